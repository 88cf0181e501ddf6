"""What texts say of figures and days, against each other and against the fields."""

from datetime import date
from typing import Any

import pytest

from planwatch.model.checks.finding import Finding
from planwatch.model.plan.kinds import Status
from planwatch.model.plan.update import Update
from planwatch.model.values import replace
from tests.desk import dated
from tests.model.checks.checked import action, found, plan


def told(code: str, *given: Any) -> list[str]:
    return [one.sentence for one in found(code, plan(*given))]


@pytest.mark.parametrize(
    ("text", "comes_to"),
    [
        ("4 posts @ £67,689 = £270,000", "270756"),
        ("£350 x 5 days x 6 months is a total of £42,000", "10500"),
        ("6 + 9 + 9 + 24.54 + 7 = 53.54", "55.54"),
    ],
)
def test_a_sum_written_out_that_comes_to_something_else_is_told(text: str, comes_to: str) -> None:
    [sentence] = told("sum-in-text", action("A1", how=f"It costs {text} in all"))
    assert sentence.endswith(f"which is {comes_to}")


@pytest.mark.parametrize(
    "text",
    [
        "8 x 20 cases @ £85 per case is a total of £13,600",
        "1 ATM @ £80,158 = £80,158",
        "2 x 3 is fine",
        "3 x 33.33 = 100",
        "Phase 1 + 2 is late",
        "a 4 x 4 is 10% dearer",
        "4 posts @ £325,000 = £1.3m",
    ],
)
def test_sums_that_come_out_and_what_is_none_are_not_told(text: str) -> None:
    assert told("sum-in-text", action("A1", how=text)) == []


def test_what_will_take_place_on_a_day_that_is_past_is_told_while_the_action_is_open() -> None:
    said = "The review will take place in November 2015. All else is well."
    assert told("stale-will", action("A1", how=said)) == [
        "Its how says “will take place in November 2015”, and that is past"
    ]
    assert told("stale-will", action("A1", how=said.replace("November 2015", "June 2016"))) == []
    assert told("stale-will", action("A1", how=said, status=Status.WITHDRAWN, reason="merged")) == []
    assert told("stale-will", action("A1", how="It took place in November 2015")) == []


def test_only_the_newest_update_is_looked_at() -> None:
    old = Update(text="Staff will be trained by 3 June 2015", as_at=date(2015, 5, 1))
    assert len(told("stale-will", action("A1", update=(old,)))) == 1
    assert told("stale-will", action("A1", update=(old, Update(text="Done", as_at=date(2015, 7, 1))))) == []


def test_a_title_that_names_another_day_than_the_due_date_is_told() -> None:
    late = action("A1", title="Recruit by 30 June 2016", **dated("due", "31 Mar 2016"))
    assert told("date-in-text", late) == ["Its title says “by 30 June 2016”, but it is due 31 Mar 2016"]
    assert told("date-in-text", replace(late, title="Recruit by the end of March 2016")) == []


def both(first: str, second: str) -> list[Finding]:
    return found("figures-differ", plan(action("A1", how=first), action("A2", how=second)))


def test_one_fact_given_two_figures_is_hinted_at() -> None:
    [one] = both(
        "18 staff have been recruited to permanent posts since June 2011",
        "We have recruited 21 new permanent staff since June 2011 and the turnover is slowing",
    )
    assert (one.about, one.hint) == ("A2", True)
    assert "where A1 says" in one.sentence


RECRUITED = "18 staff were recruited to permanent posts since June 2011"


@pytest.mark.parametrize(
    "second",
    [
        "18 permanent staff were recruited since June 2011",
        "21 permanent staff were recruited since May 2011",
        "21 cases were audited since June 2011",
    ],
)
def test_the_same_figure_another_day_and_another_fact_are_not(second: str) -> None:
    assert both(RECRUITED, second) == []
