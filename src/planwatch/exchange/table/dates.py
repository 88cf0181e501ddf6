"""Dates in the cells of a file: in which order its numbers stand, decided once for all, and what a cell comes to."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from planwatch.exchange.table.order import MOST, numbers_in
from planwatch.exchange.table.provenance import Cell
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.reading import read_date
from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.dates.when import FIRST_YEAR, MONTHS, DateKind, Period, Reading
from planwatch.model.values import replace

_SHORT_YEAR = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*[ -]'?(\d\d)$", re.IGNORECASE | re.ASCII
)
_YEAR = re.compile(r"(?<![\d£$€.,])((?:19[5-9]|20[0-9])\d)(?![\d,]|\.\d)", re.ASCII)
_PAIR = re.compile(r"(?<!\d)(20\d\d) ?[/_–-] ?(?:20)?(\d\d)(?![\d/-])", re.ASCII)
_DATE_LIKE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\b(?:19|20)\d\d\b")
_SAID = """
    spring summer autumn winter q1 q2 q3 q4 quarter ongoing monthly annual annually weekly quarterly yearly tba tbc tbd
    immediate immediately asap fortnightly daily continuous each every day days week weeks month months year years term
    terms
"""
_DATE_WORDS = frozenset(_SAID.split())
_WORD = re.compile(r"\w+")
_OF_MONTHS = frozenset(month[:3] for month in MONTHS)
_EPOCH = date(1899, 12, 30)
_SERIALS = range(36_526, 60_001)
"""Days that spreadsheets count from 1900, of 2000 to 2064."""
_MOMENT = re.compile(r"(?:9[5-9]|1[0-9]{2}|2[0-9]{2})\d{10}", re.ASCII)
"""Thousandths of a second since 1970, as programs count them: those of 2000 on."""
_SENTINELS = frozenset({date(1970, 1, 1), date(9999, 12, 31)})
_SENTINEL = re.compile(
    r"(?:0?[01][/.-]0?1[/.-](?:1900|1904|1970)|(?:1899|1900|1904|1970)-(?:01|12)-(?:0[01]|3[01])|31[/.-]12[/.-]9999|"
    r"12[/.-]31[/.-]9999|9999-12-31|0?1[/.-]0?1[/.-]0001|0001-01-01|00[/.-]0[01][/.-](?:1900|0000)|0000-00-00)"
    r"(?:[T ][\d:.]+Z?)?",
    re.ASCII,
)
_MONTH_FORMAT = re.compile(r"(?i)(?=.*m)(?=.*y)[^d]*")


class Dated(NamedTuple):
    """What a cell comes to."""

    span: Span
    kind: DateKind = DateKind.NONE
    doubt: str = ""
    """What a person should look at."""
    fault: str = ""
    """Why no date could be told from what looks like one."""


def looks_dated(cell: Cell) -> bool:
    """Whether a cell may be a date, or words that stand for one: told without reading it."""
    if isinstance(cell.value, date) or (len(cell.text) <= 120 and _is_date_like(cell.text)):
        return True
    if not cell.text.isascii() or not cell.text.isdecimal():
        return False
    return (len(cell.text) == 5 and int(cell.text) in _SERIALS) or _MOMENT.fullmatch(cell.text) is not None


def _is_date_like(text: str) -> bool:
    low = text.lower()
    if _DATE_LIKE.search(low) or "on-going" in low:
        return True
    return any(
        word in _DATE_WORDS or (word[:3] in _OF_MONTHS and word.isascii() and word.isalpha())
        for word in _WORD.findall(low)
    )


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
    seen = [cell for column in columns for cell in column[:MOST]]
    years = sorted(year for cell in seen for year in _years(cell))
    years = years or _short_years(seen) or sorted(int(year) for text in texts for year in _YEAR.findall(text))
    if not years:
        return period
    near = [year for year in years if abs(year - years[len(years) // 2]) <= 10]
    return replace(period, starts=date(near[0], 1, 1), ends=date(near[-1], 12, 31))


def _short_years(cells: Iterable[Cell]) -> list[int]:
    """The years of ``Dec 15`` and ``Mar 16``: days would differ more, and begin with the first."""
    found = sorted(int(match[1]) for cell in cells if (match := _SHORT_YEAR.search(cell.text)))
    return [2000 + year for year in found] if len(found) > 1 and found[0] >= 10 and found[-1] - found[0] <= 4 else []


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
        if _MOMENT.fullmatch(text):
            day = date(1970, 1, 1) + timedelta(days=int(text) // 86_400_000)
            return Dated(Span(day_in_full(day), day, day), DateKind.DATE)
        if _SENTINEL.fullmatch(text.strip()):
            return Dated(NO_DATE, doubt="an empty date of another program, no day")
        when = read_date(text, self.today, self.period, month_first=self.month_first)
        return Dated(when.span, when.kind, self._doubt(when), _fault(text, when))

    def _doubt(self, when: Reading) -> str:
        """How else the words could be read; the years of the file settle what 15 is in ``Dec 15``."""
        if when.first is None:
            return ""
        starts, ends = self.period.starts, self.period.ends
        is_settled = starts is not None and ends is not None and starts.year <= when.first.year <= ends.year
        return "" if is_settled and when.doubt.endswith("may be a day") else when.doubt

    def reading(self, text: str) -> Reading:
        """What words anywhere in the file say of a date."""
        return read_date(text, self.today, self.period, month_first=self.month_first)


def _fault(text: str, when: Reading) -> str:
    if when.first is not None or when.kind is not DateKind.NONE:
        return ""
    if when.doubt:
        return when.doubt
    return "no date can be told from it" if re.search(r"\d[./-]\d|\d{4}", text) else ""


@lru_cache(4096)
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
