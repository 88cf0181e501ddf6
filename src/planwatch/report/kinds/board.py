"""The board's pack: the highlight report, then in full what else changed, is overdue, hangs on that, or moved."""

from planwatch.report.document import Document, Section, Side, Words, section
from planwatch.report.input import ReportInput
from planwatch.report.kinds.frame import framed
from planwatch.report.kinds.highlight import sheets
from planwatch.report.rows import by_due
from planwatch.report.sections import coverage, knock_on, life, measures, since
from planwatch.report.sections.late import late_table
from planwatch.report.sections.moved import moved_table, new_changes


def board(given: ReportInput) -> Document:
    """The whole pack. Each fact stands in it once: what the two sides had no room for is in full or in the annex."""
    sides, annexes = sheets(given, once=True)
    covered = (coverage.as_section(given, whole=True),) if given.told.recommendation else ()
    lines = (measures.drawn(given),) if given.told.measure else ()
    full = (overdue(given), knock_on.as_section(given), date_changes(given), *covered, *lines)
    more = Side("In full", (*since.as_sections(given, _ELSEWHERE), *full))
    annexes = (*annexes, *life.as_sections(given.told, given.today))
    annex = (Side("Annex", annexes),) if annexes else ()
    return framed(given, "Board report", (*sides, more, *annex))


_ELSEWHERE = ("completed", "slipped", "worse", "better", "risks")
"""What changed and is told on the second side."""


def overdue(given: ReportInput) -> Section:
    """How many are certainly overdue, which the first side has, and all that possibly are."""
    number = sum(one.is_open and one.is_late for one in given.rows)
    possible = [one for one in given.rows if one.is_open and one.is_possibly_late]
    blocks = [
        Words('They stand under "Red and late" and in the annex to it.' if number else ""),
        Words(f"Possibly overdue, their dates being no single days: {len(possible)}." if possible else ""),
        late_table(by_due(possible), given.today, "Possibly overdue actions"),
    ]
    return section("overdue", f"All overdue ({number})", blocks, "Nothing is overdue.")


def date_changes(given: ReportInput) -> Section:
    """Every move of a due date before those that the second side tells, newest first."""
    news = new_changes(given)
    earlier = [change for change in given.changes if change not in news]
    stand = "stands" if len(news) == 1 else "stand"
    made = "one" if len(news) == 1 else len(news)
    told = f"The {made} made {given.since_words} {stand} on side 2 and in the annex to it." if news else ""
    blocks = [Words(told), moved_table(earlier, given.today, "Earlier date changes")]
    return section("changes", f"Date changes ({len(given.changes)})", blocks, "No date was ever moved.")
