"""Which format a file is in, by its suffix."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.read import Known, read_toml_file
from planwatch.exchange.toml.write import write_toml
from planwatch.exchange.wording import nearest, shown, shown_path
from planwatch.model.plan.snapshot import Snapshot


class Reader(Protocol):
    """Reads files of one format."""

    def __call__(self, path: Path, today: date, known: Known = ..., *, keep: bool = ...) -> Snapshot:
        """Read the file, relative dates on the day given; anything wrong with it is a PlanwatchError.

        ``known`` gives the plan that the file may have come from; with ``keep`` what the file leaves out of what
        others said is taken from there.
        """
        ...


Writer = Callable[[Snapshot, Path], None]
"""Writes the file wholly or not at all."""


def _write_ics(snapshot: Snapshot, path: Path) -> None:
    # Loaded here: the calendar library takes a tenth of a second, and most files are no calendars.
    from planwatch.exchange.ics import write_ics

    write_ics(snapshot, path)


READERS: dict[str, Reader] = {".toml": read_toml_file}
WRITERS: dict[str, Writer] = {".toml": write_toml, ".ics": _write_ics}


def reader_for(path: Path) -> Reader:
    """What reads files of that suffix; raises PlanwatchError naming the known ones."""
    return READERS[_known_suffix(path, READERS, "read")]


def writer_for(path: Path) -> Writer:
    """What writes files of that suffix; raises PlanwatchError naming the known ones."""
    return WRITERS[_known_suffix(path, WRITERS, "written")]


def _known_suffix(path: Path, known: dict[str, Reader] | dict[str, Writer], verb: str) -> str:
    suffix = path.suffix.casefold()
    if suffix not in known:
        ending = f'a file ending in "{shown(path.suffix)}"' if suffix else "a file without a suffix"
        hint = f"{nearest(suffix, known)} Known: {', '.join(known)}".strip()
        raise PlanwatchError(f"{shown_path(path)}: {ending} cannot be {verb}", hint)
    return suffix
