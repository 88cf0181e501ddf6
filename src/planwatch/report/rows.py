"""The actions of a snapshot as a list shows them, rated on the day that the plan is judged by."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from planwatch.model.date_changes import slips
from planwatch.model.lateness import Overdue, days_late, overdue
from planwatch.model.listed import Listed, PlanDay
from planwatch.model.plan.action import Action
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.rated import Rated
from planwatch.model.rules import counting_of
from planwatch.model.standing import Standing, standings
from planwatch.model.three_dates import ThreeDates, three_dates

Step = Callable[[int, int], None]
"""Told how much is done, and of how much."""
_TOLD_EVERY = 256


def no_step(done: int, total: int) -> None:
    """Tells nobody."""


@dataclass(frozen=True, slots=True)
class Row:
    """An action with what reports say of it beyond a list."""

    listed: Listed
    dates: ThreeDates
    late: Overdue
    """On the agreed date, which every report leads with."""
    days_late: int
    """The same in days."""
    no_update: bool

    @property
    def action(self) -> Action:
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


def rows_of(snapshot: Snapshot, today: date, step: Step = no_step) -> tuple[Row, ...]:
    """Every action of the plan, in its order: theme by theme, those without one last."""
    plan = standings(snapshot)
    of, rated = PlanDay(0, 0, snapshot.plan, today), Rated(plan, today)
    made: list[Row] = []
    for number, (action, stands) in enumerate(zip(snapshot.action, plan.actions, strict=True)):
        made.append(_row(action, stands, of, rated, plan.leads.get(action.lead)))
        if not number % _TOLD_EVERY:
            step(number, len(snapshot.action))
    place = {theme.title: number for number, theme in enumerate(snapshot.theme)}
    return tuple(sorted(made, key=lambda row: place.get(row.action.theme, len(place))))


def _row(action: Action, stands: Standing, of: PlanDay, rated: Rated, until: date | None) -> Row:
    moved = [move.on for move in slips(action.move, stands.done_until)]
    counting, today, dates = counting_of(of.plan), of.today, three_dates(action)
    listed = Listed(
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
    )
    return Row(
        listed,
        dates,
        overdue(action.status, dates.agreed.first, dates.agreed.last, today),
        days_late(action.status, dates.agreed.last, action.completed.first, today, counting),
        rated.silent_since(stands)[0],
    )
