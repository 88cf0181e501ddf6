"""What in a plan says of something how much it was as at a day or since one."""

from planwatch.model.plan.field import Holds
from planwatch.model.plan.parts import PART
from planwatch.storage.engine.sqlite import Database

_KINDS = ("action", "plan", "theme", "recommendation", "measure", "commitment", "risk", "cost")
_COUNTED = ("since", "between", "as at", "as of")


def counting(database: Database, plan_id: int, year: int) -> list[tuple[str, int]]:
    """Kind and id of each part of a plan with a text that may count since or as at a day of that year.

    Of an update it is what it is on.
    """
    selects = [f"select '{kind}', p.id from \"{kind}\" p where {_of(kind)} and ({_any(kind)})" for kind in _KINDS]
    on = "case when u.action_id is null then 'plan' else 'action' end, coalesce(u.action_id, u.plan_id)"
    updates = f'select {on} from "update" u where u.plan_id = :plan and u.removed = 0 and {_says("u.text")}'
    return database.tuples(" union ".join((*selects, updates)), {"plan": plan_id, "year": f"%{year}%"})


def _of(kind: str) -> str:
    return "p.id = :plan" if kind == "plan" else "p.plan_id = :plan and p.removed = 0"


def _any(kind: str) -> str:
    fields = [field.name for field in PART[kind].fields if field.holds is Holds.PROSE or field.name == "title"]
    return " or ".join(_says(f"p.{name}") for name in fields)


def _says(column: str) -> str:
    words = " or ".join(f"{column} like '%{word}%'" for word in _COUNTED)
    return f"({column} like :year and ({words}))"
