"""The route of escalation that a plan lays down: before whom an action comes, after how many days late or moves."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from planwatch.model.dates.working_days import Counting
from planwatch.model.due.lateness import days_past
from planwatch.model.due.moves import done_until, slips
from planwatch.model.due.three_dates import three_dates
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN, ChaseKind
from planwatch.model.text.names import plain

HOW = "write a step so: Improvement Board after 14 days or 2 moves"
"""What to do about a step that cannot be read."""
_STEP = re.compile(r"\s*(?P<to>\S.*?)\s+after\s+(?P<terms>[0-9].*?)\s*", re.IGNORECASE)
_TERM = re.compile(r"([0-9]{1,4})\s*(d|days?|weeks?|moves?)(?:\s+(?:late|overdue))?", re.IGNORECASE)


class RouteStep(Struct, frozen=True):
    """One step: to a forum, post or person, from so many days late or moves on, whichever comes first."""

    to: str
    days: int | None = None
    moves: int | None = None

    def in_words(self) -> str:
        """``Improvement Board after 14 days or 2 moves``."""
        return f"{self.to} {self.when}"

    @property
    def when(self) -> str:
        """``after 14 days or 2 moves``."""
        said = ((self.days, "day"), (self.moves, "move"))
        terms = [f"{number} {noun}{'s' * (number != 1)}" for number, noun in said if number is not None]
        return f"after {' or '.join(terms)}"


class Reached(Struct, frozen=True):
    """A step that an action has reached and was not taken, and why."""

    step: RouteStep
    why: str
    """``83 d late on its agreed date``."""


def read_step(words: str) -> RouteStep | None:
    """The step that was typed; None where it is none."""
    found = _STEP.fullmatch(words)
    if found is None:
        return None
    held: dict[str, int] = {}
    for term in re.split(r"\s+or\s+", found["terms"]):
        read = _TERM.fullmatch(term)
        if read is None:
            return None
        number, unit = int(read[1]), read[2].casefold()
        name = "moves" if unit.startswith("m") else "days"
        if name in held or not number:
            return None
        held[name] = number * (7 if unit.startswith("w") else 1)
    return RouteStep(" ".join(found["to"].split()), held.get("days"), held.get("moves"))


def read_route(route: Sequence[str]) -> tuple[RouteStep, ...]:
    """The steps of a plan, in its order; what cannot be read is none."""
    return tuple(step for step in map(read_step, route) if step is not None)


def reached(action: Action, route: Sequence[RouteStep], today: date, counting: Counting) -> tuple[Reached, ...]:
    """The steps that an open action has reached and that nobody took since then, in the order of the route."""
    if action.status not in OPEN:
        return ()
    found = [(step, _why(action, step, today, counting)) for step in route]
    return tuple(Reached(step, "; ".join(why)) for step, why in found if why)


def _why(action: Action, step: RouteStep, today: date, counting: Counting) -> list[str]:
    """What of the step's terms is reached, and was not answered by an escalation since."""
    taken = [
        one.on for one in action.chase if one.kind is ChaseKind.ESCALATED and plain(one.to) == plain(step.to)
    ]  # fmt: skip
    last = max(taken, default=date.min)
    dates, why = three_dates(action), list[str]()
    due = dates.agreed.last or dates.current.last
    late = days_past(due, today, counting) if due is not None else 0
    if due is not None and step.days is not None and late >= step.days and last <= due:
        why.append(f"{late} d late{' on its agreed date' if dates.agreed.last != dates.current.last else ''}")
    moved = sorted(move.on for move in slips(action.move, done_until(action)))
    if step.moves is not None and len(moved) >= step.moves and last < moved[step.moves - 1]:
        why.append(f"its date moved {'once' if len(moved) == 1 else f'{len(moved)} times'}")
    return why
