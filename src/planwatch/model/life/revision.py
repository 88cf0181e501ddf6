"""What one version of a plan made of another, for whoever approves it.

It is the difference of ``model.history.difference`` without its noise: progress, updates, order, blanks.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct

from planwatch.model.history.difference import Changed, Difference, is_noise, value_in_words
from planwatch.model.plan.action import Action
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.keys import flat
from planwatch.model.plan.kinds import Status
from planwatch.model.plan.parts import PART, Part


class Became(StrEnum):
    """What became of a part, or of a field of it."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    REWORDED = "reworded"
    MOVED = "moved"
    OWNED = "re-owned"
    COSTED = "re-costed"
    OTHER = "otherwise changed"


class Line(Struct, frozen=True):
    """One thing that a version changed. Texts are as they were typed."""

    kind: str
    """Of the part."""
    name: str
    """Its ref, number, title or name; the plan's is empty."""
    title: str
    field: str = ""
    """What screens call the field; empty: the whole part."""
    was: str = ""
    now: str = ""


Revision = Mapping[Became, tuple[Line, ...]]
"""The lines by what became of it, in the order of ``Became``; those of which there is nothing are left out."""

_LEFT_OUT = frozenset(
    (
        "lead",
        "forum",
        "meeting",
        "version",
        "signoff",
        "consultee",
        "communication",
        "accepted",
        "update",
        "move",
        "evidence",
        "finding",
    )
)
"""What hangs on the plan and is no part of what is approved: people, meetings, its own life."""
_PROGRESS = frozenset(
    (
        "status", "reason", "percent", "rag", "completed", "evidence", "original_due", "agreed_due", "as_at",
        "approved_on", "closed_on", "responded_on",
    )
)  # fmt: skip
"""How far the work has come is told by other papers."""
_REWORDED = (Holds.TEXT, Holds.PROSE, Holds.LINES)
_COSTED = (Holds.MONEY, Holds.FIGURE)


def revised(difference: Difference) -> Revision:
    """What a version changed, by what became of it."""
    found: dict[Became, list[Line]] = {became: [] for became in Became}
    for kind, compared in difference.kinds.items():
        if kind in _LEFT_OUT:
            continue
        part = PART[kind]
        for value in compared.removed:
            found[Became.WITHDRAWN].append(_whole(part, value, "no more in the plan"))
        for change in compared.changed:
            for became, line in _lines(part, change):
                found[became].append(line)
        for value in compared.added:
            found[Became.ADDED].append(_whole(part, value))
    return {became: tuple(lines) for became, lines in found.items() if lines}


def _lines(part: Part, change: Changed[Any]) -> Iterator[tuple[Became, Line]]:
    before, after = change.before, change.after
    if isinstance(after, Action) and after.status is Status.WITHDRAWN and before.status is not Status.WITHDRAWN:
        yield Became.WITHDRAWN, _whole(part, after, after.reason)
        return
    fields, values = {field.name: field for field in part.fields}, {each.field: each for each in change.fields}
    for name, each in values.items():
        field = fields.get(name)
        if field is None or name in _PROGRESS or is_noise(field, each, before, after):
            continue
        one = _whole(part, after)
        was, now = value_in_words(name, each.before), value_in_words(name, each.after)
        yield _became(part, field), Line(one.kind, one.name, one.title, field.called, was, now)


def _became(part: Part, field: Field) -> Became:
    if field.holds in (Holds.WORDED, Holds.DAY):
        return Became.MOVED
    if field.holds in (Holds.NAME, Holds.NAMES):
        return Became.OWNED if field.of == "lead" else Became.OTHER
    if field.holds is Holds.MONEY or (part.kind == "cost" and field.holds in _COSTED):
        return Became.COSTED
    return Became.REWORDED if field.holds in _REWORDED else Became.OTHER


def _whole(part: Part, value: Struct, now: str = "") -> Line:
    held = flat(value)
    name = "" if part.kind == "plan" else str(held[part.named_by[0]])
    title = next((str(held[key]) for key in ("title", "text") if held.get(key)), "")
    return Line(part.kind, name, "" if title == name else title, now=now)
