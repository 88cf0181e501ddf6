"""The calculated rating under the law: kinder than the facts it never is, and red only where the law allows."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from planwatch.model.lateness import Overdue, overdue
from planwatch.model.kinds import OPEN, Rag, Status
from planwatch.model.rag import Facts, calculate, may_be_rated

TODAY = date(2016, 1, 11)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


offsets = st.integers(-120, 120)


@st.composite
def facts(draw: st.DrawFn, *statuses: Status) -> Facts:
    due = draw(st.none() | st.tuples(offsets, offsets).map(sorted))
    start = draw(st.none() | offsets)
    first, last = (day(due[0]), day(due[1])) if due else (None, None)
    return Facts(
        draw(st.sampled_from(statuses or list(Status))), day(start) if start is not None else None, first, last
    )


def state(fact: Facts) -> Overdue:
    return overdue(fact.status, fact.due_from, fact.due_by, TODAY)


limits = st.sampled_from([0, 1, 30, 60])


@given(facts(), limits)
def test_what_is_certainly_or_possibly_past_due_is_never_green(fact: Facts, limit: int) -> None:
    if state(fact) is not Overdue.NO:
        assert calculate(fact, TODAY, limit).rag is not Rag.GREEN


@given(facts(), limits)
def test_possibly_past_due_is_amber_at_worst(fact: Facts, limit: int) -> None:
    if state(fact) is Overdue.POSSIBLY:
        assert calculate(fact, TODAY, limit).rag in (Rag.AMBER, None)


@given(facts(), limits)
def test_red_needs_lateness_beyond_the_limit_or_an_action_not_started_past_due(fact: Facts, limit: int) -> None:
    if calculate(fact, TODAY, limit).rag is Rag.RED:
        assert fact.due_by is not None
        assert state(fact) is Overdue.YES
        assert fact.status is Status.NOT_STARTED or (TODAY - fact.due_by).days > limit


@given(facts(), limits)
def test_every_open_action_certainly_past_due_is_rated(fact: Facts, limit: int) -> None:
    if state(fact) is Overdue.YES:
        assert calculate(fact, TODAY, limit).rag is not None


@given(facts(*OPEN), st.integers(0, 300), limits)
def test_a_rating_gets_no_better_as_days_go_by(fact: Facts, later: int, limit: int) -> None:
    now, then = (calculate(fact, on, limit).rag for on in (TODAY, day(later)))
    worst_last = {None: 0, Rag.GREEN: 1, Rag.AMBER: 2, Rag.RED: 3}
    assert worst_last[then] >= worst_last[now]


@given(facts(Status.NOT_STARTED), limits)
def test_what_is_not_started_has_no_rating_before_its_planned_start_unless_it_is_past_due(
    fact: Facts, limit: int
) -> None:
    assume(state(fact) is not Overdue.YES)
    if fact.start_by is not None:
        assert (calculate(fact, TODAY, limit).rag is Rag.AMBER) == (fact.start_by < TODAY)
    elif fact.due_from is None or fact.due_from >= TODAY:
        assert calculate(fact, TODAY, limit).rag is None


@given(facts())
def test_every_rating_has_a_reason(fact: Facts) -> None:
    rating = calculate(fact, TODAY)
    assert rating.rag is None or rating.reasons


@pytest.mark.parametrize(
    ("late", "rag"), [(-1, Rag.GREEN), (0, Rag.GREEN), (1, Rag.AMBER), (30, Rag.AMBER), (31, Rag.RED)]
)
def test_an_action_in_progress_is_red_from_the_day_after_the_plans_limit(late: int, rag: Rag) -> None:
    due = day(-late)
    assert calculate(Facts(Status.IN_PROGRESS, None, due, due), TODAY).rag is rag


@pytest.mark.parametrize(("late", "rag"), [(0, None), (1, Rag.RED)])
def test_not_started_is_red_from_the_day_after_its_due_date(late: int, rag: Rag | None) -> None:
    due = day(-late)
    assert calculate(Facts(Status.NOT_STARTED, None, due, due), TODAY).rag is rag


@pytest.mark.parametrize("status", [Status.COMPLETE, Status.ASSURED, Status.WITHDRAWN])
def test_what_is_over_is_not_rated(status: Status) -> None:
    assert calculate(Facts(status, day(-90), day(-60), day(-60)), TODAY).rag is None
    assert not may_be_rated(status, day(-90), TODAY)


def test_a_lead_rates_what_is_in_progress_and_what_is_past_its_planned_start() -> None:
    assert may_be_rated(Status.IN_PROGRESS, None, TODAY)
    assert may_be_rated(Status.NOT_STARTED, day(-1), TODAY)
    assert not may_be_rated(Status.NOT_STARTED, TODAY, TODAY)
    assert not may_be_rated(Status.NOT_STARTED, None, TODAY)
