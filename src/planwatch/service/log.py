"""The journal as people read it: who changed what, and when."""

from datetime import datetime

from planwatch.model.listed import Listed
from planwatch.service.session import Session
from planwatch.storage import logbook
from planwatch.storage.logbook import Entry

__all__ = ["Entry"]


def entries(session: Session, action: Listed | None = None, most: int = 100) -> list[Entry]:
    """The newest changes first: of one action, or of the plans worked on."""
    return logbook.entries(
        session.database, [day.id for day in session.plan_days()], action.id if action else None, most
    )


def changed_at(entry: Entry) -> datetime:
    """When a change was made, in the local time zone."""
    return datetime.fromisoformat(entry.at).astimezone()


def changed_actions(session: Session, since: int) -> set[int]:
    """The actions that changes after ``since`` (a ``reading.change_number``) touched in any way."""
    return logbook.changed_actions(session.database, since)
