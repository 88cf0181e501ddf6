"""Ratings that are better or worse than at the last meeting, voice by voice."""

from planwatch.model.history.since import Changed, Voice
from planwatch.report import cells
from planwatch.report.document import Cell, Table, row
from planwatch.report.occasion import Ground
from planwatch.report.since import change_cell

_HEADS = ("Action", "Lead", "Change", "RAG: last → now", "Voice", "Why, or what was last said")


def better_or_worse(ground: Ground) -> Table:
    """The worse ones first."""
    found = ground.occasion.since
    said = {one.action.ref: cells.said(cells.newest(one.action), ground.today) for one in ground.rows}
    ways = [("↓ worse", found.worse), ("↑ better", found.better)] if found is not None else []
    changes = ((way, entry) for way, entries in ways for entry in sorted(entries, key=_by_voice))
    lines = tuple(_line(entry, way, said.get(entry.ref, "")) for way, entry in changes)
    return Table("Ratings better or worse", _HEADS, lines)


def _by_voice(entry: Changed) -> int:
    return tuple(Voice).index(entry.voice)


def _line(entry: Changed, way: str, said: str) -> tuple[Cell, ...]:
    return row(
        f"{entry.ref} {entry.title}",
        entry.lead or "no lead",
        way,
        change_cell(entry),
        str(entry.voice),
        entry.why or said,
    )
