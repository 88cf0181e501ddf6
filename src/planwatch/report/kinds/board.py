"""The board's pack: the highlight report, then in full what changed since it last met, what is overdue, what moved."""

from planwatch.report.document import Document, Section, Side, Words, section
from planwatch.report.input import ReportInput
from planwatch.report.kinds.frame import framed
from planwatch.report.kinds.highlight import sheets
from planwatch.report.rows import by_due, worst_first
from planwatch.report.sections import since
from planwatch.report.sections.late import late_table
from planwatch.report.sections.moved import moved_table


def board(given: ReportInput) -> Document:
    """The whole pack; what the two sides had no room for stands in its annex."""
    sides, annexes = sheets(given)
    more = Side("In full", (*since.as_sections(given), overdue(given), date_changes(given)))
    annex = (Side("Annex", annexes),) if annexes else ()
    return framed(given, "Board report", (*sides, more, *annex))


def overdue(given: ReportInput) -> Section:
    """All that is certainly overdue on its agreed or current date, and below it what possibly is."""
    certain = [one for one in given.rows if one.is_open and one.is_late]
    possible = [one for one in given.rows if one.is_open and one.is_possibly_late]
    blocks = [
        late_table(worst_first(certain), given.today, "All overdue actions"),
        Words(f"Possibly overdue, their dates being no single days: {len(possible)}." if possible else ""),
        late_table(by_due(possible), given.today, "Possibly overdue actions"),
    ]
    return section("overdue", f"All overdue ({len(certain)})", blocks, "Nothing is overdue.")


def date_changes(given: ReportInput) -> Section:
    """Every move of a due date, newest first."""
    table = moved_table(given.changes, given.today, "Date changes")
    return section("changes", f"Date changes ({len(given.changes)})", [table], "No date was ever moved.")
