"""The calculated ratings of a whole snapshot on a day, as the plan's own rule has them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planwatch.model.copied import is_copied
from planwatch.model.dates import read_date
from planwatch.model.kinds import MoveKind, Rag, RagRule
from planwatch.model.knock_on import Node, Waits
from planwatch.model.plan import Action, Snapshot
from planwatch.model.rag import Facts, Rating, calculate, has_no_update, last_word, rate
from planwatch.model.refs import natural_key
from planwatch.model.rules import Rule, rule_of


@dataclass(frozen=True)
class Rated:
    """Rates the actions of a snapshot."""

    snapshot: Snapshot
    today: date

    def rag(self, action: Action) -> Rag | None:
        """The calculated rating of one of its actions."""
        return rate(self._rule, self._facts(action), self.today)

    def rating(self, action: Action) -> Rating:
        """The same with its reasons."""
        return calculate(self._rule, self._facts(action), self.today)

    def silent_since(self, action: Action) -> tuple[bool, date | None]:
        """Whether there is *no update* on it by the plan's rule, and the day of the last word, where one is known."""
        facts = self._facts(action, with_updates=True)
        return has_no_update(facts, self.today, self.snapshot.plan.no_update_after), last_word(facts, self.today)

    @cached_property
    def _rule(self) -> Rule:
        return rule_of(self.snapshot.plan)

    def _facts(self, action: Action, with_updates: bool = False) -> Facts:
        evidence = self._rule.kind is RagRule.EVIDENCE
        blocked_by, float_left = self._held(action) if evidence else ((), None)
        return Facts(
            action.status,
            action.start_by,
            action.due_from,
            action.due_by,
            action.start_from,
            action.percent,
            last_said(action) if evidence or with_updates else None,
            action.added,
            sum(move.kind is MoveKind.SLIP for move in action.move),
            bool(action.lead),
            self._lead_until.get(action.lead),
            blocked_by,
            float_left,
        )

    @cached_property
    def _lead_until(self) -> Mapping[str, date | None]:
        return {lead.name: lead.until for lead in self.snapshot.lead}

    def _held(self, action: Action) -> tuple[tuple[str, ...], int | None]:
        key = natural_key(action.ref)
        blockers = self._waits.blocked_by(key)
        return tuple(self._refs[other] for other in blockers), self._waits.float_left(key) if blockers else None

    @cached_property
    def _refs(self) -> Mapping[str, str]:
        return {natural_key(action.ref): action.ref for action in self.snapshot.action}

    @cached_property
    def _waits(self) -> Waits[str]:
        nodes = {natural_key(a.ref): Node(a.status, a.start_by, a.due_by) for a in self.snapshot.action}
        edges = [(natural_key(a.ref), natural_key(ref)) for a in self.snapshot.action for ref in _awaited(a)]
        return Waits(nodes, edges, self.today)


def _awaited(action: Action) -> tuple[str, ...]:
    after = read_date(action.due, date.min).after if " after " in action.due.casefold() else None
    return (*action.depends_on, after.ref) if after is not None else action.depends_on


def last_said(action: Action) -> date | None:
    """The day of the newest update that does not only repeat the one before it."""
    updates = sorted(action.update, key=lambda update: update.as_at)
    for at in range(len(updates) - 1, -1, -1):
        if not is_copied(updates[at].text, updates[at - 1].text if at else ""):
            return updates[at].as_at
    return None
