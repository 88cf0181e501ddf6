"""Tables of text that fit the terminal: widths in cells, columns dropped where there is no room."""

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress

from planwatch.cli.shared.output import is_plain, paint, shows_colours
from planwatch.model.text.visible import visible
from planwatch.model.values import Struct

Cell = tuple[str, str]
"""A text, and the name of its style (empty for none)."""

_GAP = "  "
PIPED_WIDTH = 120
_NARROW = frozenset(
    chr(code)
    for first, last in (
        (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x2010, 0x2027), (0x20AC, 0x20AC), (0x2190, 0x21FF),
        (0x2260, 0x2260), (0x25A0, 0x25CF), (0x2713, 0x2713),
    )
    for code in range(first, last + 1)
)  # fmt: skip
"""Nearly every text: letters of the west, and the signs that the table itself draws; one cell for each."""


_ODD = (
    (0x600, 0x605, 1), (0x6DD, 0x6DD, 1), (0x70F, 0x70F, 1), (0x890, 0x891, 1), (0x8E2, 0x8E2, 1),
    (0x110BD, 0x110BD, 1), (0x110CD, 0x110CD, 1), (0x1160, 0x11FF, 0), (0xD7B0, 0xD7FB, 0),
    (0x2630, 0x2637, 2), (0x268A, 0x268F, 2), (0x4DC0, 0x4DFF, 2), (0x1D300, 0x1D356, 2), (0x1D360, 0x1D376, 2),
)  # fmt: skip
"""First, last and width of those that terminals draw otherwise than by their category or Unicode's older widths."""


class TextColumn(Struct, frozen=True):
    """One column. ``most`` is its greatest width; 0 takes what the others leave."""

    label: str
    most: int
    drop: int = 0
    """Where there is no room the highest goes first; 0 stays."""
    least: int = 0
    """What a column of width 0 should have before others are dropped for it; others may shrink to this, 0 never."""


def terminal_width() -> int:
    """The width of the terminal or of COLUMNS; where there is neither, enough for every column."""
    # As shutil finds it, which loads three ways to compress.
    width = 0
    with suppress(KeyError, ValueError):
        width = int(os.environ["COLUMNS"])
    if width <= 0:
        with suppress(AttributeError, ValueError, OSError):
            width = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
    return max(40, width if width > 0 else PIPED_WIDTH)


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return len(text) if _is_narrow(text) else sum(map(_width, text))


def _is_narrow(text: str) -> bool:
    return text.isascii() or _NARROW.issuperset(text)


def _width(character: str) -> int:
    import unicodedata  # few texts need it

    code = ord(character)
    if (odd := next((width for first, last, width in _ODD if first <= code <= last), None)) is not None:
        return odd
    if unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fit(text: str, width: int) -> str:
    """The text in exactly that many cells: filled up with blanks, or cut with an ellipsis."""
    if _is_narrow(text):
        return _cut(text, width)
    taken = cells(text)
    if taken <= width:
        return text + " " * (width - taken)
    kept, taken = "", 0
    for character in text:
        if taken + _width(character) > width - 1:
            break
        kept, taken = kept + character, taken + _width(character)
    return f"{kept}…" + " " * (width - 1 - taken)


def _cut(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else f"{text[: width - 1]}…"


def table(columns: Sequence[TextColumn], rows: Iterable[Sequence[Cell]], width: int) -> list[str]:
    """The lines of a table with its header; every text is made visible. Where no table is wanted, rows in words."""
    listed = list(rows)
    if is_plain():
        labels = [column.label for column in columns]
        return [_in_words(labels, [text for text, _ in row]) for row in listed]
    shown = [_visible([row[n][0] for row in listed]) for n in range(len(columns))]
    natural = [max(cells(column.label), _longest(texts)) for column, texts in zip(columns, shown, strict=True)]
    widths = _widths(columns, natural, width)
    places = [n for n, taken in enumerate(widths) if taken]
    fitted = [_fitted(shown[n], widths[n]) for n in places]
    if shows_colours():
        styles = [[row[n][1] for row in listed] for n in places]
        fitted = [list(map(paint, texts, said)) for texts, said in zip(fitted, styles, strict=True)]
    header = [fit(columns[n].label, widths[n]) for n in places]
    return [_GAP.join(parts).rstrip() for parts in (header, *zip(*fitted, strict=True))]


def _in_words(labels: Sequence[str], texts: Sequence[str]) -> str:
    """``Ref: C1.2; Kind: slip``: whole, whatever the width, and nothing of what is empty."""
    return visible("; ".join(f"{label}: {text}" for label, text in zip(labels, texts, strict=True) if text))


# Most columns are plain throughout, and to ask that of a whole column is quicker than of each text.
def _visible(texts: list[str]) -> list[str]:
    joined = "".join(texts)
    return texts if visible(joined) == joined else [visible(text) for text in texts]


def _longest(texts: list[str]) -> int:
    return max(map(len if _is_narrow("".join(texts)) else cells, texts), default=0)


def _fitted(texts: list[str], width: int) -> list[str]:
    fitting = _cut if _is_narrow("".join(texts)) else fit
    return [fitting(text, width) for text in texts]


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
