"""One sheet of a workbook of before 2007, as its records go by."""

from math import isfinite
from struct import Struct as Layout

from planwatch.exchange.table.build import Box, Sparse, Taken, line_of, reach, tidy
from planwatch.exchange.table.number_format import shown_number, value_of
from planwatch.exchange.table.provenance import Cell, Merge, Value, letters
from planwatch.exchange.xls.looks import Looks
from planwatch.exchange.xls.records import Text, Texts, number
from planwatch.exchange.xlsx.styles import Style

_NUMBER, _SHORT, _SHARED, _TEXT, _TRUTH, _RICH, _FORMULA = 0x0203, 0x027E, 0x00FD, 0x0204, 0x0205, 0x00D6, 0x0006
_BLANK, _NUMBERS, _BLANKS, _CAME_TO = 0x0201, 0x00BD, 0x00BE, 0x0207
_ONE = frozenset({_NUMBER, _SHORT, _SHARED, _TEXT, _TRUTH, _RICH, _FORMULA, _BLANK})
_ROW, _COLUMN, _MERGES = 0x0208, 0x007D, 0x00E5
_HIDDEN_ROW = 0x20
_LAST_COLUMN = 255
_MOST_COLOURED = 100_000
"""Cells that are coloured and hold nothing; more of them are the sheet's paper."""
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_ERROR = "an error"
_PLACE = Layout("<HHH")
_DOUBLE = Layout("<d")
_AREA = Layout("<HHHH")


class SheetReader:
    """Gathers what stands in a sheet."""

    def __init__(self, looks: Looks) -> None:
        self.box = Box()
        self.merges: list[Merge] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.taken = Taken()
        self._looks = looks
        self._cells: dict[int, dict[int, Cell]] = {}
        self._coloured = 0
        self._formula: tuple[int, int, int] | None = None

    def take(self, kind: int, pieces: list[bytes]) -> None:
        """One record; raises IndexError or struct.error where it is too short, PlanwatchError where it is too far."""
        data = pieces[0]
        if kind in _ONE:
            row, column, style = _PLACE.unpack_from(data)
            self._formula = (row, column, style) if kind == _FORMULA else None
            self._put(row, column, self._one(kind, pieces, style, (row, column)))
        elif kind in {_NUMBERS, _BLANKS}:
            self._take_several(kind, data)
        elif kind == _CAME_TO and self._formula is not None:
            row, column, style = self._formula
            self._put(row, column, self._said(Texts(pieces, 0).text(), style, (row, column)))
        elif kind == _ROW and data[12] & _HIDDEN_ROW:
            self.hidden_rows.add(number(data, 0, 2))
        elif kind == _COLUMN and data[8] & 1:
            self.hidden_columns.update(range(number(data, 0, 2), min(number(data, 2, 2), _LAST_COLUMN) + 1))
        elif kind == _MERGES:
            for at in range(2, min(len(data) - 7, 2 + number(data, 0, 2) * 8), 8):
                top, bottom, left, right = _AREA.unpack_from(data, at)
                self.merges.append(Merge(top, left, max(bottom - top, 0) + 1, max(right - left, 0) + 1))

    def _put(self, row: int, column: int, cell: Cell) -> None:
        if cell:
            self.box.hold(row, column)
        elif cell.fill:
            self._coloured += 1
        if cell or (cell.fill and self._coloured <= _MOST_COLOURED):
            self._cells.setdefault(row, {})[column] = cell

    def _take_several(self, kind: int, data: bytes) -> None:
        row, column = number(data, 0, 2), number(data, 2, 2)
        size = 6 if kind == _NUMBERS else 2
        for at in range(4, len(data) - 1 - size, size):
            style = number(data, at, 2)
            value = _short(number(data, at + 2, 4)) if kind == _NUMBERS else None
            self._put(row, column, self._shown(value, self._looks.style(style)))
            column += 1

    def _one(self, kind: int, pieces: list[bytes], style: int, at: tuple[int, int]) -> Cell:
        """The cell of a record that holds one."""
        data, look = pieces[0], self._looks.style(style)
        if kind == _NUMBER:
            return self._shown(_DOUBLE.unpack_from(data, 6)[0], look)
        if kind == _SHORT:
            return self._shown(_short(number(data, 6, 4)), look)
        if kind == _SHARED:
            index = number(data, 6, 4)
            return self._said(self._looks.strings[index], style, at)
        if kind in {_TEXT, _RICH}:
            return self._said(Texts(pieces, 6).text(), style, at)
        if kind == _TRUTH:
            return self._truth(data[6], look, is_error=bool(data[7]))
        return self._result(data, look) if kind == _FORMULA else Cell(fill=look.fill)

    def _result(self, data: bytes, look: Style) -> Cell:
        """What a formula came to; a text follows in a record of its own."""
        if data[12:14] != b"\xff\xff":
            return self._shown(_DOUBLE.unpack_from(data, 6)[0], look)
        if data[6] in {1, 2}:
            return self._truth(data[8], look, is_error=data[6] == 2)
        return Cell(fill=look.fill)

    def _truth(self, code: int, look: Style, *, is_error: bool) -> Cell:
        if is_error:
            return Cell(fault=_ERRORS.get(code, _ERROR), fill=look.fill)
        return self._shown(bool(code), look)

    def _shown(self, value: float | None, look: Style) -> Cell:
        if value is None or not isfinite(value):
            return Cell(fill=look.fill)
        known: Value = value
        if not isinstance(value, bool):
            known = value_of(value, look.format, from_1904=self._looks.from_1904)
        text = shown_number(known, look.format) or str(value)
        if look.is_struck:
            return Cell(struck=text, fill=look.fill, format=look.format)
        return Cell(text, known, "", look.fill, look.format)

    def _said(self, text: Text, style: int, at: tuple[int, int]) -> Cell:
        look = self._looks.style(style)
        place = f"{letters(at[1])}{at[0] + 1}"
        stands, struck = (tidy(self.taken.of(part, place)) for part in self._looks.apart(*text))
        if look.is_struck:
            stands, struck = "", tidy(f"{stands}\n{struck}")
        return Cell(stands, None, struck, look.fill, look.format)

    def lines(self) -> Sparse:
        """The rows that hold something."""
        made = ((row, line_of(cells)) for row, cells in self._cells.items())
        return {row: line for row, line in made if line and (reach(line) or self.box.top <= row <= self.box.bottom)}


def _short(packed: int) -> float:
    """A number in four bytes: a whole one or the front of a long one, and perhaps in hundredths."""
    if packed & 2:
        value: float = (packed >> 2) - (1 << 30 if packed & 0x8000_0000 else 0)
    else:
        value = _DOUBLE.unpack(b"\0\0\0\0" + (packed & 0xFFFF_FFFC).to_bytes(4, "little"))[0]
    return value / 100 if packed & 1 else value
