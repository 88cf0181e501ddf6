"""Putting a backup in the place of a plan file, which is kept under another name with the log beside it."""

import contextlib
import os
import sqlite3
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.storage.engine import copies, migrate
from planwatch.storage.engine.errors import translated
from planwatch.storage.engine.file import beside
from planwatch.storage.engine.sqlite import BUSY_SECONDS, Database
from planwatch.unfinished import to_disk, unfinished

_MAGIC = b"SQLite format 3\0"


def put_back(path: Path, backup: Path, kept: Path, busy_seconds: float = BUSY_SECONDS, *, apart: bool = False) -> bool:
    """Make ``path`` a copy of ``backup``, and give what was there the name ``kept``; whether anything was.

    ``apart``: the log beside it, which nobody works with, is of another file, and is not read into it.

    Raises PlanwatchError, with all as it was, where the backup is not a sound plan file with a plan in it, or where
    somebody has the plan file open.
    """
    path = Path(os.path.realpath(path))  # a link stays one
    with translated(backup), Database.unprepared(backup) as source, translated(path), unfinished(path) as made:
        if path.exists() and backup.samefile(path):
            raise PlanwatchError(f"{backup} is the plan file itself", "name a backup of it")
        check(source, "name another backup")
        source.copy_to(made)
        return _exchange(path, made, kept, busy_seconds, apart)


def check(source: Database, hint: str) -> None:
    """Raise PlanwatchError where it is not a sound plan file with a plan in it, of this planwatch or an older one."""
    migrate.is_current(source)  # refuses what is no plan file, or of a newer planwatch
    if not migrate.is_any(source):
        raise PlanwatchError(f"{source.path} is empty", hint)
    if found := source.faults():
        raise PlanwatchError(f"{source.path} is damaged: {found[0]}", f"{hint}; nothing was changed")
    if not source.number("select count(*) from plan where removed = 0"):
        raise PlanwatchError(f"{source.path} holds no plan", f"{hint}; nothing was changed")


def _exchange(path: Path, made: Path, kept: Path, busy_seconds: float, apart: bool) -> bool:
    if path.exists():
        if not apart and _may_be_read(path):
            _let_nobody_have_it_open(path, busy_seconds)
        _let_the_same_in(made, path.stat())
        copies.put(path, kept)
    # A log that is left there, of a damaged file or of one that is gone, would be read into the backup.
    there = path.exists()
    for old, new in zip(beside(path), beside(kept), strict=True):
        with contextlib.suppress(FileNotFoundError):
            old.rename(new)
            there = True
    made.replace(path)
    to_disk(path.parent)
    return there


def _let_the_same_in(made: Path, was: os.stat_result) -> None:
    """Let the group, and all, do with what takes its place what they might do with what was there."""
    rights = 0o666
    try:
        os.chown(made, -1, was.st_gid)
    except (OSError, AttributeError):  # who puts it back is not of that group; Windows has none
        rights = 0o606
    made.chmod(0o600 | was.st_mode & rights)


def _may_be_read(path: Path) -> bool:
    """Whether SQLite could read it; from beside a file that it cannot, it would take the log away."""
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) in (_MAGIC, b"")  # a new one may be in its log only


def _let_nobody_have_it_open(path: Path, busy_seconds: float) -> None:
    """Bring what is in the log into the file, which takes that nobody else has it open."""
    with contextlib.closing(sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)) as conn:
        try:
            conn.execute("pragma journal_mode = delete")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise PlanwatchError(
                    f"{path} is open in another program", "close planwatch there first; nothing was changed"
                ) from error
        except sqlite3.DatabaseError:
            pass  # damaged, or no database at all: kept as it is, with its log
