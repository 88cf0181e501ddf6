"""The calculated RAG: the *lateness* rule, under the law that no rule may be kinder than the facts."""

from dataclasses import dataclass
from datetime import date

from planwatch.model.lateness import Overdue, days_late, overdue
from planwatch.model.kinds import Rag, Status


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule may look at."""

    status: Status
    start_by: date | None
    due_from: date | None
    due_by: date | None


@dataclass(frozen=True, slots=True)
class Rating:
    """A calculated rating and its reasons in words, worst first; no rating where there is nothing to judge."""

    rag: Rag | None
    reasons: tuple[str, ...] = ()


def calculate(facts: Facts, today: date, red_after: int = 30) -> Rating:
    """Rate by lateness: green on target, amber up to ``red_after`` days late, red beyond that.

    An action not yet begun has no rating before its planned start (before its due date where none is planned), is
    amber past its start and red past its due date. Nothing certainly or possibly past due is ever green.
    """
    state = overdue(facts.status, facts.due_from, facts.due_by, today)
    if facts.status is Status.NOT_STARTED:
        return _rate_not_started(facts, today, state)
    if facts.status is not Status.IN_PROGRESS:
        return Rating(None)
    if facts.due_by is None:
        return Rating(None, ("no date to judge it by",))
    if state is Overdue.YES:
        late = days_late(facts.status, facts.due_by, None, today)
        if late > red_after:
            return Rating(Rag.RED, (f"{late} d late, more than {red_after}",))
        return Rating(Rag.AMBER, (f"{late} d late",))
    if state is Overdue.POSSIBLY:
        return Rating(Rag.AMBER, ("possibly late: its due date is not one day",))
    return Rating(Rag.GREEN, ("not yet due",))


def _rate_not_started(facts: Facts, today: date, state: Overdue) -> Rating:
    if state is Overdue.YES:
        late = days_late(facts.status, facts.due_by, None, today)
        return Rating(Rag.RED, (f"not started, {late} d past its due date",))
    if facts.start_by is not None:
        late = (today - facts.start_by).days
        return Rating(Rag.AMBER, (f"not started, {late} d past its planned start",)) if late > 0 else Rating(None)
    if state is Overdue.POSSIBLY:
        return Rating(Rag.AMBER, ("not started, possibly past its due date",))
    return Rating(None)


def may_be_rated(status: Status, start_by: date | None, today: date) -> bool:
    """A lead rates an action in progress, or one not started that is past its planned start."""
    return status is Status.IN_PROGRESS or (status is Status.NOT_STARTED and start_by is not None and start_by < today)
