"""The board's pack: the highlight report, then in full what changed since it last met, what is overdue, what moved."""

from planwatch.model.plan.kinds import OPEN
from planwatch.report import lists
from planwatch.report.document import Document, Section, Side, Words, section
from planwatch.report.highlight import document, sheets
from planwatch.report.occasion import Ground
from planwatch.report.since import since_last


def board(ground: Ground) -> Document:
    """The whole pack; what the two sides had no room for stands in its annex."""
    sides, annexes = sheets(ground)
    more = Side("In full", (*since_last(ground), overdue(ground), date_changes(ground)))
    annex = (Side("Annex", annexes),) if annexes else ()
    return document(ground, "Board report", (*sides, more, *annex))


def overdue(ground: Ground) -> Section:
    """All that is certainly overdue on its agreed or current date, and below it what possibly is."""
    opened = [one for one in ground.rows if one.action.status in OPEN]
    certain = [one for one in opened if lists.is_late(one)]
    possible = [one for one in opened if lists.is_possibly_late(one)]
    blocks = [
        lists.late_table(lists.worst_first(certain), ground.today, "All overdue actions"),
        Words(f"Possibly overdue, their dates being no single days: {len(possible)}." if possible else ""),
        lists.late_table(lists.by_due(possible), ground.today, "Possibly overdue actions"),
    ]
    return section("overdue", f"All overdue ({len(certain)})", blocks, "Nothing is overdue.")


def date_changes(ground: Ground) -> Section:
    """Every move of a due date, newest first."""
    table = lists.moved_table(ground.changes, ground.today, "Date changes")
    return section("changes", f"Date changes ({len(ground.changes)})", [table], "No date was ever moved.")
