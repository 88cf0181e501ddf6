"""What a plan's rule says in words, on whatever is handed out."""

import pytest

from planwatch.model.dates.working_days import Counting, DayCount, Nation
from planwatch.model.plan.kinds import RagRule
from planwatch.model.plan.plan import Plan
from planwatch.model.ratings.rule import Rule, rule_in_words, rule_of
from planwatch.model.values import replace

PLAN = Plan(ref="P", title="A plan")


def test_a_plan_that_sets_nothing_is_rated_by_lateness_in_calendar_days() -> None:
    assert rule_of(PLAN) == Rule(RagRule.LATENESS, 30, 28, 3, 25, 75, Counting(DayCount.CALENDAR))


def test_every_threshold_is_the_plans_own() -> None:
    plan = replace(
        PLAN,
        rag_rule=RagRule.EVIDENCE,
        red_after=1,
        no_update_after=2,
        moves_flagged=4,
        red_percent=5,
        amber_percent=6,
        days=DayCount.WORKING,
        nation=Nation.SCOTLAND,
        first_day_counts=True,
    )
    counting = Counting(DayCount.WORKING, Nation.SCOTLAND, True)
    assert rule_of(plan) == Rule(RagRule.EVIDENCE, 1, 2, 4, 5, 6, counting)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (Rule(), "Lateness: green on target, amber up to 30 days late, red beyond."),
        (
            Rule(RagRule.PERCENT, red_percent=20),
            (
                "Percentage complete: up to 20 % red (amber while the law below allows no red), up to 75 % amber, "
                "above that green; no rating where no percentage is kept."
            ),
        ),
        (
            Rule(RagRule.EVIDENCE, red_after=1, no_update_after=14, moves_flagged=2),
            (
                "Evidence: red when more than 1 day late or blocked with no float left (amber while its due date is "
                "not one day); amber when late, blocked, without an update for 14 days, moved 2 times or more, or "
                "without a lead; green otherwise."
            ),
        ),
    ],
)
def test_a_rule_is_told_with_its_thresholds(rule: Rule, words: str) -> None:
    assert rule_in_words(rule)[0] == words


def test_the_law_and_where_the_rule_is_from_are_told_beside_it() -> None:
    _, law, origin = rule_in_words(Rule(red_after=60, counting=Counting(DayCount.WORKING, Nation.SCOTLAND)))
    assert "Red takes more than 60 working days of lateness" in law
    assert law.endswith("Working days leave out the bank holidays of Scotland.")
    assert origin == "There is no national rule: this one is set by the plan."
