"""Plans, their themes and where they clash, as rows of one table."""

from collections.abc import Callable, Sequence

from planwatch.model.checks.clashes import Clash, Clashing
from planwatch.model.due.three_dates import share_words
from planwatch.model.plan.kinds import Rag
from planwatch.report.counts import Counted
from planwatch.report.kinds.portfolio import Line, Portfolio
from planwatch.tui.table.columns import Column, Part
from planwatch.words.row import SHAPES, letter

Parts = tuple[Part, ...]
Row = Line | Clash
_CHIP = 6


def rows_of(found: Portfolio) -> tuple[list[Row], int]:
    """Each plan with its themes under it, then the clashes; and how many rows come before these."""
    told: list[Row] = [line for lines in found.lines for line in lines]
    return [*told, *found.clashes], len(told)


def columns(width: int) -> Sequence[Column[Row]]:
    """Names have most of the room; where there is much, shares and all actions are told too."""
    wide, narrow = width >= 100, width < 74
    more = (_count("actions", "Actions", 7), _count("done", "Done", 4)) if wide else ()
    return (
        Column("name", "Plan, theme", 0, _name, min_width=12),
        Column("said", "Said", 8, lambda row, width: (_said(row),)),
        Column("proposed", "Proposed", 8, lambda row, width: (_proposed(row),)),
        *more,
        _count("open", "Open", 4),
        Column("overdue", "Overdue", 15 if wide else 7, _overdue, right=True),
        _count("red", "Red", 4),
        _count("no_update", "Silent" if narrow else "No update", 6 if narrow else 9),
    )


def _name(row: Row, width: int) -> Parts:
    if isinstance(row, Clash):
        kind = f"{row.kind}  "
        return ((kind, "possibly"), (row.sentence if len(kind + row.sentence) <= width else _in_short(row), ""))
    if row.theme is None:
        return ((f"{row.given.plan.ref}  {row.given.plan.title}", "challenge"),)
    return (("  ", ""), (row.theme or "no theme", "" if row.theme else "muted"))


def _in_short(clash: Clash) -> str:
    """Where there is no room for its sentence, which is told in full below."""
    match clash.kind:
        case Clashing.TWICE:
            return " = ".join(clash.actions)
        case Clashing.CROWDED:
            return f"{len(clash.actions)} of {clash.about}"
        case Clashing.DATES:
            return clash.about


def _said(row: Row) -> Part:
    if isinstance(row, Clash):
        return ("", "")
    return _chip(row.said.rag) if row.said is not None else ("not said", "muted")


def _proposed(row: Row) -> Part:
    return ("", "") if isinstance(row, Clash) else _chip(row.proposed)


def _chip(rag: Rag | None) -> Part:
    return (f" {SHAPES[rag]} {letter(rag)}".ljust(_CHIP), rag.value) if rag is not None else (" –", "muted")


def _overdue(row: Row, width: int) -> Parts:
    if isinstance(row, Clash):
        return (("", ""),)
    late = row.counted.late_agreed
    words = share_words(row.counted.agreed)
    return ((words if len(words) <= width else str(late), "late" if late else "muted"),)


_COUNTS: dict[str, Callable[[Counted], int]] = {
    "actions": lambda found: found.actions,
    "done": lambda found: found.complete + found.assured,
    "open": lambda found: found.open,
    "red": lambda found: found.red,
    "no_update": lambda found: found.no_update,
}


def _count(name: str, label: str, width: int) -> Column[Row]:
    def draw(row: Row, width: int) -> Parts:
        if isinstance(row, Clash):
            return (("", ""),)
        number = _COUNTS[name](row.counted)
        return ((str(number), "" if number else "muted"),)

    return Column(name, label, width, draw, right=True)
