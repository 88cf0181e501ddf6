"""A plan file as a file: whether it may be opened and how, and that another put under its name is not taken for it."""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from planwatch.errors import PlanwatchError
from planwatch.storage.engine.errors import Replaced

if TYPE_CHECKING:
    from planwatch.storage.engine.content import Content

_HINT = "nothing is written; quit and open it again"
_DATABASE_LOCK = 0x40000002, 510
_INDEX_LOCK = 128, 1
"""Where SQLite holds a lock in a file that it has open, and in the index of the log beside it."""


class Identity:
    """The file that has a path when this is made. Its content is looked at by the thread that opened it only."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._real = os.path.realpath(path)
        self._is = _identity(path)
        self._content: Content | None = None
        """What is in it, from the second time on that it is asked for: most who open a file have closed it by then."""
        self._was_asked = False

    def look_inside(self) -> None:
        """From now on see also that the file itself is overwritten."""
        if self._was_asked and self._content is None:
            from planwatch.storage.engine.content import Content

            self._content = Content(self.path)
        self._was_asked = True

    def check(self, conn: sqlite3.Connection | None = None) -> None:
        """Raise Replaced where another file has the path now, or none has it.

        With ``conn`` also where it does not hold any more what that connection has open.
        """
        try:
            is_same = _identity(self.path) == self._is
        except OSError:
            raise Replaced(f"{self.path.name} is not there any more", _HINT) from None
        if not is_same:
            raise Replaced(f"{self.path.name} was replaced by another file", _HINT)
        if conn is not None and self._content is not None:
            self._content.check(conn)

    def leave_no_log(self, conn: sqlite3.Connection) -> None:
        """Before ``conn`` is closed: leave no log that would be read into another file.

        SQLite leaves that of a file that was moved as it is, and would write that of one that was overwritten into it.
        """
        try:
            self.check(conn)
        except Replaced as replaced:
            if replaced.nothing_left:
                with contextlib.suppress(OSError):
                    os.truncate(beside(self.path)[0], 0)
            else:
                with contextlib.suppress(sqlite3.Error):  # others have it open still, and do so in their turn
                    conn.execute("pragma wal_checkpoint(truncate)")

    def hold(self) -> None:
        """Say that this process has the file open from now on.

        Raises Replaced where somebody goes on working in a file that had this name before: both would write one log,
        and whoever closed it last would take the changes of the other away.
        """
        here = [one for one in _held if self._is == one._is or self._real == one._real]
        if any(one._is != self._is for one in here) or (not here and _has_log_of_another(self.path)):
            raise Replaced(
                f"{self.path} was put in the place of a file that another planwatch still has open",
                "close that one first; nothing was changed",
            )
        _held.append(self)

    def is_held(self) -> bool:
        """Whether this process has the file open."""
        return any(one._is == self._is for one in _held)

    def release(self) -> None:
        """Say that it has let go of it."""
        with contextlib.suppress(ValueError):  # in one step: other threads open and close files meanwhile
            _held.remove(self)


_held: list[Identity] = []
"""The files that this process has open, each as often as it has."""


def beside(path: Path) -> tuple[Path, Path]:
    """The log of a plan file, and the index of that."""
    real = Path(os.path.realpath(path))  # SQLite keeps them beside what a link points to
    return real.with_name(f"{real.name}-wal"), real.with_name(f"{real.name}-shm")


def has_leftover_log(path: Path) -> bool:
    """Whether a log with something in it lies beside a file that nobody has open."""
    log, index = beside(path)
    try:
        # Looking for the locks would drop those that this process holds.
        if not log.stat().st_size or Identity(path).is_held():
            return False
    except OSError:
        return False
    return _is_locked(path, *_DATABASE_LOCK) is False and (not index.exists() or not _is_locked(index, *_INDEX_LOCK))


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _has_log_of_another(path: Path) -> bool:
    """Whether somebody works with the log beside the file, and nobody with the file.

    To be asked only while this process has neither open: closing a file drops every lock that a process holds on it.
    """
    index = beside(path)[1]
    return index.exists() and _is_locked(index, *_INDEX_LOCK) is True and _is_locked(path, *_DATABASE_LOCK) is False


def _is_locked(path: Path, start: int, length: int) -> bool | None:
    """Whether another program holds any lock there; None where that cannot be known."""
    try:
        import fcntl
    except ImportError:
        return None
    with _opened(path) as handle:
        if handle is None:
            return None
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, length, start)
        except OSError:
            return True
        fcntl.lockf(handle, fcntl.LOCK_UN, length, start)
        return False


@contextlib.contextmanager
def _opened(path: Path) -> Generator[int | None]:
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        yield None
        return
    try:
        yield handle
    finally:
        os.close(handle)


def create_private(path: Path) -> None:
    """Make the file where there is none, for its owner only."""
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def refuse_other_files(path: Path) -> None:
    """Raise PlanwatchError or OSError for what is no file, or none that may be read."""
    # Never by opening it: closing it again would drop every lock this process holds on the file, and another program
    # could then delete the write-ahead log under an open connection.
    if path.is_dir():
        raise PlanwatchError(f"{path} is a folder", "name a plan file")
    if not path.is_file() or path.stat().st_size == 1:  # SQLite takes one byte for an empty file, and overwrites it
        raise PlanwatchError(f"{path} is not a plan file", "name another by --db")
    if not os.access(path, os.R_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def connect(path: Path, busy_seconds: float) -> tuple[sqlite3.Connection, str]:
    """A connection and, where the file can only be read, the reason."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return sqlite3.connect(path, timeout=busy_seconds, isolation_level=None), ""
    if os.access(path.parent, os.W_OK):
        mode, reason = "mode=ro", "the file is read-only"
    else:
        mode, reason = "mode=ro" if _has_live_log(path) else "immutable=1", "its folder is read-only"
    uri = f"{path.as_uri()}?{mode}"
    return sqlite3.connect(uri, uri=True, timeout=busy_seconds, isolation_level=None), reason


def _has_live_log(path: Path) -> bool:
    """Whether somebody else may be writing the file, or died doing so.

    SQLite cannot open a WAL file where it cannot make the log and its index beside it, unless told that nobody writes.
    """
    log, index = beside(path)
    return log.exists() and (log.stat().st_size > 0 or index.exists())


def use_wal(conn: sqlite3.Connection) -> None:
    """Have the file keep a log beside it, so that who reads and who writes do not wait for each other."""
    # A file system that has no shared memory keeps its rollback journal; everything else works alike.
    if conn.execute("pragma journal_mode").fetchone()[0] != "wal":
        # Where two open a new file at once, one of them sets the mode, and the other is told it is locked.
        with contextlib.suppress(sqlite3.OperationalError):
            conn.execute("pragma journal_mode = wal")
