"""Files written beside their place, which they take once they are whole; what a kill leaves of one the next clears."""

import contextlib
import os
import tempfile
from collections.abc import Generator
from pathlib import Path

try:
    import fcntl
except ImportError:  # where there are no such locks nothing is cleared
    fcntl = None

_PREFIX = ".planwatch-"


@contextlib.contextmanager
def unfinished(target: Path) -> Generator[Path]:
    """An empty file in the folder of ``target``, readable by its owner only, to be written and renamed by the block.

    Gone at the end, unless it was renamed. What runs that were killed have left in that folder is cleared. Raises
    OSError.
    """
    _clear(target.parent)
    try:
        handle, path = _made(target.parent)
    except OSError as error:  # of a file that nobody has named
        raise type(error)(error.errno, error.strerror, str(target)) from None
    try:
        yield path
    finally:
        with contextlib.suppress(OSError):
            path.unlink()
        os.close(handle)


def to_disk(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk."""
    # Some systems can't open a folder; the files are safe by then, only a new name might be lost by a crash.
    with contextlib.suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _made(folder: Path) -> tuple[int, Path]:
    """A file that is locked as long as its handle is open."""
    while True:
        handle, name = tempfile.mkstemp(prefix=_PREFIX, dir=folder)  # with mode 0600
        _is_taken(handle)
        path = Path(name)
        if path.exists():  # else somebody has cleared it before it was locked
            return handle, path
        os.close(handle)


def _clear(folder: Path) -> None:
    for path in folder.glob(f"{_PREFIX}*") if fcntl is not None else ():
        with contextlib.suppress(OSError):
            handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
            try:
                if not _is_taken(handle):
                    path.unlink()
            finally:
                os.close(handle)


def _is_taken(handle: int) -> bool:
    """Whether another has locked the file; if not, it is locked now."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    return False
