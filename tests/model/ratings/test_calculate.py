"""The calculated rating under the law: kinder than the facts it never is, and red only where the law allows."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from planwatch.model.dates.working_days import Counting, DayCount, Nation, bank_holidays
from planwatch.model.due.lateness import Overdue, overdue
from planwatch.model.plan.kinds import OPEN, Rag, RagRule, Status
from planwatch.model.ratings.calculate import RatingFacts, calculate, has_no_update, may_be_rated, rate
from planwatch.model.ratings.rule import Rule
from planwatch.model.values import replace

TODAY = date(2016, 1, 11)
bank_holidays(Nation.SCOTLAND, 2016)  # the first takes longer than hypothesis gives an example
WORST_LAST = (None, Rag.GREEN, Rag.AMBER, Rag.RED)
LATENESS, PERCENT, EVIDENCE = (Rule(kind) for kind in RagRule)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


offsets = st.integers(-120, 120)
near = st.none() | offsets.map(day)


@st.composite
def facts(draw: st.DrawFn, *statuses: Status) -> RatingFacts:
    due, start = draw(st.none() | st.tuples(offsets, offsets)), draw(st.none() | st.tuples(offsets, offsets))
    due_from, due_by = (day(part) for part in sorted(due)) if due else (None, None)
    start_from, start_by = (day(part) for part in sorted(start)) if start else (None, None)
    return RatingFacts(
        draw(st.sampled_from(statuses or list(Status))),
        start_by,
        due_from if draw(st.booleans()) else due_by,
        due_by,
        start_from,
        percent=draw(st.none() | st.integers(0, 100)),
        updated=draw(near),
        added=draw(near),
        moves=draw(st.integers(0, 5)),
        has_lead=draw(st.booleans()),
        lead_until=draw(near),
        blocked_by=draw(st.sampled_from([(), ("A1.2",), ("A1.2", "B{}")])),
        float_left=draw(st.none() | offsets),
        agreed_by=draw(near),
    )


rules = st.builds(
    Rule,
    st.sampled_from(RagRule),
    red_after=st.sampled_from([0, 1, 30, 60]),
    no_update_after=st.sampled_from([0, 28]),
    moves_flagged=st.sampled_from([0, 1, 3]),
    counting=st.builds(Counting, st.sampled_from(DayCount)),
)


def state(fact: RatingFacts) -> Overdue:
    return overdue(fact.status, fact.due_from, fact.due_by, TODAY)


@given(rules, facts())
def test_what_is_certainly_or_possibly_past_due_is_never_green(rule: Rule, fact: RatingFacts) -> None:
    if state(fact) is not Overdue.NO:
        assert rate(rule, fact, TODAY) is not Rag.GREEN


@given(rules, facts())
def test_possibly_past_due_is_amber_at_worst(rule: Rule, fact: RatingFacts) -> None:
    if state(fact) is Overdue.POSSIBLY:
        assert rate(rule, fact, TODAY) in (Rag.AMBER, None)


@given(rules, facts())
def test_red_needs_lateness_beyond_the_limit_or_not_started_past_due_or_blocked_without_float(
    rule: Rule, fact: RatingFacts
) -> None:
    if rate(rule, fact, TODAY) is not Rag.RED:
        return
    late = (TODAY - fact.due_by).days if fact.due_by else 0
    blocked = bool(fact.blocked_by) and fact.float_left is not None and fact.float_left < 0
    assert late > rule.red_after or (late > 0 and fact.status is Status.NOT_STARTED) or blocked


@given(rules, facts(*OPEN), st.integers(1, 400))
def test_what_is_late_on_its_agreed_date_is_amber_at_best_and_says_so(rule: Rule, fact: RatingFacts, late: int) -> None:
    rating = calculate(rule, fact._replace(agreed_by=day(-late)), TODAY)
    assert rating.rag in (Rag.AMBER, Rag.RED)
    assert any("on its agreed date, the new one is not agreed" in reason for reason in rating.reasons)
    assert "not yet due" not in rating.reasons


@given(rules, facts(*OPEN), st.integers(1, 400), st.none() | st.integers(0, 400).map(day))
def test_moving_ones_own_date_turns_nothing_green(rule: Rule, fact: RatingFacts, late: int, to: date | None) -> None:
    moved = fact._replace(due_from=to, due_by=to, agreed_by=day(-late))
    assert rate(rule, moved, TODAY) in (Rag.AMBER, Rag.RED)


@given(rules, facts(*OPEN))
def test_a_new_date_that_was_agreed_is_judged_as_any_other(rule: Rule, fact: RatingFacts) -> None:
    calm = fact._replace(agreed_by=None)
    assert all("agreed" not in reason for reason in calculate(rule, calm, TODAY).reasons)
    assert rate(rule, fact._replace(agreed_by=TODAY), TODAY) is rate(rule, calm, TODAY)


def test_lateness_on_the_agreed_date_is_counted_as_the_plan_counts() -> None:
    fact = RatingFacts(Status.IN_PROGRESS, None, day(10), day(10), agreed_by=day(-103))
    reason = "{} d late on its agreed date, the new one is not agreed"
    assert calculate(LATENESS, fact, TODAY).reasons == (reason.format(103),)
    working = Rule(counting=Counting(DayCount.WORKING))
    assert calculate(working, fact._replace(agreed_by=day(-10)), TODAY).reasons == (reason.format(6),)


@given(rules, facts(Status.IN_PROGRESS))
def test_no_update_moves_no_lead_and_little_done_reach_amber_at_most(rule: Rule, fact: RatingFacts) -> None:
    harmless = fact._replace(due_from=day(0), due_by=day(1), blocked_by=())
    assert rate(rule, harmless, TODAY) is not Rag.RED


@given(rules, facts())
def test_the_quick_rating_is_the_one_with_reasons(rule: Rule, fact: RatingFacts) -> None:
    rating = calculate(rule, fact, TODAY)
    assert rating.rag is rate(rule, fact, TODAY)
    assert rating.rag is None or rating.reasons


@given(rules, facts(), st.integers(0, 100))
def test_one_day_later_due_dates_never_make_a_better_rating(rule: Rule, fact: RatingFacts, days: int) -> None:
    assume(fact.due_from is not None and fact.due_by is not None)
    assert fact.due_from is not None
    assert fact.due_by is not None
    sooner = fact._replace(due_from=fact.due_from - timedelta(days), due_by=fact.due_by - timedelta(days))
    assert WORST_LAST.index(rate(rule, sooner, TODAY)) >= WORST_LAST.index(rate(rule, fact, TODAY))


@given(rules, facts(), st.integers(0, 300))
@example(
    EVIDENCE,
    RatingFacts(Status.IN_PROGRESS, None, day(10), day(20), updated=TODAY, blocked_by=("A",), float_left=-5),
    15,
)
def test_a_rating_gets_no_better_as_days_go_by(rule: Rule, fact: RatingFacts, later: int) -> None:
    # Silence is counted anew from a start that comes after the work began: the one thing that waiting can mend.
    assume(fact.start_from is None or not TODAY < fact.start_from <= day(later))
    now, then = (rate(rule, fact, on) for on in (TODAY, day(later)))
    assert WORST_LAST.index(then) >= WORST_LAST.index(now)


@given(rules, facts(Status.NOT_STARTED))
def test_what_is_not_started_has_no_rating_before_its_planned_start_unless_it_is_past_due(
    rule: Rule, fact: RatingFacts
) -> None:
    assume(state(fact) is not Overdue.YES)
    fact = fact._replace(agreed_by=None)
    rag = rate(rule, fact, TODAY)
    if fact.start_by is not None:
        assert (rag in (Rag.AMBER, Rag.RED)) == (fact.start_by < TODAY)
        assert rag is not Rag.GREEN
    elif fact.due_from is None or fact.due_from >= TODAY:
        assert rag is None


@given(rules, facts(Status.NOT_STARTED), st.integers(1, 200))
def test_what_is_not_started_and_past_due_is_red_by_every_rule(rule: Rule, fact: RatingFacts, late: int) -> None:
    assert rate(rule, fact._replace(due_from=day(-late), due_by=day(-late)), TODAY) is Rag.RED


@pytest.mark.parametrize(
    ("late", "rag"), [(-1, Rag.GREEN), (0, Rag.GREEN), (1, Rag.AMBER), (30, Rag.AMBER), (31, Rag.RED)]
)
def test_an_action_in_progress_is_red_from_the_day_after_the_plans_limit(late: int, rag: Rag) -> None:
    due = day(-late)
    assert rate(LATENESS, RatingFacts(Status.IN_PROGRESS, None, due, due), TODAY) is rag


def test_in_working_days_the_limit_is_reached_later() -> None:
    due = day(-31)
    working = replace(LATENESS, counting=Counting(DayCount.WORKING))
    assert calculate(working, RatingFacts(Status.IN_PROGRESS, None, due, due), TODAY).reasons == ("18 d late",)


@pytest.mark.parametrize(("late", "rag"), [(0, None), (1, Rag.RED)])
def test_not_started_is_red_from_the_day_after_its_due_date(late: int, rag: Rag | None) -> None:
    due = day(-late)
    assert rate(LATENESS, RatingFacts(Status.NOT_STARTED, None, due, due), TODAY) is rag


@pytest.mark.parametrize("status", [Status.COMPLETE, Status.ASSURED, Status.WITHDRAWN])
@pytest.mark.parametrize("rule", [LATENESS, PERCENT, EVIDENCE])
def test_what_is_over_is_not_rated(status: Status, rule: Rule) -> None:
    assert (
        calculate(rule, RatingFacts(status, day(-90), day(-60), day(-60), percent=10, has_lead=False), TODAY).rag
        is None
    )
    assert not may_be_rated(status, day(-90), TODAY)


@pytest.mark.parametrize(
    ("percent", "late", "rag", "reasons"),
    [
        (None, -9, None, ("no percentage to judge it by",)),
        (76, -9, Rag.GREEN, ("76 % complete",)),
        (75, -9, Rag.AMBER, ("75 % complete",)),
        (25, -9, Rag.AMBER, ("25 % complete",)),
        (25, 31, Rag.RED, ("31 d late, more than 30", "25 % complete")),
        (26, 31, Rag.AMBER, ("31 d late", "26 % complete")),
        (100, 1, Rag.AMBER, ("1 d late", "100 % complete")),
    ],
)
def test_by_percentage_within_what_the_law_allows(
    percent: int | None, late: int, rag: Rag | None, reasons: tuple[str, ...]
) -> None:
    fact = RatingFacts(Status.IN_PROGRESS, None, day(-late), day(-late), percent=percent)
    rating = calculate(PERCENT, fact, TODAY)
    assert (rating.rag, rating.reasons) == (rag, reasons)


SOUND = RatingFacts(Status.IN_PROGRESS, day(-60), day(20), day(20), day(-60), updated=day(-3), added=day(-90))


@pytest.mark.parametrize(
    ("facts_changed", "rag", "reasons"),
    [
        ({}, Rag.GREEN, ("not yet due",)),
        ({"updated": day(-28)}, Rag.AMBER, ("no update for 28 d",)),
        ({"updated": None}, Rag.AMBER, ("no update for 60 d",)),
        ({"updated": None, "start_from": None, "added": None}, Rag.AMBER, ("no update yet",)),
        ({"moves": 3}, Rag.AMBER, ("moved 3 times",)),
        ({"moves": 2}, Rag.GREEN, ("not yet due",)),
        ({"has_lead": False}, Rag.AMBER, ("no lead",)),
        ({"lead_until": date(2015, 11, 3)}, Rag.AMBER, ("lead left 3 Nov 2015",)),
        ({"lead_until": TODAY}, Rag.GREEN, ("not yet due",)),
        ({"blocked_by": ("A1.2",)}, Rag.AMBER, ("blocked by A1.2",)),
        ({"blocked_by": ("A", "B", "C", "D", "E"), "float_left": 0}, Rag.AMBER, ("blocked by A, B, C and 2 more",)),
        ({"blocked_by": ("A",), "float_left": -1}, Rag.RED, ("blocked by A, no float left",)),
        ({"blocked_by": ("A",), "float_left": -1, "due_from": day(5)}, Rag.AMBER, ("blocked by A, no float left",)),
        ({"due_from": None, "due_by": None}, None, ("no date to judge it by",)),
        ({"due_from": None, "due_by": None, "has_lead": False}, Rag.AMBER, ("no lead", "no date to judge it by")),
        (
            {"due_by": day(-12), "due_from": day(-12), "updated": day(-31), "blocked_by": ("A1.2",), "float_left": -20},
            Rag.RED,
            ("blocked by A1.2, no float left", "12 d late", "no update for 31 d"),
        ),
        (
            {"status": Status.NOT_STARTED, "moves": 4},
            Rag.AMBER,
            ("not started, 60 d past its planned start", "moved 4 times"),
        ),
    ],
)
def test_evidence_tells_all_that_speaks_against_an_action_worst_first(
    facts_changed: dict[str, Any], rag: Rag | None, reasons: tuple[str, ...]
) -> None:
    rating = calculate(EVIDENCE, SOUND._replace(**facts_changed), TODAY)
    assert (rating.rag, rating.reasons) == (rag, reasons)


def test_a_ref_with_braces_is_told_as_it_is() -> None:
    fact = SOUND._replace(blocked_by=("{rule}", "{}"))
    assert calculate(EVIDENCE, fact, TODAY).reasons == ("blocked by {rule}, {}",)


@pytest.mark.parametrize(
    ("fact", "silent"),
    [
        (RatingFacts(Status.IN_PROGRESS), True),
        (RatingFacts(Status.IN_PROGRESS, added=day(-27)), False),
        (RatingFacts(Status.IN_PROGRESS, added=day(-28)), True),
        (RatingFacts(Status.IN_PROGRESS, added=day(-90), start_from=day(-20)), False),
        (RatingFacts(Status.IN_PROGRESS, added=day(-90), start_from=day(1)), True),
        (RatingFacts(Status.IN_PROGRESS, added=day(-90), updated=day(-5)), False),
        (RatingFacts(Status.NOT_STARTED, added=day(-90)), False),
        (RatingFacts(Status.NOT_STARTED, start_by=day(1), due_by=day(-1), added=day(-90)), False),
        (RatingFacts(Status.NOT_STARTED, start_by=TODAY, added=day(-90)), True),
        (RatingFacts(Status.NOT_STARTED, due_by=TODAY, added=day(-90)), True),
        (RatingFacts(Status.COMPLETE, added=day(-90)), False),
    ],
)
def test_no_update_is_counted_from_the_last_word_else_the_start_else_the_day_it_was_added(
    fact: RatingFacts, silent: bool
) -> None:
    assert has_no_update(fact, TODAY, 28) is silent


def test_a_lead_rates_what_is_in_progress_and_what_is_past_its_planned_start() -> None:
    assert may_be_rated(Status.IN_PROGRESS, None, TODAY)
    assert may_be_rated(Status.NOT_STARTED, day(-1), TODAY)
    assert not may_be_rated(Status.NOT_STARTED, TODAY, TODAY)
    assert not may_be_rated(Status.NOT_STARTED, None, TODAY)
