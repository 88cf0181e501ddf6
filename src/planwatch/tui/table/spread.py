"""Rows of two lines where lines are free: words that a cell would cut go on below it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import cell_len, chop_cells

from planwatch.model.text.visible import visible
from planwatch.tui.table.columns import Part, Row, Slot

_MOST = 2
"""Lines of a row: one to find it by, one for the rest of what is to be done."""
_LONG = 20
"""More characters to a cell than both lines of it can hold."""


def has_room(slots: Iterable[Slot[Row]], rows: int, lines: int) -> bool:
    """Whether each of the rows can have two of the lines, so that none moves while it is gone through."""
    return _MOST * rows <= lines and any(slot.column.wraps for slot in slots)


def lines_of(slots: Sequence[Slot[Row]], row: Row, *, free: bool) -> list[list[tuple[Part, ...]]]:
    """The parts of each cell of a row: on one line, or on two where lines are ``free`` and it needs them."""
    first: list[tuple[Part, ...]] = []
    second: list[tuple[Part, ...]] = []
    for slot in slots:
        parts, more = slot.column.draw(row, slot.width), ""
        if free and slot.column.wraps and len(parts) == 1:
            (text, style), = parts  # fmt: skip
            text, more = split_words(text, slot.width)
            parts = ((text, style),)
        first.append(parts)
        second.append(((more, parts[0][1]),) if more else ())
    return [first, second] if any(second) else [first]


def split_words(text: str, width: int) -> tuple[str, str]:
    """The words that have room in so many cells, and those that do not; one that is longer than that is broken."""
    shown = visible(text[: _LONG * (width + 1)])
    if cell_len(shown) <= width:
        return shown, ""
    head = chop_cells(shown[: _LONG * (width + 1)], width)[0]
    at = len(head)
    if not shown[at].isspace():
        at = max(head.rfind(" "), 0) or at
    return shown[:at].rstrip(), shown[at:].lstrip()


@dataclass(frozen=True, slots=True)
class Spread:
    """On which lines of the body each row stands; without ``starts`` each row is one line."""

    starts: tuple[int, ...] = ()
    """The first line of each row, and the one after the last row."""

    def lines(self, row: int) -> range:
        """The lines of that row."""
        return range(self.starts[row], self.starts[row + 1]) if self.starts else range(row, row + 1)

    def row_at(self, line: int) -> int:
        """The row that has that line; below all rows, one that is not there."""
        return bisect_right(self.starts, line) - 1 if self.starts else line


def spread(lines: Iterable[int]) -> Spread:
    """Rows of so many lines each, one below the other."""
    return Spread(tuple(accumulate(lines, initial=0)))
