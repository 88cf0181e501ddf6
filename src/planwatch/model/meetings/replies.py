"""Until when an answer is asked for."""

from datetime import date, timedelta

from planwatch.model.dates.working_days import Counting, DayCount, Nation, add_days, is_working_day

_WITHIN = 5
"""Working days that a lead is given."""


def reply_by(today: date, meeting: date | None, nation: Nation) -> date:
    """A working week from today; where a meeting comes before, the last working day before that, never before today."""
    try:
        day = add_days(today, _WITHIN, Counting(DayCount.WORKING, nation))
    except OverflowError:
        return today
    if meeting is None or meeting > day:
        return day
    before = meeting - timedelta(days=1)
    while before > today and not is_working_day(before, nation):
        before -= timedelta(days=1)
    return max(before, today)
