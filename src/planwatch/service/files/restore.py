"""Putting a backup of a plan file back."""

from pathlib import Path

from planwatch.service.files.open import copy_name
from planwatch.storage.engine import restore as engine
from planwatch.storage.engine.file import has_leftover_log


def restore(path: Path, backup: Path, busy_seconds: float) -> Path | None:
    """Make the plan file a copy of a backup; where what was there is kept, None where nothing was.

    Raises PlanwatchError, with all as it was, where that is no sound plan file, or somebody has the plan file open.
    """
    kept, path = copy_name(path, "before-restore."), path.absolute()
    apart = path.exists() and has_leftover_log(path) and _has_log_of_another(path)
    there = engine.put_back(path, backup.absolute(), kept.absolute(), busy_seconds, apart=apart)
    return kept if there else None


def _has_log_of_another(path: Path) -> bool:
    # Loaded here: only a program that was killed leaves a log.
    from planwatch.storage.leftover import has_log_of_another

    return has_log_of_another(path)
