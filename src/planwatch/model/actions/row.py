"""An action as a list shows it: with what follows from its dates on the day that its plan is judged by."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from planwatch.model.dates.in_words import day_in_full, understood
from planwatch.model.dates.reading import read_as_said, read_past_date, read_typed
from planwatch.model.dates.span import Span
from planwatch.model.dates.when import Period, Reading
from planwatch.model.due.lateness import Overdue
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN, Rag, Status
from planwatch.model.plan.plan import Plan
from planwatch.model.ratings.calculate import Rating
from planwatch.model.ratings.rule import period_of


class PlanDay(Struct, frozen=True):
    """A plan of the file and the day by which its rows are judged."""

    id: int
    version: int
    plan: Plan
    today: date
    last_met: date | None = None
    """When a forum of the plan last met, up to that day."""

    @property
    def period(self) -> Period:
        """Where the plan takes the year of a date from that names none."""
        return period_of(self.plan)

    def read(self, words: str) -> Reading:
        """A date as somebody types it for this plan."""
        return read_typed(words, self.today, self.period)

    def read_again(self, stored: Span) -> Reading:
        """Words that the plan keeps, as on the day they were said."""
        return read_as_said(stored, self.today, self.period)

    def read_past(self, words: str) -> Reading:
        """The same of a day that has been; no words mean today."""
        return read_past_date(words or day_in_full(self.today), self.today, self.period)

    def understood(self, words: str) -> str:
        """What a typed date will be taken to mean."""
        return understood(self.read(words), self.today)

    def understood_past(self, words: str) -> str:
        """What a typed day that has been will be taken to mean."""
        return understood(self.read_past(words), self.today)


class ActionRow(Struct, frozen=True):
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
    lead_until: date | None = None
    """The last day of its lead, where one is known."""
    agreed_late: int = 0
    """Days that an open action is past its agreed date; of a draft, whose dates move freely, past its current one."""

    @property
    def lead_left(self) -> bool:
        """Whether the action is still that of a lead who is gone."""
        return self.lead_until is not None and self.lead_until < self.of.today

    @property
    def is_challenged(self) -> bool:
        """Whether the lead's rating and the calculated one differ."""
        return self.action.rag is not None and self.rating.rag is not None and self.action.rag is not self.rating.rag


def first_voice(action: Action, calculated: Rag | None) -> Rag | None:
    """The rating that an action is counted by wherever actions are counted: the board's, else the lead's, else this."""
    return action.board_rag or action.rag or calculated


class Tally(Struct, frozen=True):
    """What a row adds to the counts of the title line and the RAG bar."""

    status: str
    rag: str | None
    """The first voice on an action in progress; what has not begun or is over is counted by its status."""
    overdue: Overdue
    dated: bool
    late_on_agreed: bool


def tally_of(row: ActionRow) -> Tally:
    """The tally of a row as it is now."""
    action = row.action
    rag = first_voice(action, row.rating.rag) if action.status is Status.IN_PROGRESS else None
    return Tally(action.status, rag, row.overdue, action.due.last is not None, row.agreed_late > 0)


class Counts(Struct, frozen=True):
    """How many actions there are, and of these how many are open with a date, overdue, possibly so, and as agreed."""

    actions: int
    dated: int
    overdue: int
    possibly: int
    late_on_agreed: int
    """Overdue on their agreed dates."""


def counts_of(tallies: Mapping[Tally, int]) -> Counts:
    """What title lines say of the actions that are tallied."""
    return Counts(
        actions=sum(tallies.values()),
        dated=sum(number for tally, number in tallies.items() if tally.dated and tally.status in OPEN),
        overdue=sum(number for tally, number in tallies.items() if tally.overdue is Overdue.YES),
        possibly=sum(number for tally, number in tallies.items() if tally.overdue is Overdue.POSSIBLY),
        late_on_agreed=sum(number for tally, number in tallies.items() if tally.late_on_agreed),
    )
