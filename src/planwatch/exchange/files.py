"""Files read and written whole: what is at the path is the old text or the new one, never half of either."""

import os
from collections.abc import Iterable
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.exchange.wording import shown_path
from planwatch.unfinished import to_disk, unfinished


def read_bytes(path: Path, most: int = -1) -> bytes:
    """What the file holds; raises PlanwatchError where that cannot be read, or is more than ``most`` bytes."""
    name = shown_path(path)
    try:
        with path.open("rb") as file:
            data = file.read(most + 1 if most >= 0 else -1)
    except FileNotFoundError:
        raise PlanwatchError(f"{name}: no such file", "check the name and the folder") from None
    except IsADirectoryError:
        raise PlanwatchError(f"{name} is a folder", "name a file in it") from None
    except (OSError, ValueError) as error:
        raise PlanwatchError(f"{name} could not be read: {_reason(error)}", "check who may read it") from None
    if 0 <= most < len(data):
        hint = "take what is no part of the plan out of it, pictures first"
        raise PlanwatchError(f"{name} is larger than {most // 1_000_000} MB, the most that is read", hint)
    return data


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
