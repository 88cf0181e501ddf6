"""A copy that cannot follow the server any more: it is kept beside, what only it has is told, and a new one made."""

import contextlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.storage.engine import migrate
from planwatch.storage.engine.errors import Away
from planwatch.storage.engine.file import beside
from planwatch.storage.engine.server import first, local
from planwatch.storage.engine.server.connection import Server
from planwatch.storage.engine.server.news import News

_MOST = 5
"""Changes that are named; of more it is said how many."""


def make_way(copy: Path, server: Server) -> tuple[list[str], News | Away | None]:
    """Take a copy of another schema away, put one aside that the server does not know any more and make a new one.

    Returns what is to be told, a sentence each, and what came of asking the server where it was asked.
    """
    if not copy.exists():
        return [], None
    try:
        known = _stand(copy)
    except (sqlite3.Error, TypeError, ValueError):  # damaged, or half made: the server has it all
        known = None
    if known is None:
        _remove(copy)
        return [], None
    try:
        news = server.news(known.step)
        local.refuse_lost(known, news.standing)
    except Away as away:
        return [], away  # it is found out when the server answers
    except local.Lost as lost:
        if _stand(copy) != known:
            return [], None  # another planwatch of this machine has seen it, too, and was first
        aside = put_aside(copy)
        first.make(server, copy)
        missing = _missing(aside, copy)
        named = "; ".join(missing[:_MOST]) + (f" and {len(missing) - _MOST} more" if len(missing) > _MOST else "")
        said = f"not there any more: {named}" if missing else "none of its changes are missing there"
        return [f"{lost.message}. What this machine had is kept in {aside}; {said}"], None
    return [], news


def may_be_opened_at_once(copy: Path) -> bool:
    """Whether there is a copy that this planwatch can read, and that nothing is known against."""
    if not copy.exists():
        return False
    try:
        with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as conn:
            return not local.is_doubted(conn) and _stand(copy) is not None
    except sqlite3.Error:
        return False


def put_aside(copy: Path) -> Path:
    """Give the copy another name, under which it is kept as a plan file of its own."""
    aside = copy.with_name(f"{copy.stem}.lost-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.db")
    with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as conn:
        conn.execute("pragma wal_checkpoint(truncate)")
    copy.rename(aside)
    for each in beside(copy):
        each.unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(aside, isolation_level=None)) as conn:
        local.leave(conn)
    return aside


def _stand(copy: Path) -> local.Stand | None:
    """How far a copy has come; None where it is of another planwatch's schema."""
    with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as conn:
        applied = {name for (name,) in conn.execute("select name from _sqlite_migrations")}
        return local.stand(conn) if applied == {step.stem for step in migrate.steps()} else None


def _remove(copy: Path) -> None:
    for each in (copy, *beside(copy)):
        each.unlink(missing_ok=True)


def _missing(aside: Path, copy: Path) -> list[str]:
    """The changes of the one that the other does not have, in words."""
    had, has = _changes(aside), _changes(copy)
    return [
        f"{what} ({who}, {at[:16].replace('T', ' ')})"
        for key, (at, who, what) in had.items()
        if has.get(key) != (at, who, what)
    ]


def _changes(path: Path) -> dict[int, tuple[str, str, str]]:
    try:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as conn:
            return {row[0]: row[1:] for row in conn.execute("select id, at, who, what from batch order by id")}
    except sqlite3.Error as error:
        raise PlanwatchError(f"{path} cannot be read: {error}") from error
