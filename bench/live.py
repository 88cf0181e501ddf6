"""``python bench/live.py N ROWS FILE.db``: the plan of N actions after so many journal rows of being worked on.

A board meets every six weeks from 1 June 2015, and is given a pack each time.
"""

import argparse
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from generate import AS_AT, write

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.write import to_toml
from planwatch.model.values import replace
from planwatch.service.actions.edit import set_fields
from planwatch.service.actions.progress import Note, note
from planwatch.service.change import How, Target
from planwatch.service.files.open import open_session
from planwatch.service.meetings import packs
from planwatch.service.meetings.forums import add_forum
from planwatch.service.meetings.meetings import hold
from planwatch.service.session import Session

BOARD = "Improvement Board"
FIRST = date(2015, 6, 1)
_SEED = 20150601
_AT_ONCE = 150
"""Actions changed by one command."""


class _Clock:
    """Life from the first meeting to the plan's own day, a moment further at each look."""

    def __init__(self) -> None:
        self.now = datetime.combine(FIRST, time(8), UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


def live(path: Path, rows: int) -> None:
    """Work on the plan until the journal has so many rows."""
    clock = _Clock()
    meetings = [FIRST + timedelta(weeks=6 * n) for n in range((AS_AT - FIRST).days // 42 + 1)]
    with open_session(path, who="programme office", clock=clock).database as database:
        session = Session(database, who="programme office", clock=clock)
        add_forum(session, session.one_plan(), {"name": BOARD, "cadence": "every six weeks on Monday from 1 Jun 2015"})
        work = _work(session, random.Random(_SEED))
        begun = _rows(session)
        for number, on in enumerate(meetings):
            clock.now = max(clock.now, datetime.combine(on, time(8), UTC))
            then = replace(session, today=on)
            hold(then, then.one_plan(), BOARD, on)
            packs.issue(then, then.one_plan(), BOARD, on, to_toml)
            goal = begun + (rows - begun) * (number + 1) // len(meetings)
            while _rows(session) < goal:
                next(work)


def _rows(session: Session) -> int:
    return session.database.number("select count(*) from journal")


def _work(session: Session, rng: random.Random) -> Iterator[None]:
    """What is done to a plan: mostly notes and ratings, now and then a date."""
    ids = [row[0] for row in session.database.query("select id from action where removed = 0")]
    while True:
        some = [Target(key) for key in rng.sample(ids, min(_AT_ONCE, len(ids)))]
        try:
            match rng.choice(("note", "note", "rag", "rag", "percent", "due", "lead")):
                case "note":
                    note(session, some, Note(f"Looked at on round {rng.randrange(10_000)}", rag=rng.choice("rag")))
                case "rag":
                    set_fields(session, some, {"rag": rng.choice("rag")})
                case "percent":
                    set_fields(session, some, {"percent": str(rng.randrange(0, 100, 5))})
                case "due":
                    set_fields(session, some, {"due": "+2w"}, How(why="the partner was late"))
                case _:
                    set_fields(session, some, {"lead": f"Team leader, {rng.choice(('housing', 'education'))}"})
        except PlanwatchError:
            continue  # none of them could take it
        yield


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, help="how many actions, 100 to 100000")
    parser.add_argument("rows", type=int, help="how many journal rows")
    parser.add_argument("file", type=Path, help="the plan file to make")
    asked = parser.parse_args()
    if asked.file.exists():
        parser.error(f"{asked.file} exists already")
    write(asked.number, asked.file)
    live(asked.file, asked.rows)


if __name__ == "__main__":
    main()
