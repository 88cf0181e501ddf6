"""A plan file that is written over in its place while it is open: noticed, nothing written, no two plans mixed."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.plan.plan import Plan
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import backup, faults, lost, open_session
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import SMALL, TODAY, find, put

pytestmark = pytest.mark.of_a_file("another in its place")

OTHER = replace(SMALL, plan=Plan(ref="Q", title="Another plan"))


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A plan file of another plan, closed."""
    session = open_session(tmp_path / "other.db", create=True, who="bob", today=TODAY)
    with session.database:
        import_snapshot(session, OTHER, "other")
    return session.path


def by_copy(path: Path, other: Path) -> None:
    shutil.copyfile(other, path)


def by_bytes_in_place(path: Path, other: Path) -> None:
    with path.open("r+b") as file:
        file.write(other.read_bytes())
        file.truncate()


def by_emptying(path: Path, other: Path) -> None:
    path.write_bytes(b"")


def by_other_words(path: Path, other: Path) -> None:
    path.write_text("no plan file" * 1000)


WAYS = (by_copy, by_bytes_in_place, by_emptying, by_other_words)
Way = Callable[[Path, Path], None]


def watched(session: Session) -> Session:
    """As in the app, which looks for others' changes again and again."""
    for _ in range(2):
        read.change_number(session)
    return session


def move_log_in(path: Path) -> None:
    """As whoever works in the file does now and then: what the log holds is moved into it."""
    with contextlib.closing(sqlite3.connect(path)) as conn:
        assert conn.execute("pragma wal_checkpoint(truncate)").fetchone()[0] == 0


def refused(ask: Callable[[], object]) -> None:
    with pytest.raises(PlanwatchError, match="was overwritten with something else while it was open") as refusal:
        ask()
    assert refusal.value.hint == "nothing is written; quit and open it again"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("edited", [False, True])
def test_a_file_overwritten_under_a_session_is_told_and_nothing_is_written(
    ann: Session, other: Path, way: Way, edited: bool
) -> None:
    watched(ann)
    if edited:
        put(ann, "A1", {"title": "in the log only"})
    way(ann.path, other)
    before = ann.path.read_bytes()
    refused(lambda: read.change_number(ann))
    refused(lambda: read.find_action(ann, "A1"))
    with pytest.raises(PlanwatchError, match="was overwritten with something else"):
        put(ann, "A1", {"title": "x"}, seen=None)
    assert lost(ann) is not None
    ann.database.close()
    assert ann.path.read_bytes() == before
    if way in (by_copy, by_bytes_in_place):
        session = open_session(ann.path, today=TODAY)
        with session.database:
            assert faults(session) == []
            assert [day.plan.ref for day in session.plan_days()] == ["Q"]


def test_the_first_that_is_asked_of_it_may_be_a_change(ann: Session, other: Path) -> None:
    watched(ann)
    put(ann, "A1", {"title": "in the log only"})
    row = find(ann, "A1")
    by_copy(ann.path, other)
    before = ann.path.read_bytes()
    refused(ann.database.writing().__enter__)
    assert row.action.title == "in the log only"
    ann.database.close()
    assert ann.path.read_bytes() == before


def test_who_quits_at_once_leaves_what_was_put_there_as_it_is(ann: Session, other: Path) -> None:
    watched(ann)
    put(ann, "A1", {"title": "in the log only"})
    by_copy(ann.path, other)
    before = ann.path.read_bytes()
    ann.database.close()
    assert ann.path.read_bytes() == before
    session = open_session(ann.path, today=TODAY)
    with session.database:
        assert faults(session) == []


def test_an_older_copy_of_the_plan_itself_is_told(ann: Session, tmp_path: Path) -> None:
    old = backup(ann, tmp_path / "old.db")
    put(ann, "A1", {"title": "newer"})
    move_log_in(ann.path)
    watched(ann)
    by_copy(ann.path, old)
    refused(lambda: read.change_number(ann))


def test_a_copy_that_somebody_else_worked_on_is_told(ann: Session, tmp_path: Path, sit_down: SitDown) -> None:
    watched(ann)
    copy = sit_down(backup(ann, tmp_path / "copy.db"), who="bob")
    with copy.database:
        put(copy, "A1", {"title": "of the copy"})
    put(ann, "A1", {"title": "of ann"})
    by_copy(ann.path, copy.path)
    refused(lambda: read.change_number(ann))


def test_after_it_was_told_the_file_is_left_to_whoever_opens_it_then(
    ann: Session, other: Path, sit_down: SitDown
) -> None:
    watched(ann)
    put(ann, "A1", {"title": "in the log only"})
    by_copy(ann.path, other)
    refused(lambda: read.change_number(ann))
    bob = sit_down(ann.path, who="bob")
    put(bob, "A1", {"title": "of bob"})
    ann.database.close()
    assert find(bob, "A1").action.title == "of bob"
    assert faults(bob) == []


def test_changes_by_others_and_a_log_moved_into_the_file_are_no_reason_to_refuse(
    ann: Session, sit_down: SitDown
) -> None:
    watched(ann)
    bob = sit_down(ann.path, who="bob")
    for number in range(3):
        put(bob, "A1", {"title": f"of bob {number}"})
        move_log_in(ann.path)
        assert read.change_number(ann)
        put(ann, "A1", {"title": f"of ann {number}"})
        move_log_in(ann.path)
        assert read.change_number(ann)
    assert lost(ann) is None


def test_a_new_file_all_of_which_is_in_its_log_is_no_other(sit_down: SitDown, tmp_path: Path) -> None:
    session = open_session(tmp_path / "new.db", create=True, who="ann", today=TODAY)
    with session.database:
        watched(session)
        import_snapshot(session, SMALL, "small")
        assert read.change_number(session)
        move_log_in(session.path)
        assert read.change_number(session)


def test_a_file_that_was_only_touched_is_the_same(ann: Session) -> None:
    watched(ann)
    ann.path.touch()
    assert read.change_number(ann)
    assert put(ann, "A1", {"title": "x"}).number is not None
