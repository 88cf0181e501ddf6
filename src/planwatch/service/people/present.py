"""Who else is at the plan now, and where they write: seen by the way, and stored nowhere in the plan."""

from datetime import timedelta

from planwatch.service.session import Session
from planwatch.storage.engine.place import Other


def others(session: Session) -> tuple[str, ...]:
    """The names of those who have the plan open, or have changed it in the last minutes."""
    return tuple(other.who for other in session.database.others)


def others_in_words(session: Session) -> tuple[str, str]:
    """``with ann, bob``, and the same in fewer words; empty where nobody else is there."""
    names = others(session)
    if not names:
        return "", ""
    named = f"with {', '.join(names)}"
    number = f"with {len(names)} others" if len(names) > 1 else named
    return named if len(names) < 4 else number, number


def others_told(session: Session) -> str:
    """The same with when they were last seen to do anything, and where they write."""
    return ", ".join(_told(session, other) for other in session.database.others)


def cell(table: str, row: int, field: str = "") -> str:
    """How a cell is told to others; without a field it is all of a row."""
    return f"{table} {row} {field}".rstrip()


def editing(session: Session, at: str) -> None:
    """Others are told, with each look at the server, that this cell is edited here; empty: none is."""
    session.database.editing(at)


def open_elsewhere(session: Session, at: str) -> str:
    """``bob has this cell open since 14:02``; empty where nobody else has, as far as is known."""
    found = [other for other in session.database.others if at and _overlap(at, other.cell)]
    if not found:
        return ""
    what = "this cell" if found[0].cell == at else "this"
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    return f"{found[0].who}{more} {'have' if more else 'has'} {what} open since {_since(session, found[0])}"


def _overlap(one: str, other: str) -> bool:
    return bool(other) and (f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} "))


def _told(session: Session, other: Other) -> str:
    return f"{other.who} (writing since {_since(session, other)})" if other.cell else other.who


def _since(session: Session, other: Other) -> str:
    return f"{session.clock().astimezone() - timedelta(seconds=other.since):%H:%M}"
