"""Undo and redo: one's own last change, or any by its number; the whole of it, or nothing where somebody changed it."""

from pathlib import Path

import pytest

from planwatch.errors import Conflict, PlanwatchError, Taken
from planwatch.model.plan.kinds import Rag
from planwatch.service.actions import progress
from planwatch.service.actions.add import add_action
from planwatch.service.actions.edit import set_fields
from planwatch.service.actions.progress import Note
from planwatch.service.actions.remove import remove
from planwatch.service.change import How
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import faults
from planwatch.service.history.story import story
from planwatch.service.journal import undo as undoing
from planwatch.service.journal.log import entries as log
from planwatch.service.plan.records import records, set_record
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import SMALL, counts, find, put, targets, told

ALL = ("C1.2", "C1.10", "A1", "A2", "A3", "A4")


def test_undo_and_redo_of_one_change_hold_across_reopening_the_file(small_path: Path, sit_down: SitDown) -> None:
    def reopened() -> Session:
        return sit_down(small_path)

    first = told(reopened())
    change = put(reopened(), "C1.2", {"title": "Changed", "due": "+2w"})
    second = told(reopened())
    assert undoing.undo(reopened()).id == change.number
    assert told(reopened()) == first
    undoing.redo(reopened())
    assert told(reopened()) == second
    undoing.undo(reopened())
    assert told(reopened()) == first
    assert faults(reopened()) == []


def test_undo_and_redo_of_a_bulk_change_take_the_whole(ann: Session) -> None:
    first = told(ann)
    progress.complete(ann, targets(ann, *ALL), on="1 Dec 2015")
    second = told(ann)
    assert undoing.undo(ann).what == "4 actions completed"
    assert told(ann) == first
    undoing.redo(ann)
    assert told(ann) == second


def test_undo_goes_back_step_by_step_and_redo_comes_forward_again(ann: Session) -> None:
    stages = [told(ann)]
    for number in range(4):
        put(ann, "A1", {"title": f"Step {number}"})
        stages.append(told(ann))
    for stage in reversed(stages[:-1]):
        undoing.undo(ann)
        assert told(ann) == stage
    with pytest.raises(PlanwatchError, match="no change of ann to undo"):
        undoing.undo(ann)
    for number, stage in enumerate(stages[1:]):
        assert undoing.redo(ann).what == f"A1: title to Step {number}"
        assert told(ann) == stage
    with pytest.raises(PlanwatchError, match="nothing to redo"):
        undoing.redo(ann)


def test_after_a_new_change_nothing_can_be_redone(ann: Session, bob: Session) -> None:
    put(ann, "A1", {"title": "One"})
    undoing.undo(ann)
    put(bob, "A4", {"title": "Bob's own does not matter"})
    undoing.redo(ann)
    undoing.undo(ann)
    put(ann, "A4", {"how": "mine does"})
    with pytest.raises(PlanwatchError, match="nothing to redo"):
        undoing.redo(ann)


def test_undo_takes_ones_own_last_change_and_leaves_anothers_newer_one(ann: Session, bob: Session) -> None:
    put(ann, "A1", {"title": "Ann's"})
    put(bob, "A4", {"title": "Bob's"})
    assert undoing.undo(ann).what == "A1: title to Ann's"
    assert find(ann, "A4").action.title == "Bob's"
    with pytest.raises(PlanwatchError, match="no change of ann to undo"):
        undoing.undo(ann)


def test_anothers_change_is_taken_back_by_its_number_and_redone_by_who_took_it_back(ann: Session, bob: Session) -> None:
    number = put(bob, "A4", {"title": "Bob's"}).number
    assert undoing.undo(ann, number).who == "bob"
    assert find(ann, "A4").action.title == "Train everybody"
    with pytest.raises(PlanwatchError, match="no change of bob to undo"):
        undoing.undo(bob)
    with pytest.raises(PlanwatchError, match="nothing to redo"):
        undoing.redo(bob)
    undoing.redo(ann)
    assert find(ann, "A4").action.title == "Bob's"
    assert undoing.undo(bob).id == number


def test_an_import_is_taken_back_by_its_number_only(empty: Session) -> None:
    number = import_snapshot(empty, SMALL, "small.toml").number
    with pytest.raises(PlanwatchError, match="your last change is an import") as refused:
        undoing.undo(empty)
    assert f"planwatch undo {number}" in refused.value.hint
    whole = told(empty)
    undoing.undo(empty, number)
    assert told(empty) == ()
    assert faults(empty) == []
    undoing.redo(empty)
    assert told(empty) == whole
    assert faults(empty) == []


def test_a_number_that_cannot_be_undone_is_refused_with_the_reason(ann: Session) -> None:
    with pytest.raises(PlanwatchError, match="there is no change 999"):
        undoing.undo(ann, 999)
    number = put(ann, "A1", {"title": "x"}).number
    undoing.undo(ann, number)
    with pytest.raises(PlanwatchError, match=f"change {number} has been taken back already"):
        undoing.undo(ann, number)
    with pytest.raises(PlanwatchError, match="is itself an undo or redo"):
        undoing.undo(ann, log(ann)[0].number)


def test_undo_is_refused_whole_where_somebody_changed_the_same_since_naming_who_and_what(
    ann: Session, bob: Session
) -> None:
    set_fields(ann, targets(ann, "C1.2", "A1", "A4"), {"rag": "amber"})
    number = put(bob, "A1", {"percent": "20"}).number
    before = counts(ann), told(ann)
    with pytest.raises(
        Conflict, match=rf"A1: .*changed since, by bob on 11 Jan 2016 at .* \(change {number}\)"
    ) as refused:
        undoing.undo(ann)
    assert refused.value.hint == "nothing was undone"
    assert (counts(ann), told(ann)) == before
    undoing.undo(bob)
    undoing.undo(ann)
    assert find(ann, "C1.2").action.rag is Rag.RED


def test_a_change_of_another_field_since_does_not_stand_in_the_way(ann: Session, bob: Session) -> None:
    put(ann, "A1", {"title": "Ann's"})
    put(bob, "A1", {"how": "Bob's"})
    undoing.undo(ann)
    assert (find(ann, "A1").action.title, find(ann, "A1").action.how) == ("Set standards", "Bob's")


def test_adding_an_action_with_a_new_lead_and_theme_is_one_change(ann: Session) -> None:
    before = told(ann)
    values = {"title": "New", "lead": "New lead", "theme": "New theme", "due": "fri"}
    outcome = add_action(ann, ann.one_plan(), values, add=True)
    after = told(ann)
    assert find(ann, outcome.changed[0]).action.lead == "New lead"
    undoing.undo(ann)
    assert told(ann) == before
    undoing.redo(ann)
    assert told(ann) == after


def test_an_added_action_that_somebody_wrote_an_update_on_is_not_undone_away(ann: Session, bob: Session) -> None:
    ref = add_action(ann, ann.one_plan(), {"title": "New"}).changed[0]
    progress.note(bob, targets(bob, ref), Note("begun"))
    with pytest.raises(Conflict, match=f"{ref} is in use: bob on .* added an update to it"):
        undoing.undo(ann)
    undoing.undo(bob)
    undoing.undo(ann)
    assert faults(ann) == []


def test_an_added_lead_that_somebody_gave_an_action_is_not_undone_away(ann: Session, bob: Session) -> None:
    put(ann, "A1", {"lead": "Newcomer"}, add=True)
    put(bob, "A4", {"lead": "Newcomer"})
    put(ann, "A4", {"title": "unrelated"})
    undoing.undo(ann)
    with pytest.raises(Conflict, match="Newcomer is in use: bob"):
        undoing.undo(ann)


def test_removing_an_action_can_be_undone_and_redone_with_all_that_hangs_on_it(ann: Session) -> None:
    before = told(ann)
    remove(ann, targets(ann, "C1.2", "A1"))
    after = told(ann)
    assert [action.ref for action in after[0].action] == ["C1.10", "A2", "A4", "A3"]
    undoing.undo(ann)
    assert told(ann) == before
    undoing.redo(ann)
    assert told(ann) == after
    undoing.undo(ann)
    assert told(ann) == before
    assert faults(ann) == []


def test_a_removal_is_not_undone_where_its_ref_was_taken_meanwhile_and_says_which(ann: Session, bob: Session) -> None:
    remove(ann, targets(ann, "A1"))
    add_action(bob, bob.one_plan(), {"title": "Another", "ref": "A1"})
    before = told(ann)
    with pytest.raises(Conflict, match="'A1' is in use"):
        undoing.undo(ann)
    assert told(ann) == before
    put(bob, "A1", {"ref": "A9"})
    undoing.undo(ann)
    assert find(ann, "A1").action.title == "Set standards"


def test_a_renamed_ref_is_not_given_back_where_it_was_taken_meanwhile(ann: Session, bob: Session) -> None:
    put(ann, "A1", {"ref": "B1"})
    put(bob, "A4", {"ref": "A1"})
    with pytest.raises(Conflict, match="'A1' is in use"):
        undoing.undo(ann)


def test_a_ref_in_use_is_refused_and_named(ann: Session) -> None:
    with pytest.raises(Taken, match="'A4' is in use"):
        put(ann, "A1", {"ref": "A4"})
    with pytest.raises(Taken, match="'A4' is in use"):
        add_action(ann, ann.one_plan(), {"title": "x", "ref": "A4"})


def test_an_update_with_its_rating_is_one_change(ann: Session) -> None:
    before = told(ann)
    progress.note(ann, targets(ann, "A1", "A4"), Note("did it", rag="amber"))
    assert find(ann, "A1").action.rag is Rag.AMBER
    assert find(ann, "A1").updated == ann.today
    undoing.undo(ann)
    assert told(ann) == before
    assert find(ann, "A1").updated is None


def test_undoing_a_move_takes_back_the_count_and_the_original_date(ann: Session) -> None:
    put(ann, "C1.2", {"due": "1 Dec 2015"}, why="first")
    put(ann, "C1.2", {"due": "1 Jan 2016"}, why="second")
    assert (find(ann, "C1.2").moves, find(ann, "C1.2").action.original_due.text) == (2, "20 Oct 2015")
    undoing.undo(ann)
    row = find(ann, "C1.2")
    assert (row.moves, row.action.due.text, row.action.original_due.text) == (1, "1 Dec 2015", "20 Oct 2015")
    undoing.undo(ann)
    row = find(ann, "C1.2")
    assert (row.moves, row.moved_on, row.action.due.text, row.action.original_due.text) == (0, None, "20 Oct 2015", "")
    assert story(ann, row).moves == ()
    undoing.redo(ann)
    undoing.redo(ann)
    assert (find(ann, "C1.2").moves, find(ann, "C1.2").action.due.text) == (2, "1 Jan 2016")


def test_reopening_and_completing_are_undone(ann: Session) -> None:
    before = told(ann)
    progress.reopen(ann, targets(ann, "A2", "A3"), "not done after all")
    progress.complete(ann, targets(ann, "A2"))
    undoing.undo(ann)
    undoing.undo(ann)
    assert told(ann) == before


def test_the_log_says_what_was_undone_and_by_whom(ann: Session, bob: Session) -> None:
    number = put(ann, "A1", {"title": "x"}, why="because").number
    undoing.undo(bob, number)
    undo, edit = log(ann)[:2]
    assert (undo.who, undo.kind, undo.what, undo.undone) == ("bob", "undo", "undo: A1: title to x", False)
    assert (edit.who, edit.why, edit.undone) == ("ann", "because", True)
    undoing.redo(bob)
    redo, undo, edit = log(ann)[:3]
    assert (redo.kind, redo.what, edit.undone) == ("redo", "redo: A1: title to x", False)


def test_the_log_shows_days_switches_and_lists_as_people_write_them(ann: Session) -> None:
    put(ann, "C1.2", {"answers": "1, 2"})
    day = ann.one_plan()
    set_record(ann, day, records(ann, day, "plan")[0], {"second_person": "yes", "ends": "31 Dec 2016"})
    [plan, action] = log(ann)[:2]
    assert [detail.in_words() for detail in action.details] == ["C1.2 answers removed: 1a", "C1.2 answers added: 2"]
    assert sorted(detail.in_words() for detail in plan.details) == [
        "plan ends: nothing → 31 Dec 2016", "plan second person: no → yes",
    ]  # fmt: skip


def test_undo_and_redo_each_step_the_version_on(ann: Session) -> None:
    versions = [find(ann, "A1").version]
    for step in (lambda: put(ann, "A1", {"title": "x"}), lambda: undoing.undo(ann), lambda: undoing.redo(ann)):
        step()
        versions.append(find(ann, "A1").version)
    assert versions == [1, 2, 3, 4]


def test_what_a_person_typed_is_not_taken_for_a_place_to_put_the_ref(ann: Session) -> None:
    put(ann, "A1", {"title": "{} and {}"}, why="{}")
    assert log(ann)[0].what == "A1: title to {} and {}"
    set_fields(ann, targets(ann, "A1", "A4"), {"how": "{}"}, How())
    assert undoing.undo(ann).what == "2 actions: how to {}"
