"""What follows from a change, whoever made it and however: no circle gets in, and dates follow what they hang on."""

from collections.abc import Callable

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.plan.action import Action
from planwatch.service.actions import progress
from planwatch.service.actions.add import add_action
from planwatch.service.actions.remove import remove
from planwatch.service.files.open import faults
from planwatch.service.journal import undo
from planwatch.service.read import snapshot
from planwatch.service.session import Session
from tests.desk import find, put, targets


def add(session: Session, ref: str, due: str) -> None:
    add_action(session, session.one_plan(), {"title": ref, "ref": ref, "due": due})


def due(session: Session, ref: str) -> str:
    return str(find(session, ref).action.due.last)


def by_undo(session: Session) -> None:
    put(session, "A1", {"depends_on": "A4"})
    number = put(session, "A1", {"depends_on": ""}).number
    put(session, "A4", {"depends_on": "A1"})
    undo.undo(session, number)


def by_bringing_back_what_was_removed(session: Session) -> None:
    put(session, "A1", {"depends_on": "A4"})
    number = remove(session, targets(session, "A1")).number
    put(session, "A4", {"due": "1 week after A1"})
    undo.undo(session, number)


def by_adding(session: Session) -> None:
    put(session, "A1", {"due": "1 week after Z7"}, no_date=True)
    add(session, "Z7", "2 weeks after A1")


def by_a_new_ref(session: Session) -> None:
    put(session, "A1", {"due": "1 week after Z7"}, no_date=True)
    put(session, "A4", {"due": "1 week after A1"})
    put(session, "A4", {"ref": "Z7"})


@pytest.mark.parametrize("close", [by_undo, by_bringing_back_what_was_removed, by_adding, by_a_new_ref])
def test_a_circle_is_refused_however_it_would_be_closed(ann: Session, close: Callable[[Session], None]) -> None:
    with pytest.raises(PlanwatchError, match="they would wait for each other"):
        close(ann)
    assert faults(ann) == []
    put(ann, "C1.2", {"title": "other work goes on"})


def test_a_date_waits_for_the_action_it_names_and_gets_its_days_when_that_is_added(ann: Session) -> None:
    put(ann, "A1", {"due": "2 weeks after Z9"}, no_date=True)
    assert due(ann, "A1") == "None"
    add(ann, "Z9", "1 Jun 2016")
    assert due(ann, "A1") == "2016-06-15"


def test_words_follow_a_ref_that_is_renamed(ann: Session) -> None:
    put(ann, "A4", {"due": "1 month after c1.2"})
    put(ann, "C1.2", {"ref": "C9"})
    assert find(ann, "A4").action.due.text == "1 month after C9"
    put(ann, "C9", {"due": "1 Mar 2016"})
    assert due(ann, "A4") == "2016-04-01"
    undo.undo(ann)
    undo.undo(ann)
    assert (find(ann, "A4").action.due.text, due(ann, "A4")) == ("1 month after c1.2", "2015-11-20")


def test_what_was_complete_catches_up_when_it_is_reopened(ann: Session) -> None:
    put(ann, "A4", {"due": "2 weeks after C1.2"})
    progress.complete(ann, targets(ann, "A4"))
    put(ann, "C1.2", {"due": "1 Mar 2016"})
    assert due(ann, "A4") == "2015-11-03"
    progress.reopen(ann, targets(ann, "A4"), "not done after all")
    assert due(ann, "A4") == "2016-03-15"


def test_where_the_other_loses_its_date_so_does_what_hangs_on_it_and_the_move_is_kept(ann: Session) -> None:
    put(ann, "A4", {"due": "2 weeks after C1.2"})
    put(ann, "C1.2", {"due": "TBC"}, no_date=True)
    assert (due(ann, "A4"), find(ann, "A4").moves) == ("None", 1)
    put(ann, "C1.2", {"due": "1 Mar 2016"})
    assert (due(ann, "A4"), find(ann, "A4").moves, find(ann, "C1.2").moves) == ("2016-03-15", 2, 2)


def test_editing_something_else_moves_no_stored_date(ann: Session) -> None:
    put(ann, "A4", {"due": "2 weeks after C1.2"})
    before = find(ann, "A4").action
    put(ann, "A4", {"title": "Train them all"})
    put(ann, "C1.2", {"title": "Recruit"})
    assert find(ann, "A4").action.due.last == before.due.last
    assert find(ann, "A4").moves == 0


def test_what_is_told_of_a_dry_run_is_what_the_import_does(ann: Session) -> None:
    from planwatch.model.values import replace
    from planwatch.service.files.import_ import as_told, import_snapshot, try_import
    from tests.desk import dated

    put(ann, "A4", {"due": "2 weeks after C1.2"})
    (day,) = ann.plan_days()
    now = snapshot(ann, day)
    moved = tuple(replace(a, **dated("due", "1 Mar 2016")) if a.ref == "C1.2" else a for a in now.action)
    tried = try_import(ann, as_told(ann, replace(now, action=moved)), "moved.toml")
    assert {change.after.ref for change in tried.difference.of(Action).changed} == {"C1.2", "A4"}
    assert import_snapshot(ann, replace(now, action=moved), "moved.toml").difference == tried.difference
