"""The calculated ratings of a whole plan on a day, as its own rule has them."""

from datetime import date
from functools import cached_property

from planwatch.model.due.lateness import are_agreed
from planwatch.model.due.moves import slips
from planwatch.model.plan.kinds import Rag, RagRule
from planwatch.model.ratings.calculate import (
    Rating,
    RatingFacts,
    calculate,
    facts_of,
    has_no_update,
    last_heard,
    last_word,
    rate,
)
from planwatch.model.ratings.facts import Standing, Standings
from planwatch.model.ratings.rule import rule_of
from planwatch.model.waits.among import waits_among
from planwatch.model.waits.knock_on import Waits


class PlanRatings:
    """Rates the actions of a plan, each of which it looks at once."""

    def __init__(self, plan: Standings, today: date) -> None:
        self.today = today
        self._actions = plan.actions
        self._lead_until = plan.leads
        self._rule = rule_of(plan.plan)
        self._by_evidence = self._rule.kind is RagRule.EVIDENCE
        self._are_agreed = are_agreed(plan.plan)
        self._known: dict[str, RatingFacts] = {}

    def rag(self, action: Standing) -> Rag | None:
        """The calculated rating of one of its actions."""
        return rate(self._rule, self._facts(action), self.today)

    def rating(self, action: Standing) -> Rating:
        """The same with its reasons."""
        return calculate(self._rule, self._facts(action), self.today)

    def silent_since(self, action: Standing) -> tuple[bool, date | None]:
        """Whether there is *no update* on it by the plan's rule, and the day of the last word, where one is known."""
        facts = self._facts(action)
        return has_no_update(facts, self.today, self._rule.no_update_after), last_word(facts, self.today)

    def _facts(self, action: Standing) -> RatingFacts:
        if action.ref not in self._known:
            self._known[action.ref] = self._look_at(action)
        return self._known[action.ref]

    def _look_at(self, action: Standing) -> RatingFacts:
        held = self._held(action.ref) if self._by_evidence else ((), None)
        moves = len(slips(action.move, action.done_until)) if action.move else 0
        agreed_by = action.agreed_by if self._are_agreed else None
        heard = last_heard(action.updated, action.heard_on)
        return facts_of(action, agreed_by, heard, moves, self._lead_until.get(action.lead), *held)

    def _held(self, ref: str) -> tuple[tuple[str, ...], int | None]:
        blockers = self._waits.blocked_by(ref)
        return blockers, self._waits.float_left(ref) if blockers else None

    @cached_property
    def _waits(self) -> Waits[str]:
        return waits_among(self._actions, self.today)
