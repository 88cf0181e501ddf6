"""The columns of a file's table, each headed by what it means."""

from collections.abc import Sequence
from functools import partial

from planwatch.exchange.table.held import stands
from planwatch.exchange.table.proposal import NONE, NotUnderstood, Sure, TableSeen
from planwatch.exchange.table.proposal import Column as FileColumn
from planwatch.exchange.table.provenance import letters
from planwatch.exchange.table.told import value_in_words
from planwatch.model.text.names import plain
from planwatch.tui.screens.import_preview.lines import Becomes, Line
from planwatch.tui.table.columns import Column, Part

WIDTHS = {"title": 34, "text": 34, "how": 24, "update": 24, "due": 22, "start": 16, "completed": 18, "ref": 8, "rag": 8}
_WIDTH = 14
_SIGNS = {
    Becomes.NEW: ("+", "green"), Becomes.CHANGED: ("~", "amber"), Becomes.SAME: ("=", "muted"),
    Becomes.CONFLICT: ("≠", "late"), Becomes.GONE: ("-", "muted"),
}  # fmt: skip
_AS_THEY_STAND = ("title", "how", "success", "evidence", "text", "response", "mitigation", "cause", "event", "effect")
"""Texts that are taken word for word."""
_FROM_ELSEWHERE = ("support", "update")
"""What other columns give too, and show where they do."""
PLACE = "place"


def key_of(column: int) -> str:
    """What the table calls a column of the file."""
    return f"c{column}"


def columns_from(told: TableSeen, count: int, first: int) -> Sequence[Column[Line]]:
    """The row's place, then the file's columns from the one at ``first`` on, as many as there is room for."""
    known = {column.index: column for column in told.columns}
    shown = [_column(known.get(index), index, index - first) for index in range(first, count)]
    return (Column(PLACE, "Row", 9, _place), *shown)


def _column(column: FileColumn | None, index: int, drop: int) -> Column[Line]:
    field = column.field if column is not None else NONE
    name = column.name if column is not None else letters(index)
    sign = "? " if column is not None and column.sure in (Sure.DOUBTFUL, Sure.GUESS) else ""
    heading = f"{sign}{field} · {column.heading}" if column is not None and field != NONE else ""
    label = heading or f"– {column.heading if column is not None else name}"
    return Column(key_of(index), label, WIDTHS.get(field, _WIDTH), partial(_cell, index, field), drop=drop)


def _place(line: Line, width: int) -> tuple[Part, ...]:
    sign, style = _SIGNS.get(line.becomes, (" ", ""))
    is_lost = any(isinstance(doubt, NotUnderstood) for doubt in line.doubts)
    mark = ("! ", "late") if is_lost else ("? ", "possibly") if line.doubts else ("  ", "")
    return ((sign, style), mark, (line.place.removeprefix("row ").removeprefix("line "), "muted"))


def _cell(index: int, field: str, line: Line, width: int) -> tuple[Part, ...]:
    cell = line.cells[index] if index < len(line.cells) else None
    text = " ".join(cell.text.split()) if cell is not None else ""
    if line.is_heading:
        return ((text, "header"),)
    if line.record is None:
        return ((text, "muted"),)
    doubt, held, meant = line.doubt_of(index), line.held_of(field), understood(line, field)
    if held is not None:
        sign = ("≠ ", "late") if held.is_conflict else ("= ", "muted")
        return (sign, (value_in_words(field, held.now) or "nothing", ""), (f" stays, not {meant or 'empty'}", "muted"))
    if isinstance(doubt, NotUnderstood):
        return (("! ", "late"), (text, ""))
    sign = ("? ", "possibly") if doubt is not None else ("", "")
    if (was := _changed_from(line, field)) is not None:
        return (sign, (was or "nothing", "muted"), (" → ", ""), (meant or "nothing", "amber"))
    return (sign, (text, ""), (_arrow(field, text, meant), "muted"))


def _arrow(field: str, text: str, meant: str) -> str:
    """What a cell was understood as, where that is not what stands in it; also of a joined or coloured one without."""
    if not meant or field in _AS_THEY_STAND or (not text and field in _FROM_ELSEWHERE):
        return ""
    is_said = plain(meant).replace(" ", "") == plain(text).replace(" ", "")
    return "" if is_said else f" → {meant}" if text else f"→ {meant}"


def _changed_from(line: Line, field: str) -> str | None:
    """What the plan has of a field that this row changes; None where it does not."""
    if line.before is None or line.record is None or field not in line.record.given or field in ("ref", "number"):
        return None
    was, now = (value_in_words(field, value) for value in (stands(line.before, field), line.record.given[field]))
    return was if plain(was) != plain(now) else None


def understood(line: Line, field: str) -> str:
    """What a field of the row was understood as; empty where it gives none."""
    if line.record is None:
        return ""
    names = [value_in_words(field, line.record.given.get(field))]
    if field == "lead":  # the others in its cell support
        text = plain(" ".join(cell.text for cell in line.cells))
        names += [name for name in line.record.given.get("support", ()) if plain(name) in text]
    return " + ".join(filter(None, names))
