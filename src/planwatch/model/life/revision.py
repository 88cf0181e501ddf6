"""What one version of a plan made of another, for whoever approves it.

It is the difference of ``model.history.difference`` without its noise: progress, updates, order, blanks.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct

from planwatch.model.history.difference import Changed, Compared, Difference, FieldChange, is_noise, value_in_words
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
    internal: bool = False
    """Whether it is about a part that is marked so, or was."""


Revision = Mapping[Became, tuple[Line, ...]]
"""The lines by what became of it, in the order of ``Became``; those of which there is nothing are left out."""

_LEFT_OUT = frozenset(
    (
        "lead", "forum", "meeting", "version", "signoff", "consultee", "communication", "accepted", "update", "move",
    )
)  # fmt: skip
"""What hangs on the plan and is no part of what is approved: people, meetings, its own life."""
_PROGRESS = frozenset(
    (
        "status", "reason", "percent", "rag", "completed", "evidence", "original_due", "agreed_due", "as_at",
        "approved_on", "closed_on", "closed_by", "responded_on", "asked_on", "seen_on",
    )
)  # fmt: skip
"""How far the work has come is told by other papers. A finding has none: what it rests on, and why, is what it is."""
_REWORDED = (Holds.TEXT, Holds.PROSE, Holds.LINES)
_ABOUT_COST = ("ref", "title", "unit", "period_unit", "action", "theme", "note")
"""The fields of a cost that change no sum."""
_Names = Mapping[tuple[str, str], str]
"""What parts are called now, by kind and what they were called; empty: they are no more in the plan."""


def revised(difference: Difference) -> Revision:
    """What a version changed, by what became of it."""
    found: dict[Became, list[Line]] = {became: [] for became in Became}
    renamed = {kind: _renamed(PART[kind], compared) for kind, compared in difference.kinds.items()}
    names = {
        (kind, _name(kind, value)): _name(kind, now) if (now := renamed[kind].get(_name(kind, value))) else ""
        for kind, compared in difference.kinds.items()
        for value in compared.removed
    }
    for kind, compared in difference.kinds.items():
        if kind in _LEFT_OUT:
            continue
        part, new = PART[kind], renamed[kind]
        for value in compared.removed:
            name = _name(kind, value)
            if name in new:
                one = _whole(part, new[name])
                line = Line(kind, one.name, one.title, part.named_by[0], name, one.name, one.internal)
                found[Became.REWORDED if kind == "theme" else Became.OTHER].append(line)
            else:
                found[Became.WITHDRAWN].append(_whole(part, value, "no more in the plan"))
        for change in compared.changed:
            for became, line in _lines(part, change, names):
                found[became].append(line)
        found[Became.ADDED] += [_whole(part, value) for value in compared.added if value not in new.values()]
    return {became: tuple(lines) for became, lines in found.items() if lines}


def _renamed(part: Part, compared: Compared[Any]) -> Mapping[str, Any]:
    """The parts that have another name and are else the same, by the name before: each of one alone."""
    now = [(_rest(part, value), value) for value in compared.added]
    found: dict[str, Any] = {}
    for value in compared.removed:
        same = [new for rest, new in now if rest == _rest(part, value) and any(rest.values())]
        if len(same) == 1 and same[0] not in found.values():
            found[_name(part.kind, value)] = same[0]
    return found


def _rest(part: Part, value: Any) -> dict[str, Any]:
    return {name: held for name, held in flat(value).items() if name not in part.named_by}


def _name(kind: str, value: Any) -> str:
    return str(flat(value)[PART[kind].named_by[0]])


def _lines(part: Part, change: Changed[Any], names: _Names) -> Iterator[tuple[Became, Line]]:
    before, after = change.before, change.after
    if isinstance(after, Action) and after.status is Status.WITHDRAWN and before.status is not Status.WITHDRAWN:
        yield Became.WITHDRAWN, _whole(part, after, after.reason)
        return
    one = _whole(part, after)
    fields, values = {field.name: field for field in part.fields}, {each.field: each for each in change.fields}
    for name, each in values.items():
        field = fields.get(name)
        if field is None or is_noise(field, each, before, after) or _follows(field, each, names):
            continue
        if name in _PROGRESS and part.kind != "finding":
            continue
        was, now = value_in_words(name, each.before), value_in_words(name, each.after)
        hidden = one.internal or _is_internal(before)
        yield _became(part, field), Line(one.kind, one.name, one.title, field.called, was, now, hidden)


def _follows(field: Field, change: FieldChange, names: _Names) -> bool:
    """Whether it only names by its new name what was renamed, or no more what was taken out."""
    if field.holds not in (Holds.NAME, Holds.NAMES):
        return False
    was, now = (set(value if isinstance(value, tuple) else (value,)) for value in (change.before, change.after))  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    return {names.get((field.of, str(name)), str(name)) for name in was} - {""} == set(map(str, now)) - {""}  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]


def _became(part: Part, field: Field) -> Became:
    if field.holds is Holds.MONEY or (part.kind == "cost" and field.name not in _ABOUT_COST):
        return Became.COSTED
    if field.holds in (Holds.WORDED, Holds.DAY):
        return Became.MOVED
    if field.holds in (Holds.NAME, Holds.NAMES):
        return Became.OWNED if field.of == "lead" else Became.OTHER
    return Became.REWORDED if field.holds in _REWORDED else Became.OTHER


def _whole(part: Part, value: Struct, now: str = "") -> Line:
    held = flat(value)
    name = "" if part.kind == "plan" else str(held[part.named_by[0]])
    title = next((str(held[key]) for key in ("title", "text") if held.get(key)), "")
    return Line(part.kind, name, "" if title == name else title, now=now, internal=_is_internal(value))


def _is_internal(part: Struct) -> bool:
    return bool(getattr(part, "internal", False))
