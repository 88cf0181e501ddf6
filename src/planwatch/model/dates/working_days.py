"""Days counted as a plan counts them: calendar or working days, with the bank holidays of its nation."""

from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from msgspec import Struct


class DayCount(StrEnum):
    """The days that lateness is counted in."""

    CALENDAR = "calendar"
    WORKING = "working"


class Nation(StrEnum):
    """Whose bank holidays are no working days."""

    ENGLAND_AND_WALES = "england and wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern ireland"


class Shift(StrEnum):
    """What becomes of a meeting that would fall on a weekend or bank holiday."""

    NONE = "as it falls"
    NEXT = "next working day"
    BEFORE = "working day before"


_SUBDIVISION = {Nation.ENGLAND_AND_WALES: "ENG", Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}
_FIRST_YEAR, _LAST_YEAR = 1872, 2100
"""Bank holidays began with an Act of 1871, and nobody has set those of the next century."""
_SATURDAY = 5


class Counting(Struct, frozen=True):
    """How a plan counts days.

    ``first_day_counts`` is for a term that runs from a day; lateness never counts that day, since due today is not
    late.
    """

    days: DayCount = DayCount.CALENDAR
    nation: Nation = Nation.ENGLAND_AND_WALES
    first_day_counts: bool = False


CALENDAR = Counting()


def is_working_day(day: date, nation: Nation) -> bool:
    """Whether it is a weekday and no bank holiday."""
    return day.weekday() < _SATURDAY and day not in bank_holidays(nation, day.year)


@cache
def bank_holidays(nation: Nation, year: int) -> dict[date, str]:
    """The bank holidays of a year by day, with their names; those on a Saturday or Sunday too."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return {}
    # Loaded here: it takes a tenth of a second, and most plans count calendar days.
    import holidays

    return dict(holidays.country_holidays("GB", subdiv=_SUBDIVISION[nation], years=year))


@cache
def _on_weekdays(nation: Nation, year: int) -> tuple[date, ...]:
    return tuple(day for day in bank_holidays(nation, year) if day.weekday() < _SATURDAY)


def days_after(day: date, last: date, counting: Counting) -> int:
    """How many days follow ``day`` up to and with ``last``; 0 where none does."""
    if last <= day:
        return 0
    if counting.days is DayCount.CALENDAR:
        return (last - day).days
    years = range(max(day.year, _FIRST_YEAR), min(last.year, _LAST_YEAR) + 1)
    off = sum(day < holiday <= last for year in years for holiday in _on_weekdays(counting.nation, year))
    return _weekdays_to(last) - _weekdays_to(day) - off


def _weekdays_to(day: date) -> int:
    weeks, rest = divmod(day.toordinal(), 7)  # 1 January of year 1 was a Monday
    return weeks * 5 + min(rest, 5)


def add_days(start: date, number: int, counting: Counting) -> date:
    """The last day of a term of so many days from ``start``; of none, ``start`` itself.

    70 working days from 18 May 2015 end on 24 Aug 2015 where the first day counts, on 25 Aug where it does not. Raises
    OverflowError where the calendar has no such day.
    """
    if number < 1:
        return start
    if counting.days is DayCount.CALENDAR:
        return start + timedelta(days=number - counting.first_day_counts)
    day = start if counting.first_day_counts else start + timedelta(days=1)
    left = number - is_working_day(day, counting.nation)
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day, counting.nation)
    return day


def days_before(end: date, number: int, nation: Nation) -> date:
    """The day so many working days before ``end``; raises OverflowError where the calendar has no such day."""
    day, left = end, number
    while left:
        day -= timedelta(days=1)
        left -= is_working_day(day, nation)
    return day
