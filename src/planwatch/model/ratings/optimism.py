"""How often, and by how much, a lead's ratings stood above the calculated ones of their day."""

from collections import defaultdict
from datetime import date

from msgspec import Struct

from planwatch.model.due.lateness import are_agreed
from planwatch.model.plan.action import Action, Move
from planwatch.model.plan.kinds import MoveKind, Rag, Status
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update
from planwatch.model.ratings.calculate import RatingFacts, rate
from planwatch.model.ratings.facts import last_said
from planwatch.model.ratings.rule import Rule, rule_of

FEWEST = 5
"""Ratings of a lead below which nothing is said: two or three prove nothing."""
_STEPS = {Rag.RED: 0, Rag.AMBER: 1, Rag.GREEN: 2}


class Optimism(Struct, frozen=True):
    """The ratings of one lead beside the calculated ones."""

    lead: str
    ratings: int
    """How many could be compared."""
    above: int
    """How many of them were better than calculated."""
    steps: int
    """By how many steps these were better, all together: from amber to green is one, from red to green two."""


def optimism(snapshot: Snapshot) -> tuple[Optimism, ...]:
    """Each lead with five ratings or more, those who most often stood above the calculated rating first.

    Past ratings are worked out by the plan's rule from what a plan still knows of that day: dates, moves and updates.
    By percentage nothing can be, since past percentages are not kept.
    """
    rule, is_held = rule_of(snapshot.plan), are_agreed(snapshot.plan)
    given: dict[str, list[int]] = defaultdict(list)
    for action in snapshot.action:
        for number, update in enumerate(action.update):
            calculated = _calculated_then(rule, is_held, action, number, update)
            lead = update.by or action.lead
            if lead and update.rag is not None and calculated is not None:
                given[lead].append(_STEPS[update.rag] - _STEPS[calculated])
    found = [
        Optimism(lead, len(steps), sum(step > 0 for step in steps), sum(step for step in steps if step > 0))
        for lead, steps in given.items()
        if len(steps) >= FEWEST
    ]
    return tuple(sorted(found, key=lambda lead: (-lead.above / lead.ratings, -lead.steps, lead.lead)))


def _calculated_then(rule: Rule, is_held: bool, action: Action, number: int, update: Update) -> Rag | None:
    day = update.as_at
    if update.rag is None or (action.completed.first is not None and action.completed.first <= day):
        return None
    slips = [move for move in action.move if move.kind is MoveKind.SLIP]
    due_from, due_by = _due_then(action, slips, day)
    facts = RatingFacts(
        # Who rates what is over by now had begun it by then.
        status=action.status if action.status is Status.NOT_STARTED else Status.IN_PROGRESS,
        start_from=action.start.first,
        start_by=action.start.last,
        due_from=due_from,
        due_by=due_by,
        updated=last_said(action.update[:number]),
        added=action.added,
        moves=sum(move.on <= day for move in slips),
        agreed_by=_agreed_then(action, due_by, day) if is_held else None,
    )
    return rate(rule, facts, day)


def _due_then(action: Action, slips: list[Move], day: date) -> tuple[date | None, date | None]:
    """The due date of that day: what the first slip after it moved. A correction means that it never was another."""
    later = min((move for move in slips if move.on > day), key=lambda move: move.on, default=None)
    return (later.was.first, later.was.last) if later is not None else (action.due.first, action.due.last)


def _agreed_then(action: Action, due_by: date | None, day: date) -> date | None:
    """The last day of the date agreed by then, where the due date was another; of agreements only the last is kept."""
    agreement = action.agreement
    was_agreed = agreement is not None and (agreement.on is None or agreement.on <= day)
    agreed = (action.agreed_due if was_agreed else action.original_due).last
    return agreed if agreed != due_by else None


def optimism_in_words(one: Optimism) -> str:
    """``rated better than calculated 4 of 9 times, by 1.5 steps each``."""
    if not one.above:
        return f"never rated better than calculated, {one.ratings} times"
    steps = f"{one.steps / one.above:.1f}".removesuffix(".0")
    plural = "" if steps == "1" else "s"
    return f"rated better than calculated {one.above} of {one.ratings} times, by {steps} step{plural} each"
