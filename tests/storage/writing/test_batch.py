"""The journal: one commit and one batch for each thing a person does, and the file's soundness told from it."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.actions import progress
from planwatch.service.actions.add import add_action
from planwatch.service.actions.edit import give_reason, set_fields
from planwatch.service.actions.progress import Note
from planwatch.service.actions.remove import remove
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import faults
from planwatch.service.history.story import story
from planwatch.service.journal import undo
from planwatch.service.journal.log import changed_actions
from planwatch.service.journal.log import entries as log
from planwatch.service.plan.start import add_plan
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import SMALL, counts, find, put, targets, told

ALL = ("C1.2", "C1.10", "A1", "A2", "A4")
Doing = Callable[[Session], object]
ACTIONS: dict[str, Doing] = {
    "one field": lambda s: put(s, "A1", {"title": "x"}),
    "many fields of one": lambda s: put(s, "A1", {"title": "x", "due": "fri", "lead": "New", "rag": "r"}, add=True),
    "support": lambda s: put(s, "A1", {"support": "Head of HR; Principal SW"}),
    "many actions": lambda s: set_fields(s, targets(s, *ALL), {"how": "x", "rag": "green"}),
    "an update": lambda s: progress.note(s, targets(s, "A1"), Note("x", rag="red")),
    "updates on many": lambda s: progress.note(s, targets(s, *ALL), Note("x")),
    "completing": lambda s: progress.complete(s, targets(s, *ALL)),
    "reopening": lambda s: progress.reopen(s, targets(s, "A2"), "why"),
    "adding": lambda s: add_action(s, s.one_plan(), {"title": "x", "theme": "New"}, add=True),
    "removing": lambda s: remove(s, targets(s, "A1", "A2")),
    "an import": lambda s: import_snapshot(s, replace(SMALL, plan=replace(SMALL.plan, ref="Q")), "q"),
    "a plan": lambda s: add_plan(s, "Z", "Another"),
    "undo": undo.undo,
    "redo": lambda s: (undo.undo(s), undo.redo(s)),
}


@pytest.mark.parametrize("doing", ACTIONS)
def test_each_thing_a_person_does_is_one_commit_and_one_change(ann: Session, doing: str) -> None:
    put(ann, "A4", {"title": "first"})
    before, statements = counts(ann)[0], list[str]()
    ann.database._conn.set_trace_callback(statements.append)
    ACTIONS[doing](ann)
    ann.database._conn.set_trace_callback(None)
    times = 2 if doing == "redo" else 1
    assert [sql.casefold() for sql in statements].count("commit") == times
    # What is read once it is done, to tell a hint, holds up nobody.
    assert [sql.casefold() for sql in statements].count("begin immediate") == times
    assert counts(ann)[0] == before + times
    assert faults(ann) == []


def test_an_inserted_row_is_one_entry_and_a_changed_one_an_entry_for_each_field(ann: Session) -> None:
    before = counts(ann)[1]
    add_action(ann, ann.one_plan(), {"title": "x", "lead": "New"}, add=True)
    assert counts(ann)[1] == before + 2
    put(ann, "A1", {"title": "x", "how": "y", "percent": "5", "rag": "r", "start": "today"})
    assert counts(ann)[1] == before + 2 + 5  # that a rating is a word is kept beside it


def test_the_clock_may_go_back_but_the_journal_does_not(small_path: Path, sit_down: SitDown) -> None:
    moments = iter(
        [datetime(2020, 1, 1, tzinfo=UTC), datetime(2010, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)]
    )
    session = sit_down(small_path, clock=lambda: next(moments))
    for number in range(3):
        put(session, "A1", {"title": str(number)})
    at = [entry.at for entry in reversed(log(session))]
    assert at == sorted(set(at))
    assert at[1:] == [f"2020-01-01T00:00:00.00{number}+00:00" for number in range(3)]


def test_the_log_tells_each_field_from_what_to_what_in_words(ann: Session) -> None:
    put(ann, "C1.2", {"due": "30 Nov 2015", "lead": "", "rag": "amber", "title": "New"}, why="late")
    [entry] = log(ann, find(ann, "C1.2"), most=1)
    assert (entry.who, entry.kind, entry.why) == ("ann", "edit", "late")
    changed = {detail.field: (detail.before, detail.after) for detail in entry.details if detail.table == "action"}
    assert changed == {
        "due": ("20 Oct 2015", "30 Nov 2015"),
        "original_due": ("nothing", "20 Oct 2015"),
        "lead": ("Head of HR", "nothing"),
        "rag": ("red", "amber"),
        "title": ("Recruit managers", "New"),
    }
    assert {detail.ref for detail in entry.details} == {"C1.2"}, "a move of its date is about the action too"


def test_the_log_of_an_action_has_its_updates_and_nothing_of_others(ann: Session) -> None:
    progress.note(ann, targets(ann, "A1", "A4"), Note("did it"))
    put(ann, "A4", {"title": "another"})
    entries = log(ann, find(ann, "A1"))
    assert [entry.kind for entry in entries] == ["edit", "import"]
    assert [(d.table, d.ref, d.after) for d in entries[0].details] == [("update", "A1", "did it")]


def test_the_log_covers_only_the_plan_worked_on(ann: Session) -> None:
    import_snapshot(ann, replace(SMALL, plan=replace(SMALL.plan, ref="Q")), "q.toml")
    assert [entry.what for entry in log(replace(ann, plan="P"))] == ["import of P.toml"]
    assert [entry.what for entry in log(replace(ann, plan="q"))] == ["import of q.toml"]


def test_a_reason_is_given_afterwards_once_and_to_ones_own_change_only(ann: Session, bob: Session) -> None:
    number = put(ann, "A1", {"title": "x"}).number
    assert number is not None
    give_reason(bob, number, "not mine to give")
    assert log(ann)[0].why == ""
    give_reason(ann, number, " because ")
    give_reason(ann, number, "another")
    assert log(ann)[0].why == "because"
    assert faults(ann) == []


def test_a_reason_given_afterwards_is_that_of_the_move_too(ann: Session) -> None:
    number = put(ann, "C1.2", {"due": "30 Nov 2015"}).number
    assert number is not None
    give_reason(ann, number, "no candidates")
    assert [move.why for move in story(ann, find(ann, "C1.2")).moves] == ["no candidates"]
    assert faults(ann) == []


def test_screens_learn_which_actions_a_change_touched(ann: Session, bob: Session) -> None:
    def touched(doing: Doing) -> set[str]:
        since = read.change_number(bob)
        doing(ann)
        rows = read.rows(bob, bob.plan_days(), sorted(changed_actions(bob, since)))
        assert read.change_number(bob) > since
        return {row.action.ref for row in rows if row is not None}

    assert touched(lambda s: put(s, "A1", {"title": "x"})) == {"A1"}
    assert touched(lambda s: progress.note(s, targets(s, "A4"), Note("x"))) == {"A4"}
    assert touched(lambda s: put(s, "A2", {"support": "Head of HR"})) == {"A2"}
    assert touched(undo.undo) == {"A2"}
    renamed = (replace(SMALL.theme[0], label="Part 1"), SMALL.theme[1])
    assert touched(lambda s: import_snapshot(s, replace(SMALL, theme=renamed, action=()), "x")) == {"C1.2", "C1.10"}
    since = read.change_number(bob)
    import_snapshot(ann, replace(SMALL, plan=replace(SMALL.plan, title="y"), theme=(), action=()), "x")
    assert changed_actions(bob, since) == set()


def spoil(path: Path, *statements: str) -> None:
    conn = sqlite3.connect(path)
    for sql in ("drop trigger journal_keeps_what_was_written", "drop trigger journal_keeps_all_rows", *statements):
        conn.execute(sql)
    conn.commit()
    conn.close()


@pytest.mark.of_a_file("its damage")
@pytest.mark.parametrize(
    ("spoilt", "fault"),
    [
        ("update action set title = 'x' where ref = 'A1'", "action A1: title not as the journal says"),
        ("update action set removed = 1 where ref = 'A1'", "action A1: removed not as the journal says"),
        ("update action set moves = 7 where ref = 'A1'", "derived columns are stale"),
        ("update action set search = '' where ref = 'A1'", "derived columns are stale"),
        ("update action set updated = '2016-01-01' where ref = 'C1.2'", "derived columns are stale"),
        (
            "insert into lead (plan_id, seq, name) values (1, 9, 'Ghost')",
            "lead Ghost: no change of the journal made it",
        ),
        ("delete from support", "support 1: the journal knows it, the table does not"),
        ("delete from journal where table_name = 'lead'", "no change of the journal made it"),
        ("update action set due_by = 'soon' where ref = 'A1'", "due_by not as the journal says"),
        ("update action set lead_id = 99 where ref = 'A1'", "refers to a missing row of lead"),
    ],
)
def test_doctor_finds_what_was_changed_behind_the_journals_back(
    small_path: Path, sit_down: SitDown, spoilt: str, fault: str
) -> None:
    assert faults(sit_down(small_path)) == []
    spoil(small_path, spoilt)
    assert any(fault in found for found in faults(sit_down(small_path)))


@pytest.mark.of_a_file("its damage")
def test_doctor_says_which_plan_cannot_be_read(small_path: Path, sit_down: SitDown) -> None:
    spoil(small_path, "update action set due_by = 'soon' where ref = 'A1'")
    assert any("plan P cannot be read" in found for found in faults(sit_down(small_path)))


def test_a_plan_is_read_as_at_one_moment_while_others_write(ann: Session, bob: Session) -> None:
    before = told(ann)
    once = iter([True])

    def meanwhile(sql: str) -> None:
        if 'from "update"' in sql and next(once, False):
            put(bob, "C1.2", {"support": "Newcomer", "lead": "Newcomer", "title": "changed"}, add=True)

    ann.database._conn.set_trace_callback(meanwhile)
    assert told(ann) == before
    ann.database._conn.set_trace_callback(None)
    assert told(ann) == told(bob) != before


def test_doctor_judges_one_moment_while_others_write(ann: Session, bob: Session) -> None:
    once = iter([True])

    def meanwhile(sql: str) -> None:
        if sql.startswith("select * from") and next(once, False):
            put(bob, "C1.2", {"lead": "Newcomer", "title": "changed"}, add=True)

    ann.database._conn.set_trace_callback(meanwhile)
    assert faults(ann) == []
    assert not next(once, False)


def test_after_a_refusal_the_connection_is_as_good_as_before(ann: Session) -> None:
    for _ in range(3):
        with pytest.raises(PlanwatchError):
            set_fields(ann, targets(ann, "A2", "A3"), {"rag": "green"})
    assert not ann.database._conn.in_transaction
    assert put(ann, "A1", {"title": "x"}).number == 2
