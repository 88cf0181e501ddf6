"""What is wrong with the costs of a plan, as real papers have had it."""

from decimal import Decimal
from typing import Any

import pytest

from planwatch.model.checks.finding import About
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.kinds import CostKind
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from tests.model.checks.checked import action, found, plan


def cost(ref: str, title: str = "Training", **fields: Any) -> Cost:
    return Cost(ref=ref, title=title, **fields)


def with_costs(*costs: Cost, own: int | None = None) -> Snapshot:
    return replace(plan(action("A1", cost=own)), cost=costs)


def told(code: str, *costs: Cost, own: int | None = None) -> list[str]:
    return [one.sentence for one in found(code, with_costs(*costs, own=own))]


COMMISSIONER = cost("K1", "Commissioner", rate=35000, quantity=Decimal(5), periods=Decimal(6), amount=4200000)


def test_a_printed_sum_that_is_not_its_rate_times_quantity_times_periods_is_told() -> None:
    [one] = found("cost-sum", with_costs(COMMISSIONER))
    assert (one.about, one.part) == ("K1", About.COST)
    assert one.sentence == "£42,000 is printed, but £350 × 5 × 6 is £10,500: Commissioner"
    assert told("cost-sum", replace(COMMISSIONER, amount=1050000), cost("K2", amount=5)) == []


def test_a_total_of_money_or_of_posts_is_added_again() -> None:
    money = (cost("K1", amount=100, included_in="T"), cost("T", "Total", amount=200, total=True))
    assert told("cost-total", *money) == ["The total is given as £2, but its lines come to £1: Total"]
    posts = [cost(f"K{n}", quantity=Decimal(of), unit="posts", included_in="T") for n, of in enumerate(("31", "24.54"))]
    total = cost("T", "Posts", quantity=Decimal("53.54"), unit="posts", total=True)
    assert told("cost-total", *posts, total) == ["The total is given as 53.54, but its lines come to 55.54: Posts"]
    assert told("cost-total", *posts, replace(total, quantity=Decimal("55.54"))) == []


def test_a_total_of_nothing_in_particular_is_of_all_that_counts() -> None:
    lines = (cost("K1", amount=100), cost("K2", amount=50, theme="Workforce"))
    assert told("cost-total", *lines, cost("T", "All", amount=150, total=True)) == []
    assert told("cost-total", *lines, cost("T", "Staff", amount=60, total=True, theme="Workforce")) == [
        "The total is given as £0.60, but its lines come to £0.50: Staff"
    ]


def test_what_is_included_in_another_by_its_text_but_counts_is_told() -> None:
    posts = cost("K1", "Posts", amount=100, note="These are included as part of the review")
    assert told("cost-twice", posts) == ["It counts, though “included as part of” stands in its text: Posts"]
    assert told("cost-twice", replace(posts, included_in="K2"), cost("K2", amount=900)) == []


def test_two_lines_that_say_the_same_are_told_once() -> None:
    same = (cost("K1", amount=100), cost("K2", " TRAINING", amount=100), cost("K3", amount=100, years=("2015/16",)))
    assert told("cost-twice", *same) == ["The same as K1, £1, and both count:  TRAINING".replace("  ", " ")]


def test_what_goes_round_in_a_circle_is_told_and_counts() -> None:
    round_ = (cost("K1", "a", amount=1, included_in="K2"), cost("K2", "b", amount=2, included_in="K1"))
    assert told("cost-twice", *round_) == [f"It is included in itself, by way of others: {name}" for name in "ab"]


def test_more_funded_than_it_costs_is_told() -> None:
    assert told("cost-funded", cost("K1", amount=100, funded=101)) == ["£1.01 is funded of £1: Training"]
    assert told("cost-funded", cost("K1", amount=100, funded=101, recurring=True, years=("2015/16", "2016/17"))) == []


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"recurring": True}, "It recurs, and no year is given: it counts once"),
        ({"years": ("next year",)}, "“next year” is no financial year of the plan"),
        ({"years": ("2015/16 £2",)}, "Its years have £2 of £1"),
        ({"years": ("2015/16 £0.50", "2016/17 £0.40")}, "Its years have £0.90 of £1"),
    ],
)
def test_what_has_no_year_or_shares_that_do_not_add_is_told(fields: dict[str, Any], sentence: str) -> None:
    assert told("cost-year", cost("K1", amount=100, **fields)) == [f"{sentence}: Training"]


def test_years_that_leave_the_rest_to_another_are_right() -> None:
    assert told("cost-year", cost("K1", amount=100, years=("2015/16 £0.50", "2016/17"))) == []


def test_more_paid_than_the_budget_of_the_same_action_is_told() -> None:
    budget = cost("K1", amount=100, kind=CostKind.BUDGET, action="A1")
    paid = cost("K2", "Invoice", amount=101, kind=CostKind.ACTUAL, action="A1")
    assert told("cost-over", budget, paid) == ["£1.01 is paid for A1, above the budget of £1: Invoice"]
    assert told("cost-over", budget, replace(paid, action="")) == []


def test_an_action_whose_own_cost_is_not_that_of_its_lines_is_told() -> None:
    lines = (cost("K1", amount=100, action="A1"), cost("K2", "Books", amount=20, action="A1"))
    assert told("cost-differs", *lines, own=150) == ["Its own cost is £1.50, but K1, K2 come to £1.20"]
    assert told("cost-differs", *lines, own=120) == []
    assert told("cost-differs", replace(COMMISSIONER, action="A1"), own=4200000) == []


def test_a_note_to_self_in_a_cost_is_told() -> None:
    [one] = found("note-to-self", with_costs(cost("K1", "Family workers (Double check these.)")))
    assert (one.about, one.part) == ("K1", About.COST)
