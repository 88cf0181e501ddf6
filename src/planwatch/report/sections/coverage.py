"""Coverage: what answers each recommendation, those for priority first, and the gaps."""

from collections.abc import Sequence

from planwatch.model.recommendations.coverage import (
    IN_WORDS,
    Covered,
    Gap,
    Measured,
    Stand,
    Totals,
    gap_in_words,
    totals,
)
from planwatch.model.recommendations.due import due_in_words
from planwatch.model.text.called import called, counted_as
from planwatch.report.document import Bar, Cell, Chart, Section, Table, Words, row, section
from planwatch.report.input import ReportInput

_CLASS_HEADS = ("Class", "All", "Open", "Implemented", "Closed", "With gaps", "Gaps accepted")
_WORDS = {
    Stand.DONE: ("done", "done"),
    Stand.UNDER_WAY: ("in progress", "muted"),
    Stand.NOT_STARTED: ("not started", "blank"),
    Stand.LATE: ("late", "red"),
    Stand.WITHDRAWN: ("withdrawn", "withdrawn"),
}


def as_section(given: ReportInput, *, whole: bool = False) -> Section:
    """Totals by class, and those with gaps; ``whole``: all of them."""
    label, found = given.plan.recommendation_label, given.covered
    gaps = [one for one in found if one.gaps]
    blocks = [
        Words(f"{_counted(given, found)}."),
        _by_class(found),
        _standing(given, found),
        _table(given, found if whole else gaps, "Coverage" if whole else "Gaps of coverage"),
        Words(
            f"Stands: {IN_WORDS}. Of a measure nothing is said where no reading tells."
            if whole or gaps
            else "Every one that something is owed to is answered."
        ),
    ]
    empty = f"Coverage: no {called(label, 2)} are kept in this plan."
    return section("coverage", "Coverage", blocks if found else [], empty)


def in_short(given: ReportInput) -> str:
    """``17 recommendations; none with a gap that nobody accepted``; that none is kept."""
    found = given.covered
    return _counted(given, found) if found else "not kept"


def _counted(given: ReportInput, found: Sequence[Covered]) -> str:
    standing = sum(bool(one.standing_gaps) for one in found)
    counted = counted_as(given.plan.recommendation_label, len(found))
    late = sum(one.recommendation.is_overdue(given.today) for one in found)
    past = f"; {late} open past the date" if late else ""
    return f"{counted}; {standing or 'none'} with a gap that nobody accepted{past}"


def _by_class(found: Sequence[Covered]) -> Table:
    by_class = totals(found)
    lines = tuple(_line(name or "no class", counted) for name, counted in by_class.items())
    return Table(
        "Recommendations by class",
        _CLASS_HEADS,
        lines,
        _line("All", sum(by_class.values(), Totals())),
        frozenset(range(1, len(_CLASS_HEADS))),
    )


def _line(name: str, counted: Totals) -> tuple[Cell, ...]:
    return row(
        name, counted.recommendations, counted.open, counted.implemented, counted.closed, counted.with_gaps,
        counted.accepted,
    )  # fmt: skip


def _standing(given: ReportInput, found: Sequence[Covered]) -> Chart:
    """Where the actions stand that answer any, each once."""
    every = {action.ref: action.stand(given.today) for one in found for action in one.actions}
    stands = list(every.values())
    bars = (Bar(_WORDS[one][0], one.value, _WORDS[one][1], stands.count(one)) for one in Stand)
    shown = tuple(bar for bar in bars if bar.number)
    letters = ", ".join(f"{bar.letter} {bar.word}" for bar in shown)
    return Chart(f"Actions that answer them, each once ({letters})", shown)


def _table(given: ReportInput, found: Sequence[Covered], caption: str) -> Table:
    heads = (
        "No", "Class", called(given.plan.recommendation_label).capitalize(), "Status", "Commitments", "Actions",
        "Measures", "Stands", "Gaps",
    )  # fmt: skip
    return Table(caption, heads, tuple(_covered(given, one) for one in found))


def _covered(given: ReportInput, one: Covered) -> tuple[Cell, ...]:
    gaps = "; ".join(map(_gap, one.gaps))
    due, late = due_in_words(one.recommendation, given.today), one.recommendation.is_overdue(given.today)
    return row(
        one.recommendation.number,
        one.recommendation.class_,
        one.recommendation.text,
        Cell("; ".join(filter(None, (str(one.recommendation.status), due))), "late" if late else ""),
        ", ".join(each.ref for each in one.commitments) or "none",
        ", ".join(each.ref for each in one.actions) or "none",
        ", ".join(map(_measured, one.measures)) or "none",
        "".join(one.bar(given.today)),
        Cell(gaps or "none", "" if one.standing_gaps else "muted"),
    )


def _measured(one: Measured) -> str:
    """``M1 met``, ``M1 not met``, ``M1``."""
    return one.name if one.is_met is None else f"{one.name} {'met' if one.is_met else 'not met'}"


def _gap(gap: Gap) -> str:
    return f"accepted: {gap_in_words(gap)} ({gap.accepted.why})" if gap.accepted else gap_in_words(gap)
