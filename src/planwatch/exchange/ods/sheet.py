"""One sheet of an OpenDocument spreadsheet, as its elements go by."""

import re
from datetime import datetime, time, timedelta
from math import isfinite

from planwatch.exchange.ods.styles import Look, Styles
from planwatch.exchange.table.build import (
    LONGEST,
    MOST_COLUMNS,
    MOST_ROWS,
    Box,
    Sparse,
    Taken,
    check_length,
    line_of,
    says,
    tidy,
)
from planwatch.exchange.table.number_format import shown_number, whole
from planwatch.exchange.table.provenance import NEVER_CALCULATED, Cell, Merge, Value, letters
from planwatch.model.text.visible import short

_ERRORS = re.compile(r"#(REF!|N/A|VALUE!|DIV/0!|NAME\?|NULL!|NUM!)|Err:\d{3}")
_LENGTH = re.compile(r"(-?)PT(\d{1,6})H(\d{1,4})M(\d{1,4})(?:[.,](\d{1,9}))?S")
_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})
_PARAGRAPHS = frozenset({"text:p", "text:h"})
_MOST_COLOURED = 100
"""Times that a coloured cell, or a row of them, may be repeated and be more than the sheet's paper."""
_HIDDEN = frozenset({"collapse", "filter"})


class SheetReader:
    """Gathers what stands in a sheet; ``start``, ``end`` and ``heard`` are told of its elements."""

    def __init__(self, name: str, styles: Styles, *, is_hidden: bool) -> None:
        self.name = name
        self.is_hidden = is_hidden
        self.cells: Sparse = {}
        self.box = Box()
        self.merges: list[Merge] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.taken = Taken()
        self._styles = styles
        self._looks: dict[str, Look] = {}
        self._column_styles: list[tuple[int, str]] = []
        self._columns = 0
        self._row, self._rows = 0, 1
        self._row_style = ""
        self._line: dict[int, Cell] = {}
        self._column = 0
        self._cell: dict[str, str] | None = None
        self._paragraphs = 0
        self._is_heard = False
        self._plain: list[str] = []
        self._struck: list[str] = []
        self._spans: list[bool] = []
        self._size = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name in _CELLS:
            self._cell, self._paragraphs, self._size = attributes, 0, 0
            self._plain, self._struck = [], []
        elif name in _PARAGRAPHS:
            if self._paragraphs:
                self._add("\n")
            self._paragraphs += 1
            self._is_heard = self._cell is not None
        elif name == "text:span":
            self._spans.append(bool(self._look(attributes.get("text:style-name", "")).is_struck))
        elif name in {"text:s", "text:tab"}:
            self._add(" " * min(_repeated(attributes, "text:c"), 1_000))
        elif name == "text:line-break":
            self._add("\n")
        elif name == "table:table-row":
            self._line, self._column = {}, 0
            self._rows = _repeated(attributes, "table:number-rows-repeated")
            self._row_style = attributes.get("table:default-cell-style-name", "")
            if attributes.get("table:visibility") in _HIDDEN:
                self.hidden_rows.update(range(self._row, self._row + min(self._rows, MOST_ROWS)))
        elif name == "table:table-column":
            self._begin_columns(attributes)

    def _begin_columns(self, attributes: dict[str, str]) -> None:
        count = min(_repeated(attributes, "table:number-columns-repeated"), MOST_COLUMNS)
        if attributes.get("table:visibility") in _HIDDEN:
            self.hidden_columns.update(range(self._columns, self._columns + count))
        self._columns += count
        self._column_styles.append((self._columns, attributes.get("table:default-cell-style-name", "")))

    def end(self, name: str) -> None:
        """An element ends."""
        if name in _CELLS:
            self._end_cell()
        elif name in _PARAGRAPHS:
            self._is_heard = False
        elif name == "text:span" and self._spans:
            self._spans.pop()
        elif name == "table:table-row":
            self._end_row()

    def heard(self, text: str) -> None:
        """What stands in an element."""
        if self._is_heard:
            self._add(text)

    def _add(self, text: str) -> None:
        if text == "\n":
            self._plain.append(text)
            if self._struck:
                self._struck.append(text)
        else:
            (self._struck if any(self._spans) else self._plain).append(text)
        self._size += len(text)
        if self._size > LONGEST:
            check_length("".join((*self._plain, *self._struck)))

    def _end_cell(self) -> None:
        attributes, self._cell = self._cell, None
        if attributes is None:
            return
        count = _repeated(attributes, "table:number-columns-repeated")
        cell = self._made(attributes)
        last = self._column + count - 1
        if says(cell):
            self.box.hold(self._row, self._column)
            self.box.hold(self._row + self._rows - 1, last)
        if cell or (cell.fill and count <= _MOST_COLOURED and self._rows <= _MOST_COLOURED):
            self._line.update(dict.fromkeys(range(self._column, last + 1), cell))
        down = _repeated(attributes, "table:number-rows-spanned")
        across = _repeated(attributes, "table:number-columns-spanned")
        if down > 1 or across > 1:
            self.merges.append(Merge(self._row, self._column, down, across))
        self._column = last + 1

    def _end_row(self) -> None:
        if line := line_of(self._line):
            self.cells.update(dict.fromkeys(range(self._row, self._row + self._rows), line))
        self._row += self._rows

    def _look(self, name: str) -> Look:
        if name not in self._looks:
            self._looks[name] = self._styles.look(name)
        return self._looks[name]

    def _style(self, attributes: dict[str, str]) -> str:
        """The style of the cell: its own, its row's, or its column's."""
        own = attributes.get("table:style-name", "") or self._row_style
        return own or next((style for end, style in self._column_styles if self._column < end), "")

    def _stored(self, text: str) -> str:
        return tidy(text if text.isascii() else self.taken.of(text, f"{letters(self._column)}{self._row + 1}"))

    def _made(self, attributes: dict[str, str]) -> Cell:
        look = self._look(self._style(attributes))
        code, fill = look.format or "", look.fill or ""
        text, struck = self._stored("".join(self._plain)), self._stored("".join(self._struck))
        formula = "table:formula" in attributes
        if attributes.get("calcext:value-type") == "error" or (formula and _ERRORS.fullmatch(text)):
            return Cell(fault=short(text) or "an error", fill=fill)
        kind = attributes.get("office:value-type")
        if formula and not kind and not text:
            return Cell(fault=NEVER_CALCULATED, fill=fill)
        value = _value(kind, attributes)
        if not self._paragraphs:
            text = self._stored(attributes.get("office:string-value", "")) or shown_number(value, code)
        if look.is_struck:
            return Cell(struck=tidy(f"{text}\n{struck}"), fill=fill, format=code)
        return Cell(text, value if text else None, struck, fill, code)


def _repeated(attributes: dict[str, str], name: str) -> int:
    if name not in attributes:
        return 1
    text = attributes[name]
    return max(int(text), 1) if text.isdecimal() and len(text) < 10 else 1


def _value(kind: str | None, attributes: dict[str, str]) -> Value:
    """What the cell holds; None for a text, and for what is written as no value of its kind is."""
    try:
        if kind in {"float", "percentage", "currency"}:
            number = float(attributes.get("office:value", ""))
            return whole(number) if isfinite(number) else None
        if kind == "boolean":
            return attributes.get("office:boolean-value") == "true"
        if kind == "date":
            moment = datetime.fromisoformat(attributes.get("office:date-value", "")).replace(tzinfo=None)
            return moment.date() if moment.time() == time() else moment
        if kind == "time" and (parts := _LENGTH.fullmatch(attributes.get("office:time-value", ""))):
            return _time(parts)
    except ValueError:
        return None
    return None


def _time(parts: re.Match[str]) -> time | timedelta:
    length = timedelta(hours=int(parts[2]), minutes=int(parts[3]), seconds=int(parts[4]))
    is_of_day = not parts[1] and length < timedelta(days=1)
    return (datetime.min + length).time() if is_of_day else -length if parts[1] else length  # noqa: DTZ901
