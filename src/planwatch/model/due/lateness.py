"""When an action is late, possibly late, or done late: pure functions of its dates, its status and the day.

``storage.due.lateness`` says the same in SQL.
"""

from datetime import date
from enum import StrEnum

from planwatch.model.dates.working_days import CALENDAR, Counting, DayCount, days_after
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN, PlanStatus, Status
from planwatch.model.plan.plan import Plan


class Overdue(StrEnum):
    """Certain once the last day that the due words can mean has passed; possible inside their interval."""

    YES = "yes"
    POSSIBLY = "possibly"
    NO = "no"


def is_past(day: date | None, today: date) -> bool:
    """Whether a day has passed; today has not."""
    return day is not None and day < today


def is_overdue(status: Status, due_by: date | None, today: date) -> bool:
    """Certainly: only an open action can be late, and due today is not late."""
    return status in OPEN and is_past(due_by, today)


def may_be_overdue(status: Status, due_from: date | None, today: date) -> bool:
    """Certainly or possibly: the first day that its due words can mean has passed."""
    return status in OPEN and is_past(due_from, today)


def overdue(status: Status, due_from: date | None, due_by: date | None, today: date) -> Overdue:
    """Which of the two; a due date has both days or none."""
    if is_overdue(status, due_by, today):
        return Overdue.YES
    return Overdue.POSSIBLY if may_be_overdue(status, due_from, today) else Overdue.NO


def days_late(
    status: Status, due_by: date | None, completed_from: date | None, today: date, counting: Counting = CALENDAR
) -> int:
    """Days past the last due day: until today where open, until the day it was done where complete."""
    if due_by is None or status is Status.WITHDRAWN:
        return 0
    end = today if status in OPEN else completed_from
    return days_past(due_by, end, counting) if end is not None else 0


def days_past(due_by: date, end: date, counting: Counting = CALENDAR) -> int:
    """Days from the last due day to ``end``, as the plan counts them; 0 only where it is not past.

    On the Saturday after a Friday no working day has gone by, and yet it is late: that is one day.
    """
    if end <= due_by:
        return 0
    if counting.days is DayCount.CALENDAR:
        return (end - due_by).days
    return max(1, days_after(due_by, end, counting))


def are_agreed(plan: Plan) -> bool:
    """Whether actions are held to dates that were agreed: while a plan is a draft its dates move freely."""
    return plan.status is not PlanStatus.DRAFT


def held_to(action: Action, plan: Plan) -> date | None:
    """The last day of the date that an action is held to: the agreed one, of a draft the one that it has now."""
    agreed = (action.agreed_due or action.original_due or action.due) if are_agreed(plan) else action.due
    return agreed.last


def agreed_by(action: Action) -> date | None:
    """The last day of the agreed date, where the current one is another."""
    agreed = (action.agreed_due or action.original_due).last
    return agreed if agreed != action.due.last else None
