"""What all readers of tables share: the limits, texts that can be stored, and the box that is in use of a sheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.provenance import EMPTY, Cell, Merge, Table, letters
from planwatch.exchange.wording import shown

MOST_CELLS = 2_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 16_384
LONGEST = 32_767
"""Characters that a cell of a spreadsheet can hold."""
_MOST_TOLD = 5

Line = tuple[int, list[Cell]]
"""Cells beside each other, and the column of the first."""
Sparse = dict[int, Line]
"""What stands in the rows of a sheet, both counted from 0; rows that hold nothing are left out."""
COLOURED_UP_TO = 256
"""Columns up to which a cell that is coloured and holds nothing is more than the sheet's paper."""


def storable(text: str) -> str:
    """The text without what no plan file can hold: NUL characters and halves of surrogate pairs."""
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    return text


def tidy(text: str) -> str:
    """A cell's text: one kind of line break, and no blanks at its ends."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.strip()


class Taken:
    """Remembers the cells whose text lost characters that cannot be stored, to say so."""

    def __init__(self) -> None:
        self._places: set[str] = set()

    def of(self, text: str, place: str) -> str:
        """The text as it can be stored; ``place`` is remembered where that is another."""
        if text.isascii() and "\0" not in text:
            return text
        stored = storable(text)
        if stored != text:
            self.add(place)
        return stored

    def add(self, *places: str) -> None:
        """It was there."""
        self._places.update(places)

    def notes(self) -> tuple[str, ...]:
        """The sentence that says where, if anywhere."""
        return (
            (f"characters that no plan can hold were left out {_places(sorted(self._places))}",) if self._places else ()
        )


def _places(places: Sequence[str]) -> str:
    more = len(places) - _MOST_TOLD
    return f"in {', '.join(places[:_MOST_TOLD])}" + (f" and {more} more" if more > 0 else "")


class Box(Struct):
    """The rows and columns between the outermost cells that hold something, while a sheet is gone through."""

    top: int = -1
    bottom: int = -1
    left: int = 0
    right: int = 0

    def hold(self, row: int, column: int) -> None:
        """Let it reach to that cell; raises PlanwatchError where it then is larger than any plan."""
        if self.top < 0:
            self.top = self.bottom = row
            self.left = self.right = column
            return
        if self.top <= row <= self.bottom and self.left <= column <= self.right:
            return
        self.top, self.bottom = min(self.top, row), max(self.bottom, row)
        self.left, self.right = min(self.left, column), max(self.right, column)
        check_size(self.bottom - self.top + 1, self.right - self.left + 1, (row, column))


def check_size(rows: int, columns: int, last: tuple[int, int] | None = None) -> None:
    """Raises PlanwatchError where a table of that size is none of a plan; ``last`` is the cell it reaches to."""
    if rows <= MOST_ROWS and columns <= MOST_COLUMNS and rows * columns <= MOST_CELLS:
        return
    reach = f", to {letters(last[1])}{last[0] + 1}" if last else ""
    most = f"at most {MOST_ROWS:,} rows and {MOST_CELLS:,} cells are read"
    hint = f"delete what stands far from the plan, or keep the plan alone; {most}"
    if rows > MOST_ROWS:
        raise PlanwatchError(f"it is more than {MOST_ROWS:,} rows long{reach}", hint)
    if columns > MOST_COLUMNS:
        raise PlanwatchError(f"it is more than {MOST_COLUMNS:,} columns wide{reach}", hint)
    raise PlanwatchError(f"it has more than {MOST_CELLS:,} cells{reach}", hint)


def check_length(text: str) -> None:
    """Raises PlanwatchError for a text that is longer than a spreadsheet's cell can hold."""
    if len(text) > LONGEST:
        raise PlanwatchError(f'one cell holds more than {LONGEST:,} characters: "{shown(text, 20)}"', "")


def line_of(cells: Mapping[int, Cell]) -> Line | None:
    """The cells by their columns as a line; None where there is nothing in them, not even a colour."""
    kept = [
        column for column, cell in cells.items() if cell.text or says(cell) or (cell.fill and column < COLOURED_UP_TO)
    ]
    if not kept:
        return None
    first, last = min(kept), max(kept)
    return first, [cells.get(column, EMPTY) for column in range(first, last + 1)]


def says(cell: Cell) -> bool:
    """Whether anything stands in it: as its truth is, in a third of the time."""
    return bool(cell.text or cell.struck or cell.fault)


def reach(line: Line) -> tuple[int, int] | None:
    """The first and last columns in which something stands; None where nothing does."""
    said = [column for column, cell in enumerate(line[1], line[0]) if cell.text or says(cell)]
    return (said[0], said[-1]) if said else None


def filled(cells: Sparse, row: int, left: int = 0, right: int = MOST_CELLS) -> list[tuple[int, Cell]]:
    """What stands in a row between two columns, with its columns."""
    start, line = cells.get(row, (0, ()))
    return [(at, cell) for at, cell in enumerate(line, start) if left <= at <= right and says(cell)]


def dense(cells: Sparse, box: Box) -> tuple[tuple[Cell, ...], ...]:
    """The cells of the box, row by row."""
    if box.top < 0:
        return ()
    width = box.right - box.left + 1
    blank = (EMPTY,) * width
    return tuple(_row(cells[row], box, width) if row in cells else blank for row in range(box.top, box.bottom + 1))


def _row(line: Line, box: Box, width: int) -> tuple[Cell, ...]:
    start, cells = line
    if start == box.left and len(cells) == width:
        return tuple(cells)
    lead = (EMPTY,) * min(max(start - box.left, 0), width)
    row = (*lead, *cells[max(box.left - start, 0) :])[:width]
    return row + (EMPTY,) * (width - len(row))


def within_box(merges: Iterable[Merge], box: Box) -> Iterator[Merge]:
    """The merges that begin in the box, as counted from its corner and not reaching out of it."""
    for merge in merges:
        if box.top <= merge.row <= box.bottom and box.left <= merge.column <= box.right:
            rows = min(merge.rows, box.bottom - merge.row + 1)
            columns = min(merge.columns, box.right - merge.column + 1)
            if rows > 1 or columns > 1:
                yield Merge(merge.row - box.top, merge.column - box.left, rows, columns)


def even(rows: Iterable[Sequence[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """Rows of any lengths as rows of one length, without the empty ones and columns at the end."""
    listed = [list(row) for row in rows]
    while listed and not any(listed[-1]):
        listed.pop()
    width = max((_filled(row) for row in listed), default=0)
    return tuple(tuple(row[:width]) + (EMPTY,) * (width - len(row)) for row in listed) if width else ()


def _filled(row: Sequence[Cell]) -> int:
    width = len(row)
    while width and not row[width - 1]:
        width -= 1
    return width


def holds_something(table: Table) -> bool:
    """Whether there is a cell in it that says anything."""
    return any(map(any, table.rows))
