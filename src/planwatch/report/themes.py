"""The themes of a plan in a table whose lines and columns add up."""

from collections import defaultdict
from collections.abc import Sequence

from planwatch.model.due.three_dates import share_words
from planwatch.report import standing
from planwatch.report.counting import Counted, by_theme, counted, proposal
from planwatch.report.document import Bar, Cell, Chart, Table, row
from planwatch.report.occasion import Ground
from planwatch.report.rows import Row

_HEADS = (
    "Theme", "RAG: last → now", "Actions", "Complete", "Assured", "R", "A", "G", "–", "Not started", "Withdrawn",
    "Overdue on agreed", "Overdue on original",
)  # fmt: skip
_FIGURES = frozenset(range(2, 11))


def standings(ground: Ground) -> dict[str, standing.Standing]:
    """How each theme stands, by its title."""
    of: dict[str, list[Row]] = defaultdict(list)
    for one in ground.rows:
        of[one.action.theme].append(one)
    return {
        theme.title: standing.standing(theme.update, ground.since, proposal(of[theme.title]))
        for theme in ground.snapshot.theme
    }


def plan_standing(ground: Ground) -> standing.Standing:
    """How the plan as a whole stands."""
    return standing.standing(ground.snapshot.plan.update, ground.since, proposal(ground.rows))


def theme_table(ground: Ground, most: int | None = None) -> Table:
    """A line for each theme and the total; with ``most`` the themes after so many share a line."""
    rated = standings(ground)
    parts = by_theme(ground.rows, rated)
    labels = {theme.title: f"{theme.label} {theme.title}".strip() for theme in ground.snapshot.theme}
    lines = [_line(labels.get(name, name or "no theme"), rated.get(name), found) for name, found in parts]
    if most is not None and len(parts) > most:
        rest = Counted()
        for _, found in parts[most - 1 :]:
            rest += found
        lines = [*lines[: most - 1], _line(f"{len(parts) - most + 1} other themes", None, rest)]
    total = _line("All", plan_standing(ground), counted(ground.rows))
    return Table("Actions by theme", _HEADS, tuple(lines), total, _FIGURES)


def _line(name: str, rated: standing.Standing | None, found: Counted) -> tuple[Cell, ...]:
    return row(name, standing.rag_cell(rated) if rated is not None else "–", *figures(found))


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


def chart(found: Counted, title: str) -> Chart:
    """Where the actions stand, as a bar."""
    bars = (
        Bar("assured", "✓✓", "assured", found.assured),
        Bar("complete", "✓", "done", found.complete),
        Bar("green", "● G", "green", found.green),
        Bar("amber", "◆ A", "amber", found.amber),
        Bar("red", "■ R", "red", found.red),
        Bar("in progress, not rated", "· –", "muted", found.unrated),
        Bar("not started", "○", "blank", found.not_started),
        Bar("withdrawn", "×", "withdrawn", found.withdrawn),
    )
    return Chart(title, tuple(bar for bar in bars if bar.number))
