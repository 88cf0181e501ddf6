"""What a date as written comes to: its words, the days it can mean, and what a plan says of dates."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from planwatch.model.dates.working_days import Nation

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


@dataclass(frozen=True, slots=True)
class Period:
    """What a plan says about dates without a year, the month in which its financial year begins, and working days."""

    starts: date | None = None
    ends: date | None = None
    year_starts: int = 4
    nation: Nation = Nation.ENGLAND_AND_WALES
    first_day_counts: bool = False


ANY_PERIOD = Period()


@dataclass(frozen=True, slots=True)
class After:
    """How a relative date hangs on another action: ``number`` of ``unit`` after it (before it where negative)."""

    ref: str
    number: int
    unit: str
    """``days``, ``working days``, ``weeks``, ``months`` or ``years``."""
    within: bool = False
    """Any day until then will do, not only that one."""


@dataclass(frozen=True, slots=True)
class When:
    """A date as written, and the interval of days it can mean: both ends None where the words give no date.

    Words that only say when something starts have a first day and no last one. What follows the interval is known of a
    fresh reading only, and does not count when two are compared.
    """

    text: str
    first: date | None = None
    last: date | None = None
    kind: DateKind = field(default=DateKind.NONE, compare=False)
    after: After | None = field(default=None, compare=False)
    repeats: str = field(default="", compare=False)
    """An RRULE (RFC 5545); empty where nothing recurs, or not regularly."""
    doubt: str = field(default="", compare=False)
    """How else the words could be read, or why they were not."""

    @property
    def is_one_day(self) -> bool:
        """Whether it can mean one day only."""
        return self.first is not None and self.first == self.last
