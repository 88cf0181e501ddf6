"""What a cell of a workbook is, by what its sheet, the shared texts and the styles say of it."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time
from math import isfinite

from planwatch.exchange.table.build import check_length, storable, tidy
from planwatch.exchange.table.number_format import shown_number, value_of, whole
from planwatch.exchange.table.provenance import NEVER_CALCULATED, Cell, Value
from planwatch.exchange.xlsx.strings import Strings, decoded
from planwatch.exchange.xlsx.styles import PLAIN, Style

_LONGEST_FAULT = 40
_MOST_KNOWN = 100_000
"""Cells that are kept for those alike; where all differ, keeping more of them would only take memory."""

Written = tuple[str, str, str]
"""The type of a cell, its style and its value, as they stand in a sheet; what stands not is empty."""


class Cells:
    """Makes cells of what is written in a sheet; one for all that are alike, as far as they are kept."""

    def __init__(self, strings: Strings, styles: Sequence[Style], *, from_1904: bool) -> None:
        self.known: dict[Written, Cell] = {}
        self.changed: set[Cell] = set()
        """Those of whose text something could not be stored."""
        self._strings, self._from_1904 = strings, from_1904
        self._styles = {str(number): style for number, style in enumerate(styles)}
        self._plain = self._styles.get("0", PLAIN)

    def of(self, written: Written) -> Cell:
        """The cell that this means; the type ``f`` is a formula without a value."""
        if (known := self.known.get(written)) is not None:
            return known
        kind, style, raw = written
        look = self._styles.get(style, self._plain)
        cell = self._shared(raw, look) if kind == "s" else self._made(kind, raw, look)
        if len(self.known) < _MOST_KNOWN:
            self.known[written] = cell
        return cell

    def all_of(self, written: Iterable[Written]) -> list[Cell]:
        """The cells that these mean."""
        known, of = self.known.get, self.of
        return [of(each) if (cell := known(each)) is None else cell for each in written]

    def _made(self, kind: str, raw: str, look: Style) -> Cell:
        if kind == "f":
            return Cell(fault=NEVER_CALCULATED, fill=look.fill)
        raw = raw if kind == "str" else raw.strip()
        if not raw:
            return Cell(fill=look.fill)
        if kind == "str":
            check_length(raw)
            return self._text(raw, "", look)
        if kind == "e":
            return Cell(fault=raw[:_LONGEST_FAULT], fill=look.fill)
        return self._moment(raw, look) if kind == "d" else self._number(raw, look, is_truth=kind == "b")

    def inline(self, text: Strings, style: str) -> Cell:
        """The cell in which a text itself stands."""
        plain = text.plain[0] if text.plain else ""
        return self._text(plain, text.struck.get(0, ""), self._styles.get(style, self._plain))

    def _shared(self, raw: str, look: Style) -> Cell:
        """The cell with the text of that number."""
        try:
            index = int(raw)
            text = self._strings.plain[index]
        except (ValueError, IndexError):
            return Cell(fill=look.fill)
        if self._strings.struck or look.is_struck or not text.isascii() or "_x" in text or "\r" in text:
            return self._text(text, self._strings.struck.get(index, ""), look)
        return Cell(text.strip(), None, "", look.fill, look.format)  # as nearly all are

    def _text(self, text: str, struck: str, look: Style) -> Cell:
        stored, stored_struck = text, struck
        if "_x" in text or not text.isascii():
            text = decoded(text)
            stored = storable(text)
        if struck:
            struck = decoded(struck)
            stored_struck = storable(struck)
        plain, away = tidy(stored), tidy(stored_struck)
        if look.is_struck:
            plain, away = "", tidy(f"{plain}\n{away}")
        cell = Cell(plain, None, away, look.fill, look.format)
        if stored != text or stored_struck != struck:
            self.changed.add(cell)
        return cell

    def _number(self, raw: str, look: Style, *, is_truth: bool) -> Cell:
        try:
            number = float(raw)
        except ValueError:
            return self._text(raw, "", look)
        if not isfinite(number):
            return Cell(fault=raw[:_LONGEST_FAULT], fill=look.fill)
        value: Value = bool(number) if is_truth else value_of(number, look.format, from_1904=self._from_1904)
        text = shown_number(value, look.format)
        if look.is_struck:
            return Cell(struck=text, fill=look.fill, format=look.format)
        # A format may show nothing at all (``;;;``): the cell is not empty for that.
        return Cell(text or str(whole(number)), value, "", look.fill, look.format)

    def _moment(self, raw: str, look: Style) -> Cell:
        """A day that is written as one, which Excel itself never does."""
        try:
            moment = datetime.fromisoformat(raw)
        except ValueError:
            return self._text(raw, "", look)
        value = moment.date() if moment.time() == time() else moment.replace(tzinfo=None)
        text = shown_number(value, look.format)
        if look.is_struck:
            return Cell(struck=text, fill=look.fill, format=look.format)
        return Cell(text, value, "", look.fill, look.format)
