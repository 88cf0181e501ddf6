"""The journal as people read it: who changed what, and when."""

from datetime import datetime

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_full
from planwatch.service.session import Session
from planwatch.storage.journal import log
from planwatch.storage.journal.log import Entry

__all__ = ["Entry"]


def entries(session: Session, action: ActionRow | None = None, most: int = 100) -> list[Entry]:
    """The newest changes first: of one action, or of the plans worked on."""
    return log.entries(session.database, [day.id for day in session.plan_days()], action.id if action else None, most)


def when_in_words(entry: Entry) -> str:
    """When a change was made, in the local time zone: ``11 Jan 2016 09:30``."""
    at = datetime.fromisoformat(entry.at).astimezone()
    return f"{day_in_full(at.date()):>11} {at:%H:%M}"


def changed_actions(session: Session, since: int) -> set[int]:
    """The actions that changes after ``since`` (a ``reading.change_number``) touched in any way."""
    return log.changed_actions(session.database, since)
