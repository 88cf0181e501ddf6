"""One table of a page: where its cells come to stand, with all that spans several."""

import re

from planwatch.exchange.markup import Tag
from planwatch.exchange.table.build import Taken, check_size, even, storable, tidy
from planwatch.exchange.table.colours import colour_of
from planwatch.exchange.table.provenance import EMPTY, Cell, Merge, Table

LINE = "data-line"
"""The attribute of a row that tells on which line of another file it stands."""
_MOST_ACROSS = 1_000
"""Columns that one cell can reach over, as browsers have it."""
_MOST_DOWN = 65_534
_BLANKS = re.compile(r"[ \t\r\n\f\xa0]+")
_BREAK = "\x1e"
"""Stands for a break of lines until the line breaks of the source have become blanks."""


def one_line(text: str) -> str:
    """The text with any blanks and line breaks as one blank."""
    return _BLANKS.sub(" ", text.replace(_BREAK, " ")).strip()


class TableReader:
    """Takes the rows and cells of a table as they come; ``depth`` is how many elements it stands in."""

    def __init__(self, name: str, above: tuple[str, ...], depth: int) -> None:
        self.depth = depth
        self._name, self._above = name, above
        self._rows: list[dict[int, Cell]] = []
        self._are_heads: list[bool] = []
        self._lines: list[int] = []
        self._hidden: set[int] = set()
        self._merges: list[Merge] = []
        self._reach: dict[int, int] = {}
        """By column, the last row that a cell above reaches down to."""
        self._width = 0
        self._taken = Taken()
        self._in_head = False
        self._is_row_over = True
        self._row_fill = ""
        self._tags: set[str] = set()
        self._cell: Tag | None = None
        self._is_struck = False
        self._plain: list[str] = []
        self._struck: list[str] = []

    def start_section(self, *, is_head: bool) -> None:
        """The head of the table, its body or its foot begins; what spans rows ends before it."""
        self.end_row()
        self._in_head = is_head
        self._reach.clear()

    def start_row(self, tag: Tag, *, is_hidden: bool) -> None:
        """A row begins; the one before may not have ended."""
        self.end_row()
        self._begin_row(tag.number(LINE, 1 << 30) if LINE in tag.attributes else 0)
        self._row_fill = _fill(tag)
        if is_hidden:
            self._hidden.add(len(self._rows) - 1)

    def _begin_row(self, line: int) -> None:
        self._is_row_over = False
        self._rows.append({})
        self._lines.append(line)
        self._are_heads.append(self._in_head)
        self._tags.clear()
        self._row_fill = ""
        check_size(len(self._rows), self._width)

    def start_cell(self, tag: Tag, *, is_struck: bool) -> None:
        """A cell begins; the one before may not have ended, or no row begun."""
        self.end_cell()
        if self._is_row_over:
            self._begin_row(0)
        self._cell, self._is_struck = tag, is_struck
        self._plain, self._struck = [], []
        self._tags.add(tag.name)

    def text(self, text: str, *, is_struck: bool) -> None:
        """What stands in the cell, or else in the table's caption."""
        (self._struck if is_struck or self._is_struck else self._plain).append(text)

    def line_break(self) -> None:
        """The text goes on in the next line."""
        self._plain.append(_BREAK)
        if self._struck:
            self._struck.append(_BREAK)

    def name_it(self) -> None:
        """What has been heard was the table's caption."""
        if self._cell is None and (said := storable(one_line("".join(self._plain)))):
            self._name, self._above = said, (*self._above, said)
        self._plain = []

    def end_cell(self) -> None:
        """The cell ends, if one has begun."""
        tag, self._cell = self._cell, None
        if tag is None:
            return
        row = len(self._rows) - 1
        line = self._rows[-1]
        column = len(line)
        while column in line or self._reach.get(column, -1) >= row:
            column += 1
        across, down = tag.number("colspan", _MOST_ACROSS), tag.number("rowspan", _MOST_DOWN)
        place = f"row {row + 1}"
        plain, struck = (tidy(self._taken.of(_text(parts), place)) for parts in (self._plain, self._struck))
        line[column] = Cell(plain, struck=struck, fill=_fill(tag) or self._row_fill)
        for other in range(column + 1, column + across):
            line[other] = EMPTY
        self._width = max(self._width, column + across)
        check_size(len(self._rows), self._width)
        if down > 1:
            self._reach.update(dict.fromkeys(range(column, column + across), row + down - 1))
        if down > 1 or across > 1:
            self._merges.append(Merge(row, column, down, across))
        self._plain, self._struck = [], []

    def end_row(self) -> None:
        """The row ends, if one has begun."""
        self.end_cell()
        if self._rows and self._tags == {"th"}:
            self._are_heads[-1] = True
        self._is_row_over = True

    def end(self) -> None:
        """The table ends."""
        self.end_row()

    def made(self, file: str, notes: tuple[str, ...]) -> Table:
        """The table, without the rows at its top and bottom and the columns at its right that hold nothing."""
        first = next((at for at, line in enumerate(self._rows) if any(line.values())), 0)
        rows = even([line.get(column, EMPTY) for column in range(self._width)] for line in self._rows[first:])
        heads = next((at for at, is_head in enumerate(self._are_heads) if not is_head), len(self._rows))
        lines = self._lines[first : first + len(rows)]
        return Table(
            file=file,
            name=self._name,
            above=self._above,
            rows=rows,
            heads=max(heads - first, 0) if first < heads else 0,
            merges=tuple(_inside(self._merges, first, rows)),
            first_row=first + 1,
            lines=tuple(lines) if all(lines) else (),
            hidden_rows=frozenset(row - first for row in self._hidden if first <= row < first + len(rows)),
            notes=(*notes, *self._taken.notes()),
        )


def _inside(merges: list[Merge], first: int, rows: tuple[tuple[Cell, ...], ...]) -> list[Merge]:
    inside: list[Merge] = []
    for merge in merges:
        row = merge.row - first
        if 0 <= row < len(rows) and merge.column < len(rows[0]):
            down, across = min(merge.rows, len(rows) - row), min(merge.columns, len(rows[0]) - merge.column)
            if down > 1 or across > 1:
                inside.append(Merge(row, merge.column, down, across))
    return inside


def _text(parts: list[str]) -> str:
    if not parts:
        return ""
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(parts).split(_BREAK))
    return "\n".join(line for line in lines if line)


def _fill(tag: Tag) -> str:
    if not tag.attributes:
        return ""
    written = tag.attributes.get("bgcolor") or tag.style("background-color") or tag.style("background")
    return colour_of(written) if written else ""
