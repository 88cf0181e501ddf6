"""What differs between two snapshots, part by part, and the words for it."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import Any, Generic, TypeVar, cast

from msgspec import Struct

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.keys import children_of, flat
from planwatch.model.plan.money import pounds
from planwatch.model.plan.parts import OF, PART, PARTS, Part
from planwatch.model.plan.snapshot import Snapshot

P = TypeVar("P", bound=Struct)

_LONG = 60
_LINE_BREAK = re.compile("\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_KINDS = ("plan", *children_of(Snapshot))
_NOTES = [part.kind for part in PARTS if part.hangs_on and part.merged is not None]
"""The parts of a part that are told one by one: they are only ever added or removed."""
_NAMED = {part.kind: {**part.links, **part.by_name} for part in PARTS}
"""The fields that name one other part, with the kind of that."""

_HOLDS = {field.name: field.holds for part in PARTS for field in part.fields}


class FieldChange(Struct, frozen=True):
    """One field of a part, before and after; ``field`` is its flat name."""

    field: str
    before: object
    after: object


class Notes(Struct, frozen=True):
    """What of one kind was added to a part, and what was removed from it."""

    added: tuple[Any, ...] = ()
    removed: tuple[Any, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)


class Changed(Struct, Generic[P], frozen=True):
    """A part that is in both snapshots and not the same in both."""

    before: P
    after: P
    fields: tuple[FieldChange, ...]
    notes: Mapping[str, Notes]
    """By their kind; those of which nothing differs are left out."""


class Compared(Struct, Generic[P], frozen=True):
    """What became of the parts of one kind, each in its plan's order."""

    added: tuple[P, ...] = ()
    removed: tuple[P, ...] = ()
    changed: tuple[Changed[P], ...] = ()
    unchanged: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


class Difference(Struct, frozen=True):
    """What differs between two snapshots; false where nothing does. Order alone is no difference."""

    kinds: Mapping[str, Compared[Any]]

    def __bool__(self) -> bool:
        return any(self.kinds.values())

    def of(self, part: type[P]) -> Compared[P]:
        """What became of that kind of part."""
        return self.kinds[OF[part].kind]


def compare(before: Snapshot, after: Snapshot) -> Difference:
    """What became of each part: themes are matched by title, leads by name, actions by ref, the plan with the plan."""
    kinds = {kind: _compared(PART[kind], getattr(before, kind), getattr(after, kind)) for kind in _KINDS[1:]}
    return Difference({"plan": _compared(None, (before.plan,), (after.plan,)), **kinds})


def _key(part: Part | None, value: Any) -> Hashable:
    if part is None:
        return None
    return value if part.merged == () else attrgetter(*part.named_by)(value)


def _compared(part: Part | None, before: Iterable[Any], after: Iterable[Any]) -> Compared[Any]:
    old = {_key(part, value): value for value in before}
    new = {_key(part, value): value for value in after}
    changed = [_changed(old[name], value) for name, value in new.items() if name in old and old[name] != value]
    kept = tuple(change for change in changed if change is not None)
    added = tuple(value for name, value in new.items() if name not in old)
    removed = tuple(value for name, value in old.items() if name not in new)
    return Compared(added, removed, kept, len(new) - len(added) - len(kept))


def _changed(before: P, after: P) -> Changed[P] | None:
    """None where only the order of updates or moves differs."""
    children = children_of(type(after))
    fields = [name for name in children if name not in _NOTES]
    old = flat(before) | {name: getattr(before, name) for name in fields}
    new = flat(after) | {name: getattr(after, name) for name in fields}
    changes = tuple(FieldChange(name, old[name], value) for name, value in new.items() if old[name] != value)
    compared = {name: _notes(getattr(before, name), getattr(after, name)) for name in children if name in _NOTES}
    notes = {name: found for name, found in compared.items() if found}
    return Changed(before, after, changes, notes) if changes or notes else None


def _notes(before: tuple[Any, ...], after: tuple[Any, ...]) -> Notes:
    if before == after:
        return Notes()
    old, new = Counter(before), Counter(after)
    return Notes(tuple((new - old).elements()), tuple((old - new).elements()))


def lines(difference: Difference) -> list[str]:
    """The difference in words, a line for each thing: ``C1.2 due: 20 Oct 2015 → 30 Nov 2015``.

    Line breaks in texts are drawn as ⏎; other control characters are left to whoever shows the lines.
    """
    said: list[str] = []
    for kind in _KINDS:
        said += _lines_of(PART[kind], difference)
    return [_on_one_line(line) for line in said]


def _lines_of(part: Part, difference: Difference) -> list[str]:
    found = difference.kinds[part.kind]
    said = [_told(part, value, f"removed{_in_its_place(part, value, difference)}") for value in found.removed]
    for change in found.changed:
        name = words_of(part.said, flat(change.after))
        said += [f"{name} {line}" for line in _change_lines(change)]
    return said + [_told(part, value, "added") for value in found.added]


def _in_its_place(part: Part, gone: Any, difference: Difference) -> str:
    """``, Practice in its place``: what all that named a part names now, as where it was merged into that."""
    name = getattr(gone, part.named_by[0])
    now: set[str] = {
        str(change.after)
        for kind, found in difference.kinds.items()
        for changed in found.changed
        for change in changed.fields
        if change.before == name and _NAMED[kind].get(change.field) == part.kind
    }
    return f", {now.pop()} in its place" if len(now) == 1 and "" not in now else ""


def _told(part: Part, value: Struct, became: str, *, cut: bool = False) -> str:
    values = flat(value)
    return f"{words_of(part.said, values)} {became}: {words_of(part.about, values, cut=cut)}".removesuffix(": ")


def words_of(words: str, values: Mapping[str, Any], *, cut: bool = False) -> str:
    """Words with the names of values in braces, filled in as a difference says them."""
    return words.format_map({name: _word(name, value, values, cut) for name, value in values.items()}).strip()


def _word(name: str, value: object, values: Mapping[str, Any], cut: bool) -> str:
    if isinstance(value, date):
        return day_in_full(value)
    text = "" if value is None else str(value)
    if not text and f"{name}_by" in values:
        return "no date"
    return _start_of(text) if cut else text


def _change_lines(change: Changed[Any]) -> list[str]:
    names = {field.field for field in change.fields}
    said = [
        f"{_plain(field.field)}: {pair_in_words(field)}"
        for field in change.fields
        if not (field.field.endswith(("_from", "_by", "_said")) and field.field.rpartition("_")[0] in names)
    ]
    for kind, notes in change.notes.items():
        said += [_told(PART[kind], note, "removed", cut=True) for note in notes.removed]
        said += [_told(PART[kind], note, "added", cut=True) for note in notes.added]
    return said


def _plain(field: str) -> str:
    return field.replace("_", " ")


def pair_in_words(change: FieldChange) -> str:
    """``20 Oct 2015 → 30 Nov 2015``: of long texts what differs."""
    before, after = value_in_words(change.field, change.before), value_in_words(change.field, change.after)
    same = 0
    if max(len(before), len(after)) > _LONG:
        # Of two long texts only what differs is worth a line: some words before it, and how it goes on.
        ends = min(len(before), len(after))
        same = next((i for i in range(ends) if before[i] != after[i]), ends)
        same = max(0, same - _LONG // 3)
    return f"{_start_of(before, same)} → {_start_of(after, same)}"


def _start_of(text: str, start: int = 0) -> str:
    end = "…" if len(text) - start > _LONG else ""
    return ("…" if start else "") + text[start : start + _LONG] + end


def is_noise(field: Field, change: FieldChange, before: Struct, after: Struct) -> bool:
    """Whether only blanks differ, or the order of names, or the words for the same days."""
    old, new = change.before, change.after
    if field.holds is Holds.WORDED:
        was, now = flat(before), flat(after)
        days = (f"{field.name}_from", f"{field.name}_by")
        return was[days[1]] is not None and all(was[day] == now[day] for day in days)
    if field.holds is Holds.NAMES and isinstance(old, tuple) and isinstance(new, tuple):
        return set(old) == set(new)  # pyright: ignore[reportUnknownArgumentType]
    return isinstance(old, str) and isinstance(new, str) and old.split() == new.split()


def value_in_words(field: str, value: object) -> str:
    """A value of a field of that name, as a difference says it."""
    if value in (None, "", ()):
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day_in_full(value)
    if isinstance(value, tuple):
        return ", ".join(map(_item, cast(tuple[object, ...], value)))
    if _HOLDS.get(field) is Holds.MONEY and isinstance(value, int):
        return pounds(value)
    return f"{value} %" if _HOLDS.get(field) is Holds.PERCENT else str(value)


def _item(item: object) -> str:
    if not isinstance(item, Struct):
        return str(item)
    part = OF[type(item)]
    return words_of(part.listed or f"{part.said}: {part.about}", flat(item))


def _on_one_line(text: str) -> str:
    return _LINE_BREAK.sub("⏎", text)
