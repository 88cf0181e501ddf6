"""What tells which plan, moment and part a workbook, and each of its rows, is of."""

import hashlib
import re
from datetime import date
from typing import NamedTuple

KEY = "planwatch key"
"""The heading of the column that tells actions apart, which a workbook hides; of other parts it says of which."""
MARK = "planwatch mark"
"""The heading of the column in which a list has what a workbook has in A1."""
_MARK = re.compile(r"planwatch (\S+) change (\d{1,15})(?: of ([0-9a-f]{8}))?(?: on (\d{4}-\d\d-\d\d))?")
_HEADING = re.compile(rf"{KEY}(?:: ([a-z]+))?")
_KEY = re.compile(r"(?:([a-z]+)-)?(\d{1,15})-([0-9a-f]{6})")
_ACTION = "action"


class Mark(NamedTuple):
    """Which plan a workbook is of, and the number of the change that it shows."""

    ref: str
    change: int
    history: str = ""
    """Characters that no other history has at a change of that number; empty in a mark of old."""
    on: date | None = None
    """The day by which what is worked out was told; only what holds other parts than actions says it."""


def mark_text(mark: Mark) -> str:
    """``planwatch WB change 41 of 1a2b3c4d on 2016-01-11``, which stands in A1."""
    parts = (f"of {mark.history}" if mark.history else "", f"on {mark.on}" if mark.on else "")
    return " ".join(filter(None, (f"planwatch {mark.ref} change {mark.change}", *parts)))


def mark_of(text: str) -> Mark | None:
    """What ``mark_text`` wrote; None where it is something else."""
    found = _MARK.match(text.strip())
    if found is None:
        return None
    try:
        on = date.fromisoformat(found[4]) if found[4] else None
    except ValueError:
        return None
    return Mark(found[1], int(found[2]), found[3] or "", on)


def key_heading(kind: str) -> str:
    """``planwatch key``, ``planwatch key: risk``."""
    return KEY if kind == _ACTION else f"{KEY}: {kind}"


def kind_of_heading(text: str) -> str | None:
    """The kind of part that the rows below that heading are; None where it is no heading of keys."""
    found = _HEADING.fullmatch(text.strip())
    return (found[1] or _ACTION) if found else None


def key_text(ref: str, row_id: int, kind: str = _ACTION) -> str:
    """``17-a0f8a0``, ``risk-17-b1c2d3``: the id of a row, and characters that show one counted up or made up."""
    own = f"{row_id}-{_check(ref, row_id, kind)}"
    return own if kind == _ACTION else f"{kind}-{own}"


def id_of(ref: str, text: str, kind: str = _ACTION) -> int | None:
    """The part of that kind that a key is of; None for what is no key of that plan."""
    found = _KEY.fullmatch(text.strip())
    if found is None or (found[1] or _ACTION) != kind:
        return None
    return int(found[2]) if found[3] == _check(ref, int(found[2]), kind) else None


def kind_of_key(ref: str, text: str) -> str | None:
    """The kind of part that a key of that plan is of."""
    found = _KEY.fullmatch(text.strip())
    kind = (found[1] or _ACTION) if found else _ACTION
    return kind if id_of(ref, text, kind) is not None else None


def _check(ref: str, row_id: int, kind: str) -> str:
    of = f"{ref}\n{row_id}" if kind == _ACTION else f"{ref}\n{kind}\n{row_id}"
    return hashlib.sha256(of.encode()).hexdigest()[:6]
