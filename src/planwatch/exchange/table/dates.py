"""Dates in the cells of a file: in which order its numbers stand, decided once for all, and what a cell comes to."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from planwatch.exchange.table.provenance import Cell
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.reading import read_date
from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.dates.when import FIRST_YEAR, MONTHS, DateKind, Period, Reading
from planwatch.model.values import replace

_NUMERIC = re.compile(r"(?<![\w./-])(\d\d?) ?([/-]) ?(\d\d?) ?\2 ?(\d{4}|\d\d)(?!\w|[./]\d)", re.ASCII)
_POINTS = re.compile(r"(?<![\w./])(\d\d?)\.(\d\d?)\.(?:\d{4}|\d\d)(?!\w)", re.ASCII)
_YEAR = re.compile(r"(?<![\d£$€.,])((?:19[5-9]|20[0-9])\d)(?![\d,]|\.\d)", re.ASCII)
_PAIR = re.compile(r"(?<!\d)(20\d\d) ?[/_–-] ?(?:20)?(\d\d)(?![\d/-])", re.ASCII)
_DATE_LIKE = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\b|\b(?:19|20)\d\d\b|"
    r"\b(?:spring|summer|autumn|winter|q[1-4]|quarter|on-?going|monthly|annual(?:ly)?|weekly|quarterly|yearly|tbc|tba|"
    r"immediate(?:ly)?|asap|fortnightly|daily|continuous|each|every|days?|weeks?|months?|years?|terms?)\b",
    re.IGNORECASE,
)
_EPOCH = date(1899, 12, 30)
_SERIALS = range(36_526, 60_001)
"""Days that spreadsheets count from 1900, of 2000 to 2064."""
_SENTINELS = frozenset({date(1970, 1, 1), date(9999, 12, 31)})
_SENTINEL = re.compile(
    r"(?:0?[01][/.-]0?1[/.-](?:1900|1904|1970)|(?:1899|1900|1904|1970)-(?:01|12)-(?:0[01]|3[01])|31[/.-]12[/.-]9999|"
    r"12[/.-]31[/.-]9999|9999-12-31|0?1[/.-]0?1[/.-]0001|0001-01-01|00[/.-]0[01][/.-](?:1900|0000)|0000-00-00)"
    r"(?:[T ][\d:.]+Z?)?",
    re.ASCII,
)
_MONTH_FORMAT = re.compile(r"(?i)(?=.*m)(?=.*y)[^d]*")
_MOST = 4000
"""Cells of a column that are looked at to tell the order of its numbers."""


class Order(NamedTuple):
    """In which order day and month stand in a file."""

    month_first: bool | None
    """None where it does not matter, for every date is told otherwise."""
    why: str
    is_sure: bool


class Dated(NamedTuple):
    """What a cell comes to."""

    span: Span
    kind: DateKind = DateKind.NONE
    doubt: str = ""
    """What a person should look at."""
    fault: str = ""
    """Why no date could be told from what looks like one."""


class Numbers(NamedTuple):
    """One date of numbers, as the three stand there."""

    first: int
    second: int
    year: int

    def day(self, *, month_first: bool) -> date | None:
        """The day in one of the two orders."""
        month, day = (self.first, self.second) if month_first else (self.second, self.first)
        try:
            return date(self.year, month, day)
        except ValueError:
            return None


@lru_cache(65536)
def numbers_in(text: str) -> tuple[Numbers, ...]:
    """The dates in a text of which the order can be asked."""
    if "/" not in text and "-" not in text:
        return ()
    return tuple(
        Numbers(int(m[1]), int(m[3]), int(m[4]) if len(m[4]) == 4 else 2000 + int(m[4]))
        for m in _NUMERIC.finditer(text)
    )


def looks_dated(cell: Cell) -> bool:
    """Whether a cell may be a date, or words that stand for one: told without reading it."""
    if isinstance(cell.value, date) or (len(cell.text) <= 120 and _DATE_LIKE.search(cell.text)):
        return True
    return len(cell.text) == 5 and cell.text.isdecimal() and int(cell.text) in _SERIALS


def order_of(
    columns: Sequence[Sequence[Cell]],
    pairs: Iterable[tuple[Sequence[Cell], Sequence[Cell]]],
    past: Iterable[Sequence[Cell]],
    today: date,
) -> Order:
    """The order of day and month in a file's dates, by what they tell themselves.

    A number above 12; else that what is raised or begun comes before what is due (``pairs``, the earlier first), and
    that what was done or raised is not in the future (``past``). Else it is not sure, and read with the day first.
    """
    seen = [
        one
        for column in columns
        for cell in column[:_MOST]
        if not isinstance(cell.value, date)
        for one in numbers_in(cell.text)
    ]
    if not seen:
        return Order(None, "", is_sure=True)
    day, month = sum(one.first > 12 >= one.second for one in seen), sum(one.second > 12 >= one.first for one in seen)
    total = len(seen)
    if day and month:
        why = f"{day} of {total} dates can only be read with the day first, {month} only with the month first"
        return Order(day < month, why, is_sure=False)
    if day or month:
        which = "month" if month else "day"
        return Order(
            bool(month), f"{which} first: {day or month} of {total} dates can be read in no other way", is_sure=True
        )
    if any(_POINTS.search(cell.text) for column in columns for cell in column[:_MOST]):
        return Order(month_first=False, why="day first: other dates of the file are written with points", is_sure=True)
    if all(one.first == one.second for one in seen):
        return Order(None, "", is_sure=True)
    return _by_sequence(pairs, past, today) or Order(
        month_first=False, why=f"each of {total} dates can be read with the day or the month first", is_sure=False
    )


def _by_sequence(
    pairs: Iterable[tuple[Sequence[Cell], Sequence[Cell]]], past: Iterable[Sequence[Cell]], today: date
) -> Order | None:
    wrong = [0, 0]
    for before, after in pairs:
        for one, other in zip(before[:_MOST], after[:_MOST], strict=False):
            for month_first in (False, True):
                begin, end = _day_of(one, month_first=month_first), _day_of(other, month_first=month_first)
                wrong[month_first] += begin is not None and end is not None and begin > end
    for column in past:
        for cell in column[:_MOST]:
            for month_first in (False, True):
                day = _day_of(cell, month_first=month_first)
                wrong[month_first] += day is not None and day > today
    if wrong[0] and not wrong[1]:
        return Order(
            month_first=True, why="month first: else things would be done before they were begun", is_sure=True
        )
    if wrong[1] and not wrong[0]:
        return Order(month_first=False, why="day first: else things would be done before they were begun", is_sure=True)
    return None


def _day_of(cell: Cell, *, month_first: bool) -> date | None:
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    found = numbers_in(cell.text)
    return found[-1].day(month_first=month_first) if found else None


def period_of_file(columns: Iterable[Sequence[Cell]], texts: Sequence[str], period: Period) -> Period:
    """The period, of the years of which the file speaks where it names none: dates without a year are theirs.

    ``texts`` are what it is called, and what stands above its tables: ``Improvement plan 2015/16``.
    """
    if period.starts or period.ends:
        return period
    for match in (match for text in texts for match in _PAIR.finditer(text)):
        first, last = int(match[1]), int(match[1][:2] + match[2])
        if last == first + 1:
            begins = date(first, period.year_starts, 1)
            return replace(period, starts=begins, ends=begins.replace(year=last) - timedelta(days=1))
        if first < last <= first + 10:
            return replace(period, starts=date(first, 1, 1), ends=date(last, 12, 31))
    years = sorted(year for column in columns for cell in column[:_MOST] for year in _years(cell))
    years = years or sorted(int(year) for text in texts for year in _YEAR.findall(text))
    if not years:
        return period
    near = [year for year in years if abs(year - years[len(years) // 2]) <= 10]
    return replace(period, starts=date(near[0], 1, 1), ends=date(near[-1], 12, 31))


def _years(cell: Cell) -> list[int]:
    if isinstance(cell.value, date):
        return [cell.value.year] if FIRST_YEAR <= cell.value.year < 2100 and not _is_sentinel(cell.value) else []
    return _years_in(cell.text)


@lru_cache(65536)
def _years_in(text: str) -> list[int]:
    if len(text) > 120 or _SENTINEL.fullmatch(text):
        return []
    return [int(year) for year in _YEAR.findall(text)] + [
        one.year for one in numbers_in(text) if FIRST_YEAR <= one.year < 2100
    ]


def _is_sentinel(day: date) -> bool:
    return day.year < FIRST_YEAR or date(day.year, day.month, day.day) in _SENTINELS or day.year >= 2100


class DateReader:
    """Reads the dates of one file, each wording once."""

    def __init__(self, today: date, period: Period, *, month_first: bool) -> None:
        self.today = today
        self.period = period
        self.month_first = month_first
        self._read: dict[str, Dated] = {}

    def read(self, cell: Cell) -> Dated:
        """What a cell in a column of dates comes to."""
        value = cell.value
        if isinstance(value, date):
            return _of_day(value.date() if isinstance(value, datetime) else value, cell.format)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return self._of_number(value, cell.text)
        if not cell.text:
            return Dated(NO_DATE)
        found = self._read.get(cell.text)
        if found is None:
            found = self._read[cell.text] = self._of_words(cell.text)
        return found

    def _of_number(self, value: float, text: str) -> Dated:
        whole = int(value) if abs(value) < 1e6 else 0
        if whole in _SERIALS:
            day = _EPOCH + timedelta(days=whole)
            return Dated(
                Span(day_in_full(day), day, day), DateKind.DATE, doubt=f"a number, taken for {day_in_full(day)}"
            )
        if whole in (0, 1, 2):
            return Dated(NO_DATE, doubt="an empty date of a spreadsheet, no day")
        return self._of_words(text)

    def _of_words(self, text: str) -> Dated:
        if re.fullmatch(r"\d{5}(?:\.\d+)?", text) and int(float(text)) in _SERIALS:
            return self._of_number(float(text), text)
        if _SENTINEL.fullmatch(text.strip()):
            return Dated(NO_DATE, doubt="an empty date of another program, no day")
        when = read_date(text, self.today, self.period, month_first=self.month_first)
        return Dated(when.span, when.kind, when.doubt if when.first else "", _fault(text, when))

    def reading(self, text: str) -> Reading:
        """What words anywhere in the file say of a date."""
        return read_date(text, self.today, self.period, month_first=self.month_first)


def _fault(text: str, when: Reading) -> str:
    if when.first is not None or when.kind is not DateKind.NONE:
        return ""
    if when.doubt:
        return when.doubt
    return "no date can be told from it" if re.search(r"\d[./-]\d|\d{4}", text) else ""


def _of_day(day: date, shown: str) -> Dated:
    if _is_sentinel(day):
        return Dated(NO_DATE, doubt=f"{day_in_full(day)} is an empty date of another program, no day")
    if day.day == 1 and shown and _MONTH_FORMAT.fullmatch(re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", shown)):
        begin = date(day.year, day.month, 1)
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return Dated(
            Span(f"{MONTHS[day.month - 1].title()} {day.year}", begin, following - timedelta(days=1)), DateKind.MONTH
        )
    return Dated(Span(day_in_full(day), day, day), DateKind.DATE)


def as_due(found: Span) -> Span:
    """A date as a due date holds it: words that only say when something begins give none."""
    return found if found.last is not None else Span(found.text)


def as_start(found: Span) -> Span:
    """A date as a start holds it: ``from 27.1.15`` is that day."""
    return replace(found, last=found.first) if found.last is None and found.first is not None else found
