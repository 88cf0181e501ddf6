"""Reading date changes: of all plans worked on, or of one action."""

from datetime import date

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.due.moves import DateChange
from planwatch.service.session import Session, checked_text
from planwatch.storage.due import moves


def all_changes(session: Session, since: str = "", row: ActionRow | None = None) -> list[DateChange]:
    """The date changes of the plans worked on, newest first; of one action, oldest first.

    With ``since`` only those from that day on; ``fri`` is read on each plan's own day. Raises PlanwatchError where the
    words give no day.
    """
    days = session.plan_days() if row is None else (row.of,)
    first = {day.plan.ref: _since(since, day) for day in days} if since.strip() else {}
    found = changes_of(session, row) if row is not None else moves.changes(session.database, days)
    return [change for change in found if not first or change.move.on >= first[change.plan]]


def _since(typed: str, of: PlanDay) -> date:
    when = of.read_past(checked_text(typed).strip())
    if when.fault or when.first is None:
        raise PlanwatchError(f"'{typed}' is no day", "give one, such as 24 Aug 2015")
    return when.first


def changes_of(session: Session, row: ActionRow) -> list[DateChange]:
    """The date changes of one action, oldest first."""
    return moves.changes_of(session.database, row.of, row.id)


def approvers(session: Session, of: PlanDay) -> list[str]:
    """Who may have agreed a date, for completing a name: meetings held by the plan's day, the newest first."""
    held = moves.meetings(session.database, (of,)).get(of.id, [])
    return [
        ", ".join(part for part in (meeting.forum, day_in_full(meeting.on)) if part)
        for meeting in reversed(held)
        if meeting.on <= of.today
    ]
