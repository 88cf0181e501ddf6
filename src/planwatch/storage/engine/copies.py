"""Copies of a plan file, written whole or not at all."""

import contextlib
import os
import sqlite3
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.unfinished import to_disk, unfinished


def write(source: sqlite3.Connection, target: Path) -> None:
    """Write a consistent copy, one file without a log beside it; one that exists is never overwritten.

    Where it is ended half-way there is no such file. Raises PlanwatchError, OSError and SQLite's errors.
    """
    _refuse_existing(target)
    with unfinished(target) as path:
        copy(source, path)
        put(path, target)


def copy(source: sqlite3.Connection, path: Path) -> None:
    """Copy into an empty file, which is on the disk then."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as target:
        # A copy that is not whole is nobody's: it needs no journal beside it.
        target.execute("pragma journal_mode = off")
        source.backup(target)
        target.execute("pragma journal_mode = delete")
    to_disk(path)


def in_memory(source: sqlite3.Connection) -> sqlite3.Connection:
    """A connection to a copy in memory, which any thread may use."""
    # Another thread may copy it in turn; SQLite itself lets one call in at a time.
    conn = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        source.backup(conn)
    except BaseException:
        conn.close()
        raise
    conn.row_factory = sqlite3.Row
    return conn


def put(path: Path, target: Path) -> None:
    """Give a file that name, where no other has it."""
    try:
        os.link(path, target)
    except FileExistsError:
        raise _is_there(target) from None
    except OSError:  # a file system without links
        _refuse_existing(target)
        path.rename(target)
    to_disk(target.parent)


def _refuse_existing(target: Path) -> None:
    if os.path.lexists(target):
        raise _is_there(target)


def _is_there(target: Path) -> PlanwatchError:
    return PlanwatchError(f"{target} exists already", "name another file")
