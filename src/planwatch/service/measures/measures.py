"""Measures: baseline, target and readings, how each stands, and the actions behind it."""

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.measures.fallen import Behind, fallen
from planwatch.model.measures.in_words import (
    baseline_in_words,
    figure_in_words,
    proposal_in_words,
    reading_in_words,
    target_in_words,
)
from planwatch.model.measures.progress import Progress, current, progress
from planwatch.model.plan.keys import flat
from planwatch.model.plan.measure import Measure
from planwatch.model.text.refs import natural_key
from planwatch.service.plan.kind import Change, Columns, Kind, PartColumn, PartRow, kept_rows
from planwatch.service.session import Session
from planwatch.storage.measures.behind import behind
from planwatch.words.measures import (
    good_in_words,
    next_in_words,
    rated_in_words,
    travel_in_words,
    travel_sign,
)
from planwatch.words.row import SHAPES, letter


class MeasureRow(PartRow[Measure], frozen=True):
    """A measure with how it stands on the plan's day, and the actions that it shows to have worked."""

    progress: Progress = Progress()
    behind: tuple[Behind, ...] = ()

    @property
    def fallen(self) -> tuple[Behind, ...]:
        """The assured actions that its last reading proposes to reopen."""
        return tuple(fallen(self.progress, self.behind))

    @property
    def last(self) -> str:
        """``28 % on 6 Jan``."""
        one = self.progress.last
        return reading_in_words(one, self.part.unit, self.of.today) if one is not None else ""

    @property
    def standing(self) -> str:
        """``28 % on 6 Jan: ◆ A within tolerance (27 % by then)``."""
        found = self.progress
        rated = rated_in_words(found.rag)
        if rated and found.expected is not None:
            rated = f"{rated} ({figure_in_words(found.expected, self.part.unit)} by then)"
        return ": ".join(filter(None, (self.last, rated)))

    @property
    def days_overdue(self) -> int:
        """Days since the next reading should have been known."""
        return self.progress.days_overdue(self.of.today)


def _rows(session: Session, of: PlanDay) -> list[MeasureRow]:
    """Those of a plan by their refs as people count; all readings are read at once, as filters ask how each stands."""
    kept = kept_rows("measure", session, of)
    actions = behind(session.database, of.id) if kept else {}
    rows = [
        MeasureRow(
            of, one.id, one.version, one.part, progress(one.part, of.today, of.plan.measure_rule),
            tuple(actions.get(one.id, ())),
        )
        for one in kept
    ]  # fmt: skip
    return sorted(rows, key=lambda row: natural_key(row.name))


def _follow(change: Change[Measure]) -> Columns:
    tolerance = change.after["tolerance"]
    if isinstance(tolerance, str) and tolerance.startswith("-"):
        raise PlanwatchError("a tolerance is no less than nothing", "give how far off is still within tolerance")
    for name in ("baseline", "target"):
        if f"{name}_on" not in change.typed and name in change.typed and not change.after[name]:
            return {f"{name}_on": None}  # the day of a figure that is no more
    return {}


def _told(row: MeasureRow) -> list[str]:
    one, found, today = row.part, row.progress, row.of.today
    parts = (
        f"baseline {baseline_in_words(one, today) or 'none'}",
        f"target {target_in_words(one, today) or 'none'}",
        good_in_words(one),
        f"tolerance {figure_in_words(one.tolerance, one.unit)}" if one.tolerance is not None else "",
    )
    lines = [f"{one.ref} {' '.join(one.title.split())}", " · ".join(filter(None, parts)), _standing(row)]
    lines += [_travelled(row)]
    lines += [f"proposed: {said}" if (said := proposal_in_words(one, found, row.fallen, today)) else ""]
    known = (
        f"actions: {', '.join(f'{each.ref} {each.status}' for each in row.behind)}" if row.behind else "",
        f"recommendations: {', '.join(one.recommendations)}" if one.recommendations else "",
        f"commitments: {', '.join(one.commitments)}" if one.commitments else "",
        f"by {one.owner}" if one.owner else "nobody owns it",
        f"source: {one.source}" if one.source else "",
        f"broken down by {one.breakdown}" if one.breakdown else "",
    )
    return [*filter(None, lines), " · ".join(filter(None, known))]


def _standing(row: MeasureRow) -> str:
    """``last reading 28 % on 6 Jan: ◆ A within tolerance (27 % by then) · next of 31 Jan``."""
    last = f"last reading {row.standing}" if row.last else "no reading yet"
    following = next_in_words(row.progress, row.of.today)
    return " · ".join(filter(None, (last, f"next {following}" if following else "")))


def _travelled(row: MeasureRow) -> str:
    found, unit, today = row.progress, row.part.unit, row.of.today
    told = [travel_in_words(found.before, unit, today)] if found.before is not None else []
    told += [f"{travel_in_words(found.year, unit, today)} (last year)"] if found.year is not None else []
    note = found.last.note if found.last is not None else ""
    return " · ".join([*told, *([" ".join(note.split())] if note else [])])


def _json(row: MeasureRow) -> dict[str, object]:
    found = row.progress
    return {
        "rag": found.rag,
        "expected": round(found.expected, 6) if found.expected is not None else None,
        "met": found.is_met,
        "last": flat(found.last) if found.last is not None else None,
        "better_by": found.before.gain if found.before is not None else None,
        "better_than_last_year_by": found.year.gain if found.year is not None else None,
        "next_reading_of": found.next_on,
        "next_reading_by": found.next_by,
        "days_overdue": row.days_overdue,
        "reopen": [each.ref for each in row.fallen],
        "readings": [flat(one) for one in row.part.reading],
    }


def _counts(rows: list[MeasureRow]) -> str:
    found = {
        "off target": sum(row.progress.rag == "red" for row in rows),
        "reading overdue": sum(row.days_overdue > 0 for row in rows),
        "no target": sum(row.part.target is None for row in rows),
    }
    return " · ".join(f"{what} {number}" for what, number in found.items() if number)


def _used(row: MeasureRow) -> str:
    number = len(current(row.part.reading))
    return f"{number} reading{'s go' if number != 1 else ' goes'} with it" if number else ""


def _last(row: MeasureRow) -> str:
    return row.last.replace("provisional", "prov.") or "none"


def _rag(row: MeasureRow) -> str:
    rag = row.progress.rag
    return f"{SHAPES[rag]} {letter(rag)}" if rag is not None else "· –"


MEASURES = Kind(
    name="measure",
    plural="measures",
    rows=_rows,
    adds=("title",),
    prefix="M",
    told=_told,
    json=_json,
    follow=_follow,
    used=_used,
    counts=_counts,
    actions=lambda row: [(one.id, f"{one.ref}  {one.status}") for one in row.behind],
    first=("title", "unit", "baseline", "baseline_on", "target", "target_on", "direction", "tolerance"),
    words={
        "rag": lambda row: row.progress.rag or "",
        "last": lambda row: row.last,
        "travel": lambda row: travel_sign(row.progress.before),
        "overdue": lambda row: "yes" if row.days_overdue else "",
        "met": lambda row: "yes" if row.progress.is_met else "",
        "reopen": lambda row: ", ".join(one.ref for one in row.fallen),
    },
    columns=(
        PartColumn[MeasureRow]("ref", "Ref", 5, lambda row: row.name, least=0),
        PartColumn("title", "Measure", 0, lambda row: row.part.title, least=16),
        PartColumn(
            "baseline", "Baseline", 20, lambda row: baseline_in_words(row.part, row.of.today) or "none",
            lambda row: "muted" if row.part.baseline is None else "", least=8, drop=3,
        ),
        PartColumn(
            "target", "Target", 18, lambda row: target_in_words(row.part, row.of.today) or "none",
            lambda row: "possibly" if row.part.target is None else "", least=8, drop=2,
        ),
        PartColumn("last", "Last reading", 22, _last, lambda row: "" if row.last else "muted", least=8),
        PartColumn("rag", "RAG", 4, _rag, lambda row: row.progress.rag or "muted", least=4),
        PartColumn("travel", "Travel", 9, lambda row: travel_sign(row.progress.before), least=8, drop=1),
        PartColumn(
            "next", "Next reading", 24, lambda row: next_in_words(row.progress, row.of.today),
            lambda row: "overdue" if row.days_overdue else "", least=9, drop=4,
        ),
        PartColumn("owner", "Owner", 16, lambda row: row.part.owner or "nobody",
                   lambda row: "" if row.part.owner else "muted", least=8, drop=5),
        PartColumn("actions", "Actions", 10, lambda row: ", ".join(row.part.actions) or "none",
                   lambda row: "" if row.part.actions else "muted", least=6, drop=6),
    ),
)  # fmt: skip
"""Measures as one lists, finds, adds and changes them."""
