"""Names proposed: for what is handed out, of which plan, what, whose, and as at which day; and of what to bring in."""

import re
import unicodedata
from contextlib import suppress
from pathlib import Path

from planwatch.model.actions.row import PlanDay
from planwatch.service.files import written

_UNSAFE = re.compile(r"[^A-Za-z0-9.]+")
_LONGEST = 80
_PLANS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".docx")
"""What people keep plans in, of all that can be imported."""


def proposed(day: PlanDay, kind: str = "", suffix: str = ".md", of: str = "") -> str:
    """``WB-theme-workforce-2016-01-11.html``: a name without a folder, of letters, digits, dots and hyphens.

    ``kind`` is what is handed out (empty: the plan itself), ``of`` whose or for whom it is. An empty ``suffix`` is for
    a folder.
    """
    words = "-".join(filter(None, (_plain(day.plan.ref) or "plan", _plain(kind).lower(), _plain(of).lower())))
    return f"{words[:_LONGEST].rstrip('-.')}-{day.today.isoformat()}{suffix}"


def proposed_import(folder: Path) -> str:
    """The name of the newest workbook, list or document in a folder; empty where there is none.

    One that planwatch wrote and nobody changed since has nothing to bring in, nor has what a program leaves beside a
    file that it has open.
    """
    newest: list[tuple[float, Path]] = []
    with suppress(OSError):
        held = filter(_may_hold_a_plan, folder.iterdir())
        newest = sorted(((path.stat().st_mtime, path) for path in held), reverse=True)
    names = (path.name for _, path in newest if not written.is_ours(path))
    return next(names, "")


def _may_hold_a_plan(path: Path) -> bool:
    return path.suffix.casefold() in _PLANS and not path.name.startswith(("~$", ".")) and path.is_file()


def _plain(text: str) -> str:
    """A leading dot would hide the file, and a slash name a folder."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _UNSAFE.sub("-", ascii_only).strip("-.")
