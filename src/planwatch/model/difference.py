"""What differs between two snapshots, part by part, and the words for it."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Generic, TypeVar, cast

from planwatch.model.dates import day_in_full
from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.action import Action, Move, Occurrence
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.meeting import Meeting, Resolution
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update

Part = TypeVar("Part", Plan, Theme, Lead, Action, Forum, Meeting, Accepted)
Note = TypeVar("Note", Update, Move, Occurrence)

_LONG = 60
_LINE_BREAK = re.compile("\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a part, before and after; ``field`` is the model's name."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Changed(Generic[Part]):
    """A part that is in both snapshots and not the same in both. Updates and moves are only ever added or removed."""

    before: Part
    after: Part
    fields: tuple[FieldChange, ...] = ()
    updates_added: tuple[Update, ...] = ()
    updates_removed: tuple[Update, ...] = ()
    moves_added: tuple[Move, ...] = ()
    moves_removed: tuple[Move, ...] = ()
    done_added: tuple[Occurrence, ...] = ()
    done_removed: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts(Generic[Part]):
    """What became of the parts of one kind, each in its plan's order."""

    added: tuple[Part, ...] = ()
    removed: tuple[Part, ...] = ()
    changed: tuple[Changed[Part], ...] = ()
    unchanged: int = 0

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two snapshots; false where nothing does. Order alone is no difference."""

    plan: Parts[Plan]
    theme: Parts[Theme]
    lead: Parts[Lead]
    action: Parts[Action]
    forum: Parts[Forum]
    meeting: Parts[Meeting]
    accepted: Parts[Accepted]

    def __bool__(self) -> bool:
        return bool(self.plan or self.theme or self.lead or self.action or self.forum or self.meeting or self.accepted)


def compare(before: Snapshot, after: Snapshot) -> Difference:
    """What became of each part: themes are matched by title, leads by name, actions by ref, the plan with the plan."""
    return Difference(
        _compare_parts((before.plan,), (after.plan,), lambda plan: ""),
        _compare_parts(before.theme, after.theme, lambda theme: theme.title),
        _compare_parts(before.lead, after.lead, lambda lead: lead.name),
        _compare_parts(before.action, after.action, lambda action: action.ref),
        _compare_parts(before.forum, after.forum, lambda forum: forum.name),
        _compare_parts(before.meeting, after.meeting, lambda meeting: (meeting.forum, meeting.on)),
        _compare_parts(before.accepted, after.accepted, lambda accepted: accepted),
    )


def _compare_parts(before: Iterable[Part], after: Iterable[Part], key: Callable[[Part], Hashable]) -> Parts[Part]:
    old = {key(part): part for part in before}
    new = {key(part): part for part in after}
    changed = [_compare_part(old[name], part) for name, part in new.items() if name in old and old[name] != part]
    kept = tuple(change for change in changed if change is not None)
    added = tuple(part for name, part in new.items() if name not in old)
    removed = tuple(part for name, part in old.items() if name not in new)
    return Parts(added, removed, kept, len(new) - len(added) - len(kept))


def _compare_part(before: Part, after: Part) -> Changed[Part] | None:
    """None where only the order of updates or moves differs."""
    names = [field.name for field in fields(after) if field.name not in ("update", "move", "occurrence")]
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in names]
    changes = tuple(FieldChange(name, old, new) for name, old, new in pairs if old != new)
    updates, moves, done = (
        _compare_notes(getattr(before, name, ()), getattr(after, name, ())) for name in ("update", "move", "occurrence")
    )
    if not (changes or any(updates) or any(moves) or any(done)):
        return None
    return Changed(before, after, changes, *updates, *moves, *done)


def _compare_notes(before: tuple[Note, ...], after: tuple[Note, ...]) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
    if before == after:
        return (), ()
    old, new = Counter(before), Counter(after)
    return tuple((new - old).elements()), tuple((old - new).elements())


def lines(difference: Difference) -> list[str]:
    """The difference in words, a line for each thing: ``C1.2 due: 20 Oct 2015 → 30 Nov 2015``.

    Line breaks in texts are drawn as ⏎; other control characters are left to whoever shows the lines.
    """
    return [
        *_lines_of(difference.plan, lambda plan: f"plan {plan.ref}", lambda plan: plan.title),
        *_lines_of(difference.theme, lambda theme: f"theme {theme.title}", lambda theme: theme.label),
        *_lines_of(difference.lead, lambda lead: f"lead {lead.name}", lambda lead: lead.holder),
        *_lines_of(difference.action, lambda action: action.ref, lambda action: action.title),
        *_lines_of(difference.forum, lambda forum: f"forum {forum.name}", lambda forum: forum.chair),
        *_lines_of(difference.meeting, lambda meeting: f"meeting of {day_in_full(meeting.on)}", lambda m: m.forum),
        *_lines_of(difference.accepted, lambda one: f"acceptance of {one.code} {one.about}".strip(), lambda a: a.why),
    ]


def _lines_of(parts: Parts[Part], name: Callable[[Part], str], about: Callable[[Part], str]) -> list[str]:
    said = [f"{name(part)} removed: {about(part)}".removesuffix(": ") for part in parts.removed]
    for change in parts.changed:
        said += [f"{name(change.after)} {line}" for line in _change_lines(change)]
    said += [f"{name(part)} added: {about(part)}".removesuffix(": ") for part in parts.added]
    return [_on_one_line(line) for line in said]


def _change_lines(change: Changed[Part]) -> list[str]:
    names = {field.field for field in change.fields}
    said = [
        f"{_plain(field.field)}: {_pair(field)}"
        for field in change.fields
        if not (field.field.endswith(("_from", "_by")) and field.field.rpartition("_")[0] in names)
    ]
    said += [f"update of {day_in_full(note.as_at)} removed: {_start_of(note.text)}" for note in change.updates_removed]
    said += [f"update of {day_in_full(note.as_at)} added: {_start_of(note.text)}" for note in change.updates_added]
    said += [f"date change of {day_in_full(move.on)} removed: {_move(move)}" for move in change.moves_removed]
    said += [f"date change of {day_in_full(move.on)} added: {_move(move)}" for move in change.moves_added]
    said += [f"occurrence of {one.due or 'no date'} removed" for one in change.done_removed]
    said += [f"occurrence of {one.due or 'no date'} added: done {one.completed}" for one in change.done_added]
    return said


def _plain(field: str) -> str:
    return field.replace("_", " ")


def _move(move: Move) -> str:
    return f"{move.was or 'no date'} → {move.now or 'no date'}"


def _pair(change: FieldChange) -> str:
    before, after = _value(change.field, change.before), _value(change.field, change.after)
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


def _value(field: str, value: object) -> str:
    if value is None or value == "" or value == ():
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day_in_full(value)
    if isinstance(value, tuple):
        return ", ".join(map(_item, cast(tuple[object, ...], value)))
    if field == "cost" and isinstance(value, int):
        return f"£{value // 100:,}.{value % 100:02}"
    return f"{value} %" if field == "percent" else str(value)


def _item(item: object) -> str:
    return f"{item.number} {item.kind}: {item.text}" if isinstance(item, Resolution) else str(item)


def _on_one_line(text: str) -> str:
    return _LINE_BREAK.sub("⏎", text)
