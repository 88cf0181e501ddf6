"""Which deep dive evidence and findings are of."""

from typing import Any

from planwatch.errors import PlanwatchError
from planwatch.service.plan.kind import Change, Columns
from planwatch.storage.plan.links import candidates


def of_a_dive(change: Change[Any]) -> Columns:
    """The deep dive of one that is new, where none was typed: the only one of the plan. Raises PlanwatchError."""
    if change.before is not None or change.typed.get("dive_id") is not None:
        return {}
    known = candidates(change.batch.database, change.of.id, "dive")
    if len(known) > 1:
        names = ", ".join(one.name for one in known)
        raise PlanwatchError("which deep dive it is of is missing", f"say dive=NAME, one of {names}")
    return {"dive_id": known[0].id} if known else {}
