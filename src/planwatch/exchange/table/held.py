"""The cells of a file that an import leaves to the plan: what somebody changed there since the file last came in."""

from collections.abc import Mapping
from keyword import iskeyword
from typing import Any
from zlib import crc32

from msgspec import Struct

from planwatch.exchange.table.fingerprint import plainly
from planwatch.exchange.table.record import Record
from planwatch.model.plan.parts import OF

_NOT_COMPARED = frozenset({"ref", "number"})
_TOGETHER = (frozenset({"status", "percent", "rag", "completed", "reason"}), frozenset({"due", "original_due"}))
"""Fields of which one alone would contradict the others."""


class Held(Struct, frozen=True):
    """One cell that differs from the plan and is not taken."""

    record: Record
    action: int
    ref: str
    field: str
    now: Any
    """What the plan has."""
    said: Any
    """What the file says."""
    is_conflict: bool
    """Whether the file was changed too; else only the plan was, and the file still says what it did."""


def prints(given: Mapping[str, Any]) -> str:
    """A short fingerprint of each field that a row gives, by which a changed cell is known the next time."""
    return " ".join([f"{name}={_print(value)}" for name, value in given.items() if name not in _NOT_COMPARED])


def _print(value: object) -> str:
    return f"{crc32(plainly(value).encode('utf-8', 'replace')):08x}"


def stands(part: Struct, name: str) -> Any:
    """What the plan has of a field that a row gives."""
    return getattr(part, f"{name}_" if iskeyword(name) else name)


def held_back(record: Record, given: Mapping[str, Any], known: Struct, row_id: int, before: str) -> list[Held]:
    """What of ``given`` is left as the plan has it; ``before`` are the ``prints`` of the row when it last came in.

    A cell that says what it did then says nothing new. One that was changed is taken, unless the plan has changed too:
    that is a conflict.
    """
    base = dict(each.split("=") for each in before.split())
    found: list[Held] = []
    part = OF[type(known)]
    ref = str(getattr(known, part.named_by[0]))
    for name, value in given.items():
        if name not in base:
            continue
        now = stands(known, name)
        said, there = _print(value), _print(now)
        if said != there and base[name] != there:
            found.append(Held(record, row_id, ref, name, now, value, said != base[name]))
    names = {one.field for one in found}
    for group in _TOGETHER if part.kind == "action" else map(frozenset, part.groups.values()):
        if names & group:
            found += [
                Held(record, row_id, ref, name, stands(known, name), given[name], True)
                for name in given
                if name in group - names and _print(given[name]) != _print(stands(known, name))
            ]
    return found
