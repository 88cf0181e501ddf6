"""Due dates that were moved since the last meeting."""

from collections.abc import Sequence
from datetime import date

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.due.moves import DateChange, change_in_words, days_words, meeting_words, now_words, was_words
from planwatch.report.document import Cell, Section, Table, row, section
from planwatch.report.input import ReportInput


def new_changes(given: ReportInput) -> list[DateChange]:
    """The moves made since the last meeting, newest first."""
    last = given.last_met
    return [change for change in given.changes if last is None or change.move.on > last]


def as_section(given: ReportInput) -> Section:
    """From what to what, why, who agreed, and those just before a meeting marked."""
    table, since = moved_table(new_changes(given), given.today, "Dates moved"), given.since_words
    return section("moved", f"Dates moved {since}", [table], f"No date was moved {since}.")


def as_lines(given: ReportInput) -> tuple[str, ...]:
    """``A4 Test it: 29 Jan ← 18 Dec 2015 (slip, 42 d later, …)``, a line for each."""
    return tuple(f"{one.ref} {one.title}: {change_in_words(one, given.today)}" for one in new_changes(given))


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
