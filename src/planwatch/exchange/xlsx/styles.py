"""How the cells of a workbook look: the format of their numbers, what is struck out, what is coloured."""

from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct

from planwatch.exchange.archive import Archive
from planwatch.exchange.table.colours import colour_of
from planwatch.exchange.table.number_format import BUILT_IN, GENERAL


class Style(Struct, frozen=True):
    """What a cell's style says of it."""

    format: str = GENERAL
    is_struck: bool = False
    fill: str = ""


T = TypeVar("T")
PLAIN = Style()
INDEXED = (
    "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF "
    * 2
    + "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF "
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 "
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
).split()
"""The palette that old files name their colours from."""
_THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
"""A theme's colours in the order of their numbers; Excel counts light before dark."""


def read_styles(archive: Archive, styles: str, theme: str) -> tuple[Style, ...]:
    """The styles that cells name by number; none where the workbook has none."""
    if not archive.has(styles):
        return ()
    reader = _Styles(_theme(archive, theme) if archive.has(theme) else {})
    archive.walk(styles, reader.start, reader.end)
    return tuple(reader.made())


def _theme(archive: Archive, part: str) -> dict[str, str]:
    colours: dict[str, str] = {}
    named = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal named
        local = name.rpartition(":")[2]
        if local in _THEME:
            named = local
        elif local in {"srgbClr", "sysClr"} and named:
            colours.setdefault(named, attributes.get("lastClr") or attributes.get("val", ""))

    archive.walk(part, start)
    return colours


class _Styles:
    """Gathers what styles are made of, while the part is walked through."""

    def __init__(self, theme: dict[str, str]) -> None:
        self._theme = theme
        self._within: list[str] = []
        self._formats = dict(BUILT_IN)
        self._struck: list[bool] = []
        self._fills: list[str] = []
        self._cells: list[tuple[int, int, int]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        outer = self._within[-1] if self._within else ""
        self._within.append(name)
        if name == "numFmt" and outer == "numFmts":
            self._formats[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", GENERAL)
        elif name == "font" and outer == "fonts":
            self._struck.append(False)
        elif name == "strike" and outer == "font" and self._struck:
            self._struck[-1] = attributes.get("val", "1") not in {"0", "false"}
        elif name == "fill" and outer == "fills":
            self._fills.append("")
        elif name == "fgColor" and self._fills and "fills" in self._within:
            self._fills[-1] = self._colour(attributes)
        elif name == "patternFill" and attributes.get("patternType") == "none":
            self._within[-1] = "none"
        elif name == "xf" and outer == "cellXfs":
            ids = (_number(attributes.get(key)) for key in ("numFmtId", "fontId", "fillId"))
            self._cells.append((next(ids), next(ids), next(ids)))

    def end(self, name: str) -> None:
        """An element ends."""
        self._within.pop()

    def made(self) -> list[Style]:
        """What has been gathered."""
        return [
            Style(self._formats.get(shape, GENERAL), _at(self._struck, font, False), _at(self._fills, fill, ""))
            for shape, font, fill in self._cells
        ]

    def _colour(self, attributes: dict[str, str]) -> str:
        if "none" in self._within:
            return ""
        written = attributes.get("rgb", "")
        if "theme" in attributes:
            written = self._theme.get(_at(_THEME, _number(attributes["theme"]), ""), "")
        elif "indexed" in attributes:
            written = _at(INDEXED, _number(attributes["indexed"]), "")
        try:
            tint = min(max(float(attributes.get("tint", "0")), -1), 1)
        except ValueError:
            tint = 0
        return colour_of(written, tint)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0


def _at(items: Sequence[T], index: int, default: T) -> T:
    return items[index] if 0 <= index < len(items) else default
