"""Sources: the documents that a plan answers, and how many recommendations each has."""

from datetime import date

from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.span import Span
from planwatch.model.plan.kinds import RecommendationStatus
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.source import Source
from planwatch.model.recommendations.due import counts_from_source, from_source
from planwatch.model.text.called import called, counted_as
from planwatch.service.plan.kind import Change, Columns, Kind, PartColumn, PartRow, kept_rows
from planwatch.service.session import Session
from planwatch.service.typed.fields import when_columns
from planwatch.storage.engine.values import Value
from planwatch.storage.plan.snapshot import read_parts


class SourceRow(PartRow[Source], frozen=True):
    """A source with the numbers of its recommendations, in the plan's order."""

    numbers: tuple[str, ...] = ()
    open: int = 0
    """How many of them are neither implemented nor closed."""


def _rows(session: Session, of: PlanDay) -> list[SourceRow]:
    kept = kept_rows("source", session, of)
    if not kept:
        return []
    found = [one.part for one in read_parts(session.database, of.id, "recommendation")]
    return [
        SourceRow(
            of,
            one.id,
            one.version,
            one.part,
            tuple(each.number for each in found if each.source == one.name),
            sum(each.source == one.name and each.status is RecommendationStatus.OPEN for each in found),
        )
        for one in kept
    ]


def _counted(row: SourceRow) -> str:
    number, label = len(row.numbers), row.of.plan.recommendation_label
    return f"{counted_as(label, number)}, {row.open} open" if number else ""


def _told(row: SourceRow) -> list[str]:
    one = row.part
    head = ", ".join(filter(None, (one.kind, one.body, one.date.text)))
    counted = _counted(row)
    return [
        f"{one.name}{f' ({head})' if head else ''}",
        f"{counted}: {', '.join(row.numbers)}"
        if counted
        else f"no {called(row.of.plan.recommendation_label)} is of it",
        *([f"link: {one.link}"] if one.link else []),
    ]


def _follow(change: Change[Source]) -> Columns:
    """The recommendations whose days are counted from it follow its date."""
    if change.before is not None and "date" in change.typed:
        first, last = (date.fromisoformat(str(day)) if day else None for day in _days(change))
        for one in read_parts(change.batch.database, change.of.id, "recommendation"):
            part: Recommendation = one.part
            if part.source == change.before.name and counts_from_source(part.due.text):
                due = from_source(part.due.text, Span("", first, last), change.of.today, change.of.period)
                change.batch.change("recommendation", one.id, when_columns("due", due))
    return {}


def _days(change: Change[Source]) -> tuple[Value, Value]:
    return change.after["date_from"], change.after["date_by"]


SOURCES = Kind(
    name="source",
    plural="sources",
    rows=_rows,
    adds=("name",),
    told=_told,
    follow=_follow,
    json=lambda row: {"recommendations": list(row.numbers), "open": row.open},
    used=lambda row: f"{_counted(row)} stay without it" if row.numbers else "",
    words={"recommendations": lambda row: ", ".join(row.numbers)},
    columns=(
        PartColumn[SourceRow]("name", "Source", 0, lambda row: row.name, least=20),
        PartColumn("kind", "Kind", 18, lambda row: row.part.kind, drop=2),
        PartColumn("body", "Whose", 20, lambda row: row.part.body, drop=1),
        PartColumn("date", "Date", 14, lambda row: row.part.date.text),
        PartColumn("recommendations", "Recommendations", 28, _counted, least=12),
        PartColumn("link", "Link", 30, lambda row: row.part.link, drop=3),
    ),
)
"""Sources as one lists, finds, adds and changes them."""
