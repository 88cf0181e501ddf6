"""Dates that are typed: a slip of the keys never takes one away."""

import pytest

from planwatch.errors import PlanwatchError
from planwatch.service.actions.add import add_action
from planwatch.service.actions.edit import set_fields
from planwatch.service.change import How
from planwatch.service.session import Session
from planwatch.service.typed.fields import TakesDateAway
from tests.desk import answer, counts, find, put, targets

SLIPS = ("31 Jn", "tomorow", "next friday", "31 Feb 2027", "30 Nov foo", "1 Dec 2026today")


@pytest.mark.parametrize("field", ["due", "start"])
@pytest.mark.parametrize("typed", SLIPS)
def test_what_looks_like_a_date_and_is_none_is_refused_and_nothing_changes(
    ann: Session, field: str, typed: str
) -> None:
    before = counts(ann)
    for how in (How(), How(no_date=True)):
        with pytest.raises(PlanwatchError, match=f"'{typed}' is not a date: "):
            set_fields(ann, targets(ann, "C1.2"), {field: typed}, how)
    assert counts(ann) == before


@pytest.mark.parametrize("typed", SLIPS)
def test_a_new_action_takes_no_such_date_either(ann: Session, typed: str) -> None:
    before = counts(ann)
    day = find(ann, "C1.2").of
    with pytest.raises(PlanwatchError, match="is not a date: "):
        add_action(ann, day, {"title": "New", "theme": "Workforce", "due": typed}, add=True)
    assert counts(ann) == before


@pytest.mark.parametrize("typed", ["when the board agrees", "ongoing", "from 1 June 2016"])
def test_words_without_a_day_take_a_date_away_only_where_that_is_meant(ann: Session, typed: str) -> None:
    before = find(ann, "C1.2").action.due
    with pytest.raises(TakesDateAway, match=r"names no day, and would take C1\.2's due date away \(20 Oct 2015\)"):
        set_fields(ann, targets(ann, "C1.2"), {"due": typed})
    assert find(ann, "C1.2").action.due == before
    set_fields(ann, targets(ann, "C1.2"), {"due": typed}, How(no_date=True))
    assert (find(ann, "C1.2").action.due.text, find(ann, "C1.2").action.due.last) == (typed, None)


def test_an_emptied_date_is_plain_and_words_over_words_take_nothing(ann: Session) -> None:
    put(ann, "C1.2", {"due": ""})
    put(ann, "C1.2", {"due": "in due course"})
    put(ann, "C1.2", {"due": "when the board agrees"})
    assert find(ann, "C1.2").action.due.text == "when the board agrees"


def test_of_several_actions_none_loses_its_date(ann: Session) -> None:
    refused = answer(lambda: set_fields(ann, targets(ann, "C1.2", "A4", "A1"), {"due": "ongoing"}, How(asks=True)))
    assert isinstance(refused, TakesDateAway)
    assert refused.question == (
        "'ongoing' names no day, and would take the due dates of 2 actions away: "
        "C1.2 (20 Oct 2015), A1 (31 Jan 2016).\n\nTake all 2 away?"
    )


@pytest.mark.parametrize(("typed", "day"), [("31/3", "2016-03-31"), ("in 3 weeks", "2016-02-01")])
def test_short_days_are_taken(ann: Session, typed: str, day: str) -> None:
    put(ann, "C1.2", {"due": typed})
    due = find(ann, "C1.2").action.due
    assert (due.text, str(due.last)) == (typed, day)
