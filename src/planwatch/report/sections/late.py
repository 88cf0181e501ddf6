"""Reds and late ones."""

from collections.abc import Iterable, Sequence
from datetime import date

from planwatch.model.dates.in_words import when_in_words
from planwatch.model.due.lateness import Overdue
from planwatch.report import cells
from planwatch.report.document import Cell, Section, Table, row, section
from planwatch.report.input import ReportInput
from planwatch.report.rows import ReportRow, worst_first
from planwatch.words.action import due_in_words, lead_in_words, voices_in_words
from planwatch.words.row import rag_words

NOTHING = "Nothing is red in any voice, and nothing is late."


def red_or_late(rows: Iterable[ReportRow]) -> list[ReportRow]:
    """What is red in any voice, or certainly overdue on its agreed or current date, the worst first."""
    return worst_first(row for row in rows if row.is_red or row.is_late)


def as_section(given: ReportInput) -> Section:
    """With their three dates, why, what is being done, and when they are back on track."""
    return of_rows(given.rows, given.today)


def of_rows(rows: Sequence[ReportRow], today: date) -> Section:
    """The same of some of the plan's actions."""
    table = late_table(red_or_late(rows), today, "Red and late actions")
    return section("late", "Red and late", [table], NOTHING)


def as_lines(given: ReportInput) -> tuple[str, ...]:
    """``■ R A11 Hold a meeting · Legal Manager · due 30 Sep 2015 · ! 103 d late · calculated red: …``, one a line."""
    return tuple(_line(row, given.today) for row in red_or_late(given.rows))


def _line(row: ReportRow, today: date) -> str:
    listed, late = row.listed, cells.late_in_words(row)
    mark = "! " if row.late is Overdue.YES else ""
    due = due_in_words(listed, lambda when: when_in_words(when, today))
    parts = (f"{rag_words(listed)[0]} {row.action.ref} {row.action.title}", lead_in_words(listed), due)
    return " · ".join(part for part in (*parts, f"{mark}{late}" if late else "", voices_in_words(listed)) if part)


def late_table(rows: Iterable[ReportRow], today: date, caption: str) -> Table:
    """Reds and late ones with their three dates, why, what is being done, and when they are back on track."""
    heads = (
        "Action", "Lead", "RAG", "Original → agreed → current", "Late on agreed", "Why", "What is being done",
        "Back on track",
    )  # fmt: skip
    return Table(caption, heads, tuple(_late_row(one, today) for one in rows))


def _late_row(one: ReportRow, today: date) -> tuple[Cell, ...]:
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
