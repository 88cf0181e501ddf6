"""Which files are still as planwatch wrote them, and so can be written anew without asking whose work is in them."""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import cast

from planwatch.errors import PlanwatchError
from planwatch.exchange.files import write_whole
from planwatch.paths import state_folder

_MOST = 1000
"""Files that are remembered."""


def is_as_written(path: Path) -> bool:
    """Whether a file, where it is there, is byte for byte what planwatch last wrote to it."""
    return not path.exists() or _known().get(_name(path)) == _digest(path)


def is_ours(path: Path) -> bool:
    """Whether a file is byte for byte what planwatch wrote to it; one that it never wrote to is not read for that."""
    digest = _known().get(_name(path))
    return digest is not None and digest == _digest(path)


def remember(paths: Iterable[Path]) -> None:
    """These files are as planwatch wrote them just now. Where that cannot be kept, it asks the next time."""
    known = _known()
    for path in paths:
        if digest := _digest(path):
            known.pop(_name(path), None)
            known[_name(path)] = digest
    with suppress(OSError, PlanwatchError):
        _file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(_file(), [json.dumps(dict(list(known.items())[-_MOST:]), indent=0).encode()])


def _known() -> dict[str, str]:
    try:
        held = json.loads(_file().read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return cast("dict[str, str]", held) if isinstance(held, dict) else {}


def _file() -> Path:
    return state_folder() / "written.json"


def _name(path: Path) -> str:
    return str(path.resolve())


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
