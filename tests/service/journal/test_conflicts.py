"""Two people over one file: other fields merge, the same field is a conflict that says who, when and what."""

import pytest

from planwatch.errors import Conflict, PlanwatchError
from planwatch.model.plan.kinds import Rag
from planwatch.service.actions import progress
from planwatch.service.actions.edit import set_fields
from planwatch.service.actions.remove import remove
from planwatch.service.change import How, Target
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.journal import undo
from planwatch.service.journal import undo as undoing
from planwatch.service.journal.log import entries as log
from planwatch.service.reviews import run
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import SMALL, counts, find, put, targets, told


def test_changes_of_different_fields_both_stand(ann: Session, bob: Session) -> None:
    seen = targets(ann, "C1.2", seen=True)
    put(bob, "C1.2", {"title": "Recruit permanent managers"})
    put(bob, "C1.2", {"percent": "60"})
    set_fields(ann, seen, {"due": "30 Nov 2015"})
    row = find(bob, "C1.2")
    assert (row.action.title, row.action.percent, row.action.due.text) == (
        "Recruit permanent managers",
        60,
        "30 Nov 2015",
    )
    assert row.version == (seen[0].seen or 0) + 3


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "shown"),
    [
        ("title", "mine", "theirs", "title of C1.2 was changed meanwhile by bob on 11 Jan 2016 at .* to theirs"),
        (
            "due",
            "1 Feb 2016",
            "1 Mar 2016",
            "due of C1.2 was changed meanwhile by bob on 11 Jan 2016 at .* to 1 Mar 2016",
        ),
        (
            "lead",
            "Principal SW",
            "Élan Partners",
            "lead of C1.2 was changed meanwhile by bob on 11 Jan 2016 at .* to Élan Partners",
        ),
        (
            "rag",
            "green",
            "amber",
            "^RAG of C1.2 was changed meanwhile by bob on 11 Jan 2016 at .*:.* to amber",
        ),
        (
            "support",
            "Élan Partners",
            "",
            "support of C1.2 was changed meanwhile by bob on 11 Jan 2016 at .* to nothing",
        ),
    ],
)
def test_a_change_of_the_same_field_is_a_conflict_naming_who_when_and_what(
    ann: Session, bob: Session, field: str, mine: str, theirs: str, shown: str
) -> None:
    seen = targets(ann, "C1.2", seen=True)
    put(bob, "C1.2", {field: theirs})
    before = counts(ann), told(ann)
    with pytest.raises(Conflict, match=shown) as refused:
        set_fields(ann, seen, {field: mine})
    assert refused.value.exit_code == 3
    assert (counts(ann), told(ann)) == before


def test_status_rating_and_percentage_are_one_field(ann: Session, bob: Session) -> None:
    seen = targets(ann, "A1", seen=True)
    put(bob, "A1", {"percent": "90"})
    with pytest.raises(Conflict, match=r"^percent of A1 was changed meanwhile by bob on .* to 90 %"):
        set_fields(ann, seen, {"rag": "red"})


def test_the_same_value_given_by_both_is_no_conflict_and_no_second_change(ann: Session, bob: Session) -> None:
    seen = targets(ann, "A1", seen=True)
    put(bob, "A1", {"title": "Same"})
    assert set_fields(ann, seen, {"title": "Same"}).number is None


def test_a_field_that_changed_before_it_was_seen_is_no_conflict(ann: Session, bob: Session) -> None:
    put(bob, "A1", {"title": "Old news"})
    seen = targets(ann, "A1", seen=True)
    put(bob, "A1", {"how": "by committee"})
    put(bob, "A4", {"title": "another action"})
    set_fields(ann, seen, {"title": "Mine"})
    assert find(bob, "A1").action.title == "Mine"


def test_several_fields_typed_at_once_are_one_step_of_the_version(ann: Session, bob: Session) -> None:
    seen = targets(ann, "A1", seen=True)
    set_fields(ann, seen, {"title": "One", "percent": "10", "rag": "red", "due": "1 Mar 2016"})
    assert find(ann, "A1").version == (seen[0].seen or 0) + 1
    put(bob, "A1", {"how": "merges"})
    set_fields(ann, [Target(seen[0].id, (seen[0].seen or 0) + 1)], {"title": "Two", "rag": "green"})
    assert (find(ann, "A1").action.title, find(ann, "A1").action.rag) == ("Two", Rag.GREEN)


def test_a_conflict_in_one_of_many_takes_back_the_whole(ann: Session, bob: Session) -> None:
    seen = targets(ann, "C1.2", "A1", "A4", seen=True)
    put(bob, "A4", {"rag": "amber"})
    before = counts(ann), told(ann)
    with pytest.raises(Conflict, match=r"^RAG of A4 was changed meanwhile by bob on .* to amber"):
        set_fields(ann, seen, {"rag": "green"})
    assert (counts(ann), told(ann)) == before


def test_an_action_removed_meanwhile_is_a_conflict_naming_it_and_who_removed_it(ann: Session, bob: Session) -> None:
    seen = targets(ann, "A1", seen=True)
    remove(bob, targets(bob, "A1"))
    with pytest.raises(Conflict, match="A1 was removed meanwhile by bob on 11 Jan 2016"):
        set_fields(ann, seen, {"title": "gone"})
    with pytest.raises(Conflict, match="removed meanwhile"):
        progress.note(ann, seen, progress.Note("too late"))


def test_undone_by_its_maker_a_change_still_counts_as_a_change_meanwhile(ann: Session, bob: Session) -> None:
    seen = targets(ann, "A1", seen=True)
    put(bob, "A1", {"title": "For a moment"})
    undo.undo(bob)
    with pytest.raises(
        Conflict, match=r"title of A1 was changed meanwhile by bob on 11 Jan 2016 at .* to Set standards"
    ):
        set_fields(ann, seen, {"title": "Mine"})


def test_a_change_that_changes_nothing_leaves_no_trace(ann: Session) -> None:
    before, version = counts(ann), find(ann, "C1.2").version
    unchanged = {"title": "Recruit managers", "rag": "red", "due": "20 Oct 2015", "support": "principal sw",
                 "lead": "head of hr", "theme": "theme 1", "answers": "1 1a", "status": "in-progress"}  # fmt: skip
    assert put(ann, "C1.2", unchanged).number is None
    assert put(ann, "A1", {"title": "Set standards"}, why="no reason").number is None
    assert (counts(ann), find(ann, "C1.2").version) == (before, version)


def test_a_change_that_ends_where_it_began_leaves_no_trace(ann: Session, bob: Session) -> None:
    seen = targets(ann, "A4", seen=True)
    before = counts(ann)
    same = {"status": "not started", "rag": ""}
    assert set_fields(bob, targets(bob, "A4"), {**same, "status": "not started"}).number is not None
    assert set_fields(bob, targets(bob, "A4"), {"status": "in progress"}).number is not None
    assert counts(ann)[0] == before[0] + 2
    with pytest.raises(Conflict):
        set_fields(ann, seen, {"percent": "5"})


def test_of_many_those_that_cannot_take_a_change_are_left_alone_wholly(ann: Session) -> None:
    before = find(ann, "C1.10").action, find(ann, "A2").action
    outcome = set_fields(ann, targets(ann, "C1.2", "C1.10", "A2", "A4"), {"how": "together", "rag": "green"})
    assert outcome.changed == ("C1.2", "A4")
    assert [ref for ref, _ in outcome.left] == ["C1.10", "A2"]
    assert outcome.in_words() == "2 of 4, 2 left alone: C1.10 has not started, so it has no rating yet"
    assert (find(ann, "C1.10").action, find(ann, "A2").action) == before
    assert log(ann)[0].what == "2 actions: how to together, rag to green"
    undo.undo(ann)
    assert find(ann, "C1.2").action.how == ""


def test_a_lead_added_for_an_action_that_then_refuses_the_change_is_not_kept(ann: Session) -> None:
    how = How(add=True)
    set_fields(ann, targets(ann, "A2", "A4"), {"title": "x", "lead": "New lead", "rag": "green"}, how)
    set_fields(ann, targets(ann, "A4", "C1.10"), {"lead": "Newer lead", "rag": "red"}, how)
    assert find(ann, "C1.10").action.lead == "Élan Partners"
    assert find(ann, "A4").action.lead == "Newer lead"
    with pytest.raises(PlanwatchError, match="A2 is complete"):
        set_fields(ann, targets(ann, "A2", "A3"), {"lead": "Newest lead", "rag": "red"}, how)
    assert [lead.name for lead in told(ann)[0].lead][3:] == ["New lead", "Newer lead"]


def test_where_none_can_take_it_the_reason_is_raised_and_nothing_is_written(ann: Session) -> None:
    before = counts(ann), told(ann)
    with pytest.raises(PlanwatchError, match="A2 is complete: only an action under way is rated"):
        set_fields(ann, targets(ann, "A2", "A3"), {"title": "x", "rag": "green"})
    assert (counts(ann), told(ann)) == before


def test_a_plan_that_somebody_has_begun_to_review_is_not_undone_away(empty: Session, sit_down: SitDown) -> None:
    made = import_snapshot(empty, SMALL, "small.toml").number
    bob = sit_down(empty.database.path, who="bob")
    run.begin(bob, bob.one_plan(), run.Asked())
    with pytest.raises(Conflict, match=r"Small plan|P is in use.*bob"):
        undoing.undo(empty, made)
