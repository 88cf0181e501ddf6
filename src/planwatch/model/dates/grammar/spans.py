"""Arithmetic with intervals of days: whole months, parts of them, and moving them through the calendar."""

from calendar import monthrange
from datetime import date, timedelta

from planwatch.model.dates.when import WEEKDAYS
from planwatch.model.dates.working_days import Nation, is_working_day

Days = tuple[date, date]
"""The first and the last day."""


def one_day(day: date) -> Days:
    """That day alone."""
    return day, day


def whole_months(year: int, month: int, count: int = 1) -> Days:
    """``count`` whole months from that one; raises ValueError outside the calendar."""
    last_year, last_month = divmod(year * 12 + month - 2 + count, 12)
    return date(year, month, 1), date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])


def moved(day: date, number: int, unit: str) -> date:
    """The day so many days, weeks, months or years later; a month after 31 January is the last of February."""
    if unit in ("days", "weeks"):
        return day + timedelta(days=number * (7 if unit == "weeks" else 1))
    # Loaded here: only months and years are of unequal length.
    from dateutil.relativedelta import relativedelta

    return day + (relativedelta(months=number) if unit == "months" else relativedelta(years=number))


def same_length(span: Days, first: date) -> Days:
    """An interval as long as ``span`` that begins on ``first``: as many whole months, or as many days."""
    count = (span[1].year - span[0].year) * 12 + span[1].month - span[0].month + 1
    if span == whole_months(span[0].year, span[0].month, count) and first.day == 1:
        return whole_months(first.year, first.month, count)
    return first, first + (span[1] - span[0])


def part_of(span: Days, which: str) -> Days:
    """The part of a month, or of something longer, that is called ``early``, ``mid``, ``late``, ``end`` and so on."""
    first, last = span
    if which == "end":
        return last, last
    if which.startswith("week "):
        return _week_of(span, int(which.removeprefix("week ")))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        begin, end = {"early": (1, 10), "mid": (11, 15), "late": (21, last.day), "half 1": (1, 15)}.get(
            which, (16, last.day)
        )
        return first.replace(day=begin), first.replace(day=end)
    edge, third = max(months // 4, 1), max(months // 3, 1)
    skip, count = {"early": (0, edge), "mid": (third, third), "late": (months - edge, edge)}.get(
        which, (0 if which == "half 1" else months // 2, months // 2)
    )
    begin = first.month - 1 + skip
    return whole_months(first.year + begin // 12, begin % 12 + 1, max(count, 1))


def nth_day(span: Days, number: int, which: str, nation: Nation) -> date:
    """The first, second … or last (-1) ``monday``, ``day`` or ``working day`` in it; raises ValueError: none such."""
    first, last = span
    days = (first + timedelta(days=passed) for passed in range((last - first).days + 1))
    if which.startswith(("working", "business")) or which.replace(" ", "") == "weekday":
        found = [day for day in days if is_working_day(day, nation)]
    elif which == "day":
        found = list(days)
    else:
        found = [day for day in days if day.weekday() == WEEKDAYS.index(which[:3])]
    place = number - 1 if number > 0 else number
    if not -len(found) <= place < len(found):
        raise ValueError(number)
    return found[place]


def _week_of(span: Days, number: int) -> Days:
    first, last = span
    if number < 0:
        return last - timedelta(days=6), last
    begin = first + timedelta(days=7 * (number - 1))
    return begin, begin + timedelta(days=6)
