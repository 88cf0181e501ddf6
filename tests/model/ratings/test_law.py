"""The law over every rule of calculation, by each of them, over whole plans with all that a rule may look at.

Each line of the law is tried on every action that it speaks of, and must have spoken of many by each rule.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings

from planwatch.model.dates.working_days import DayCount, is_working_day
from planwatch.model.due.three_dates import three_dates
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN, MoveKind, PlanStatus, Rag, RagRule, Status
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.ratings.calculate import Rating
from planwatch.model.ratings.facts import standings
from planwatch.model.ratings.of_plan import PlanRatings
from tests.desk import TODAY
from tests.near_plans import near_plans

RED, AMBER, GREEN = Rag.RED, Rag.AMBER, Rag.GREEN
OFTEN = 1
"""Actions that a line of the law must have spoken of, of some 500: none would not try it."""
UNAGREED = "on its agreed date, the new one is not agreed"


def is_past(day: date | None) -> bool:
    return day is not None and day < TODAY


@dataclass(frozen=True)
class Case:
    """An open action as the law looks at it, worked out once more from the plan."""

    whole: Snapshot
    action: Action
    rating: Rating
    is_silent: bool

    @property
    def plan(self) -> Plan:
        return self.whole.plan

    @property
    def rag(self) -> Rag | None:
        return self.rating.rag

    @property
    def is_begun(self) -> bool:
        return self.action.status is Status.IN_PROGRESS

    @property
    def is_late(self) -> bool:
        return is_past(self.action.due.last)

    @property
    def is_possibly_late(self) -> bool:
        return is_past(self.action.due.first) and not self.is_late

    @property
    def days_late(self) -> int:
        """As the plan counts them: of working days one at least."""
        due = self.action.due.last
        if due is None or not self.is_late:
            return 0
        days = [date.fromordinal(day) for day in range(due.toordinal() + 1, TODAY.toordinal() + 1)]
        if self.plan.days is DayCount.CALENDAR:
            return len(days)
        return max(1, sum(is_working_day(day, self.plan.nation) for day in days))

    @property
    def is_late_on_agreed(self) -> bool:
        """Past the date that was agreed, its own being another: of a draft no date was."""
        agreed = three_dates(self.action).agreed.last
        return self.plan.status is not PlanStatus.DRAFT and agreed != self.action.due.last and is_past(agreed)

    @property
    def awaited(self) -> "list[Case]":
        others = (other for other in self.whole.action if other.ref in self.action.depends_on)
        return [Case(self.whole, other, Rating(None), False) for other in others if other.status in OPEN]

    @property
    def is_blocked(self) -> bool:
        is_under_way = self.is_begun or is_past(self.action.start.last)
        return any(is_under_way or other.is_late for other in self.awaited)

    @property
    def earliest_end(self) -> date:
        return max([TODAY, self.action.due.last or TODAY, *(other.earliest_end for other in self.awaited)])

    @property
    def has_no_float(self) -> bool:
        due = self.action.due.last
        return due is not None and any(other.earliest_end > due for other in self.awaited)

    @property
    def may_be_red(self) -> bool:
        """What red needs."""
        is_stuck = self.is_blocked and self.has_no_float
        return self.days_late > self.plan.red_after or (self.is_late and not self.is_begun) or is_stuck

    @property
    def is_weak(self) -> bool:
        """Without an update, moved often, or without a lead."""
        slips = sum(move.kind is MoveKind.SLIP for move in self.action.move)
        return self.is_silent or slips >= self.plan.moves_flagged > 0 or not self.action.lead


def cases(whole: Snapshot) -> list[Case]:
    """The open actions of a plan, rated."""
    plan = standings(whole)
    ratings = PlanRatings(plan, TODAY)
    rated = zip(whole.action, plan.actions, strict=True)
    return [
        Case(whole, action, ratings.rating(stands), ratings.silent_since(stands)[0])
        for action, stands in rated
        if action.status in OPEN
    ]


class Line(NamedTuple):
    """One line of the law: of which actions it speaks, and what it says of their ratings."""

    of: Callable[[Case], bool]
    says: Callable[[Case], bool]


LAW = {
    "certainly past its due date: never green": Line(lambda c: c.is_late, lambda c: c.rag is not GREEN),
    "possibly past it: neither green nor red": Line(lambda c: c.is_possibly_late, lambda c: c.rag in (AMBER, None)),
    "late on its agreed date: amber at best, and says so": Line(
        lambda c: c.is_late_on_agreed,
        lambda c: c.rag in (AMBER, RED) and any(UNAGREED in reason for reason in c.rating.reasons),
    ),
    "not late on its agreed date: nothing is said of it": Line(
        lambda c: not c.is_late_on_agreed, lambda c: not any(UNAGREED in reason for reason in c.rating.reasons)
    ),
    "no update, moved often or no lead alone: amber at most": Line(
        lambda c: c.is_weak and not c.may_be_red, lambda c: c.rag is not RED
    ),
    "nothing that red needs: not red": Line(lambda c: not c.may_be_red, lambda c: c.rag is not RED),
    "red: late beyond the limit, not started past due, or blocked without float": Line(
        lambda c: c.rag is RED, lambda c: c.may_be_red
    ),
    "not started, before its planned start: no rating": Line(
        lambda c: (
            not c.is_begun
            and c.action.start.last is not None
            and not is_past(c.action.start.last)
            and not (c.is_late or c.is_late_on_agreed)
        ),
        lambda c: c.rag is None,
    ),
    "not started, none planned, before its due date: no rating": Line(
        lambda c: (
            not c.is_begun and c.action.start.last is None and not is_past(c.action.due.first)
            and not c.is_late_on_agreed
        ),
        lambda c: c.rag is None,
    ),
    "not started, past its start: amber": Line(
        lambda c: not c.is_begun and is_past(c.action.start.last) and not c.may_be_red, lambda c: c.rag is AMBER
    ),
    "not started, none planned, possibly past its due date: amber": Line(
        lambda c: not c.is_begun and c.action.start.last is None and c.is_possibly_late, lambda c: c.rag is AMBER
    ),
    "not started, past its due date: red": Line(lambda c: not c.is_begun and c.is_late, lambda c: c.rag is RED),
}  # fmt: skip


@pytest.mark.parametrize("rule", RagRule)
def test_the_law_holds_whatever_the_rule(rule: RagRule) -> None:
    spoken_of = Counter[str]()

    @settings(max_examples=250)
    @given(near_plans(rule))
    def holds(whole: Snapshot) -> None:
        for case in cases(whole):
            for name, line in LAW.items():
                if line.of(case):
                    spoken_of[name] += 1
                    assert line.says(case), (name, case)

    holds()
    assert {name for name in LAW if spoken_of[name] < OFTEN} == set()


def _by_lateness(case: Case) -> Rag | None:
    if case.action.due.last is None:
        return None
    if case.is_late:
        return RED if case.days_late > case.plan.red_after else AMBER
    return AMBER if case.is_possibly_late else GREEN


def _by_percent(case: Case) -> Rag | None:
    percent, plan = case.action.percent, case.plan
    if percent is None:
        return None
    if percent <= plan.red_percent:
        return RED if case.days_late > plan.red_after else AMBER
    return GREEN if percent > plan.amber_percent and not (case.is_late or case.is_possibly_late) else AMBER


def _by_evidence(case: Case) -> Rag | None:
    is_stuck = case.is_blocked and case.has_no_float and (case.is_late or case.action.due.is_one_day)
    if case.days_late > case.plan.red_after or is_stuck:
        return RED
    until = next((lead.until for lead in case.whole.lead if lead.name == case.action.lead), None)
    if case.is_late or case.is_possibly_late or case.is_weak or case.is_blocked or is_past(until):
        return AMBER
    return GREEN if case.action.due.last is not None else None


@pytest.mark.parametrize(
    ("rule", "plainly"),
    [(RagRule.LATENESS, _by_lateness), (RagRule.PERCENT, _by_percent), (RagRule.EVIDENCE, _by_evidence)],
)
def test_what_is_begun_is_rated_as_its_rule_says_and_amber_at_best_while_late_on_its_agreed_date(
    rule: RagRule, plainly: Callable[[Case], Rag | None]
) -> None:
    @given(near_plans(rule))
    def holds(whole: Snapshot) -> None:
        begun = [case for case in cases(whole) if case.is_begun]
        assume(begun)
        for case in begun:
            rag = plainly(case)
            assert case.rag is (AMBER if case.is_late_on_agreed and rag is not RED else rag), case.action

    holds()


@given(near_plans())
def test_no_update_is_28_days_without_a_word_on_what_has_begun_or_is_to_have(whole: Snapshot) -> None:
    found = cases(whole)
    assume(found)
    for case in found:
        action = case.action
        planned = action.start.last or action.due.last
        words = [*(update.as_at for update in action.update), *([action.heard_on] if action.heard_on else [])]
        started = action.start.first if action.start.first and action.start.first <= TODAY else action.added
        since = max(words) if words else started
        is_to_have = planned is not None and planned <= TODAY
        quiet = since is None or (TODAY - since).days >= whole.plan.no_update_after
        assert case.is_silent is (quiet and (case.is_begun or is_to_have)), action


@given(near_plans())
def test_what_is_over_has_no_rating(whole: Snapshot) -> None:
    plan = standings(whole)
    ratings = PlanRatings(plan, TODAY)
    over = [stands for stands in plan.actions if stands.status not in OPEN]
    assume(over)
    assert {ratings.rag(stands) for stands in over} == {None}
