"""What a plan file holds, apart from the log beside it: that it was overwritten in its place is seen by its changes."""

import contextlib
import sqlite3
import time
from pathlib import Path
from typing import NamedTuple, cast

from planwatch.storage.engine.errors import Replaced

_LOOKS, _BETWEEN = 20, 0.05
"""How often a file that looks like another is looked at, and after how many seconds again.

Somebody may just be moving the log into it: half-way, it is neither.
"""


class _Gone:
    """Stands for the connection to a file that was overwritten: what is asked of it is refused."""

    in_transaction = False

    def __init__(self, refusal: Replaced) -> None:
        self._refusal = refusal

    def __getattr__(self, name: str) -> object:
        raise self._refusal

    def close(self) -> None:
        """There is nothing to let go of."""


def gone(refusal: Replaced) -> sqlite3.Connection:
    """What stands for the connection to a file that was overwritten."""
    return cast("sqlite3.Connection", _Gone(refusal))


class _Newest(NamedTuple):
    """The newest change in a file, and how many details of changes it has."""

    change: int
    at: str
    details: int


_NOTHING = _Newest(0, "", 0)


class Content:
    """What is in the file now. Whoever works in it only ever adds changes, by the log beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int, int] | None = None
        self._newest = _NOTHING
        self._refusal: Replaced | None = None

    def check(self, conn: sqlite3.Connection) -> None:
        """Raise Replaced where it is not what ``conn`` has open any more."""
        if self._refusal is not None:
            raise self._refusal
        for look in range(_LOOKS):
            stamp = _stamp(self._path)
            if stamp == self._stamp:
                return
            if look:
                time.sleep(_BETWEEN)
            newest = self._read()
            if newest is not None and _has(conn, newest):
                self._stamp, self._newest = stamp, newest
                return
        self._refusal = Replaced(
            f"{self._path.name} was overwritten with something else while it was open",
            "nothing is written; quit and open it again",
            nothing_left=True,
        )
        raise self._refusal

    def _read(self) -> _Newest | None:
        """The newest change in the file; None where there is none, or not the one that was there before."""
        # Never by opening it as a file: closing it would drop every lock that this process holds on it.
        with contextlib.suppress(sqlite3.Error), contextlib.closing(_without_log(self._path)) as file:
            before = self._newest
            if not _has_tables(file):  # a new file has all in its log
                return None if before.change else _NOTHING
            if _moment(file, before.change) != before.at:
                return None
            change = _number(file, "select max(id) from batch")
            return _Newest(change, _moment(file, change), _number(file, "select max(id) from journal"))
        return None


def _has(conn: sqlite3.Connection, newest: _Newest) -> bool:
    """Whether that change is one of those that the connection knows, and no detail is new to it."""
    with contextlib.suppress(sqlite3.Error):
        details = _number(conn, "select max(id) from journal")
        return newest.details <= details and _moment(conn, newest.change) == newest.at
    return False


def _has_tables(conn: sqlite3.Connection) -> bool:
    return _number(conn, "select count(*) from sqlite_master where name in ('batch', 'journal')") == 2


def _number(conn: sqlite3.Connection, sql: str) -> int:
    return int(conn.execute(sql).fetchone()[0] or 0)


def _moment(conn: sqlite3.Connection, change: int) -> str:
    """When that change was made; empty for none."""
    found = conn.execute("select at from batch where id = ?", (change,)).fetchone()
    return str(found[0]) if found is not None else ""


def _without_log(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True, isolation_level=None)


def _stamp(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns
