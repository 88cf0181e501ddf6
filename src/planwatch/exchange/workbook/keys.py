"""What tells which plan, moment and action a workbook, and each of its rows, is of."""

import hashlib
import re
from typing import NamedTuple

KEY = "planwatch key"
"""The heading of the column that tells the rows apart, which a workbook hides."""
MARK = "planwatch mark"
"""The heading of the column in which a list has what a workbook has in A1."""
_MARK = re.compile(r"planwatch (\S+) change (\d{1,15})(?: of ([0-9a-f]{8}))?")
_KEY = re.compile(r"(\d{1,15})-([0-9a-f]{6})")


class Mark(NamedTuple):
    """Which plan a workbook is of, and the number of the change that it shows."""

    ref: str
    change: int
    history: str = ""
    """Characters that no other history has at a change of that number; empty in a mark of old."""


def mark_text(mark: Mark) -> str:
    """``planwatch WB change 41 of 1a2b3c4d``, which stands in A1."""
    return f"planwatch {mark.ref} change {mark.change}" + (f" of {mark.history}" if mark.history else "")


def mark_of(text: str) -> Mark | None:
    """What ``mark_text`` wrote; None where it is something else."""
    found = _MARK.match(text.strip())
    return Mark(found[1], int(found[2]), found[3] or "") if found else None


def key_text(ref: str, action: int) -> str:
    """``17-a0f8a0``: an action's id with characters by which one that was counted up or made up is known."""
    return f"{action}-{_check(ref, action)}"


def action_of(ref: str, text: str) -> int | None:
    """The action that a key is of; None for what is no key of that plan."""
    found = _KEY.fullmatch(text.strip())
    return int(found[1]) if found and found[2] == _check(ref, int(found[1])) else None


def _check(ref: str, action: int) -> str:
    return hashlib.sha256(f"{ref}\n{action}".encode()).hexdigest()[:6]
