"""What a file says nothing of stays as the plan has it."""

from typing import Any, TypeVar, cast

from msgspec import Struct

from planwatch.model.plan.action import Action
from planwatch.model.plan.given import Given, Incoming
from planwatch.model.plan.keys import built, children_of, flat, wholly
from planwatch.model.plan.kinds import DONE, OPEN
from planwatch.model.plan.parts import OF, PART
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace

P = TypeVar("P", bound=Struct)


def with_kept(decoded: Snapshot, given: Given, before: Snapshot | None) -> Incoming:
    """The snapshot with all that is not given of a part taken from that part of the plan as it was ``before``.

    A file with fewer columns, a lead's copy or one of an older planwatch cannot so empty anything in silence.
    """
    if before is None:
        return Incoming(decoded, given)
    plan, plan_given = _kept(decoded.plan, given.hanging["plan"][0], before.plan)
    parts, hanging = _children(decoded, given, before)
    return Incoming(replace(decoded, plan=plan, **parts), Given(given.names, {"plan": (plan_given,), **hanging}))


def _children(part: Struct, given: Given, before: Struct) -> tuple[dict[str, Any], dict[str, tuple[Given, ...]]]:
    made: dict[str, Any] = {}
    hanging: dict[str, tuple[Given, ...]] = {}
    for kind in children_of(type(part)):
        merges = PART[kind].merged != ()
        known = {_key(one): one for one in getattr(before, kind)} if merges else {}
        told = zip(getattr(part, kind), given.hanging.get(kind, ()), strict=True)
        whole = [_kept(one, of, known.get(_key(one))) if known else (one, of) for one, of in told]
        if whole:
            made[kind] = tuple(one for one, _ in whole)
            hanging[kind] = tuple(of for _, of in whole)
    return made, hanging


def _key(part: Struct) -> object:
    return tuple(getattr(part, name) for name in OF[type(part)].named_by)


def _kept(part: P, given: Given, before: P | None) -> tuple[P, Given]:
    if before is None:
        return part, given
    old, new = flat(before), flat(part)
    names = given.names | _over(part, before, given.names)
    same = {name for name in names if f"{name}_by" in old and f"{name}_by" not in names and new[name] == old[name]}
    whole = wholly(type(part), names) - wholly(type(part), frozenset(same))
    kept = {name: value for name, value in old.items() if name not in whole and value != new[name]}
    children, hanging = _children(part, given, before)
    if kept or children:
        unread = {kind: getattr(part, kind) for kind in children_of(type(part))}
        part = built(type(part), new | kept, unread | children)
    return part, Given(names, hanging)


def _over(part: Struct, before: Struct, given: frozenset[str]) -> frozenset[str]:
    """The names of what is over by what is given, and so is not kept: it is as if they were given empty."""
    if not isinstance(part, Action):
        return frozenset()
    before = cast(Action, before)
    over: set[str] = set()
    if before.cover is not None and before.cover.lead == part.lead and "lead" in given:
        over.add("cover_for")
    if part.status in OPEN and before.status in DONE and "status" in given:
        over.add("completed")
    return frozenset(over - given)
