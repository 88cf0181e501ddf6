"""In which order day and month stand in a file's dates of numbers: decided once for all of them, by all of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from planwatch.exchange.table.provenance import Cell
from planwatch.model.dates.when import WEEKDAYS

_NUMERIC = re.compile(r"(?<![\w./-])(\d\d?) ?([/-]) ?(\d\d?) ?\2 ?(\d{4}|\d\d)(?!\w|[./]\d)", re.ASCII)
_POINTS = re.compile(r"(?<![\w./])(\d\d?)\.(\d\d?)\.(?:\d{4}|\d\d)(?!\w)", re.ASCII)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})", re.IGNORECASE)
MOST = 4000
"""Cells of a column that are looked at."""


class Order(NamedTuple):
    """In which order day and month stand in a file."""

    month_first: bool | None
    """None where it does not matter, for every date is told otherwise."""
    why: str
    is_sure: bool


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


def order_of(
    columns: Sequence[Sequence[Cell]],
    pairs: Iterable[tuple[Sequence[Cell], Sequence[Cell]]],
    past: Iterable[Sequence[Cell]],
    today: date,
) -> Order:
    """The order of day and month in a file's dates, by what they tell themselves.

    A number above 12 decides; else the day of the week beside them, that what is raised or begun comes before what is
    due (``pairs``, the earlier first), and that what was done or raised is not in the future (``past``). Else it is not
    sure, and read with the day first.
    """
    cells = [cell for column in columns for cell in column[:MOST]]
    seen = [one for cell in cells if not isinstance(cell.value, date) for one in numbers_in(cell.text)]
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
    if any(_POINTS.search(cell.text) for cell in cells):
        return Order(month_first=False, why="day first: other dates of the file are written with points", is_sure=True)
    if all(one.first == one.second for one in seen):
        return Order(None, "", is_sure=True)
    return _by_sequence(cells, pairs, past, today) or Order(
        month_first=False, why=f"{_dates(total)} can be read with the day or the month first", is_sure=False
    )


def _dates(total: int) -> str:
    return f"each of {total} dates" if total > 1 else "the only date of numbers"


def _by_sequence(
    named: Iterable[Cell],
    pairs: Iterable[tuple[Sequence[Cell], Sequence[Cell]]],
    past: Iterable[Sequence[Cell]],
    today: date,
) -> Order | None:
    wrong = {
        month_first: any(_on_another_weekday(named, month_first=month_first))
        or any(_out_of_turn(pairs, month_first=month_first))
        or any(_in_the_future(past, today, month_first=month_first))
        for month_first in (False, True)
    }
    if wrong[False] == wrong[True]:
        return None
    first = "month" if wrong[False] else "day"
    return Order(wrong[False], f"{first} first: else its days would not follow each other", is_sure=True)


def _on_another_weekday(cells: Iterable[Cell], *, month_first: bool) -> Iterator[bool]:
    for cell in cells:
        if _WEEKDAY.search(cell.text):
            for one in numbers_in(cell.text):
                day = one.day(month_first=month_first)
                yield day is None or WEEKDAYS[day.weekday()] not in cell.text.casefold()


def _out_of_turn(pairs: Iterable[tuple[Sequence[Cell], Sequence[Cell]]], *, month_first: bool) -> Iterator[bool]:
    for before, after in pairs:
        for one, other in zip(before[:MOST], after[:MOST], strict=False):
            begin, end = _day_of(one, month_first=month_first), _day_of(other, month_first=month_first)
            yield begin is not None and end is not None and begin > end


def _in_the_future(columns: Iterable[Sequence[Cell]], today: date, *, month_first: bool) -> Iterator[bool]:
    for column in columns:
        for cell in column[:MOST]:
            day = _day_of(cell, month_first=month_first)
            yield day is not None and day > today


def _day_of(cell: Cell, *, month_first: bool) -> date | None:
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    found = numbers_in(cell.text)
    return found[-1].day(month_first=month_first) if found else None
