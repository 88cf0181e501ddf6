"""Files read and written whole: what is at the path is the old text or the new one, never half of either."""

import io
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.exchange.wording import shown_path
from planwatch.unfinished import to_disk, unfinished

MOST_BYTES = 50_000_000
"""What the largest file holds that is read."""


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """What the file holds; raises PlanwatchError where that cannot be read, or is more than ``most`` bytes.

    A pipe or a device is not read: it may never give anything, or never end.
    """
    name = shown_path(path)
    try:
        with io.BufferedReader(io.FileIO(path, opener=_without_waiting)) as file:
            about = os.fstat(file.fileno())
            is_large = about.st_size > most
            # One that grows meanwhile is read up to there.
            data = b"" if is_large else file.read(most + 1) if stat.S_ISREG(about.st_mode) else None
    except FileNotFoundError:
        raise PlanwatchError(f"{name}: no such file", "check the name and the folder") from None
    except IsADirectoryError:
        raise PlanwatchError(f"{name} is a folder", "name a file in it") from None
    except (OSError, ValueError) as error:
        raise PlanwatchError(f"{name} could not be read: {_reason(error)}", "check who may read it") from None
    if data is None:
        raise PlanwatchError(f"{name} is a pipe or a device and no file", "write what it gives into a file first")
    if is_large or most < len(data):
        hint = "take what is no part of the plan out of it, pictures first"
        raise PlanwatchError(f"{name} is larger than {most // 1_000_000} MB, the most that is read", hint)
    return data


def _without_waiting(name: str, flags: int) -> int:
    """Open it for reading: a pipe into which nobody writes is not waited for."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def read_text(path: Path) -> str:
    """The file's text; raises PlanwatchError where there is none, or none in UTF-8."""
    name = shown_path(path)
    data = read_bytes(path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{name}: line {line} is not UTF-8 text (byte {data[error.start]:#04x})"
        raise PlanwatchError(message, "save the file as UTF-8") from None


def write_whole(path: Path, chunks: Iterable[bytes]) -> None:
    """Replace the file at ``path`` by ``chunks``, readable by its owner only.

    Where anything fails, PlanwatchError is raised, the old file is as it was and no other file is left behind.
    """
    name = shown_path(path)
    try:
        # A link stays a link: what it points to is replaced.
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            raise PlanwatchError(f"{name} is not a file that can be replaced", "give the name of a file")
        _replace(target, chunks)
    except (OSError, ValueError) as error:
        hint = "nothing was changed; free some space or name another folder"
        raise PlanwatchError(f"{name} could not be written: {_reason(error)}", hint) from None


def _replace(target: Path, chunks: Iterable[bytes]) -> None:
    with unfinished(target) as path:
        with path.open("wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(file.fileno())
        path.replace(target)
    to_disk(target.parent)


def _reason(error: Exception) -> str:
    return error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error)
