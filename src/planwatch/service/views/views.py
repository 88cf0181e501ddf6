"""Views that a plan's users share, as a part of the plan: listed, found, added and changed like every kind."""

from typing import Any

from planwatch.model.plan.view import SavedView
from planwatch.service.plan.kind import Change, Columns, Kind, PartColumn, PartRow, kept_rows
from planwatch.service.views.checked import checked_key, checked_name, checked_words
from planwatch.storage.plan.snapshot import read_parts

ViewRow = PartRow[SavedView]


def _told(row: ViewRow) -> list[str]:
    fields = [(field.called, row.text(field.name)) for field in VIEWS.fields[1:]]
    return [row.name, *(f"{called}: {text}" for called, text in fields if text)]


def _follow(change: Change[Any]) -> Columns:
    read = {name: str(text) for name, text in change.typed.items() if name in _CHECKED and text}
    return {name: _checked(change, name, text) for name, text in read.items()}


def _checked(change: Change[Any], name: str, text: str) -> str:
    match name:
        case "name":
            return checked_name(text)
        case "key":
            others = [kept for kept in read_parts(change.batch.database, change.of.id, "view") if kept.id != change.id]
            return checked_key(text, [(kept.part.name, kept.part.key) for kept in others])
        case _:
            return checked_words(name, text)


_CHECKED = ("name", "key", "filter", "columns", "sorted_by")
VIEWS = Kind(
    name="view",
    plural="views",
    rows=lambda session, of: kept_rows("view", session, of),
    adds=("name",),
    told=_told,
    follow=_follow,
    begins=lambda session, of: {"base": "all"},
    columns=(
        PartColumn[ViewRow]("name", "View", 26, lambda row: row.name, least=12),
        PartColumn("key", "Key", 4, lambda row: row.part.key, least=0),
        PartColumn("base", "Begins from", 11, lambda row: row.part.base, drop=1),
        PartColumn("filter", "Filter", 0, lambda row: row.part.filter, least=16),
        PartColumn("sorted_by", "Sorted by", 14, lambda row: row.part.sorted_by, drop=3),
        PartColumn("grouped_by", "Grouped by", 14, lambda row: row.part.grouped_by or "", drop=2),
    ),
)
"""Views as one lists, finds, adds and changes them."""
