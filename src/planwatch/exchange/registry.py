"""Which format a file is in, by its suffix."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.read import Known, nothing_known, read_incoming_file
from planwatch.exchange.toml.write import write_toml
from planwatch.exchange.wording import nearest, shown, shown_path
from planwatch.model.history.touched import NOT_KNOWN, Touched
from planwatch.model.plan.given import Incoming
from planwatch.model.plan.snapshot import Snapshot

Journal = Callable[[], Touched]


class Reader(Protocol):
    """Reads files of one format."""

    def __call__(self, path: Path, today: date, known: Known = ..., *, keep: bool = ...) -> Incoming:
        """Read the file, relative dates on the day given; anything wrong with it is a PlanwatchError.

        ``known`` gives the plan that the file may have come from; with ``keep`` what the file leaves out is taken from
        there.
        """
        ...


class Writer(Protocol):
    """Writes files of one format."""

    def __call__(self, snapshot: Snapshot, path: Path, touched: Journal = ..., /) -> None:
        """Write the file wholly or not at all; ``touched`` says what the journal knows, where that is asked for."""
        ...


def _nothing_known() -> Touched:
    return NOT_KNOWN


def _write_toml(snapshot: Snapshot, path: Path, touched: Journal = _nothing_known, /) -> None:
    write_toml(snapshot, path)


def _write_ics(snapshot: Snapshot, path: Path, touched: Journal = _nothing_known, /) -> None:
    # Loaded here: the calendar library takes a tenth of a second, and most files are no calendars.
    from planwatch.exchange.ics import write_ics

    write_ics(snapshot, path, touched())


def _write_json(snapshot: Snapshot, path: Path, touched: Journal = _nothing_known, /) -> None:
    from planwatch.exchange.json_snapshot import write_json  # most snapshots are TOML

    write_json(snapshot, path)


def _read_json(path: Path, today: date, known: Known = nothing_known, *, keep: bool = True) -> Incoming:
    from planwatch.exchange.json_snapshot import read_json_file

    return read_json_file(path, today, known, keep=keep)


READERS: dict[str, Reader] = {".toml": read_incoming_file, ".json": _read_json}
WRITERS: dict[str, Writer] = {".toml": _write_toml, ".json": _write_json, ".ics": _write_ics}


def is_snapshot(path: Path) -> bool:
    """Whether a file is a plan as planwatch keeps it, which needs no mapping. Raises PlanwatchError."""
    suffix = path.suffix.casefold()
    if suffix == ".json" and not path.is_dir():
        from planwatch.exchange.json_snapshot import is_snapshot as is_ours

        return is_ours(path)
    return suffix == ".toml"


def reader_for(path: Path) -> Reader:
    """What reads files of that suffix; raises PlanwatchError naming the known ones."""
    return READERS[_known_suffix(path, READERS, "read")]


def writer_for(path: Path, *others: str) -> Writer:
    """What writes files of that suffix; raises PlanwatchError naming the known ones, and others that are known."""
    return WRITERS[_known_suffix(path, WRITERS, "written", *others)]


def _known_suffix(path: Path, known: dict[str, Reader] | dict[str, Writer], verb: str, *others: str) -> str:
    suffix = path.suffix.casefold()
    if suffix not in known:
        ending = f'a file ending in "{shown(path.suffix)}"' if suffix else "a file without a suffix"
        names = (*known, *others)
        hint = f"{nearest(suffix, names)} Known: {', '.join(names)}".strip()
        raise PlanwatchError(f"{shown_path(path)}: {ending} cannot be {verb}", hint)
    return suffix
