"""Names proposed for what is handed out: of which plan, what, whose, and as at which day."""

import re
import unicodedata

from planwatch.model.actions.row import PlanDay

_UNSAFE = re.compile(r"[^A-Za-z0-9.]+")
_LONGEST = 80


def proposed(day: PlanDay, kind: str = "", suffix: str = ".md", of: str = "") -> str:
    """``WB-theme-workforce-2016-01-11.html``: a name without a folder, of letters, digits, dots and hyphens.

    ``kind`` is what is handed out (empty: the plan itself), ``of`` whose or for whom it is. An empty ``suffix`` is for
    a folder.
    """
    words = "-".join(filter(None, (_plain(day.plan.ref) or "plan", _plain(kind).lower(), _plain(of).lower())))
    return f"{words[:_LONGEST].rstrip('-.')}-{day.today.isoformat()}{suffix}"


def _plain(text: str) -> str:
    """A leading dot would hide the file, and a slash name a folder."""
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _UNSAFE.sub("-", ascii_only).strip("-.")
