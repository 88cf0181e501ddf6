"""What a file that says nothing of it leaves as it is in the plan: the words of others than whoever wrote the file."""

from dataclasses import replace
from typing import Any

from planwatch.model.plan.action import Action
from planwatch.model.plan.snapshot import Snapshot

OF_PLAN = (
    "rag_rule", "red_after", "no_update_after", "moves_flagged", "red_percent", "amber_percent", "days", "nation",
    "first_day_counts", "year_starts", "before_meeting", "blue", "second_person",
)  # fmt: skip
OF_ACTION = {
    "board_rag": ("board_rag", "board_why", "board_by", "board_on"),
    "agreed_due": ("agreed_due", "agreed_due_from", "agreed_due_by", "agreed_by", "agreed_on"),
    "assured_by": ("assured_by", "assured_on"),
    "cover_for": ("cover_for", "cover_until"),
    "depends_on": ("depends_on",),
}
"""The key that must stand in the file for the others of its group to be taken from there."""


def with_kept(decoded: Snapshot, tables: dict[str, Any], before: Snapshot | None) -> Snapshot:
    """The snapshot with what ``tables`` leave out taken from the plan as it was ``before``.

    A file of an older planwatch, or a lead's copy, cannot so take back a board's rating or a plan's rule in silence.
    """
    if before is None:
        return decoded
    plan = {name: getattr(before.plan, name) for name in OF_PLAN if name not in tables["plan"]}
    known = {action.ref: action for action in before.action}
    return replace(
        decoded,
        plan=replace(decoded.plan, **plan),
        action=tuple(
            _kept(action, table, known[action.ref]) if action.ref in known else action
            for action, table in zip(decoded.action, tables.get("action", ()), strict=True)
        ),
    )


def _kept(action: Action, table: dict[str, Any], before: Action) -> Action:
    groups = [names for key, names in OF_ACTION.items() if key not in table]
    kept = {name: getattr(before, name) for names in groups for name in names}
    if kept.get("cover_for") and kept["cover_for"] == action.lead:
        kept |= {"cover_for": "", "cover_until": None}
    return replace(action, **kept)
