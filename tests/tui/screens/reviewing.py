"""Beginning a review at the app, and looking at what is left of one."""

from pathlib import Path

from planwatch.model.reviews.queue import Verdict
from planwatch.service import read
from planwatch.service.files.open import open_session
from planwatch.service.meetings import forums
from planwatch.service.reviews import run as reviews
from planwatch.service.session import Session
from planwatch.tui.screens.review.screen import ReviewScreen
from tests.desk import TODAY
from tests.tui.seat import Seat


def give_forums(path: Path) -> None:
    session = open_session(path, who="clerk", today=TODAY)
    with session.database:
        day = session.one_plan()
        forums.add_forum(session, day, {"name": "Theme leads", "cadence": "every two weeks on Monday from 28 Dec 2015"})
        forums.add_forum(session, day, {"name": "Board", "cadence": "every six weeks on Thursday from 21 Jan 2016"})


async def begin(seat: Seat, words: str = "for theme") -> ReviewScreen:
    await seat.press("w")
    await seat.type(words)
    await seat.press("enter")
    await seat.settle()
    assert isinstance(seat.app.screen, ReviewScreen)
    return seat.app.screen


def left(session: Session) -> dict[str, Verdict]:
    """What the newest review left of each action, by its ref."""
    day = session.one_plan()
    run = reviews.resume(session, day, reviews.unfinished(session, day)[0][0])
    rows = read.rows(session, (day,), list(run.verdicts))
    return {row.action.ref: run.verdicts[row.id] for row in rows if row is not None}
