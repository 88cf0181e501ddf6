"""However somebody looks back (a copy of the file, rows by the journal, or day by day), it is the same past."""

from datetime import date, timedelta
from typing import Any

from planwatch.model.history.trend import Stand
from planwatch.model.plan.kinds import Rag, Status
from planwatch.model.values import replace
from planwatch.service.actions.progress import complete, reopen
from planwatch.service.actions.rate import board_rate
from planwatch.service.actions.remove import remove
from planwatch.service.journal.undo import undo
from planwatch.service.meetings.moments import end_of, looking_back
from planwatch.service.session import Session
from planwatch.storage.history.histories import histories
from planwatch.storage.journal.earlier import Earlier
from planwatch.storage.plan.rows import day_or_none
from tests.conftest import Clock
from tests.desk import put, targets

COLUMNS = ("id", "removed", "status", "rag", "board_rag", "due_by")
SELECT = f"select {', '.join(COLUMNS)} from action order by id"


def stands(on: date, rows: list[tuple[Any, ...]]) -> dict[int, Stand]:
    return {
        row_id: Stand(on, None)
        if removed
        else Stand(on, Status(status), Rag(board or rag) if board or rag else None, day_or_none(due_by))
        for row_id, removed, status, rag, board, due_by in rows
    }


def test_a_field_was_the_same_on_a_day_whichever_way_it_is_asked(ann: Session, clock: Clock) -> None:
    for work in (
        lambda: put(ann, "C1.2", {"rag": "red"}),
        lambda: board_rate(ann, targets(ann, "C1.2"), "amber", "more to do", by="Board"),
        lambda: put(ann, "C1.2", {"due": "30 Nov 2016", "percent": "40"}),
        lambda: put(ann, "C1.2", {"rag": "green"}),
        lambda: complete(ann, targets(ann, "C1.2")),
        lambda: reopen(ann, targets(ann, "C1.2"), "the evidence is thin"),
        lambda: remove(ann, targets(ann, "C1.2")),
        lambda: undo(ann),
    ):
        clock.now += timedelta(days=2)
        work()
    (day,) = ann.plan_days()
    today = clock.now.date()
    told = histories(ann.database, day.id, today)
    now = ann.database.tuples(SELECT)
    seen = set[Stand | None]()
    for back in range((today - date(2016, 1, 11)).days + 1):
        on = today - timedelta(days=back)
        batch = end_of(ann, on).batch
        with looking_back(ann, end_of(ann, on)).database as past:
            copied = stands(on, past.tuples(SELECT))
        by_journal = stands(on, list(Earlier.of(ann.database, day.id, batch, {"action": COLUMNS}).rows("action", now)))
        by_day = [[stand for stand in one.stands if stand.on <= on][-1] for one in told]
        assert by_journal == copied
        assert [replace(stand, on=on) for stand in by_day] == list(copied.values())
        seen.update(copied.values())
    assert {stand.rag for stand in seen if stand} >= {Rag.RED, Rag.AMBER, None}
