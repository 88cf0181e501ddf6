"""Where a plan is kept, as it is said to who sits at it: which server, and of when what is shown is."""

from collections.abc import Callable

from planwatch.errors import with_hint
from planwatch.paths import Address
from planwatch.service.session import Session
from planwatch.storage.engine.errors import Away, NotKnown

Done = Callable[[int, int], object]
"""Told how many rows are there of how many."""


def where(session: Session) -> str:
    """``plan@db1.example.org``; empty for a plan file."""
    return session.database.where


def as_at(session: Session) -> str:
    """Of when what is shown is, while the server is away: ``14:02``, or ``28 Nov 14:02``; else empty."""
    at = session.database.as_at
    if at is None:
        return ""
    moment, now = at.astimezone(), session.clock().astimezone()
    return f"{moment:%H:%M}" if moment.date() == now.date() else f"{moment.day} {moment:%b %H:%M}"


def away_in_words(session: Session) -> str:
    """Why the server cannot be followed now, what that means and until when; empty where it is."""
    why, at = session.database.away, as_at(session)
    if why is None:
        return ""
    named = why.message.replace(session.database.name, where(session))
    if isinstance(why, Away):
        return f"{named}. What is here, as at {at}, is read on; nothing can be changed until it answers"
    return f"{with_hint(named, why.hint)}. What is here is as at {at}, and cannot be changed"


def what_is_wrong(session: Session) -> str:
    """The same as a word or sentence that stays as it is while nothing else comes to be wrong."""
    why = session.database.away
    return "" if why is None else "away" if isinstance(why, Away) else why.message


def limit(session: Session) -> str:
    """Why this person may change nothing, whether the server answers or not; empty where they may."""
    return session.database.limit


def not_known(session: Session) -> NotKnown | None:
    """The last change of which it was not known whether it was kept, with what was found out since."""
    return session.database.not_known


def keep_up(session: Session) -> None:
    """Follow the server from now on while nobody waits, where one keeps the plan."""
    session.database.keep_up()


def have_copy(address: Address, done: Done) -> None:
    """Make this machine's copy of what a server keeps, where there is none. Raises PlanwatchError."""
    from planwatch.storage.engine.server.address import Known  # few plans are on one

    known = Known(address)
    if not known.copy.exists():
        from planwatch.storage.engine.server.followed import Followed

        Followed.follow(known, done=done).close()
