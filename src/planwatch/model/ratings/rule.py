"""A plan's rule of calculation: which one, its thresholds, and what it says in words."""

from msgspec import Struct

from planwatch.model.dates.when import Period
from planwatch.model.dates.working_days import CALENDAR, Counting, DayCount, Nation
from planwatch.model.plan.kinds import RagRule
from planwatch.model.plan.plan import Plan


class Rule(Struct, frozen=True):
    """What a plan's calculated RAG is worked out by; the thresholds mean what they mean in ``Plan``."""

    kind: RagRule = RagRule.LATENESS
    red_after: int = 30
    no_update_after: int = 28
    moves_flagged: int = 3
    red_percent: int = 25
    amber_percent: int = 75
    counting: Counting = CALENDAR


def rule_of(plan: Plan) -> Rule:
    """The rule that a plan has set."""
    return Rule(
        plan.rag_rule,
        plan.red_after,
        plan.no_update_after,
        plan.moves_flagged,
        plan.red_percent,
        plan.amber_percent,
        counting_of(plan),
    )


def period_of(plan: Plan) -> Period:
    """What a plan says of its dates."""
    return Period(plan.starts, plan.ends, plan.year_starts, plan.nation, plan.first_day_counts)


def counting_of(plan: Plan) -> Counting:
    """How a plan counts days."""
    return Counting(plan.days, plan.nation, plan.first_day_counts)


def rule_in_words(rule: Rule) -> tuple[str, ...]:
    """Three texts that go on whatever is handed out: the rule, the law over every rule, and where the rule is from."""
    return (_RULES[rule.kind](rule), _law(rule), "There is no national rule: this one is set by the plan.")


def _days(number: int, rule: Rule) -> str:
    kind = (
        f"working day{'s' * (number != 1)}" if rule.counting.days is DayCount.WORKING else f"day{'s' * (number != 1)}"
    )
    return f"{number} {kind}"


def _lateness(rule: Rule) -> str:
    return f"Lateness: green on target, amber up to {_days(rule.red_after, rule)} late, red beyond."


def _percent(rule: Rule) -> str:
    return (
        f"Percentage complete: up to {rule.red_percent} % red (amber while the law below allows no red), up to "
        f"{rule.amber_percent} % amber, above that green; no rating where no percentage is kept."
    )


def _evidence(rule: Rule) -> str:
    return (
        f"Evidence: red when more than {_days(rule.red_after, rule)} late or blocked with no float left (amber while "
        "its due date is not one day); amber when "
        f"late, blocked, without an update for {rule.no_update_after} days, {_moved(rule.moves_flagged)}or without "
        "a lead; green otherwise."
    )


def _moved(moves: int) -> str:
    return "" if moves < 1 else f"moved {moves} time{'s' * (moves > 1)} or more, "


_RULES = {RagRule.LATENESS: _lateness, RagRule.PERCENT: _percent, RagRule.EVIDENCE: _evidence}
_NATIONS = {
    Nation.ENGLAND_AND_WALES: "England and Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
}


def _law(rule: Rule) -> str:
    holidays = (
        f" Working days leave out the bank holidays of {_NATIONS[rule.counting.nation]}."
        if rule.counting.days is DayCount.WORKING
        else ""
    )
    return (
        "Whatever the rule: nothing past its due date, or possibly past it, is green; what is past its agreed date is "
        "amber at best until the new one is agreed. Red takes more than "
        f"{_days(rule.red_after, rule)} of lateness, an action not started past its due date, or one blocked with no "
        "float left; anything else is amber at most. Not started: no rating before the planned start, amber after it, "
        f"red past the due date.{holidays}"
    )
