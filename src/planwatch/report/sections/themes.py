"""The themes of a plan in a table whose lines and columns add up."""

from collections import defaultdict
from collections.abc import Sequence

from planwatch.model.due.three_dates import share_words
from planwatch.report.counts import Counted, counts_in_words, proposal
from planwatch.report.document import Cell, Section, Table, row, section
from planwatch.report.input import ReportInput
from planwatch.report.ratings import PartRating, part_rating, rag_cell
from planwatch.report.rows import ReportRow
from planwatch.report.sections.overall import plan_rating

_HEADS = (
    "Theme", "RAG: last → now", "Actions", "Complete", "Assured", "R", "A", "G", "–", "Not started", "Withdrawn",
    "Overdue on agreed", "Overdue on original",
)  # fmt: skip
_FIGURES = frozenset(range(2, 11))


def theme_ratings(given: ReportInput) -> dict[str, PartRating]:
    """How each theme stands, by its title."""
    of: dict[str, list[ReportRow]] = defaultdict(list)
    for one in given.rows:
        of[one.action.theme].append(one)
    by_clock = given.plan.as_at is None
    return {
        theme.title: part_rating(theme.update, given.last_met, proposal(of[theme.title]), by_clock=by_clock)
        for theme in given.told.theme
    }


def as_section(given: ReportInput, most: int | None = None) -> Section:
    """The table of the themes; with ``most`` the themes after so many share a line."""
    return section("themes", "Themes", [theme_table(given, most)], "This plan has no themes.")


def as_lines(given: ReportInput) -> tuple[str, ...]:
    """``Workforce: red, last time amber · 12 actions: 1 R, …``: a line for each theme that has any, and one for all."""
    rated = theme_ratings(given)
    parts = [(name, found) for name, found in given.counts.items() if found.actions]
    lines = [f"{name or 'no theme'}: {_rated(rated.get(name))} · {counts_in_words(found)}" for name, found in parts]
    return (*lines, f"all: {counts_in_words(given.count)}") if parts else ()


def _rated(found: PartRating | None) -> str:
    if found is None or found.rag is None:
        return "not rated"
    last = f", last time {found.last}" if found.last is not None and found.last is not found.rag else ""
    return f"{found.rag}{' (proposed)' * found.proposed}{last}"


def theme_table(given: ReportInput, most: int | None = None) -> Table:
    """A line for each theme and the total; with ``most`` the themes after so many share a line."""
    rated = theme_ratings(given)
    parts = list(given.counts.items())
    labels = {theme.title: f"{theme.label} {theme.title}".strip() for theme in given.told.theme}
    lines = [_line(labels.get(name, name or "no theme"), rated.get(name), found) for name, found in parts]
    if most is not None and len(parts) > most:
        rest = Counted()
        for _, found in parts[most - 1 :]:
            rest += found
        lines = [*lines[: most - 1], _line(f"{len(parts) - most + 1} other themes", None, rest)]
    total = _line("All", plan_rating(given), given.count)
    return Table("Actions by theme", _HEADS, tuple(lines), total, _FIGURES)


def _line(name: str, rated: PartRating | None, found: Counted) -> tuple[Cell, ...]:
    return row(name, rag_cell(rated) if rated is not None else "–", *figures(found))


def figures(found: Counted) -> list[str]:
    """The counts of a line as they are written."""
    late = f" ({found.not_started_late} late)" if found.not_started_late else ""
    return [
        str(found.actions), str(found.complete), str(found.assured), str(found.red), str(found.amber),
        str(found.green), str(found.unrated), f"{found.not_started}{late}", str(found.withdrawn),
        share_words(found.agreed), share_words(found.original),
    ]  # fmt: skip


def count_table(
    caption: str, parts: Sequence[tuple[str, Counted]], total: Counted | None = None, of: str = "Theme"
) -> Table:
    """The same figures without ratings of their own."""
    heads = (of, *_HEADS[2:])
    lines = tuple(row(name, *figures(found)) for name, found in parts)
    last = row("All", *figures(total)) if total is not None else ()
    return Table(caption, heads, lines, last, frozenset(range(1, 10)))
