"""What a table is made of: columns and where they stand, the source of its rows, and the text of one cell."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from rich.cells import cell_len, set_cell_size

from planwatch.model.text.visible import visible

Row = TypeVar("Row")
RowOf = TypeVar("RowOf", covariant=True)
Drawn = TypeVar("Drawn")
"""How a text is drawn: a style of Rich, or the codes of a terminal."""

Part = tuple[str, str]
"""A piece of a cell: its text and the name of its style, which is empty for plain text."""

GUTTER = 2
"""Cells at the left of every row, for the mark."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column. ``draw`` gets the row and the cells available, and answers plain, unescaped text."""

    key: str
    label: str
    width: int
    """In cells; 0 takes what the others leave."""
    draw: Callable[[Row, int], tuple[Part, ...]]
    min_width: int = 12
    """What a column of width 0 should have before others are dropped for it."""
    drop: int = 0
    """Where the screen is narrow, the highest goes first; 0 stays."""
    right: bool = False
    least: int = 0
    """The fewest cells that it is told in before others are dropped for it; 0: its width."""
    wraps: bool = False
    """Whether words that are cut go on in a second line where lines are free."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row over others: words across all columns. Its key is negative, and it is never marked."""

    words: str


class RowSource(Protocol[RowOf]):
    """Rows in the order in which they are shown. Only ``__len__`` and ``index_of`` may take longer with more rows."""

    def __len__(self) -> int: ...

    def rows(self, start: int, stop: int) -> Sequence[RowOf | Heading | None]:
        """Those rows; None, or too few of them, where a row has gone since."""
        ...

    def key_at(self, index: int) -> int: ...

    def index_of(self, key: int) -> int | None: ...

    def keys(self) -> Iterable[int]:
        """Those of all rows that can be marked."""
        ...

    def rule_before(self) -> int | None:
        """The row above which a rule is drawn."""
        ...


@dataclass(frozen=True, slots=True)
class Slot(Generic[Row]):
    """A column that has found its place: its number among all columns, its first cell, its width."""

    index: int
    column: Column[Row]
    x: int
    width: int


def fit(columns: Sequence[Column[Row]], width: int) -> tuple[Slot[Row], ...]:
    """The columns that a line of that width has room for, left to right, one blank between them.

    Columns that may go and cannot be told in fewer cells go before others give up more than half of what they can.
    What is over when each has its fewest cells goes to those of a width, from the left, and then to those without.
    """
    kept = _dropped(list(enumerate(columns)), width, _half, lambda column: column.drop * (not column.least))
    kept = _dropped(kept, width, _fewest, lambda column: column.drop)
    over = max(0, width - _needed(kept, _fewest))
    fixed: dict[int, int] = {}
    for index, column in kept:
        if column.width:
            more = min(over, column.width - _fewest(column))
            fixed[index], over = _fewest(column) + more, over - more
    rest = max(0, width - GUTTER - sum(fixed.values()) - len(kept) + 1)
    return tuple(_placed(kept, width, fixed, rest))


def _dropped(
    kept: list[tuple[int, Column[Row]]],
    width: int,
    size: Callable[[Column[Row]], int],
    drop: Callable[[Column[Row]], int],
) -> list[tuple[int, Column[Row]]]:
    """Those that have room when each has that size; of those that may go, the highest goes first."""
    while _needed(kept, size) > width and (most := max((drop(column) for _, column in kept), default=0)):
        kept.remove(next(pair for pair in reversed(kept) if drop(pair[1]) == most))
    return kept


def _half(column: Column[Row]) -> int:
    return (_fewest(column) + max(column.width, _fewest(column)) + 1) // 2


def _fewest(column: Column[Row]) -> int:
    return min(column.least or column.width, column.width) if column.width else column.min_width


def _needed(kept: Sequence[tuple[int, Column[Row]]], size: Callable[[Column[Row]], int]) -> int:
    return GUTTER + sum(size(column) + 1 for _, column in kept) - 1


def _placed(
    kept: Sequence[tuple[int, Column[Row]]], width: int, fixed: Mapping[int, int], rest: int
) -> Iterator[Slot[Row]]:
    x, flexible = GUTTER, len(kept) - len(fixed)
    for index, column in kept:
        own = fixed.get(index, 0)
        if index not in fixed:
            own = max(1, rest // flexible)
            flexible, rest = flexible - 1, rest - own
        own = min(own, width - x)
        if own > 0:
            yield Slot(index, column, x, own)
        x += own + 1


def cell(parts: Sequence[Part], width: int, *, right: bool = False) -> list[Part]:
    """The parts made visible and exactly ``width`` cells wide together; what is cut ends in ``…``."""
    # A cell never holds more than eight characters to a cell, so a long text costs no more than a short one.
    limit = 8 * width + 8
    shown = [(visible(text[:limit]), style) for text, style in parts if text]
    used = sum(cell_len(text) for text, _ in shown)
    if used > width or any(len(text) > limit for text, _ in parts):
        return _cut(shown, width)
    pad = (" " * (width - used), "")
    return [part for part in ((pad, *shown) if right else (*shown, pad)) if part[0]]


def _cut(shown: Sequence[Part], width: int) -> list[Part]:
    """The parts up to the last cell but one, then ``…`` in the style of what it cuts."""
    result: list[Part] = []
    room = width - 1
    for text, style in shown:
        if (size := cell_len(text)) >= room:
            return [*result, (set_cell_size(text, room) + "…", style)]
        result.append((text, style))
        room -= size
    return [*result, (" " * room + "…", "")]


def merged(pieces: Iterable[tuple[str, Drawn]], ground: Callable[[Drawn], object]) -> list[tuple[str, Drawn]]:
    """The pieces with blanks taken into their neighbours where that looks the same.

    ``ground`` says what shows where there is no text. A terminal is sent some 40 bytes of colours for every piece: this
    is a quarter of what a cursor move costs.
    """
    result: list[tuple[str, Drawn]] = []
    for text, drawn in pieces:
        if result:
            before, last = result[-1]
            is_same = drawn == last
            if is_same or ((text.isspace() or before.isspace()) and ground(drawn) == ground(last)):
                result[-1] = before + text, last if is_same or text.isspace() else drawn
                continue
        result.append((text, drawn))
    return result
