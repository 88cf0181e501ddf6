"""Costs add: to the penny, whatever they are grouped by, each once."""

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.model.costs.printed import added_again
from planwatch.model.costs.totals import By, calculated, counted, of_snapshot, shares, totals, whole
from planwatch.model.costs.years import Share, read_share, split
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.kinds import CostKind
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from tests.desk import SMALL
from tests.strategies import snapshots


def cost(ref: str, **fields: object) -> Cost:
    return Cost(ref=ref, title=f"what {ref} is for", **fields)  # type: ignore[arg-type]


COMMISSIONER = cost("K1", rate=35000, quantity=Decimal(5), periods=Decimal(6), period_unit="months", amount=4200000)


def test_a_rate_five_times_for_six_months_is_what_it_is_whatever_the_paper_prints() -> None:
    assert calculated(COMMISSIONER) == whole(COMMISSIONER, 4) == 1050000


def test_half_a_penny_goes_up_and_no_penny_is_lost() -> None:
    assert calculated(cost("K1", rate=33, quantity=Decimal("1.5"))) == 50
    assert split(100, [Share("2015/16"), Share("2016/17"), Share("2017/18")]) == [
        ("2015/16", 34), ("2016/17", 33), ("2017/18", 33),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "starts", "read"),
    [
        ("2015/16", 4, Share("2015/16")),
        ("FY 2015-2016", 4, Share("2015/16")),
        ("2015/16 £10,000.50", 4, Share("2015/16", 1000050)),
        ("2015", 1, Share("2015")),
        ("2015/17", 4, None),
        ("2015", 4, None),
        ("2015/16", 1, None),
        ("next year", 4, None),
    ],
)
def test_a_financial_year_is_read_as_the_plan_counts_years(typed: str, starts: int, read: Share | None) -> None:
    assert read_share(typed, starts) == read


def test_a_recurring_cost_counts_in_each_of_its_years() -> None:
    training = cost("K1", amount=2000000, recurring=True, years=("2015/16", "2016/17"))
    assert shares(training, 4) == [("2015/16", 2000000), ("2016/17", 2000000)]


def test_shares_that_do_not_add_leave_the_rest_in_no_year() -> None:
    assert shares(cost("K1", amount=500, years=("2015/16 £3", "2016/17 £1")), 4) == [
        ("2015/16", 300), ("2016/17", 100), ("", 100),
    ]  # fmt: skip


def test_what_is_included_in_another_counts_once_and_a_total_not_at_all() -> None:
    costs = [
        cost("K1", amount=100, included_in="T"),
        cost("K2", amount=200, included_in="T"),
        cost("T", amount=290, total=True),
        cost("K3", amount=1000),
        cost("K4", amount=400, included_in="K3"),
        cost("K5", amount=5, included_in="K4"),
        cost("K6", amount=7, kind=CostKind.ACTUAL, included_in="K3"),
        cost("K7", amount=9, included_in="K8"),
        cost("K8"),
    ]
    assert [one.ref for one in counted(costs, 4)] == ["K1", "K2", "K3", "K6", "K7"]
    added = added_again(costs[2], costs, [], 4)
    assert (added.printed, added.pence, added.refs) == (290, 300, ("K1", "K2"))


def test_a_total_of_posts_is_added_again() -> None:
    posts = [cost(f"K{n}", quantity=Decimal(of), unit="posts", included_in="T") for n, of in enumerate(("6", "24.54"))]
    total = cost("T", quantity=Decimal("29.54"), unit="posts", total=True)
    added = added_again(total, [*posts, total], [], 4)
    assert (added.quantity, added.added, added.is_right) == (Decimal("29.54"), Decimal("30.54"), False)


def test_an_action_with_lines_counts_by_them_and_one_without_by_its_own_cost() -> None:
    first, second = (replace(one, cost=500) for one in SMALL.action[:2])
    plan = replace(SMALL, action=(first, second), cost=(cost("K1", amount=300, action=first.ref),))
    assert [(piece.ref, piece.pence) for piece in of_snapshot(plan)] == [("K1", 300), (second.ref, 500)]


def test_what_is_funded_pays_for_the_first_years() -> None:
    plan = replace(SMALL, cost=(cost("K1", amount=10000, years=("2015/16", "2016/17"), funded=7000, funded_by="DfE"),))
    told = {(one.year, one.fund): one.pence for one in of_snapshot(plan)}
    assert told == {("2015/16", "DfE"): 5000, ("2016/17", "DfE"): 2000, ("2016/17", ""): 3000}


@given(snapshots())
def test_totals_equal_the_sum_of_what_is_shown_whatever_they_are_grouped_by(plan: Snapshot) -> None:
    found, starts = of_snapshot(plan), plan.plan.year_starts
    by_kind: Counter[CostKind] = Counter()
    for one in counted(plan.cost, starts):
        by_kind[one.kind] += whole(one, starts) or 0
    lined = {one.action for one in plan.cost}
    own = (one.cost for one in plan.action if one.ref not in lined and one.status != "withdrawn")
    by_kind[CostKind.FORECAST] += sum(each or 0 for each in own)
    for by in (None, *By):
        groups = totals(found, by)
        assert Counter({kind: pence for kind, pence in by_kind.items() if pence}) == _nonzero(groups)
        assert all(group.funded + group.unfunded == group.pence for group in groups)


def _nonzero(groups: list) -> Counter[CostKind]:  # type: ignore[type-arg]
    found: Counter[CostKind] = Counter()
    for group in groups:
        found[group.kind] += group.pence
    return Counter({kind: pence for kind, pence in found.items() if pence})


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(2010, 2030), unique=True, max_size=5), st.data())
def test_a_split_over_years_adds_to_the_penny(pence: int, years: list[int], data: st.DataObject) -> None:
    found = [Share(str(year), data.draw(st.none() | st.integers(0, 10**6))) for year in years]
    assert sum(each for _, each in split(pence, found)) == pence
