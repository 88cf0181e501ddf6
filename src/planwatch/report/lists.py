"""The tables and lists that several reports share."""

from collections.abc import Iterable, Sequence
from datetime import date

from planwatch.model.date_changes import DateChange, days_words, meeting_words, now_words, was_words
from planwatch.model.dates import day_in_words
from planwatch.model.kinds import OPEN, Priority, Rag, Status
from planwatch.model.lateness import Overdue
from planwatch.report import cells
from planwatch.report.document import Cell, Table, row
from planwatch.report.rows import Row

_RANK = {Priority.HIGH: 0, None: 1, Priority.LOW: 2}


def is_late(row: Row) -> bool:
    """Certainly overdue on its agreed or current date."""
    return Overdue.YES in (row.late, row.listed.overdue)


def is_possibly_late(row: Row) -> bool:
    """Not certainly overdue, but inside the interval of its agreed or current date."""
    return not is_late(row) and Overdue.POSSIBLY in (row.late, row.listed.overdue)


def is_red(row: Row) -> bool:
    """Open, and red in any voice."""
    action = row.action
    return action.status in OPEN and Rag.RED in (action.board_rag, action.rag, row.listed.rating.rag)


def worst_first(rows: Iterable[Row]) -> list[Row]:
    """What is certainly late on its agreed date first: those of high priority, then by days."""
    return sorted(rows, key=_badness)


def _badness(one: Row) -> tuple[bool, int, int, int]:
    return one.late is not Overdue.YES, _RANK[one.action.priority], -one.days_late, -one.listed.days_late


def late_table(rows: Iterable[Row], today: date, caption: str) -> Table:
    """Reds and late ones with their three dates, why, what is being done, and when they are back on track."""
    heads = (
        "Action", "Lead", "RAG", "Original → agreed → current", "Late on agreed", "Why", "What is being done",
        "Back on track",
    )  # fmt: skip
    return Table(caption, heads, tuple(_late_row(one, today) for one in rows))


def _late_row(one: Row, today: date) -> tuple[Cell, ...]:
    return row(
        cells.ref_and_title(one.action),
        cells.lead_cell(one.listed),
        cells.rag_cell(one.listed),
        cells.dates_in_words(one, today),
        cells.late_cell(one),
        cells.reasons(one),
        cells.said(cells.newest(one.action), today),
        cells.back_on_track(one, today),
    )


def open_table(rows: Iterable[Row], today: date, caption: str) -> Table:
    """Open actions: who, how rated, due when, and what was last said."""
    heads = ("Action", "Lead", "RAG", "Status", "Original → agreed → current", "Late on agreed", "Last update")
    return Table(caption, heads, tuple(_open_row(one, today) for one in rows))


def _open_row(one: Row, today: date) -> tuple[Cell, ...]:
    action = one.action
    status = f"{action.status}, {action.percent} %" if action.percent is not None else str(action.status)
    if action.status is Status.NOT_STARTED and one.late is Overdue.YES:
        status = "not started, late"
    return row(
        cells.ref_and_title(action),
        cells.lead_cell(one.listed),
        cells.rag_cell(one.listed),
        status,
        cells.dates_in_words(one, today),
        cells.late_cell(one),
        cells.said(cells.newest(action), today),
    )


def due_table(rows: Iterable[Row], today: date, caption: str) -> Table:
    """What falls due: who, how rated, when."""
    heads = ("Action", "Lead", "RAG", "Due", "Status")
    lines = (
        row(
            cells.ref_and_title(one.action),
            cells.lead_cell(one.listed),
            cells.rag_cell(one.listed),
            cells.when(one.dates.current, today),
            str(one.action.status),
        )
        for one in rows
    )
    return Table(caption, heads, tuple(lines))


def done_table(rows: Iterable[Row], today: date, caption: str) -> Table:
    """What was completed: when, in time or not on the agreed date, and what shows that it worked."""
    heads = ("Action", "Lead", "RAG", "Completed", "Due (agreed)", "Evidence")
    lines = (
        row(
            cells.ref_and_title(one.action),
            cells.lead_cell(one.listed),
            cells.rag_cell(one.listed),
            cells.completed_cell(one, today),
            cells.when(one.dates.agreed, today),
            one.action.evidence or "none given yet",
        )
        for one in rows
    )
    return Table(caption, heads, tuple(lines))


def moved_table(changes: Sequence[DateChange], today: date, caption: str) -> Table:
    """Moves of due dates; those just before a meeting say so."""
    heads = ("Action", "Lead", "Moved on", "From → to", "Days", "Why", "Agreed by", "Before a meeting")
    lines = (
        row(
            f"{change.ref} {change.title}",
            change.lead or "no lead",
            day_in_words(change.move.on, today),
            f"{was_words(change, today)} → {now_words(change, today)}",
            f"{days_words(change) or '–'}{'' if change.counts else ' (correction)'}",
            change.move.why or "no reason is recorded",
            change.move.agreed_by or "nobody yet",
            Cell(f"! {meeting_words(change)}" if change.meeting else "", "late" if change.meeting else ""),
        )
        for change in changes
    )
    return Table(caption, heads, tuple(lines))


def by_due(rows: Iterable[Row]) -> list[Row]:
    """The soonest first; those without a date last."""
    return sorted(rows, key=lambda one: one.action.due.last or date.max)
