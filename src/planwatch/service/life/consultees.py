"""Consultees: who was asked about a plan, what they said, what was changed for it."""

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.plan.consultee import Consultee
from planwatch.service.plan.kind import Kind, PartColumn, PartRow, kept_rows
from planwatch.words.life import consulted_in_words

ConsulteeRow = PartRow[Consultee]


def _told(row: ConsulteeRow) -> list[str]:
    one = row.part
    return [consulted_in_words(one), f"said: {one.said or 'nothing yet'}", f"changed: {one.changed or 'nothing told'}"]


def _counts(rows: list[ConsulteeRow]) -> str:
    open_ = sum(bool(row.part.said.strip()) and not row.part.changed.strip() for row in rows)
    return f"said something, and not told what came of it {open_}" if open_ else ""


CONSULTEES = Kind(
    name="consultee",
    plural="consultees",
    rows=lambda session, of: kept_rows("consultee", session, of),
    adds=("who",),
    prefix="Q",
    told=_told,
    counts=_counts,
    first=("said", "changed", "on", "how"),
    columns=(
        PartColumn[ConsulteeRow]("ref", "Ref", 5, lambda row: row.name, least=0),
        PartColumn("who", "Who", 26, lambda row: row.part.who, least=14),
        PartColumn(
            "on", "Asked", 11, lambda row: day_in_words(row.part.on, row.of.today) if row.part.on else "not yet",
            lambda row: "" if row.part.on else "possibly",
        ),
        PartColumn("how", "How", 12, lambda row: row.part.how, drop=2),
        PartColumn("said", "Said", 0, lambda row: row.part.said, least=16),
        PartColumn("changed", "What was changed", 34, lambda row: row.part.changed, least=14, drop=1),
    ),
)  # fmt: skip
"""Consultees as one lists, finds, adds and changes them."""
