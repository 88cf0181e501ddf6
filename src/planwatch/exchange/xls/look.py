"""What the library that reads old workbooks does not see: formats, colours, what is struck out or hidden, and size."""

from collections.abc import Iterator
from struct import Struct as Layout
from struct import error as too_short

from planwatch.errors import PlanwatchError
from planwatch.exchange.archive import broken
from planwatch.exchange.table.build import Box, check_size
from planwatch.exchange.table.colours import colour_of
from planwatch.exchange.table.number_format import BUILT_IN, GENERAL
from planwatch.exchange.xlsx.styles import INDEXED, PLAIN, Style

_BEGIN, _END, _SECRET, _SIZE, _SHEET, _PALETTE = 0x0809, 0x000A, 0x002F, 0x0200, 0x0085, 0x0092
_FONT, _FORMAT, _STYLE, _ROW, _COLUMN, _FORMULA = 0x0031, 0x041E, 0x00E0, 0x0208, 0x007D, 0x0006
_ONE = frozenset({0x0203, 0x027E, 0x00FD, 0x0204, 0x0205, 0x00D6, _FORMULA, 0x0201})
"""Records of one cell: number, text, truth or error, formula, blank."""
_SEVERAL = {0x00BD: 6, 0x00BE: 2}
"""Records of several cells, and how many bytes each takes: numbers, blanks."""
_BLANK = frozenset({0x0201, 0x00BE})
_GLOBALS, _CELLS = 0x0005, 0x0010
_UNICODE = 0x0600
_TRUTH = 0x0205
_IS_ERROR = 2
_ERROR = "an error"
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_PLACE = Layout("<HHH")
_HIDDEN_ROW, _STRUCK = 0x20, 0x08
_FIRST_COLOUR = 8


class Sheet:
    """What the records of one sheet say of its cells."""

    def __init__(self) -> None:
        self.styles: dict[tuple[int, int], int] = {}
        self.box = Box()
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.faults: dict[tuple[int, int], str] = {}


class Look:
    """The records of a workbook, gone through once."""

    def __init__(self, stream: bytes) -> None:
        """Raises PlanwatchError where it is broken, encrypted, too old, or larger than any plan."""
        self._by_start: dict[int, Sheet] = {}
        self._formats = dict(BUILT_IN)
        self._fonts: list[bool] = []
        self._cells: list[tuple[int, int, int]] = []
        self._palette: list[str] = list(INDEXED)
        self._starts: list[int] = []
        self._sheet: Sheet | None = None
        try:
            for at, kind, data in _records(stream):
                self._take(at, kind, data)
        except (too_short, IndexError):
            raise broken("the workbook") from None

    def sheet(self, index: int) -> Sheet:
        """What is said of the sheet at that place among all that the workbook lists."""
        start = self._starts[index] if index < len(self._starts) else -1
        return self._by_start.get(start) or Sheet()

    def style(self, number: int) -> Style:
        """The style of that number."""
        if not 0 <= number < len(self._cells):
            return PLAIN
        font, code, fill = self._cells[number]
        at = font - 1 if font > 4 else font  # there is no font 4
        is_struck = self._fonts[at] if at < len(self._fonts) else False
        colour = colour_of(self._palette[fill]) if fill < len(self._palette) else ""
        return Style(self._formats.get(code, GENERAL), is_struck, colour)

    def _take(self, at: int, kind: int, data: bytes) -> None:
        if kind == _BEGIN:
            self._begin(at, data)
        elif kind == _SECRET:
            raise PlanwatchError("it is encrypted", "open it with its password, and save it without")
        elif self._sheet is not None:
            self._take_of_sheet(self._sheet, kind, data)
        elif kind == _SHEET:
            self._starts.append(int.from_bytes(data[:4], "little"))
        elif kind == _FONT:
            self._fonts.append(bool(data[2] & _STRUCK))
        elif kind == _FORMAT:
            self._formats[int.from_bytes(data[:2], "little")] = _text(data[2:])
        elif kind == _STYLE:
            font, code = int.from_bytes(data[:2], "little"), int.from_bytes(data[2:4], "little")
            is_filled = data[17] >> 2 == 1
            self._cells.append((font, code, data[18] & 0x7F if is_filled else 0xFF))
        elif kind == _PALETTE:
            colours = (data[at : at + 3].hex() for at in range(2, len(data) - 3, 4))
            self._palette[_FIRST_COLOUR : _FIRST_COLOUR + 56] = list(colours)[:56]

    def _begin(self, at: int, data: bytes) -> None:
        if int.from_bytes(data[:2], "little") != _UNICODE:
            raise PlanwatchError("it is an Excel workbook of before 1997, which is not read", "save it as .xlsx")
        self._sheet = None
        if int.from_bytes(data[2:4], "little") != _GLOBALS:
            self._sheet = Sheet()
            self._by_start[at] = self._sheet

    def _take_of_sheet(self, sheet: Sheet, kind: int, data: bytes) -> None:
        if kind in _ONE:
            row, column, style = _PLACE.unpack_from(data)
            sheet.styles[row, column] = style
            if kind not in _BLANK:
                sheet.box.hold(row, column)
            if fault := _fault(kind, data):
                sheet.faults[row, column] = fault
        elif kind in _SEVERAL:
            row, column, style = _PLACE.unpack_from(data)
            size = _SEVERAL[kind]
            for at in range(4, len(data) - 2 - size + 1, size):
                sheet.styles[row, column] = int.from_bytes(data[at : at + 2], "little")
                if kind not in _BLANK:
                    sheet.box.hold(row, column)
                column += 1
        elif kind == _SIZE:
            top, bottom, left, right = Layout("<IIHH").unpack_from(data)
            check_size(max(bottom - top, 0), max(right - left, 0))
        elif kind == _ROW and data[12] & _HIDDEN_ROW:
            sheet.hidden_rows.add(int.from_bytes(data[:2], "little"))
        elif kind == _COLUMN and data[8] & 1:
            first, last = int.from_bytes(data[:2], "little"), int.from_bytes(data[2:4], "little")
            sheet.hidden_columns.update(range(first, min(last, 255) + 1))


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = int.from_bytes(stream[at : at + 2], "little"), int.from_bytes(stream[at + 2 : at + 4], "little")
        if at + 4 + length > len(stream):
            raise broken("the workbook")
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _fault(kind: int, data: bytes) -> str:
    """Why nothing can be read of a cell; empty where something can."""
    if kind == _TRUTH and data[7]:
        return _ERRORS.get(data[6], _ERROR)
    if kind == _FORMULA and data[12:14] == b"\xff\xff" and data[6] == _IS_ERROR:
        return _ERRORS.get(data[8], _ERROR)
    return ""


def _text(data: bytes) -> str:
    """A text as the records hold one: its length, whether its characters are wide, and they."""
    length, is_wide = int.from_bytes(data[:2], "little"), data[2] & 1
    return (
        data[3 : 3 + length * 2].decode("utf-16-le", "replace") if is_wide else data[3 : 3 + length].decode("latin-1")
    )
