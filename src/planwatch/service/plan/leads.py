"""Leads as parts that are listed, added, changed, merged and taken out."""

from typing import Any

from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.service.plan.kind import Change, Columns, Kind, PartColumn
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
from planwatch.service.plan.records import refuse_order
from planwatch.storage.people.leads import covering_own, supporting_own
from planwatch.storage.writing.batch import Batch


def _read(of: PlanDay, name: str, typed: str) -> str:
    return typed or ("post" if name == "kind" else "")


def _follow(change: Change[Any]) -> Columns:
    refuse_order("lead", change.after)
    return renamed(change)


def _told(row: NamedRow) -> list[str]:
    one = row.part
    days = [f"{said} {day_in_full(day)}" for said, day in (("since", one.since), ("until", one.until)) if day]
    known = ", ".join(filter(None, (one.kind.value, one.holder, one.organisation, one.email, *days)))
    return [f"{one.name} ({known})", *hanging_on(row)]


def _merged(batch: Batch, row: NamedRow, into: NamedRow) -> None:
    """Nobody covers for themselves, or supports what they lead."""
    for action_id in covering_own(batch.database, into.id):
        batch.change("action", action_id, {"cover_for_id": None, "cover_until": None})
    for support_id in supporting_own(batch.database, into.id):
        batch.remove("support", support_id)


LEADS = Kind[NamedRow](
    name="lead",
    plural="leads",
    rows=rows_of("lead"),
    adds=("name",),
    told=_told,
    read=_read,
    follow=_follow,
    actions=actions,
    words=WORDS,
    json=lambda row: {"hangs_on_it": row.counted},
    may_go=refuse_in_use,
    merged=_merged,
    columns=(
        PartColumn[NamedRow]("name", "Lead", 0, lambda row: row.name, least=16),
        HANGS,
        PartColumn("holder", "Holder", 18, lambda row: row.part.holder, drop=2),
        PartColumn("kind", "Kind", 8, lambda row: row.part.kind.value, drop=4),
        PartColumn("organisation", "Organisation", 18, lambda row: row.part.organisation, drop=5, seldom=True),
        PartColumn("email", "E-mail", 24, lambda row: row.part.email, drop=3, seldom=True),
        PartColumn("since", "Since", 11, lambda row: row.text("since"), drop=6, seldom=True),
        PartColumn("until", "Until", 11, lambda row: row.text("until"), drop=7, seldom=True),
    ),
)
"""Leads as one lists, finds, adds, changes and merges them."""
