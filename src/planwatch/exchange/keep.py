"""What a file that says nothing of it leaves as it is in the plan: the words of others than whoever wrote the file."""

from typing import Any

from msgspec import Struct

from planwatch.model.plan.action import Action
from planwatch.model.plan.parts import OF
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace


def with_kept(decoded: Snapshot, tables: dict[str, Any], before: Snapshot | None) -> Snapshot:
    """The snapshot with what ``tables`` leave out taken from the plan as it was ``before``.

    A file of an older planwatch, or a lead's copy, cannot so take back a board's rating or a plan's rule in silence.
    """
    if before is None:
        return decoded
    known = {action.ref: action for action in before.action}
    return replace(
        decoded,
        plan=replace(decoded.plan, **_left_out(before.plan, tables["plan"])),
        action=tuple(
            _kept(action, table, known[action.ref]) if action.ref in known else action
            for action, table in zip(decoded.action, tables.get("action", ()), strict=True)
        ),
    )


def _left_out(before: Struct, table: dict[str, Any]) -> dict[str, Any]:
    return {field: getattr(before, field) for key, field in OF[type(before)].kept.items() if key not in table}


def _kept(action: Action, table: dict[str, Any], before: Action) -> Action:
    kept = _left_out(before, table)
    if before.cover and before.cover.lead == action.lead and "cover" in kept:
        kept["cover"] = None
    return replace(action, **kept)
