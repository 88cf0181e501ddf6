"""Evidence of deep dives: whom a panel hears, what it asks to see, and whether it came."""

from datetime import date

from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_words
from planwatch.model.plan.evidence import Evidence
from planwatch.service.dives.whose import of_a_dive
from planwatch.service.plan.kind import Change, Columns, Kind, PartColumn, PartRow, kept_rows
from planwatch.words.dives import seen_in_words

EvidenceRow = PartRow[Evidence]


def _follow(change: Change[Evidence]) -> Columns:
    asked, seen = change.after["asked_on"], change.after["seen_on"]
    if asked and seen and str(seen) < str(asked):
        raise PlanwatchError("it would have been seen before it was asked for", "give the two days as they were")
    return of_a_dive(change)


def _day(row: EvidenceRow, day: date | None) -> str:
    return day_in_words(day, row.of.today) if day is not None else ""


def _told(row: EvidenceRow) -> list[str]:
    one = row.part
    lines = (
        f"{one.ref} {' '.join(one.title.split())} ({', '.join(filter(None, (one.kind, one.dive)))})",
        f"from {one.given_by}" if one.given_by else "",
        seen_in_words(one, row.of.today),
        one.says,
    )
    return [line for line in lines if line]


def _counts(rows: list[EvidenceRow]) -> str:
    missing = sum(not row.part.is_seen for row in rows)
    return f"not seen {missing}" if missing else ""


EVIDENCE = Kind(
    name="evidence",
    plural="evidence",
    rows=lambda session, of: kept_rows("evidence", session, of),
    prefix="E",
    told=_told,
    json=lambda row: {"seen": row.part.is_seen},
    follow=_follow,
    counts=_counts,
    first=("title", "kind", "given_by", "asked_on", "seen_on", "says"),
    words={"seen": lambda row: "yes" if row.part.is_seen else ""},
    columns=(
        PartColumn[EvidenceRow]("ref", "Ref", 5, lambda row: row.name, least=0),
        PartColumn("title", "Evidence", 0, lambda row: row.part.title, least=16),
        PartColumn("kind", "Kind", 9, lambda row: row.part.kind, drop=3),
        PartColumn("given_by", "From", 22, lambda row: row.part.given_by, least=10, drop=2),
        PartColumn(
            "asked_on", "Asked for", 11, lambda row: _day(row, row.part.asked_on), drop=4,
        ),
        PartColumn(
            "seen_on", "Seen", 11,
            lambda row: _day(row, row.part.seen_on) or ("no day" if row.part.is_seen else "not yet"),
            lambda row: "" if row.part.is_seen else "possibly",
        ),
        PartColumn("says", "What it says", 40, lambda row: row.part.says, least=14, drop=1),
        PartColumn("dive", "Deep dive", 20, lambda row: row.part.dive or "none",
                   lambda row: "" if row.part.dive else "possibly", drop=5),
    ),
)  # fmt: skip
"""Evidence as one lists, finds, adds and changes it."""
