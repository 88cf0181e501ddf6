"""A closed plan takes no changes: only undo, and what opens it again."""

from datetime import date

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.write import to_toml
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.actions import progress
from planwatch.service.actions.add import add_action
from planwatch.service.actions.progress import Note
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.journal import undo
from planwatch.service.meetings.meetings import add_meeting
from planwatch.service.plan.records import records, set_record
from planwatch.service.session import Session
from tests.desk import counts, find, put, targets


def set_plan(session: Session, **changes: str) -> None:
    day = session.one_plan()
    set_record(session, day, records(session, day, "plan")[0], changes)


@pytest.fixture
def closed(ann: Session) -> Session:
    put(ann, "A1", {"percent": "30"})
    set_plan(ann, status="closed")
    return ann


def test_nothing_in_it_is_changed(closed: Session) -> None:
    day, before = closed.one_plan(), counts(closed)
    ways = (
        lambda: put(closed, "C1.2", {"rag": "green"}),
        lambda: progress.note(closed, targets(closed, "A1"), Note("Said")),
        lambda: progress.complete(closed, targets(closed, "A1")),
        lambda: add_action(closed, day, {"title": "One more"}),
        lambda: add_meeting(closed, day, "", date(2016, 1, 8)),
        lambda: set_plan(closed, title="Another"),
    )
    for change in ways:
        with pytest.raises(PlanwatchError, match="the plan P is closed, and takes no changes"):
            change()
    assert counts(closed) == before


def test_a_file_that_leaves_it_closed_changes_nothing(closed: Session) -> None:
    whole = read.snapshot(closed, closed.one_plan())
    changed = replace(whole, action=(replace(whole.action[0], title="Another"), *whole.action[1:]))
    with pytest.raises(PlanwatchError, match="is closed"):
        import_snapshot(closed, changed, "x")


def test_undo_and_opening_it_again_work(closed: Session) -> None:
    undo.undo(closed)
    assert closed.one_plan().plan.status == "approved"
    undo.undo(closed)
    assert find(closed, "A1").action.percent is None
    set_plan(closed, status="closed")
    set_plan(closed, closed_on="8 Jan 2016")
    set_plan(closed, status="approved")
    put(closed, "C1.2", {"percent": "60"})


def test_a_plan_that_comes_closed_is_taken(empty: Session, closed: Session) -> None:
    whole = read.snapshot(closed, closed.one_plan())
    import_snapshot(empty, whole, "x")
    assert to_toml(read.snapshot(empty, empty.one_plan())) == to_toml(whole)
