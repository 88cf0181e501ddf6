"""What hangs on the parts of a kind: the rows that name them, by their ids or by what they are called."""

from collections.abc import Iterable, Iterator, Mapping

from planwatch.model.due.route import read_step
from planwatch.model.plan.hanging import Hanging
from planwatch.model.plan.parts import PART, PARTS
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.writing.tables import LINKS, REFERENCES

_REVIEWS = {"forum": "", "theme": " and finished_on is null", "lead": " and finished_on is null"}
"""What a review knows by name. A theme's or lead's that is ended tells what it was called then."""


def hanging(database: Database, plan_id: int, kind: str, only: int | None = None) -> list[Hanging]:
    """What hangs on the parts of a kind that a plan has, or on one of them, in the plan's order."""
    with database.reading():
        return [*_by_id(database, plan_id, kind, only), *_by_name(database, plan_id, kind, only)]


def called_so(database: Database, plan_id: int, kind: str, name: str) -> list[Hanging]:
    """What knows a part of a kind by that name."""
    return list(_knowing(database, plan_id, kind, {name: 0}))


def _by_id(database: Database, plan_id: int, kind: str, only: int | None) -> Iterator[Hanging]:
    meant = f"= {only}" if only is not None else "is not null"
    for table, column in REFERENCES.get(kind, ()):
        link = LINKS.get(table)
        owner, of = (link.kind, f"h.{link.owner}") if link is not None else (table, "h.id")
        field = link.field if link is not None else column.removesuffix("_id")
        rows = database.tuples(
            f'select h.id, h."{column}", {of}, o.{_name(owner)}, h.removed + o.removed from "{table}" h '
            f'join "{owner}" o on o.id = {of} where h.plan_id = ? and h."{column}" {meant} order by o.seq, o.id',
            (plan_id,),
        )
        for row_id, to, owner_id, name, gone in rows:
            yield Hanging(table, row_id, column, to, owner, field, owner_id, str(name), not gone)


def _by_name(database: Database, plan_id: int, kind: str, only: int | None) -> Iterable[Hanging]:
    rows = database.tuples(
        f'select {_name(kind)}, id from "{kind}" where plan_id = ? and removed = 0 and (? is null or id = ?)',
        (plan_id, only, only),
    )
    return _knowing(database, plan_id, kind, {str(name): row_id for name, row_id in rows})


def _knowing(database: Database, plan_id: int, kind: str, names: Mapping[str, int]) -> Iterator[Hanging]:
    places = [(part.kind, field, "") for part in PARTS for field, of in part.by_name.items() if of == kind]
    places += [("review", kind, _REVIEWS[kind])] if kind in _REVIEWS else []
    for table, column, condition in places:
        rows = database.tuples(
            f'select id, "{column}", {_name(table)}, removed from "{table}" where plan_id = ? and "{column}" <> \'\''
            f"{condition} order by seq, id",
            (plan_id,),
        )
        for row_id, text, name, gone in rows:
            if text in names:
                yield Hanging(table, row_id, column, names[text], table, column, row_id, str(name), not gone, True)
    yield from _steps(database, plan_id, names) if kind in ("lead", "forum") else ()


def _steps(database: Database, plan_id: int, names: Mapping[str, int]) -> Iterator[Hanging]:
    """Whom the plan's route of escalation names."""
    for ref, route in database.tuples("select ref, route from plan where id = ?", (plan_id,)):
        steps = map(read_step, route.splitlines())
        for to in dict.fromkeys(step.to for step in steps if step is not None and step.to in names):
            yield Hanging("plan", plan_id, "route", names[to], "plan", "route", plan_id, ref, True, True)


def _name(table: str) -> str:
    """The column that says which one a row is."""
    if table == "meeting":
        return '"on"'
    if table == "update":
        return "as_at"
    return f'"{PART[table].named_by[0]}"' if table in PART else "started_on"
