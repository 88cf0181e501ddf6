"""An action as a list shows it: with what follows from its dates on the day that its plan is judged by."""

from dataclasses import dataclass
from datetime import date

from planwatch.model.lateness import Overdue
from planwatch.model.plan import Action, Plan
from planwatch.model.rag import Rating


@dataclass(frozen=True, slots=True)
class PlanDay:
    """A plan of the file and the day by which its rows are judged."""

    id: int
    version: int
    plan: Plan
    today: date


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list; ``action`` has no updates and moves here."""

    id: int
    version: int
    of: PlanDay
    action: Action
    updated: date | None
    moves: int
    moved_on: date | None
    overdue: Overdue
    days_late: int
    rating: Rating

    @property
    def is_challenged(self) -> bool:
        """Whether the lead's rating and the calculated one differ."""
        return self.action.rag is not None and self.rating.rag is not None and self.action.rag is not self.rating.rag


@dataclass(frozen=True, slots=True)
class Tally:
    """What a row adds to the counts of the title line and the RAG bar."""

    status: str
    rag: str | None
    overdue: Overdue
    dated: bool


def tally_of(row: Listed) -> Tally:
    """The tally of a row as it is now."""
    return Tally(row.action.status, row.action.rag, row.overdue, row.action.due_by is not None)
