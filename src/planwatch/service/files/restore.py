"""Putting a backup of a plan file back."""

from pathlib import Path

from planwatch.service.files.open import copy_name
from planwatch.storage.engine import restore as engine


def restore(path: Path, backup: Path, busy_seconds: float) -> Path | None:
    """Make the plan file a copy of a backup; where what was there is kept, None where nothing was.

    Raises PlanwatchError, with all as it was, where that is no sound plan file, or somebody has the plan file open.
    """
    kept = copy_name(path, "before-restore.")
    return kept if engine.put_back(path.absolute(), backup.absolute(), kept.absolute(), busy_seconds) else None
