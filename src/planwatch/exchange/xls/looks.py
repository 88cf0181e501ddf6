"""How the cells of a workbook of before 2007 look, and the texts that they share."""

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.colours import colour_of
from planwatch.exchange.table.number_format import BUILT_IN, GENERAL
from planwatch.exchange.xls.records import Run, Text, Texts, number
from planwatch.exchange.xlsx.styles import INDEXED, PLAIN, Style

_FONT, _FORMAT, _STYLE, _PALETTE, _STRINGS, _SINCE_1904 = 0x0031, 0x041E, 0x00E0, 0x0092, 0x00FC, 0x0022
_STRUCK, _SOLID, _FIRST_COLOUR = 0x08, 1, 8
_MOST_STRINGS = 1_000_000


class Looks:
    """Gathers what the records before the first sheet say."""

    def __init__(self) -> None:
        self.strings: list[Text] = []
        self.from_1904 = False
        self._formats = dict(BUILT_IN)
        self._fonts: list[bool] = []
        self._cells: list[tuple[int, int, int]] = []
        self._palette: list[str] = list(INDEXED)
        self._known: dict[int, Style] = {}

    def take(self, kind: int, pieces: list[bytes]) -> None:
        """One record; raises IndexError where it is too short."""
        data = pieces[0]
        if kind == _FONT:
            self._fonts.append(bool(data[2] & _STRUCK))
        elif kind == _FORMAT:
            self._formats[number(data, 0, 2)] = Texts(pieces, 2).text()[0]
        elif kind == _STYLE:
            fill = data[18] & 0x7F if data[17] >> 2 == _SOLID else 0xFF
            self._cells.append((number(data, 0, 2), number(data, 2, 2), fill))
        elif kind == _PALETTE:
            colours = [data[at : at + 3].hex() for at in range(2, len(data) - 3, 4)]
            self._palette[_FIRST_COLOUR : _FIRST_COLOUR + 56] = colours[:56]
        elif kind == _SINCE_1904:
            self.from_1904 = bool(number(data, 0, 2))
        elif kind == _STRINGS:
            self._take_strings(pieces)

    def _take_strings(self, pieces: list[bytes]) -> None:
        count = number(pieces[0], 4, 4)
        if count > _MOST_STRINGS:
            raise PlanwatchError(f"it has more than {_MOST_STRINGS:,} texts")
        texts = Texts(pieces, 8)
        self.strings = [texts.text() for _ in range(count)]

    def style(self, index: int) -> Style:
        """The style of that number."""
        if index not in self._known:
            self._known[index] = self._style(index)
        return self._known[index]

    def _style(self, index: int) -> Style:
        if index >= len(self._cells):
            return PLAIN
        font, code, fill = self._cells[index]
        colour = colour_of(self._palette[fill]) if fill < len(self._palette) else ""
        return Style(self._formats.get(code) or GENERAL, self._strikes(font), colour)

    def _strikes(self, font: int) -> bool:
        at = font - 1 if font > 4 else font  # there is no font 4
        return self._fonts[at] if at < len(self._fonts) else False

    def apart(self, text: str, runs: tuple[Run, ...]) -> tuple[str, str]:
        """What of a text stands, and what is struck out by its own fonts."""
        if not any(self._strikes(font) for _, font in runs):
            return text, ""
        ends = [start for start, _ in runs[1:]] + [len(text)]
        stands, struck = [text[: runs[0][0]]], list[str]()
        for (start, font), end in zip(runs, ends, strict=True):
            (struck if self._strikes(font) else stands).append(text[start:end])
        return "".join(stands), "".join(struck)
