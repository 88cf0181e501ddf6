"""The columns of the tables of date changes, and of how themes and leads hold their dates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from planwatch.model.dates.in_words import DAY_WIDTH, day_in_words, narrowed
from planwatch.model.due.moves import DateChange, days_words, meeting_words, now_words, was_words
from planwatch.model.due.three_dates import LEADING, DueDate, share_words
from planwatch.model.due.timeliness import By, DatesHeld, name_words, told_on
from planwatch.service.history.timeliness import PlanHeld
from planwatch.tui.table.columns import Column, Part

Parts = tuple[Part, ...]


def change_columns(several_plans: bool, today: Callable[[DateChange], date]) -> tuple[Column[DateChange], ...]:
    """The columns of date changes; ``today`` is the day that a change's plan is judged by."""

    def moved(change: DateChange, width: int) -> Parts:
        day = today(change)
        was, now = narrowed(was_words(change, day), DAY_WIDTH), narrowed(now_words(change, day), DAY_WIDTH)
        return ((f"{was} → ", "muted"), (now, ""))

    def on(change: DateChange, width: int) -> Parts:
        return ((day_in_words(change.move.on, today(change)), ""),)

    plan: Column[DateChange] = Column("plan", "Plan", 5, lambda change, width: ((change.plan, "muted"),))
    return (
        Column("on", "Moved on", DAY_WIDTH, on),
        *((plan,) if several_plans else ()),
        Column("ref", "Ref", 6, lambda change, width: ((change.ref, ""),)),
        Column("title", "Action", 0, lambda change, width: ((change.title, ""),), min_width=12),
        Column("lead", "Lead", 11, lambda change, width: ((change.lead or "no lead", ""),), drop=2),
        Column("moved", "From → to", 2 * DAY_WIDTH + 3, moved),
        Column("days", "Days", 6, lambda change, width: ((days_words(change), ""),), right=True),
        Column("kind", "Kind", 5, _kind, drop=4),
        Column("agreed", "Agreed by", 11, lambda change, width: ((change.move.agreed_by, ""),), drop=3),
        Column("meeting", "Meeting", 11, lambda change, width: ((meeting_words(change), "possibly"),), drop=1),
        Column("why", "Why", 0, lambda change, width: ((change.move.why, "muted"),), min_width=12, drop=5),
    )


def _kind(change: DateChange, width: int) -> Parts:
    return (("slip", "") if change.counts else ("corr.", "muted"),)


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A line of a plan's table of three dates."""

    plan: PlanHeld
    line: DatesHeld
    by: By


def held_columns(rows: Sequence[HeldRow], by: By, width: int) -> tuple[Column[HeldRow], ...]:
    """The columns of the three dates; what became of the last quarter is on the agreed dates.

    Below 74 cells there is room for the names or for the shares in per cent.
    """
    narrow = width < 74
    several_plans = len({row.plan.of.id for row in rows}) > 1
    some_undated = any(row.line.fell_due[told_on(row.line)].done_undated for row in rows)
    plan: Column[HeldRow] = Column("plan", "Plan", 5, lambda row, width: ((row.plan.of.plan.ref, "muted"),))
    return (
        *((plan,) if several_plans else ()),
        Column("name", by.value.title(), 0, lambda row, width: ((name_words(row.line, row.by), ""),), min_width=12),
        *(
            Column(which.value, which.title() if narrow else f"Late, {which}", 9 if narrow else 16, _late(which))
            for which in LEADING
        ),
        _count("fell_due", "Fell due", 8, 1),
        _count("on_time", "On time", 7, 2),
        _count("late", "Done late", 9, 3),
        *((_count("done_undated", "Day unknown", 11, 6),) if some_undated else ()),
        _count("still_open", "Open", 4, 4),
        _count("withdrawn", "Withdrawn", 9, 5),
    )


def _late(which: DueDate) -> Callable[[HeldRow, int], Parts]:
    def draw(row: HeldRow, width: int) -> Parts:
        words = share_words(row.line.late.get(which))
        return ((words if len(words) <= width else words.partition(" (")[0], ""),)

    return draw


def _count(name: str, label: str, width: int, drop: int) -> Column[HeldRow]:
    def draw(row: HeldRow, width: int) -> Parts:
        number = getattr(row.line.fell_due[told_on(row.line)], name)
        return ((str(number), "" if number else "muted"),)

    return Column(name, label, width, draw, drop=drop, right=True)
