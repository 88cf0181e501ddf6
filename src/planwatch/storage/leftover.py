"""A log that was left beside a plan file by a program that was killed, while the file was then exchanged."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from planwatch.errors import PlanwatchError
from planwatch.storage import doctor
from planwatch.storage.engine.file import beside
from planwatch.storage.engine.sqlite import Database


def refuse_log_of_another(path: Path) -> None:
    """Raise PlanwatchError, with nothing changed, where the log that was left beside the file is of another."""
    if has_log_of_another(path):
        log = beside(path)[0]
        raise PlanwatchError(
            f"{log} is the log of another file: {path.name} was put in its place after planwatch was ended there",
            f"move {log.name} away to open {path.name} as it is; nothing was changed",
        )


def has_log_of_another(path: Path) -> bool:
    """Whether the file is sound, and what its log makes of it is not, or another plan's.

    To be asked only where nobody has the file open. Opening it reads the log into it, so that copies are looked at.
    """
    with TemporaryDirectory(prefix="planwatch-") as folder:
        alone, both = (Path(folder) / name for name in ("alone.db", "both.db"))
        for copy in (alone, both):
            shutil.copyfile(path, copy)
        shutil.copyfile(beside(path)[0], beside(both)[0])
        return _changes(alone) is not None and not _goes_on(alone, both)


def _goes_on(alone: Path, both: Path) -> bool:
    """Whether the log only adds changes to those of the file."""
    before, after = _changes(alone), _changes(both)
    return before is not None and after is not None and after[: len(before)] == before


def _changes(path: Path) -> list[tuple[object, ...]] | None:
    """All changes in a plan file, None where it is not sound."""
    try:
        with Database.open(path) as database:
            told = database.tuples("select id, at, who, what from batch order by id")
            return told if not doctor.faults(database) else None
    except PlanwatchError:
        return None
