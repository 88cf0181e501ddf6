"""Themes as parts that are listed, added, changed, merged and taken out."""

from planwatch.service.plan.kind import Kind, PartColumn
from planwatch.service.plan.named_rows import (
    HANGS,
    WORDS,
    NamedRow,
    actions,
    hanging_on,
    refuse_in_use,
    renamed,
    rows_of,
)


def _told(row: NamedRow) -> list[str]:
    one = row.part
    led = [f"{who}: {name}" for who, name in (("sponsor", one.sponsor), ("lead", one.lead)) if name]
    return [
        ": ".join(filter(None, (one.label, one.title))),
        *([" · ".join(led)] if led else []),
        *hanging_on(row),
        *([one.note] if one.note else []),
    ]


THEMES = Kind[NamedRow](
    name="theme",
    plural="themes",
    rows=rows_of("theme"),
    told=_told,
    follow=renamed,
    label=lambda row: row.part.label,
    actions=actions,
    words=WORDS,
    json=lambda row: {"hangs_on_it": row.counted},
    may_go=refuse_in_use,
    merged=lambda batch, row, into: None,
    columns=(
        PartColumn[NamedRow]("label", "Label", 12, lambda row: row.part.label, seldom=True),
        PartColumn("title", "Theme", 0, lambda row: row.name, least=16),
        HANGS,
        PartColumn("lead", "Lead", 20, lambda row: row.part.lead, drop=2),
        PartColumn("sponsor", "Sponsor", 20, lambda row: row.part.sponsor, drop=3, seldom=True),
        PartColumn("note", "Note", 24, lambda row: row.part.note, drop=4, seldom=True),
    ),
)  # fmt: skip
"""Themes as one lists, finds, adds, changes and merges them."""
