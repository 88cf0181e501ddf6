"""Leads and themes by the names people type, and the other leads that support an action."""

from planwatch.errors import PlanwatchError
from planwatch.model.listed import Listed
from planwatch.service.fields import Unknown
from planwatch.service.session import checked_text
from planwatch.service.typed import plain
from planwatch.storage.journal import Batch
from planwatch.storage.people.leads import supporters
from planwatch.storage.plan.records import names

_NAME = {"lead": "name", "theme": "title"}


def find(batch: Batch, plan_id: int, kind: str, typed: str, *, add: bool = False) -> int | None:
    """The id of the plan's lead or theme of that name, None for no words.

    Capitals do not matter, and the beginning of one name is enough. A theme is known by its label too. With ``add`` an
    unknown one is added to the plan; otherwise Unknown is raised, with the nearest.
    """
    name = " ".join(checked_text(typed).split())
    if not name or name in ("-", "–"):
        return None
    rows = names(batch.database, plan_id, kind)
    folded = name.casefold()
    exact = [row[0] for row in rows if folded in (plain(row[1]), plain(row[2]))]
    if exact:
        return exact[0]
    if add:
        return batch.insert(kind, {"plan_id": plan_id, "seq": batch.next_seq(kind), _NAME[kind]: name})
    begun = [row for row in rows if plain(row[1]).startswith(folded)]
    if len(begun) == 1:
        return begun[0][0]
    if begun:
        raise PlanwatchError(f"'{name}' begins several: {', '.join(row[1] for row in begun)}", "type more of the name")
    raise Unknown(kind, name, (row[1] for row in rows))


def set_support(batch: Batch, row: Listed, seen: int | None, typed: str, *, add: bool = False) -> None:
    """Make the leads named those that support the action, in that order; ``seen`` as for ``Batch.change``.

    Semicolons separate them, or commas where there is no semicolon and the whole is not one lead's name.
    """
    found = (find(batch, row.of.id, "lead", name, add=add) for name in _apart(batch, row.of.id, typed))
    wanted = list(dict.fromkeys(lead_id for lead_id in found if lead_id is not None))
    there = supporters(batch.database, row.id)
    if list(there.values()) == wanted:
        return
    batch.refuse_conflict("action", row.id, ("support",), seen)
    for entry in there:
        batch.remove("support", entry)
    for lead_id in wanted:
        batch.insert(
            "support",
            {"plan_id": row.of.id, "seq": batch.next_seq("support"), "action_id": row.id, "lead_id": lead_id},
        )


def _apart(batch: Batch, plan_id: int, typed: str) -> list[str]:
    if ";" not in typed:
        try:
            return [typed] if find(batch, plan_id, "lead", typed) else []
        except PlanwatchError:
            return typed.split(",")
    return typed.split(";")
