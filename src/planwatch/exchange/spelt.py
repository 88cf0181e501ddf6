"""Names in a snapshot as the plan spells them: one typed in other capitals, accents or blanks is no second one."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from planwatch.model.plan.keys import built, children_of, flat
from planwatch.model.plan.parts import OF, PART
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.text.names import plain
from planwatch.model.values import replace

_Fold = Callable[[str], str]


def _ref(text: str) -> str:
    return " ".join(text.split()).casefold()


_NAMED = [PART[kind] for kind in children_of(Snapshot) if len(PART[kind].named_by) == 1]
_FOLDED: dict[str, _Fold] = {part.kind: _ref if part.named_by[0] in ("ref", "number") else plain for part in _NAMED}
"""The kinds that are named, and how two spellings of a name compare."""


def as_spelt(snapshot: Snapshot, before: Snapshot | None) -> Snapshot:
    """The snapshot with every name that the plan ``before`` or the file itself has otherwise spelt as it is there.

    A name that is there just so is meant so; and two of a file that differ in their spelling stay two.
    """
    names = {
        kind: _Names(_of(snapshot, kind), _of(before, kind) if before is not None else (), fold)
        for kind, fold in _FOLDED.items()
    }
    changed = {kind: _parts(getattr(snapshot, kind), names) for kind in children_of(Snapshot)}
    return replace(snapshot, **{kind: parts for kind, parts in changed.items() if parts is not None})


def _of(snapshot: Snapshot, kind: str) -> Iterable[str]:
    name = PART[kind].named_by[0]
    return (getattr(one, name) for one in getattr(snapshot, kind))


class _Names:
    """The names of one kind, in the file and in the plan."""

    def __init__(self, own: Iterable[str], there: Iterable[str], fold: _Fold) -> None:
        self._fold = fold
        self._there = dict.fromkeys(there)
        self._own: dict[str, str] = {name: name for name in own}
        self._known: dict[str, list[str]] | None = None
        if self._there:
            self._own |= {name: self._as_there(name) for name in self._own if name not in self._there}

    def _folded(self) -> dict[str, list[str]]:
        """All names by how they compare, those of the plan first."""
        if self._known is None:
            self._known = {}
            for name in dict.fromkeys((*self._there, *self._own)):
                self._known.setdefault(self._fold(name), []).append(name)
        return self._known

    def _as_there(self, name: str) -> str:
        like = self._folded()[self._fold(name)]
        known = [one for one in like if one in self._there]
        own = [one for one in like if one in self._own]
        return known[0] if len(known) == 1 and own == [name] else name

    def __call__(self, name: str) -> str:
        """What the name is in the plan, or in the file; as it is where neither has it, or several."""
        if name in self._own:
            return self._own[name]
        if not name or name in self._there:
            return name
        like = {self._own.get(one, one) for one in self._folded().get(self._fold(name), ())}
        return like.pop() if len(like) == 1 else name


def _parts(parts: tuple[Any, ...], names: dict[str, _Names]) -> tuple[Any, ...] | None:
    """The parts as they are named; None where all are so already."""
    new = tuple(_part(part, names) for part in parts)
    return new if any(one is not old for one, old in zip(new, parts, strict=True)) else None


def _part(part: Struct, names: dict[str, _Names]) -> Struct:
    of, held = OF[type(part)], flat(part)
    named = {of.named_by[0]: of.kind} if of.kind in names else {"forum": "forum"} if of.kind == "meeting" else {}
    changes: dict[str, Any] = {key: names[kind](held[key]) for key, kind in (named | dict(of.links)).items()}
    for key, listed in of.lists.items():
        changes[key] = tuple(map(names[listed.of], held[key]))
    changes = {key: value for key, value in changes.items() if value != held[key]}
    children = {kind: getattr(part, kind) for kind in children_of(type(part))}
    new = {kind: told for kind, held in children.items() if held and (told := _parts(held, names)) is not None}
    return built(type(part), held | changes, children | new) if changes or new else part
