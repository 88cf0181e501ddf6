"""A plan with what a file brings, as an import leaves it but for what follows from that for other actions."""

from typing import Any, TypeVar

from msgspec import Struct

from planwatch.model.plan.keys import children_of, flat
from planwatch.model.plan.parts import OF, PART
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace

P = TypeVar("P", bound=Struct)


def merged(before: Snapshot, brought: Snapshot) -> Snapshot:
    """``before`` with the parts of ``brought`` in the place of those of the same name, and its new ones behind them."""
    return replace(brought, **_parts(before, brought), plan=_with_children(before.plan, brought.plan))


def _parts(before: Struct, brought: Struct) -> dict[str, Any]:
    return {kind: _together(getattr(before, kind), getattr(brought, kind)) for kind in children_of(type(before))}


def _together(before: tuple[Any, ...], brought: tuple[Any, ...]) -> tuple[Any, ...]:
    if not brought:
        return before
    new = {_key(one): one for one in brought}
    stays = [_with_children(one, new.pop(_key(one))) if _key(one) in new else one for one in before]
    return (*stays, *new.values())


def _with_children(before: P, brought: P) -> P:
    if PART[OF[type(brought)].kind].merged == ():
        return before
    return replace(brought, **_parts(before, brought))


def _key(part: Struct) -> object:
    values = flat(part)
    return tuple(values[name] for name in OF[type(part)].named_by)
