"""What a public forum is not given: what is marked internal, and what would tell of it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.measure import Measure
from planwatch.model.plan.parts import PART
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update
from planwatch.model.values import replace

_KINDS = tuple(kind for kind, part in PART.items() if any(field.name == "internal" for field in part.fields))
BETWEEN = " · "
_MARKS = ".:!?()[]'\"‘’“”"
_Names = Mapping[str, frozenset[str]]


def without_internal(snapshot: Snapshot) -> Snapshot:
    """The plan as a public forum is given it.

    Without updates, parts and notes of readings that are marked internal, what names them, and the paper's own totals
    of costs that hold one: the difference would tell what it comes to.
    """
    gone = withheld(snapshot)
    parts = {kind: tuple(_kept(kind, getattr(snapshot, kind), gone)) for kind in _KINDS} if gone else {}
    return replace(
        snapshot,
        plan=replace(snapshot.plan, update=tuple(_said(one, gone) for one in _open(snapshot.plan.update))),
        theme=tuple(replace(theme, update=_open(theme.update)) for theme in snapshot.theme),
        action=tuple(replace(action, update=_open(action.update)) for action in snapshot.action),
        measure=tuple(map(_figures, snapshot.measure)),
        accepted=tuple(one for one in snapshot.accepted if not _tells_of(one, gone)),
        **parts,
    )


def withheld(snapshot: Snapshot) -> _Names:
    """The names of the parts that it is not given, by kind; kinds without any are left out."""
    found = {kind: frozenset(_name(kind, part) for part in getattr(snapshot, kind) if part.internal) for kind in _KINDS}
    found["cost"] = withheld_costs(snapshot.cost)
    return {kind: names for kind, names in found.items() if names}


def marked(snapshot: Snapshot) -> int:
    """How many parts and notes of readings are marked internal; updates are counted apart."""
    parts = sum(part.internal for kind in _KINDS for part in getattr(snapshot, kind))
    return parts + sum(map(marked_readings, snapshot.measure))


def marked_readings(measure: Measure) -> int:
    """How many notes of its readings are."""
    return sum(one.internal and bool(one.note) for one in measure.reading)


def withheld_costs(costs: Iterable[Cost]) -> frozenset[str]:
    """The refs of the lines that are internal, and of the paper's own totals that hold one."""
    known = {cost.ref: cost for cost in costs}
    found = {cost.ref for cost in known.values() if cost.internal}
    for ref in tuple(found):
        above = known.get(known[ref].included_in)
        while above is not None and above.total and above.ref not in found:
            found.add(above.ref)
            above = known.get(above.included_in)
    return frozenset(found)


def _kept(kind: str, parts: Iterable[Any], gone: _Names) -> Iterable[Any]:
    """Those that stay, without the names of those that do not."""
    of, names = PART[kind], gone.get(kind, frozenset())
    links = {field: other for field, other in of.links.items() if other in gone}
    lists = {field: each.of for field, each in of.lists.items() if each.of in gone}
    for part in parts:
        if _name(kind, part) in names:
            continue
        bare = {field: "" for field, other in links.items() if getattr(part, field) in gone[other]}
        less = {
            field: tuple(name for name in getattr(part, field) if name not in gone[other])
            for field, other in lists.items()
        }
        yield replace(part, **bare, **less) if bare or less else part


def _name(kind: str, part: Any) -> str:
    return str(getattr(part, PART[kind].named_by[0]))


def _figures(measure: Measure) -> Measure:
    if not any(one.internal for one in measure.reading):
        return measure
    return replace(measure, reading=tuple(replace(one, note="") if one.internal else one for one in measure.reading))


def _open(updates: Iterable[Update]) -> tuple[Update, ...]:
    return tuple(update for update in updates if not update.internal)


def line_of(kind: str, name: str) -> str:
    """How a line begins by which a plan says what became of a part when it was closed."""
    return f"{kind}{BETWEEN}{name}{BETWEEN}"


def _said(update: Update, gone: _Names) -> Update:
    """A word of the plan without what it says of them."""
    begun = tuple(line_of(kind, name) for kind, names in gone.items() for name in names)
    if not any(each in update.text for each in begun):
        return update
    return replace(update, text="\n".join(line for line in update.text.split("\n") if not line.startswith(begun)))


def _tells_of(one: Accepted, gone: _Names) -> bool:
    """Whether what was accepted is about one of them: its facts quote it."""
    said = {word.strip(_MARKS) for word in re.split(r"[\s,;]+", f"{one.about} {one.facts} {one.why}")}
    return any(names & said for names in gone.values())
