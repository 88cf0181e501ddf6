"""The actions of a snapshot as a list shows them, rated on the day that the plan is judged by."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.due.lateness import Overdue, days_late, overdue
from planwatch.model.due.moves import slips
from planwatch.model.due.three_dates import ThreeDates, dates_held
from planwatch.model.plan.action import Action, Chase, waiting
from planwatch.model.plan.kinds import OPEN, Priority, Rag
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.ratings.calculate import late_on_agreed
from planwatch.model.ratings.facts import Standing, standings
from planwatch.model.ratings.of_plan import PlanRatings
from planwatch.model.ratings.rule import counting_of, rule_of

Step = Callable[[int, int], object]
"""Told how much is done, and of how much."""
_TOLD_EVERY = 256
_RANK = {Priority.HIGH: 0, None: 1, Priority.LOW: 2}


def no_step(done: int, total: int) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """An action with what reports say of it beyond a list."""

    listed: ActionRow
    dates: ThreeDates
    late: Overdue
    """On the agreed date, which every report leads with."""
    days_late: int
    """The same in days."""
    no_update: bool
    waiting: Chase | None
    """When its lead was last asked, where it is open and nobody has answered since: by all that is known."""

    @property
    def action(self) -> Action:
        """The action as it may be told."""
        return self.listed.action

    @property
    def has_moved(self) -> bool:
        """Whether its three dates are not one and the same."""
        return not (self.dates.original == self.dates.agreed == self.dates.current)

    @property
    def is_agreed(self) -> bool:
        """Whether the current date is the agreed one."""
        agreed, current = self.dates.agreed, self.dates.current
        return (agreed.first, agreed.last) == (current.first, current.last)

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor withdrawn."""
        return self.action.status in OPEN

    @property
    def is_late(self) -> bool:
        """Certainly overdue on its agreed or current date."""
        return Overdue.YES in (self.late, self.listed.overdue)

    @property
    def is_possibly_late(self) -> bool:
        """Not certainly overdue, but inside the interval of its agreed or current date."""
        return not self.is_late and Overdue.POSSIBLY in (self.late, self.listed.overdue)

    @property
    def is_red(self) -> bool:
        """Open, and red in any voice."""
        action = self.action
        return self.is_open and Rag.RED in (action.board_rag, action.rag, self.listed.rating.rag)


def worst_first(rows: Iterable[ReportRow]) -> list[ReportRow]:
    """What is certainly late on its agreed date first: those of high priority, then by days."""
    return sorted(rows, key=_badness)


def _badness(one: ReportRow) -> tuple[bool, int, int, int]:
    return one.late is not Overdue.YES, _RANK[one.action.priority], -one.days_late, -one.listed.days_late


def by_due(rows: Iterable[ReportRow]) -> list[ReportRow]:
    """The soonest first; those without a date last."""
    return sorted(rows, key=lambda one: one.action.due.last or date.max)


def rows_of(snapshot: Snapshot, today: date, step: Step = no_step) -> tuple[ReportRow, ...]:
    """Every action of the plan, in its order: theme by theme, those without one last."""
    plan = standings(snapshot)
    of, rated = PlanDay(0, 0, snapshot.plan, today), PlanRatings(plan, today)
    made: list[ReportRow] = []
    for number, (action, stands) in enumerate(zip(snapshot.action, plan.actions, strict=True)):
        made.append(_row(action, stands, of, rated, plan.leads.get(action.lead)))
        if not number % _TOLD_EVERY:
            step(number, len(snapshot.action))
    place = {theme.title: number for number, theme in enumerate(snapshot.theme)}
    return tuple(sorted(made, key=lambda row: place.get(row.action.theme, len(place))))


def _row(action: Action, stands: Standing, of: PlanDay, rated: PlanRatings, until: date | None) -> ReportRow:
    moved = [move.on for move in slips(action.move, stands.done_until)]
    counting, today, dates = counting_of(of.plan), of.today, dates_held(action, of.plan)
    listed = ActionRow(
        id=0,
        version=0,
        of=of,
        action=action,
        updated=stands.updated,
        moves=len(moved),
        moved_on=max(moved, default=None),
        overdue=overdue(action.status, action.due.first, action.due.last, today),
        days_late=days_late(action.status, action.due.last, action.completed.first, today, counting),
        rating=rated.rating(stands),
        lead_until=until,
        agreed_late=late_on_agreed(rule_of(of.plan), action, dates.agreed.last, today),
    )
    return ReportRow(
        listed,
        dates,
        overdue(action.status, dates.agreed.first, dates.agreed.last, today),
        days_late(action.status, dates.agreed.last, action.completed.first, today, counting),
        rated.silent_since(stands)[0],
        waiting(action.chase, action.update) if action.status in OPEN else None,
    )
