"""What falls due before the next meeting."""

from collections.abc import Iterable
from datetime import date

from planwatch.model.dates.in_words import day_in_words, when_in_words
from planwatch.report import cells
from planwatch.report.document import Section, Table, row, section
from planwatch.report.input import ReportInput
from planwatch.report.rows import ReportRow, by_due


def due_next(given: ReportInput) -> list[ReportRow]:
    """What falls due from today until the meeting after this one, the soonest first.

    Where none is known, until this one, else in the days that "due soon" looks ahead.
    """
    before = given.following or given.meeting

    def is_near(row: ReportRow) -> bool:
        due_by = row.action.due.last
        if not row.is_open or due_by is None:
            return False
        days = (due_by - given.today).days
        return days >= 0 and (due_by < before if before else days <= given.soon)

    return by_due(row for row in given.rows if is_near(row))


def until_words(given: ReportInput) -> str:
    """``before the next meeting``, or in so many days."""
    return "before the next meeting" if given.following or given.meeting else f"in the next {given.soon} days"


def as_section(given: ReportInput) -> Section:
    """Who, how rated, when."""
    before, until = given.following or given.meeting, until_words(given)
    table = due_table(due_next(given), given.today, "Actions due")
    title = f"Due {until}" + (f" ({day_in_words(before, given.today)})" if before else "")
    return section("due", title, [table], f"Nothing falls due {until}.")


def as_lines(given: ReportInput) -> tuple[str, ...]:
    """``A4 Test it · Chief Executive · 29 Jan 2016``, a line for each."""
    found = ((row.action, when_in_words(row.action.due, date.min)) for row in due_next(given))
    return tuple(f"{one.ref} {one.title} · {one.lead or 'no lead'} · {due}" for one, due in found)


def due_table(rows: Iterable[ReportRow], today: date, caption: str) -> Table:
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
