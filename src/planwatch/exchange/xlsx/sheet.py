"""One sheet of a workbook, as its part is walked through: cells, what is joined, what is hidden."""

from collections.abc import Sequence
from xml.parsers.expat import XMLParserType

from planwatch.errors import PlanwatchError
from planwatch.exchange.archive import broken
from planwatch.exchange.table.build import (
    COLOURED_UP_TO,
    LONGEST,
    MOST_COLUMNS,
    Box,
    Line,
    Sparse,
    Taken,
    check_length,
    check_size,
    line_of,
    reach,
)
from planwatch.exchange.table.provenance import EMPTY, Cell, Merge, letters
from planwatch.exchange.xlsx.cells import Cells
from planwatch.exchange.xlsx.places import area_of, column_of, place_of
from planwatch.exchange.xlsx.plain import Cell as Plain
from planwatch.exchange.xlsx.strings import Strings

_MOST_MERGES = 100_000
_MOST_COLOURED = 1_000
"""Rows one after another that are coloured and hold nothing; more of them are the sheet's paper."""
_MOST_LAYOUTS = 1_000
_IS_TRUE = frozenset({"1", "true"})


class SheetReader:
    """Gathers what stands in a sheet; ``start`` and ``heard`` are what the walk through its part calls.

    Ten thousand rows are a hundred thousand cells: of each only its beginning is asked for and that of its value, and
    what they come to is worked out a row at a time.
    """

    def __init__(self, cells: Cells) -> None:
        self.cells: Sparse = {}
        self.box = Box()
        self.merges: list[Merge] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.taken = Taken()
        self._made = cells
        self._columns: dict[str, int] = {}
        self._row = -1
        self._coloured: list[int] = []
        self._cells: list[dict[str, str]] = []
        self._raws: list[str] = []
        """What stands in the cells of the row."""
        self._formulas: set[int] = set()
        self._texts: dict[int, Strings] = {}
        """Those of its cells that have a formula, and that hold a text themselves."""
        self._is_heard = False
        self._inline: Strings | None = None
        self._layouts: dict[tuple[str, ...], Sequence[int]] = {}
        """The columns of rows that are plain, by their letters."""
        self._parser: XMLParserType | None = None

    def follow(self, parser: XMLParserType) -> None:
        """What walks through the part; it is asked for ends within texts only."""
        self._parser = parser

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "v":
            self._is_heard = True
        elif name == "c":
            self._cells.append(attributes)
            self._raws.append("")
            self._is_heard = False
            if len(self._cells) > MOST_COLUMNS:
                check_size(1, len(self._cells))
        else:
            self._is_heard = False
            self._start_other(name, attributes)

    def _start_other(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._begin_row(attributes)
        elif self._inline is not None:
            self._inline.start(name, attributes)
        elif name == "f":
            self._formulas.add(len(self._cells) - 1)
        elif name == "is":
            self._begin_text(attributes)
        elif name == "col" and attributes.get("hidden") in _IS_TRUE:
            self._hide(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _begin_text(self, attributes: dict[str, str]) -> None:
        self._inline = self._texts[len(self._cells) - 1] = Strings()
        self._inline.start("is", attributes)
        if self._parser:
            self._parser.EndElementHandler = self._end_text

    def _end_text(self, name: str) -> None:
        if self._inline is not None:
            self._inline.end(name)
        if name.rpartition(":")[2] == "is":
            self._inline = None
            if self._parser:
                self._parser.EndElementHandler = None

    def heard(self, text: str) -> None:
        """What stands in an element."""
        if self._is_heard and self._raws:
            self._raws[-1] += text
            if len(text) > 1_000 and len(self._raws[-1]) > LONGEST:
                check_length(self._raws[-1])
        elif self._inline is not None:
            self._inline.heard(text)

    def finish(self) -> None:
        """The sheet ends."""
        self._end_row()

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._end_row()
        number = attributes.get("r", "")
        self._row = place_of(f"A{number}")[0] if number else self._row + 1
        if attributes.get("hidden") in _IS_TRUE:
            self.hidden_rows.add(self._row)

    def take(self, number: int, cells: Sequence[Plain]) -> None:
        """A row that is plain from its beginning to its end."""
        self._end_row()
        self._row = place_of(f"A{number}")[0]
        self._is_heard = False
        if not cells:
            return
        names, styles, kinds, formulas, raws = zip(*cells, strict=True)
        if any(formulas):
            kinds = tuple(map(_kind, kinds, formulas, raws))
        columns = self._layouts.get(names)
        if columns is None:
            found = [column_of(name) for name in names]
            columns = range(found[0], found[-1] + 1)
            columns = columns if found == list(columns) else found
            if len(self._layouts) < _MOST_LAYOUTS:
                self._layouts[names] = columns
        self._keep(columns, self._made.all_of(zip(kinds, styles, raws, strict=True)))

    def _end_row(self) -> None:
        if not self._cells:
            return
        columns = self._places()
        if self._formulas or self._texts:
            cells = [self._unusual(at, attributes) for at, attributes in enumerate(self._cells)]
        else:
            named = ((each.get("t", ""), each.get("s", "")) for each in self._cells)
            cells = self._made.all_of((*looks, raw) for looks, raw in zip(named, self._raws, strict=True))
        self._keep(columns, cells)
        self._cells, self._raws = [], []
        self._formulas.clear()
        self._texts.clear()

    def _keep(self, columns: Sequence[int], cells: list[Cell]) -> None:
        first, last = min(columns), max(columns)
        if last - first >= COLOURED_UP_TO:
            self._put(line_of(dict(zip(columns, cells, strict=True))))
        elif isinstance(columns, range):
            self._put((first, cells))
        else:
            line = [EMPTY] * (last - first + 1)
            for column, cell in zip(columns, cells, strict=True):
                line[column - first] = cell
            self._put((first, line))

    def _places(self) -> Sequence[int]:
        """The columns of the row's cells."""
        digits, columns = str(self._row + 1), self._columns
        names = [attributes.get("r", "") for attributes in self._cells]
        first, last = columns.get(names[0].removesuffix(digits)), columns.get(names[-1].removesuffix(digits))
        if first is not None and last is not None and last - first + 1 == len(names):
            return range(first, last + 1)  # none is left out, as in most rows
        found: list[int] = []
        for name in names:
            known = columns.get(name.removesuffix(digits)) if name else found[-1] + 1 if found else 0
            found.append(self._column(name, digits) if known is None else known)
        return found

    def _unusual(self, at: int, attributes: dict[str, str]) -> Cell:
        """A cell in a row that has formulas, or texts that stand in their cells."""
        raw, style, kind = self._raws[at], attributes.get("s", ""), attributes.get("t", "")
        if at in self._texts:
            return self._made.inline(self._texts[at], style)
        return self._made.of((_kind(kind, at in self._formulas, raw), style, raw))

    def _column(self, name: str, digits: str) -> int:
        """The column of a cell of this row; raises PlanwatchError where it says that it stands in another."""
        row, column = place_of(name)
        if row != self._row:
            raise broken("a sheet")
        self._columns[name.removesuffix(digits)] = column
        return column

    def _put(self, line: Line | None) -> None:
        """Keep the row; rows that are coloured alone, only where there are not very many."""
        if line is None:
            return
        if self._made.changed:
            changed = (column for column, cell in enumerate(line[1], line[0]) if cell in self._made.changed)
            self.taken.add(*(f"{letters(column)}{self._row + 1}" for column in changed))
        reached = reach(line)
        if reached is None and line_of(dict(enumerate(line[1], line[0]))) is None:
            return
        if self._row in self.cells:
            raise broken("a sheet")
        self.cells[self._row] = line
        if reached:
            self.box.hold(self._row, reached[1])
            if reached[0] < self.box.left:
                self.box.hold(self._row, reached[0])
            self._coloured.clear()
        else:
            self._coloured.append(self._row)
            if len(self._coloured) > _MOST_COLOURED:
                del self.cells[self._coloured.pop()]

    def _hide(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdecimal() and last.isdecimal():
            self.hidden_columns.update(range(int(first[:6]) - 1, min(int(last[:6]), MOST_COLUMNS)))

    def _merge(self, area: str) -> None:
        self.merges.append(area_of(area))
        if len(self.merges) > _MOST_MERGES:
            raise PlanwatchError(f"a sheet joins cells in more than {_MOST_MERGES:,} places", "")


def _kind(kind: str, formula: object, raw: str) -> str:
    """The type of a cell; that of a formula without a value is ``f``."""
    return "f" if formula and not raw and kind != "str" else kind
