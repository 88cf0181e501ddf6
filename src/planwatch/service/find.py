"""Single actions, by their refs or ids: all that a change of one needs to read."""

from array import array

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.text.names import near
from planwatch.service.session import Session
from planwatch.storage.actions import listed


def rows(session: Session, days: tuple[PlanDay, ...], ids: "array[int] | list[int]") -> list[ActionRow | None]:
    """The rows of these ids, in their order; None for one that is no longer there."""
    return listed.rows(session.database, days, ids)


def find_action(session: Session, ref: str) -> ActionRow:
    """The action of that ref, or ``PLAN:REF`` where plans share one; raises PlanwatchError otherwise.

    Capitals do not matter where only one action is meant.
    """
    days = session.plan_days()
    plan, colon, rest = ref.partition(":")  # a plan's ref has no colon, an action's may have
    if colon and plan.casefold() in (day.plan.ref.casefold() for day in days):
        days = tuple(day for day in days if day.plan.ref.casefold() == plan.casefold())
        ref = rest
    found = listed.ids_of_ref(session.database, days, ref)
    if len(found) > 1:
        refs = {day.id: day.plan.ref for day in days}
        names = ", ".join(f"{refs[plan_id]}:{name}" for _, plan_id, name in found)
        raise PlanwatchError(f"the ref {ref} is ambiguous", f"say which: {names}")
    row = rows(session, days, [found[0][0]])[0] if found else None
    if row is None:
        alike = near(ref, listed.some_refs(session.database, days), 3)
        raise PlanwatchError(
            f"there is no action {ref}",
            f"did you mean {', '.join(alike)}?" if alike else "`planwatch list all` shows them",
        )
    return row
