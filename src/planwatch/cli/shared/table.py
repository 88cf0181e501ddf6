"""Tables of text that fit the terminal: widths in cells, columns dropped where there is no room."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planwatch.cli.shared.output import paint, shows_colours
from planwatch.model.text.visible import visible

Cell = tuple[str, str]
"""A text, and the name of its style (empty for none)."""

_GAP = "  "
PIPED_WIDTH = 120
# Nearly every text: letters of the west, and the signs that the table itself draws; one cell for each.
_NARROW = re.compile("[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u20ac\u2190-\u21ff\u2260\u25a0-\u25cf\u2713]*")


@dataclass(frozen=True, slots=True)
class TextColumn:
    """One column. ``most`` is its greatest width; 0 takes what the others leave."""

    label: str
    most: int
    drop: int = 0
    """Where there is no room the highest goes first; 0 stays."""
    least: int = 0
    """What a column of width 0 should have before others are dropped for it; others may shrink to this, 0 never."""


def terminal_width() -> int:
    """The width of the terminal or of COLUMNS; where there is neither, enough for every column."""
    import shutil  # it loads three ways to compress; --json, or a change told in a line, needs no width

    return max(40, shutil.get_terminal_size((PIPED_WIDTH, 24)).columns)


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return len(text) if _is_narrow(text) else sum(map(_width, text))


def _is_narrow(text: str) -> bool:
    return text.isascii() or _NARROW.fullmatch(text) is not None


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fit(text: str, width: int) -> str:
    """The text in exactly that many cells: filled up with blanks, or cut with an ellipsis."""
    if _is_narrow(text):
        return text.ljust(width) if len(text) <= width else f"{text[: width - 1]}…"
    taken = cells(text)
    if taken <= width:
        return text + " " * (width - taken)
    kept, taken = "", 0
    for character in text:
        if taken + _width(character) > width - 1:
            break
        kept, taken = kept + character, taken + _width(character)
    return f"{kept}…" + " " * (width - 1 - taken)


def table(columns: Sequence[TextColumn], rows: Iterable[Sequence[Cell]], width: int) -> list[str]:
    """The lines of a table with its header; every text is made visible."""
    shown = [[(visible(text), style) for text, style in row] for row in rows]
    natural = [max([cells(column.label), *(cells(row[n][0]) for row in shown)]) for n, column in enumerate(columns)]
    widths = _widths(columns, natural, width)
    places = [n for n, taken in enumerate(widths) if taken]
    paints = shows_colours()
    lines = [_GAP.join(fit(columns[n].label, widths[n]) for n in places).rstrip()]
    for row in shown:
        parts = [(fit(row[n][0], widths[n]), row[n][1]) for n in places]
        lines.append(_GAP.join(paint(text, style) if style and paints else text for text, style in parts).rstrip())
    return lines


def _widths(columns: Sequence[TextColumn], natural: Sequence[int], width: int) -> list[int]:
    """The width of each column, 0 for one that is dropped; ``natural`` is what its longest text takes."""
    widths = [min(natural[n], column.most or natural[n]) for n, column in enumerate(columns)]
    flexible = next((n for n, column in enumerate(columns) if not column.most), None)
    if flexible is None:
        return widths
    least = min(natural[flexible], columns[flexible].least)
    for n in sorted((n for n, column in enumerate(columns) if column.drop), key=lambda n: -columns[n].drop):
        if _room(widths, flexible, width) >= least:
            break
        widths[n] = 0
    shrinking = [n for n, column in enumerate(columns) if n != flexible and column.least]
    while _room(widths, flexible, width) < least and any(widths[n] > columns[n].least for n in shrinking):
        widths[max(shrinking, key=lambda n: widths[n] - columns[n].least)] -= 1
    widths[flexible] = min(natural[flexible], max(8, _room(widths, flexible, width)))
    return widths


def _room(widths: Sequence[int], flexible: int, width: int) -> int:
    others = [taken for n, taken in enumerate(widths) if taken and n != flexible]
    return width - sum(others) - len(_GAP) * len(others)
