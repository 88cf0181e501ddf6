"""A log that was left beside a plan file by a program that was killed, while the file was then exchanged."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from planwatch.errors import PlanwatchError
from planwatch.storage import doctor
from planwatch.storage.engine.file import beside
from planwatch.storage.engine.sqlite import Database

Changes = list[tuple[object, ...]]
"""Their numbers, moments, people and words."""


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
        held = _changes(alone)
        return held is not None and not _goes_on(both, *held)


def _goes_on(both: Path, before: Changes, last: int) -> bool:
    """Whether the log only adds changes to those of the file, and rows as these have made them."""
    held = _changes(both, last)
    return held is not None and held[0][: len(before)] == before


def _changes(path: Path, last: int | None = None) -> tuple[Changes, int] | None:
    """All changes in a plan file and the last row of its journal, None where it is not sound.

    Of the rows of tables, those are looked at that the journal tells of after its row ``last``.
    """
    try:
        with Database.open(path) as database:
            told = database.tuples("select id, at, who, what from batch order by id")
            newest = database.number("select coalesce(max(id), 0) from journal")
            return (told, newest) if not doctor.faults_after(database, newest if last is None else last) else None
    except PlanwatchError:
        return None
