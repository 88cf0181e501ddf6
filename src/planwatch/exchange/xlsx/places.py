"""Places in a sheet: ``D9``, ``A5:Q37``."""

from functools import cache

from planwatch.exchange.archive import broken
from planwatch.exchange.table.build import MOST_COLUMNS
from planwatch.exchange.table.provenance import Merge

MOST_ROWS = 1_048_576


@cache
def column_of(letters: str) -> int:
    """The column of these letters, counted from 0; raises PlanwatchError where a sheet has none."""
    column = 0
    for letter in letters:
        digit = ord(letter) - ord("A") + 1
        if not 1 <= digit <= 26:
            raise broken("a sheet")
        column = column * 26 + digit
        if column > MOST_COLUMNS:
            raise broken("a sheet")
    return column - 1


def place_of(name: str) -> tuple[int, int]:
    """Row and column of a cell, counted from 0; raises PlanwatchError where a sheet has none."""
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    if not letters or not digits or len(digits) > 7 or not 1 <= (row := int(digits)) <= MOST_ROWS:
        raise broken("a sheet")
    return row - 1, column_of(letters)


def area_of(name: str) -> Merge:
    """The cells from one to another, ``A5:Q37``, or the one that is named."""
    first, _, last = name.replace("$", "").partition(":")
    top, left = place_of(first)
    bottom, right = place_of(last or first)
    return Merge(top, left, max(bottom - top, 0) + 1, max(right - left, 0) + 1)
