"""Coverage: each recommendation with the commitments, actions and measures that answer it, and the gaps."""

from collections.abc import Sequence

from planwatch.model.recommendations.coverage import (
    IN_WORDS,
    Gap,
    GapKind,
    Stand,
    Totals,
    gap_in_words,
    totals,
)
from planwatch.model.recommendations.due import due_in_words
from planwatch.model.text.visible import short
from planwatch.service.plan.kind import Kind, PartColumn
from planwatch.service.recommendations.recommendations import (
    DUE,
    RECOMMENDATIONS,
    RecommendationRow,
    covered_rows,
)
from planwatch.words.recommendations import closed_in_words, origin_in_words, recommendation_in_words

_MOST = 10
"""Letters of a bar, which its column has room for; of more actions the letters are counted."""
_STYLES = {Stand.DONE: "complete", Stand.LATE: "late", Stand.NOT_STARTED: "muted", Stand.WITHDRAWN: "muted"}


def _pieces(row: RecommendationRow) -> tuple[tuple[str, str], ...]:
    stands = row.covered.bar(row.of.today)
    if len(stands) <= _MOST:
        return tuple((stand.value, _STYLES.get(stand, "")) for stand in stands)
    counted = [(stand, stands.count(stand)) for stand in Stand if stand in stands]
    return tuple((f"{stand.value}{number} ", _STYLES.get(stand, "")) for stand, number in counted)


def bar_of(row: RecommendationRow) -> str:
    """``DDPNL``: a letter for each action; of many ``D12 P3 L2``."""
    return "".join(text for text, _ in _pieces(row)).strip()


def _gap(gap: Gap) -> str:
    return f"accepted: {gap_in_words(gap)} ({gap.accepted.why})" if gap.accepted else gap_in_words(gap)


def _gaps(row: RecommendationRow) -> str:
    return "; ".join(_gap(gap) for gap in sorted(row.covered.gaps, key=lambda gap: gap.accepted is not None))


def _short(row: RecommendationRow) -> str:
    """The gaps in a few words each, those that were accepted last."""
    gaps = sorted(row.covered.gaps, key=lambda gap: gap.accepted is not None)
    return "; ".join(f"{'accepted: ' if gap.accepted else ''}{_IN_SHORT[gap.kind]}" for gap in gaps)


_IN_SHORT = {
    GapKind.NOTHING: "nothing answers it",
    GapKind.WITHDRAWN: "only withdrawn ones",
    GapKind.NOBODY: "nobody owns it",
    GapKind.UNMET: "measure not met",
}


def _gap_style(row: RecommendationRow) -> str:
    return "late" if row.covered.standing_gaps else "muted"


def _late(row: RecommendationRow) -> str:
    late = [one.ref for one in row.answering if one.stand(row.of.today) is Stand.LATE]
    return ", ".join(late)


def _told(row: RecommendationRow) -> list[str]:
    covered = row.covered
    by = "; ".join(f"{one.ref} {short(one.text, 60)}" for one in covered.commitments)
    actions = ", ".join(f"{one.ref} {one.status} ({one.lead or 'no lead'})" for one in covered.actions)
    measures = ", ".join(one.name for one in covered.measures)
    return [
        recommendation_in_words(row.part),
        f"gaps: {_gaps(row) or 'none'}",
        f"stands: {bar_of(row) or 'no action'} ({IN_WORDS})",
        f"commitments: {by or 'none'}",
        f"actions: {actions or 'none'}{f'; late: {_late(row)}' if _late(row) else ''}",
        "; ".join(
            filter(
                None,
                (
                    f"measures: {measures or 'none'}",
                    due_in_words(row.part, row.of.today),
                    closed_in_words(row.part),
                    origin_in_words(row.part),
                ),
            )
        ),
    ]


def _json(row: RecommendationRow) -> dict[str, object]:
    covered, today = row.covered, row.of.today
    return {
        "commitments": [{"ref": one.ref, "text": one.text, "lead": one.lead} for one in covered.commitments],
        "actions": [
            {"ref": one.ref, "status": one.status, "lead": one.lead, "stands": one.stand(today).value}
            for one in covered.actions
        ],
        "late": row.is_overdue,
        "measures": [{"name": one.name, "met": one.is_met} for one in covered.measures],
        "bar": "".join(covered.bar(today)),
        "gaps": [
            {
                "gap": gap.kind,
                "sentence": gap_in_words(gap),
                "accepted": {"why": gap.accepted.why, "who": gap.accepted.who, "on": gap.accepted.on}
                if gap.accepted
                else None,
            }
            for gap in covered.gaps
        ],
    }


def _counts(rows: list[RecommendationRow]) -> str:
    number = sum(bool(row.covered.standing_gaps) for row in rows)
    return f"with gaps {number}" if number else "no gaps"


def class_totals(rows: Sequence[RecommendationRow]) -> dict[str, Totals]:
    """How many there are of each class, and how they stand."""
    return totals(row.covered for row in rows)


COVERAGE = Kind(
    name="recommendation",
    plural="coverage",
    rows=covered_rows,
    adds=RECOMMENDATIONS.adds,
    told=_told,
    json=_json,
    follow=RECOMMENDATIONS.follow,
    used=RECOMMENDATIONS.used,
    counts=_counts,
    actions=RECOMMENDATIONS.actions,
    first=RECOMMENDATIONS.first,
    words={
        **RECOMMENDATIONS.words,
        "gap": lambda row: " ".join(gap.kind for gap in row.covered.standing_gaps),
        "late": lambda row: ", ".join(filter(None, ("yes" * row.is_overdue, _late(row)))),
    },
    columns=(
        PartColumn[RecommendationRow]("number", "No", 5, lambda row: row.name, least=0),
        PartColumn("class", "Class", 12, lambda row: row.part.class_, drop=3),
        PartColumn("text", "Recommendation", 0, lambda row: row.part.text, least=20),
        DUE,
        PartColumn("status", "Status", 11, lambda row: row.part.status, drop=4),
        PartColumn(
            "commitments", "Commitments", 12, lambda row: row.commitments or "none",
            lambda row: "" if row.commitments else "muted", least=6, drop=2,
        ),
        PartColumn("bar", "Stands", 12, bar_of, lambda row: "late" if _late(row) else "", _pieces),
        PartColumn("gaps", "Gaps", 28, _short, _gap_style, least=18, seldom=True),
        PartColumn(
            "measures", "Measures", 14,
            lambda row: ", ".join(one.name for one in row.covered.measures) or "none",
            lambda row: "" if row.covered.measures else "muted", drop=5,
        ),
    ),
)  # fmt: skip
"""Recommendations by what answers them, as one lists and finds them."""
