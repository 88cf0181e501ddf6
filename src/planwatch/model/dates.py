"""Dates as people write them: words to the first and last day they can mean, and days back to words.

Reading is British: day first, weeks start on Monday, the financial year begins in April unless the plan says otherwise.
A date written in full is read here; ``date_grammar`` is loaded for all other words.
"""

import re
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from planwatch.model.kinds import Nation
from planwatch.model.span import Span

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


class Period(Struct, frozen=True):
    """What a plan says about dates without a year, the month in which its financial year begins, and working days."""

    starts: date | None = None
    ends: date | None = None
    year_starts: int = 4
    nation: Nation = Nation.ENGLAND_AND_WALES
    first_day_counts: bool = False


ANY_PERIOD = Period()


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
    doubt: str = ""
    """How else the words could be read, or why they were not."""

    @property
    def span(self) -> Span:
        """The words and their days, as a plan keeps them."""
        return Span(self.text, self.first, self.last)

    @property
    def is_one_day(self) -> bool:
        return self.first is not None and self.first == self.last


Dated = Span | Reading

_PLAIN = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d\d?)([/.-])(\d\d?)\5(\d{4})|(\d\d?) ([A-Z][a-z]{2}) (\d{4})", re.ASCII)


def read_date(words: str, today: date, period: Period = ANY_PERIOD) -> Reading:
    """Read ``words`` on the day ``today``; never raises, never invents.

    What hangs on ``today`` (``tomorrow``, ``fri``, ``+2w``, a day, month or season without a year) is resolved, its
    year taken from ``period`` where that has one to give: the text then says the day or the year, so that it means the
    same on any later day. All other words keep their text. ``Every August`` means the next one.
    """
    return _plain_day(words) or _odd_words(words, today, period)[0]


def read_past_date(words: str, today: date, period: Period = ANY_PERIOD) -> Reading:
    """Read the words of a day that has been: ``fri`` is the last Friday, ``8 Jan`` the last 8 January."""
    plain = _plain_day(words)
    if plain is not None:
        return plain
    when, hangs_on_today = _odd_words(words, today, period)
    if not hangs_on_today or when.first is None or when.first <= today:
        return when
    for days in (7, 365):
        if today.toordinal() > days:
            before = _odd_words(words, today - timedelta(days=days), ANY_PERIOD)[0]
            if before.first is not None and today - timedelta(days=days) < before.first <= today:
                return before
    return when


def _plain_day(words: str) -> Reading | None:
    if not words.strip():
        return Reading("")
    match = _PLAIN.fullmatch(words)
    if match is None:
        return None
    iso_year, iso_month, iso_day, day, _, month, year, named_day, name, named_year = match.groups()
    try:
        if iso_year:
            found = date(int(iso_year), int(iso_month), int(iso_day))
        elif year:
            found = date(int(year), int(month), int(day))
        else:
            found = date(int(named_year), MONTHS.index(name.lower()) + 1, int(named_day))
    except ValueError:
        return None  # 31/02/2016, or 5/17/25 with its month first: the grammar tells them apart
    return Reading(words, found, found, DateKind.DATE) if found.year >= FIRST_YEAR else None


def _odd_words(words: str, today: date, period: Period) -> tuple[Reading, bool]:
    from planwatch.model.date_grammar.reading import read

    return read(words, today, period)


def follow(when: Reading, other: Dated) -> Span:
    """A relative date resolved against the date of the action it names; itself where either gives nothing to go by."""
    after = when.after
    if after is None or other.first is None or other.last is None or after.unit == "working days":
        return when.span
    from planwatch.model.date_grammar.spans import moved

    try:
        last = moved(other.last, after.number, after.unit)
        first = other.first if after.within else moved(other.first, after.number, after.unit)
    except (ValueError, OverflowError):
        return when.span
    return Span(when.text, min(first, last), last)


def next_occurrence(when: Reading, since: date) -> Reading | None:
    """The first occurrence that begins after ``since`` and after the one that ``when`` gives; None where none is known.

    Its text tells the occurrence (``monthly from 31 Jan 2016, next 29 Feb 2016``), and so is read as the same again.
    """
    if not when.repeats or when.first is None or when.last is None:
        return None
    from dateutil.rrule import rrulestr

    from planwatch.model.date_grammar.spans import same_length

    begin = datetime(when.first.year, when.first.month, when.first.day)  # noqa: DTZ001  rrule wants naive days
    later = max(since, when.last)
    try:
        found = rrulestr(when.repeats, dtstart=begin).after(datetime(later.year, later.month, later.day))  # noqa: DTZ001
        first, last = same_length((when.first, when.last), found.date()) if found else (None, None)
    except (ValueError, OverflowError):
        return None
    if first is None or last is None:
        return None
    base = re.sub(r", next [^,]+$", "", when.text)
    return Reading(f"{base}, next {_days_in_full(first, last)}", first, last, when.kind, None, when.repeats, when.doubt)


def day_in_full(day: date) -> str:
    """``24 Aug 2015``: how a day is written where the year must not be guessed."""
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year:04}"


def weekday_and_day(day: date) -> str:
    """``Mon 11 Jan 2016``."""
    return f"{WEEKDAYS[day.weekday()].title()} {day_in_full(day)}"


def days_in_words(when: Dated) -> str:
    """The day or days a date can mean, in full: ``24 Aug 2015``, ``1 Sep 2016 to 30 Nov 2016``, ``no date``."""
    return _days_in_full(when.first, when.last) if when.first and when.last else "no date"


def _days_in_full(first: date, last: date) -> str:
    return day_in_full(last) if first == last else f"{day_in_full(first)} to {day_in_full(last)}"


def day_in_words(day: date, today: date) -> str:
    """``20 Aug``, with the year (``20 Aug 15``) when it is not that of ``today``."""
    words = f"{day.day} {MONTHS[day.month - 1].title()}"
    return words if day.year == today.year else f"{words} {day.year % 100:02}"


_SHORTENED = r"\b((?:spring|summer|autumn|winter|" + "|".join(MONTHS) + r")[a-z]*\.?,? )20(\d\d)$"


def when_in_words(when: Dated, today: date) -> str:
    """One day as ``day_in_words``; anything vaguer as it was written, with years cut to two digits."""
    if when.is_one_day and when.last is not None:
        return day_in_words(when.last, today)
    return re.sub(_SHORTENED, r"\1\2", when.text, flags=re.IGNORECASE) if when.last is not None else when.text


def understood(when: Dated, today: date) -> str:
    """What a typed date was taken to mean, for showing before it is saved."""
    told = _understood(when, today)
    return f"{told} ({when.doubt})" if isinstance(when, Reading) and when.doubt else told


def _understood(when: Dated, today: date) -> str:
    if when.first is not None and when.last is None:
        return f"from {day_in_full(when.first)}, no end"
    if when.first is None or when.last is None:
        return "no date in these words: kept as text" if when.text else "no date"
    if not when.is_one_day:
        return _days_in_full(when.first, when.last)
    days = (when.last - today).days
    distance = "today" if not days else f"in {days} d" if days > 0 else f"{-days} d ago"
    return f"{weekday_and_day(when.last)}, {distance}"
