"""Handing a lead's open actions over: for good, and as cover that comes back."""

from datetime import date

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.plan.action import Cover
from planwatch.service.journal import undo
from planwatch.service.people.handover import ended_covers, hand_back, hand_over
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import counts, find, put, targets


def test_all_open_actions_of_a_lead_go_to_another_in_one_change(ann: Session) -> None:
    put(ann, "A2", {"lead": "Principal SW"})
    outcome = hand_over(ann, ann.one_plan(), "Principal SW", "Head of HR")
    assert outcome.changed == ("A4",)
    assert (find(ann, "A4").action.lead, find(ann, "A2").action.lead) == ("Head of HR", "Principal SW")
    undo.undo(ann)
    assert find(ann, "A4").action.lead == "Principal SW"


def test_cover_ends_after_its_last_day_and_comes_back_when_confirmed(ann: Session, sit_down: SitDown) -> None:
    hand_over(ann, ann.one_plan(), "Principal SW", "Head of HR", until="8 Feb 2016")
    action = find(ann, "A4").action
    assert (action.lead, action.cover) == ("Head of HR", Cover("Principal SW", date(2016, 2, 8)))
    on_the_day = sit_down(ann.path, "bob", today=date(2016, 2, 8))
    after = sit_down(ann.path, "bob", today=date(2016, 2, 9))
    assert ended_covers(on_the_day) == []
    assert [row.action.ref for row in ended_covers(after)] == ["A4"]
    hand_back(after, targets(after, "A4"))
    action = find(after, "A4").action
    assert (action.lead, action.cover) == ("Principal SW", None)
    assert ended_covers(after) == []


def test_who_covers_can_hand_the_cover_on_and_it_still_comes_back_to_the_first(ann: Session) -> None:
    hand_over(ann, ann.one_plan(), "Principal SW", "Head of HR", until="8 Feb 2016")
    put(ann, "C1.2", {"lead": "Élan Partners"})
    hand_over(ann, ann.one_plan(), "Head of HR", "Élan Partners", until="1 Mar 2016")
    action = find(ann, "A4").action
    assert (action.lead, action.cover) == ("Élan Partners", Cover("Principal SW", date(2016, 2, 8)))


def test_handing_cover_to_the_lead_it_is_for_ends_it(ann: Session) -> None:
    hand_over(ann, ann.one_plan(), "Principal SW", "Head of HR", until="8 Feb 2016")
    put(ann, "C1.2", {"lead": ""})
    hand_over(ann, ann.one_plan(), "Head of HR", "Principal SW")
    assert (find(ann, "A4").action.lead, find(ann, "A4").action.cover) == ("Principal SW", None)


def test_giving_a_covered_action_to_another_lead_ends_the_cover(ann: Session) -> None:
    hand_over(ann, ann.one_plan(), "Principal SW", "Head of HR", until="8 Feb 2016")
    put(ann, "A4", {"lead": "Élan Partners"})
    assert find(ann, "A4").action.cover is None


def test_a_new_lead_is_added_only_when_told_to(ann: Session) -> None:
    with pytest.raises(PlanwatchError, match="there is no lead 'Agency'"):
        hand_over(ann, ann.one_plan(), "Principal SW", "Agency")
    hand_over(ann, ann.one_plan(), "Principal SW", "Agency", add=True)
    assert find(ann, "A4").action.lead == "Agency"


@pytest.mark.parametrize(
    ("old", "new", "until", "said"),
    [
        ("Principal SW", "Principal SW", "", "needs two leads"),
        ("Principal SW", "", "", "needs two leads"),
        ("Principal SW", "Head of HR", "8 Jan 2016", "is not a day to come"),
        ("Principal SW", "Head of HR", "in due course", "is not a day to come"),
    ],
)
def test_a_handover_that_cannot_be_is_refused(ann: Session, old: str, new: str, until: str, said: str) -> None:
    before = counts(ann)
    with pytest.raises(PlanwatchError, match=said):
        hand_over(ann, ann.one_plan(), old, new, until)
    assert counts(ann) == before


def test_a_lead_without_open_actions_has_nothing_to_hand_over(ann: Session) -> None:
    put(ann, "A4", {"lead": ""})
    with pytest.raises(PlanwatchError, match="has no open action"):
        hand_over(ann, ann.one_plan(), "Principal SW", "Head of HR")


def test_only_cover_can_be_given_back(ann: Session) -> None:
    with pytest.raises(PlanwatchError, match="is not covered for anybody"):
        hand_back(ann, targets(ann, "A4"))


def test_cover_that_is_handed_back_early_is_over(ann: Session) -> None:
    hand_over(ann, ann.one_plan(), "Principal SW", "Head of HR", until="8 Feb 2016")
    put(ann, "C1.2", {"lead": ""})
    hand_over(ann, ann.one_plan(), "Head of HR", "Principal SW", until="1 Mar 2016")
    action = find(ann, "A4").action
    assert (action.lead, action.cover) == ("Principal SW", None)
