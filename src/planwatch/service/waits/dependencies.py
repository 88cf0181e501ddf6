"""What an action waits for: other actions of its plan, never in a circle."""

import re
from collections.abc import Iterable

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow
from planwatch.service.session import checked_text
from planwatch.storage.waits import dependencies
from planwatch.storage.writing.batch import Batch


def set_depends_on(batch: Batch, row: ActionRow, seen: int | None, typed: str) -> None:
    """Make the actions of the refs typed those that this one waits for; ``seen`` as for ``Batch.change``.

    Raises PlanwatchError for a ref that the plan does not have, and where it would close a circle, spelled out.
    """
    wanted = list(dict.fromkeys(_find(batch, row, ref) for ref in re.split(r"[,;\s]+", checked_text(typed)) if ref))
    links = dependencies.links(batch.database, row.id)
    if list(links.values()) == wanted:
        return
    batch.refuse_conflict("action", row.id, ("depends_on",), seen)
    for link, on_id in links.items():
        if on_id not in wanted:
            batch.remove("dependency", link)
    for on_id in wanted:
        if on_id not in links.values():
            values = {"plan_id": row.of.id, "seq": batch.next_seq("dependency"), "action_id": row.id, "on_id": on_id}
            batch.insert("dependency", values)
    refuse_circle(batch, (row.id,))


def _find(batch: Batch, row: ActionRow, ref: str) -> int:
    found = dependencies.find(batch.database, row.of.id, ref)
    if found is None:
        raise PlanwatchError(f"the plan has no action '{ref}'", "give the refs of other actions, such as A1.2 B3")
    return found


def refuse_circle(batch: Batch, action_ids: Iterable[int]) -> None:
    """Raise PlanwatchError, with the circle spelled out, where one of these actions waits for itself in the end."""
    ids, of_plan = list(action_ids), dict[int, set[str]]()
    if not any(dependencies.is_between(batch.database, action_id) for action_id in ids):
        return
    for action_id in ids:
        found = dependencies.known_as(batch.database, action_id)
        if found is not None and found.is_there:
            of_plan.setdefault(found.plan_id, set()).add(found.ref)
    from planwatch.model.waits.knock_on import find_circle

    for plan_id, refs in of_plan.items():
        if circle := find_circle(dependencies.edges(batch.database, plan_id), refs):
            raise PlanwatchError(
                f"they would wait for each other: {' → '.join(circle)}", "take one of these dependencies out"
            )
