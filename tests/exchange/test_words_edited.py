"""An exported file in which only the words of a date were edited by hand."""

from datetime import date

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.dates.span import Span
from planwatch.model.plan.action import Action
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace

TODAY = date(2016, 1, 11)
DAY = date(2015, 10, 20)
PLAN = Snapshot(
    plan=Plan(ref="WB", title="Plan"),
    action=(Action(ref="A1", title="Recruit", due=Span("20 Oct 2015", DAY, DAY)),),
)


def known(ref: str) -> Snapshot | None:
    return PLAN if ref == "WB" else None


def test_words_that_alone_were_edited_are_read_again() -> None:
    edited = to_toml(PLAN).replace("20 Oct 2015", "end of March 2016")
    action = read_toml(edited, "plan.toml", TODAY, known).action[0]
    assert (action.due.text, action.due.first, action.due.last) == (
        "end of March 2016",
        date(2016, 3, 31),
        date(2016, 3, 31),
    )


def test_words_edited_to_no_date_lose_their_days() -> None:
    edited = to_toml(PLAN).replace("20 Oct 2015", "in due course")
    action = read_toml(edited, "plan.toml", TODAY, known).action[0]
    assert (action.due.text, action.due.first, action.due.last) == ("in due course", None, None)


def test_words_and_days_both_edited_into_disagreement_are_an_error() -> None:
    edited = to_toml(PLAN).replace("20 Oct 2015", "end of March 2016").replace("2015-10-20", "2015-10-21")
    with pytest.raises(PlanwatchError, match="means 31 Mar 2016, but due_from and due_by say 21 Oct 2015"):
        read_toml(edited, "plan.toml", TODAY, known)


def test_without_the_plan_it_came_from_nobody_can_tell_which_is_newer() -> None:
    edited = to_toml(replace(PLAN, plan=Plan(ref="other", title="Plan"))).replace("20 Oct 2015", "fri")
    with pytest.raises(PlanwatchError, match="means 15 Jan 2016"):
        read_toml(edited, "plan.toml", TODAY, known)
