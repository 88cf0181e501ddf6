"""What stands on the first page: the lines of the home screen as the app first draws them, each with its pens."""

from collections.abc import Iterable, Iterator
from math import ceil
from typing import NamedTuple

from rich.cells import cell_len

from planwatch.model.actions.row import ActionRow
from planwatch.model.text.visible import visible
from planwatch.tui.bar import fitted, shown_key
from planwatch.tui.first_page.pens import Pens, of_text
from planwatch.tui.registry import TRIAGE
from planwatch.tui.table.action_columns import columns
from planwatch.tui.table.columns import GUTTER, Heading, Part, Slot, cell, fit, merged
from planwatch.tui.table.spread import has_room, lines_of
from planwatch.tui.table.worklist import Worklist
from planwatch.tui.title import title
from planwatch.tui.widgets.cells import Pen, ground_of

LEAST = (60, 16)
"""Columns and lines of the smallest terminal that the app can be used in."""
TALL, WIDE = 30, 150
"""From so many lines on the pane has one more; from so many columns on it stands beside the list."""
_BESIDE = 30
"""The percentage of the columns that it then has, as in the style sheet."""
_ABOVE, _BELOW = 3, 2
"""Title, views and bar; the line that speaks and the keys."""
_EIGHTHS = " ▇▆▅▄▃▂▁"
"""The lower end of the scrollbar's thumb, by the eighths of a cell that it fills; drawn inverted."""


class Piece(NamedTuple):
    """A piece of a line: where it begins, its text, and the pen of each character."""

    y: int
    x: int
    text: str
    pens: list[Pen]


def pieces(worklist: Worklist, width: int, height: int, pens: Pens) -> Iterator[Piece]:
    """The page of a list that was loaded and has rows; every line is filled to its end."""
    work = height - _ABOVE - _BELOW
    yield _head(title(worklist, 0, width - 2), width, pens)
    for y in range(1, _ABOVE):
        yield _filled(y, "", width, pens.of("bar"))
    if width >= WIDE:
        beside = width * _BESIDE // 100
        yield from _table(worklist, _ABOVE, width - beside - 1, work, pens)
        for y in range(_ABOVE, _ABOVE + work):
            yield _filled(y, "│", 1, pens.of("rule"), x=width - beside - 1)
            yield _filled(y, "", beside, pens.of("pane"), x=width - beside)
    else:
        rule = _ABOVE + work - 1 - (5 if height >= TALL else 4)
        yield from _table(worklist, _ABOVE, width, rule - _ABOVE, pens)
        yield _filled(rule, "─" * width, width, pens.of("rule"))
        for y in range(rule + 1, _ABOVE + work):
            yield _filled(y, "", width, pens.of("pane"))
    yield _filled(height - 2, "", width, pens.of("prompt"))
    yield _foot(height - 1, width, pens)


def _head(words: str, width: int, pens: Pens) -> Piece:
    around = pens.of("title")
    return _of_parts(0, ((" ", around), (words, pens.of("title-text"))), width, around)


def _filled(y: int, text: str, width: int, pen: Pen, x: int = 0) -> Piece:
    text = text.ljust(width)
    return Piece(y, x, text, of_text(text, pen) if text.isspace() else [pen] * len(text))


def _table(worklist: Worklist, top: int, width: int, height: int, pens: Pens) -> Iterator[Piece]:
    slots = fit(columns(worklist.shown()), width - 1)
    # The lines go on to the edge where no scrollbar is over it.
    lines = len(worklist.rows) + 1
    long = width if lines <= height else width - 1
    labels = [cell(((slot.column.label, ""),), slot.width, right=slot.column.right) for slot in slots]
    yield _line(top, labels, pens, long, place="header")
    rows = worklist.rows.rows(0, min(height - 1, len(worklist.rows)))
    rule = worklist.rows.rule_before()
    free = has_room(slots, len(worklist.rows), height - 1)
    y = top + 1
    for index, row in enumerate(rows):
        place = "cursor" if not index else "header" if isinstance(row, Heading) else ""
        for number, cells in enumerate(_cells(slots, row, width, free=free)):
            has_words = not number or any(text.strip() for text, _ in cells[0])
            cursor = 0 if not index and not isinstance(row, Heading) and has_words else None
            yield _line(y, cells, pens, long, place=place, ruled=index + 1 == rule, cursor=cursor)
            y += 1
    for below in range(y, top + height):
        yield _filled(below, "", long, pens.cell(""))
    if long < width:
        yield from _scrollbar(top, long, height, lines, pens)


def _cells(
    slots: tuple[Slot[ActionRow], ...], row: ActionRow | Heading | None, width: int, *, free: bool
) -> list[list[list[Part]]]:
    """Those of each line of a row."""
    if row is None:
        return [[]]
    if isinstance(row, Heading):
        return [[cell(((row.words, ""),), width - 1 - GUTTER)]]
    return [
        [cell(parts, slot.width, right=slot.column.right) for parts, slot in zip(line, slots, strict=True)]
        for line in lines_of(slots, row, free=free)
    ]


def _line(
    y: int,
    cells: list[list[Part]],
    pens: Pens,
    width: int,
    *,
    place: str = "",
    ruled: bool = False,
    cursor: int | None = None,
) -> Piece:
    """``cursor`` is the number of the cell that it is on, where it is on one."""
    blank = pens.cell("", place, ruled=ruled)
    drawn = [(" " * GUTTER, blank)]
    for number, parts in enumerate(cells):
        if number:
            drawn.append((" ", blank))
        own = "cursor-cell" if number == cursor else place
        drawn += [(words, pens.cell(style, own, ruled=ruled)) for words, style in parts]
    return _of_parts(y, merged(drawn, ground_of), width, blank)


def _of_parts(y: int, parts: Iterable[tuple[str, Pen]], width: int, rest: Pen) -> Piece:
    """One after the other, and the rest of the line blank."""
    text, drawn = "", list[Pen]()
    for words, pen in parts:
        text += words
        drawn += of_text(words, pen)
    blank = " " * max(0, width - cell_len(text))
    return Piece(y, 0, text + blank, drawn + of_text(blank, rest))


def _scrollbar(top: int, x: int, height: int, lines: int, pens: Pens) -> Iterator[Piece]:
    """As Textual draws it at the top of more lines than there is room for."""
    whole, eighths = divmod(ceil(max(1.0, height / (lines / height)) * 8), 8)
    for y in range(height):
        sign, name = " ", "thumb" if y < whole else "track"
        if y == whole and eighths:
            sign, name = _EIGHTHS[eighths], "thumb-end"
        yield Piece(top + y, x, sign, of_text(sign, pens.of(name)))


def _foot(y: int, width: int, pens: Pens) -> Piece:
    shown = fitted([(visible(shown_key(c.keys[0])), c.label) for c in TRIAGE if c.footer], width)
    parts = [
        (words, pens.of(name))
        for key, label in shown
        for words, name in ((f" {key} ", "foot-key"), (f"{label} ", "foot-text"))
    ]
    return _of_parts(y, parts, width, pens.of("foot"))
