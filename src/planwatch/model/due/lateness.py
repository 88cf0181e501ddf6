"""When an action is late, possibly late, or done late: pure functions of its dates, its status and the day."""

from datetime import date
from enum import StrEnum

from planwatch.model.dates.working_days import CALENDAR, Counting, DayCount, days_after
from planwatch.model.plan.kinds import OPEN, Status


class Overdue(StrEnum):
    """Certain once the last day that the due words can mean has passed; possible inside their interval."""

    YES = "yes"
    POSSIBLY = "possibly"
    NO = "no"


def overdue(status: Status, due_from: date | None, due_by: date | None, today: date) -> Overdue:
    """Due today is not late; only an open action can be late."""
    if status not in OPEN or due_by is None:
        return Overdue.NO
    if due_by < today:
        return Overdue.YES
    return Overdue.POSSIBLY if due_from is not None and due_from < today else Overdue.NO


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
