"""The actions of one part of a plan: red and late, the rest that is open, what is missing, and what is done."""

from collections.abc import Iterable, Sequence
from datetime import date

from planwatch.model.due.lateness import Overdue
from planwatch.model.due.three_dates import DueDate, overdue_shares, share_words
from planwatch.model.plan.kinds import DONE, PlanStatus, Status
from planwatch.report import cells
from planwatch.report.document import Cell, Items, Section, Table, Words, row, section
from planwatch.report.input import ReportInput
from planwatch.report.rows import ReportRow, by_due
from planwatch.report.sections import late
from planwatch.report.sections.done import done_table


def late_words(given: ReportInput, rows: Sequence[ReportRow]) -> list[Words]:
    """How the part holds each of the three dates."""
    shares = overdue_shares([one.action for one in rows], given.today)
    if not rows or given.plan.status is PlanStatus.DRAFT:
        return []
    in_order = (DueDate.AGREED, DueDate.ORIGINAL, DueDate.CURRENT)
    told = ", ".join(f"{share_words(shares[which])} on {which} dates" for which in in_order)
    return [Words(f"Overdue: {told}.")]


def as_sections(given: ReportInput, rows: Sequence[ReportRow]) -> list[Section]:
    """Red and late, then the rest that is open, what is missing, and what is done."""
    today = given.today
    told = {one.action.ref for one in late.red_or_late(rows)}
    rest = [one for one in rows if one.is_open and one.action.ref not in told]
    silent = tuple(f"{one.action.ref} {one.action.title}" for one in rows if one.no_update)
    done = [one for one in rows if one.action.status in DONE]
    gone = [one for one in rows if one.action.status is Status.WITHDRAWN]
    return [
        late.of_rows(rows, today),
        section("open", "Also open", [_open_table(by_due(rest), today, "Other open actions")],
                "Nothing else is open."),
        section("no-update", "No update", [Items(silent)], "Everything under way has a recent update."),
        section("done", "Completed", [done_table(done, today, "Completed actions")], "Nothing is complete yet."),
        section("withdrawn", "Withdrawn", [_withdrawn(gone)], "Nothing was withdrawn."),
    ]  # fmt: skip


def _open_table(rows: Iterable[ReportRow], today: date, caption: str) -> Table:
    """Open actions: who, how rated, due when, and what was last said."""
    heads = ("Action", "Lead", "RAG", "Status", "Original → agreed → current", "Late on agreed", "Last update")
    return Table(caption, heads, tuple(_open_row(one, today) for one in rows))


def _open_row(one: ReportRow, today: date) -> tuple[Cell, ...]:
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


def _withdrawn(rows: Sequence[ReportRow]) -> Table:
    lines = tuple(row(cells.ref_and_title(one.action), one.action.reason) for one in rows)
    return Table("Withdrawn actions", ("Action", "Why"), lines)
