"""Forums as parts that are listed, added, changed, merged and taken out."""

from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.working_days import Shift
from planwatch.model.meetings.cadence import cadence_in_words
from planwatch.service.meetings.forums import checked_cadence
from planwatch.service.meetings.merge import made_one
from planwatch.service.plan.kind import Kind, PartColumn
from planwatch.service.plan.named_rows import HANGS, WORDS, NamedRow, hanging_on, refuse_in_use, renamed, rows_of
from planwatch.storage.meetings.twins import twins_of
from planwatch.storage.plan.fields import values_of
from planwatch.storage.writing.batch import Batch


def _read(of: PlanDay, name: str, typed: str) -> str:
    """What is left empty is as of a forum of which nothing is said."""
    if name == "cadence":
        return checked_cadence(typed, of)
    return typed or {"public": "no", "agrees_dates": "no", "shift": Shift.NONE.value}.get(name, "")


def _told(row: NamedRow) -> list[str]:
    one = row.part
    said = (
        "public" if one.public else "", "agrees dates" if one.agrees_dates else "",
        f"chair: {one.chair}" if one.chair else "", f"reports to {one.reports_to}" if one.reports_to else "",
        cadence_in_words(one),
    )  # fmt: skip
    return [one.name, " · ".join(filter(None, said)) or "nothing more is said of it", *hanging_on(row)]


def _merged(batch: Batch, row: NamedRow, into: NamedRow) -> None:
    """A forum meets once a day, and reports to no other by being itself above."""
    for gone, stays in twins_of(batch.database, row.of.id, into.name):
        made_one(batch, row.of, gone, stays)
    if values_of(batch.database, "forum", into.id)["reports_to"] == into.name:
        batch.change("forum", into.id, {"reports_to": ""})


FORUMS = Kind[NamedRow](
    name="forum",
    plural="forums",
    rows=rows_of("forum"),
    adds=("name",),
    told=_told,
    read=_read,
    follow=renamed,
    words=WORDS,
    json=lambda row: {"hangs_on_it": row.counted},
    may_go=refuse_in_use,
    merged=_merged,
    columns=(
        PartColumn[NamedRow]("name", "Forum", 0, lambda row: row.name, least=16),
        HANGS,
        PartColumn("chair", "Chair", 18, lambda row: row.part.chair, drop=3),
        PartColumn("reports_to", "Reports to", 18, lambda row: row.part.reports_to, drop=4, seldom=True),
        PartColumn("public", "Public", 6, lambda row: "public" if row.part.public else "", drop=5, seldom=True),
        PartColumn("cadence", "Cadence", 26, lambda row: cadence_in_words(row.part), drop=2),
    ),
)
"""Forums as one lists, finds, adds, changes and merges them."""
