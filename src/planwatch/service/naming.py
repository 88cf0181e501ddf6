"""Leads and themes by the names people type, and the other leads that support an action."""

from planwatch.errors import PlanwatchError
from planwatch.model.listed import Listed
from planwatch.service.fields import Unknown
from planwatch.service.session import checked_text
from planwatch.storage.journal import Batch

_NAME = {"lead": "name", "theme": "title"}


def find(batch: Batch, plan_id: int, kind: str, typed: str, *, add: bool = False) -> int | None:
    """The id of the plan's lead or theme of that name, None for no words.

    Capitals do not matter, and the beginning of one name is enough. A theme is known by its label too. With ``add`` an
    unknown one is added to the plan; otherwise Unknown is raised, with the nearest.
    """
    name = " ".join(checked_text(typed).split())
    if not name or name in ("-", "–"):
        return None
    label = ", label" if kind == "theme" else ", ''"
    rows = batch.conn.execute(
        f"select id, {_NAME[kind]}{label} from {kind} where plan_id = ? and removed = 0 order by seq, id", (plan_id,)
    ).fetchall()
    folded = name.casefold()
    exact = [row[0] for row in rows if folded in (row[1].casefold(), row[2].casefold())]
    if exact:
        return exact[0]
    if add:
        return batch.insert(kind, {"plan_id": plan_id, "seq": batch.next_seq(kind), _NAME[kind]: name})
    begun = [row for row in rows if row[1].casefold().startswith(folded)]
    if len(begun) == 1:
        return begun[0][0]
    if begun:
        raise PlanwatchError(f"'{name}' begins several: {', '.join(row[1] for row in begun)}", "type more of the name")
    raise Unknown(kind, name, (row[1] for row in rows))


def set_support(batch: Batch, row: Listed, typed: str, *, add: bool = False) -> None:
    """Make the leads named (separated by semicolons or commas) those that support the action, in that order."""
    names = [name for part in typed.split(";") for name in part.split(",") if name.strip()]
    wanted = list(dict.fromkeys(find(batch, row.of.id, "lead", name, add=add) for name in names))
    rows = batch.conn.execute(
        "select id, lead_id from support where action_id = ? and removed = 0 order by seq, id", (row.id,)
    ).fetchall()
    if [entry["lead_id"] for entry in rows] == wanted:
        return
    for entry in rows:
        batch.remove("support", entry["id"])
    for lead_id in wanted:
        batch.insert(
            "support",
            {"plan_id": row.of.id, "seq": batch.next_seq("support"), "action_id": row.id, "lead_id": lead_id},
        )
