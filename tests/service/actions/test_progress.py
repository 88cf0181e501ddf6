"""What belongs to a status stays with it: a percentage, a completed day, one lead."""

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.kinds import Status
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.actions import progress
from planwatch.service.actions.add import add_action
from planwatch.service.journal import undo
from planwatch.service.session import Session
from planwatch.words.story import status_in_words
from tests.desk import SMALL, TODAY, dated, find, put, targets, with_keys


def test_a_completed_action_keeps_no_part_of_a_hundred_per_cent(ann: Session) -> None:
    put(ann, "C1.2", {"percent": "80"})
    progress.complete(ann, targets(ann, "C1.2"))
    assert find(ann, "C1.2").action.percent == 100
    with pytest.raises(PlanwatchError, match=r"C1\.2 is complete: all of it is done"):
        put(ann, "C1.2", {"percent": "80"})
    undo.undo(ann)
    assert find(ann, "C1.2").action.percent == 80
    put(ann, "C1.2", {"status": "complete"})
    progress.reopen(ann, targets(ann, "C1.2"), "not so")
    assert find(ann, "C1.2").action.percent is None
    progress.complete(ann, targets(ann, "A1"))
    assert find(ann, "A1").action.percent is None


def test_what_a_file_says_of_a_finished_action_is_not_told_as_its_progress() -> None:
    assert status_in_words(with_keys(SMALL.action[3], percent=80)) == "complete"
    assert status_in_words(with_keys(SMALL.action[0], percent=80)) == "in progress, 80 %"


@pytest.mark.parametrize("status", [Status.NOT_STARTED, Status.IN_PROGRESS])
def test_a_day_completed_beside_an_open_status_is_refused_from_a_file(status: Status) -> None:
    one = with_keys(SMALL.action[3], status=status, **dated("completed", "3 Sep 2015"))
    text = to_toml(replace(SMALL, action=(one,)))
    with pytest.raises(PlanwatchError) as refused:
        read_toml(text, "plan.toml", TODAY)
    assert f"completed is 3 Sep 2015, but status is {status}" in str(refused.value)


def test_and_when_it_is_typed(ann: Session) -> None:
    for changes in ({"completed": "3 Sep 2015"}, {"status": "in progress", "completed": "3 Sep 2015"}):
        with pytest.raises(PlanwatchError, match="complete it first"):
            put(ann, "C1.10", changes)


@pytest.mark.parametrize(
    "typed", ["Head of HR; Principal SW", "Head of HR / Principal SW", "head of hr and principal sw"]
)
def test_two_names_in_the_cell_of_a_lead_are_two_leads(ann: Session, typed: str) -> None:
    put(ann, "C1.10", {"lead": typed})
    action = find(ann, "C1.10").action
    assert (action.lead, action.support) == ("Head of HR", ("Principal SW",))
    add_action(ann, ann.one_plan(), {"title": "New", "lead": typed, "ref": "N1"})
    added = find(ann, "N1").action
    assert (added.lead, added.support) == ("Head of HR", ("Principal SW",))


def test_one_name_that_looks_like_two_is_one(ann: Session) -> None:
    put(ann, "C1.10", {"lead": "Children and Families"}, add=True)
    assert find(ann, "C1.10").action.lead == "Children and Families"
    put(ann, "C1.10", {"lead": "Police; Health"}, add=True)
    action = find(ann, "C1.10").action
    assert (action.lead, action.support) == ("Police", ("Health",))
    assert read.names(ann, ann.one_plan().id, "lead")[-2:] == ["Police", "Health"]
