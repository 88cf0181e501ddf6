"""What a date as written comes to: its words, the days it can mean, and what a plan says of dates."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from planwatch.model.dates.span import Span
from planwatch.model.dates.working_days import Nation
from planwatch.model.values import replace

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FIRST_YEAR = 1950
"""No plan speaks of a day before it: an empty cell of a spreadsheet can come out as a day of 1899 or 1904."""


class DateKind(StrEnum):
    """What sort of date some words are."""

    DATE = "date"
    MONTH = "month"
    PART = "part of a month"
    SEASON = "season"
    QUARTER = "quarter"
    FINANCIAL_YEAR = "financial year"
    YEAR = "year"
    RANGE = "range"
    RELATIVE = "relative"
    RECURRING = "recurring"
    CONDITIONAL = "conditional"
    ONGOING = "ongoing"
    NONE = "none"


SERIES = "a series of dates: the last of them counts"
"""The doubt of words that hold more than one due date."""


class Period(Struct, frozen=True):
    """What a plan says about dates without a year, the month in which its financial year begins, and working days."""

    starts: date | None = None
    ends: date | None = None
    year_starts: int = 4
    nation: Nation = Nation.ENGLAND_AND_WALES
    first_day_counts: bool = False


ANY_PERIOD = Period()


def without_ends(period: Period) -> Period:
    """The same but for when it begins and ends."""
    return replace(period, starts=None, ends=None)


class After(Struct, frozen=True):
    """How a relative date hangs on another action: ``number`` of ``unit`` after it (before it where negative)."""

    ref: str
    number: int
    unit: str
    """``days``, ``working days``, ``weeks``, ``months`` or ``years``."""
    within: bool = False
    """Any day until then will do, not only that one."""


class Reading(Struct, frozen=True):
    """What words were read as: the days that they can mean, and what else they say."""

    text: str
    first: date | None = None
    last: date | None = None
    kind: DateKind = DateKind.NONE
    after: After | None = None
    repeats: str = ""
    """An RRULE (RFC 5545); empty where nothing recurs, or not regularly."""
    said: date | None = None
    """The day they were read on, where they mean other days on another; read again on that day they mean the same."""
    doubt: str = ""
    """How else the words could be read, or why they were not."""
    fault: str = ""
    """Why words that look like a date are none, where they were typed: they are refused."""

    @property
    def span(self) -> Span:
        """The words and their days, as a plan keeps them."""
        return Span(self.text, self.first, self.last, self.said)

    @property
    def is_one_day(self) -> bool:
        """Whether it can mean one day only."""
        return self.first is not None and self.first == self.last


Dated = Span | Reading
