"""Findings of deep dives: what each rests on, what it is about, what it led to."""

from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.finding import Finding
from planwatch.service.dives.whose import of_a_dive
from planwatch.service.plan.kind import Kind, PartColumn, PartRow, kept_rows
from planwatch.service.session import Session
from planwatch.storage.plan.links import named_actions
from planwatch.words.dives import about_in_words, led_in_words


class FindingRow(PartRow[Finding], frozen=True):
    """A finding with the actions that it is about: id, ref and status."""

    acting: tuple[tuple[int, str, str], ...] = ()


def _rows(session: Session, of: PlanDay) -> list[FindingRow]:
    kept = kept_rows("finding", session, of)
    acting = named_actions(session.database, of.id, "finding", "actions") if kept else {}
    return [FindingRow(of, one.id, one.version, one.part, tuple(acting.get(one.id, ()))) for one in kept]


def _told(row: FindingRow) -> list[str]:
    one = row.part
    acting = ", ".join(f"{ref} {status}" for _, ref, status in row.acting)
    lines = (
        f"{one.ref} {' '.join(one.text.split())}{f' ({one.dive})' if one.dive else ''}",
        f"rests on {', '.join(one.evidence)}" if one.evidence else "rests on nothing that is named",
        f"about {about}" if (about := about_in_words(one)) else "",
        f"actions: {acting}" if acting else "",
        led_in_words(one),
    )
    return [line for line in lines if line]


def _counts(rows: list[FindingRow]) -> str:
    open_ = sum(not row.part.is_concluded for row in rows)
    return f"without recommendation or reason {open_}" if open_ else ""


FINDINGS = Kind(
    name="finding",
    plural="findings",
    rows=_rows,
    adds=("text",),
    prefix="F",
    told=_told,
    json=lambda row: {"concluded": row.part.is_concluded},
    follow=of_a_dive,
    counts=_counts,
    actions=lambda row: [(row_id, f"{ref}  {status}") for row_id, ref, status in row.acting],
    first=("text", "evidence", "recommendations", "actions", "measures", "led_to", "reason"),
    columns=(
        PartColumn[FindingRow]("ref", "Ref", 5, lambda row: row.name, least=0),
        PartColumn("text", "Finding", 0, lambda row: row.part.text, least=20),
        PartColumn("evidence", "Rests on", 12, lambda row: ", ".join(row.part.evidence) or "nothing",
                   lambda row: "" if row.part.evidence else "muted", drop=2),
        PartColumn("recommendations", "About", 10, lambda row: ", ".join(row.part.recommendations) or "none",
                   lambda row: "" if row.part.recommendations else "muted", least=6, drop=3),
        PartColumn("actions", "Actions", 10, lambda row: ", ".join(row.part.actions) or "none",
                   lambda row: "" if row.part.actions else "muted", least=6, drop=4),
        PartColumn("measures", "Measures", 9, lambda row: ", ".join(row.part.measures) or "none",
                   lambda row: "" if row.part.measures else "muted", least=6, drop=5),
        PartColumn("led_to", "Led to", 18, lambda row: ", ".join(row.part.led_to) or row.part.reason or "nothing yet",
                   lambda row: "" if row.part.is_concluded else "possibly"),
        PartColumn("dive", "Deep dive", 20, lambda row: row.part.dive or "none",
                   lambda row: "" if row.part.dive else "possibly", drop=6),
    ),
)  # fmt: skip
"""Findings as one lists, finds, adds and changes them."""
