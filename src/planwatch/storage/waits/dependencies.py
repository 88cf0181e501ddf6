"""Which actions wait for which."""

from collections.abc import Collection
from typing import NamedTuple

from planwatch.model.dates.span import Span
from planwatch.model.text.refs import natural_key
from planwatch.model.waits.counted_from import may_count
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import day_or_none


class KnownAs(NamedTuple):
    """An action by its plan and its ref there, which it keeps when it is taken out."""

    plan_id: int
    ref: str
    is_there: bool


def known_as(database: Database, action_id: int) -> KnownAs | None:
    """What an action is known as, None where the file has none of that id."""
    row = database.one("select plan_id, ref, removed from action where id = ?", (action_id,))
    return KnownAs(row[0], row[1], not row[2]) if row is not None else None


def links(database: Database, action_id: int) -> dict[int, int]:
    """The actions that this one waits for, by the id of the row that says so, in order."""
    rows = database.query(
        "select d.id, d.on_id from dependency d join action a on a.id = d.on_id "
        "where d.action_id = ? and d.removed = 0 and a.removed = 0 order by d.seq, d.id",
        (action_id,),
    )
    return {row[0]: row[1] for row in rows}


def edges(database: Database, plan_id: int) -> list[tuple[str, str]]:
    """Every pair (ref, ref it waits for) of a plan: as linked, and where the due words count from another action."""
    rows = database.query(
        "select a.ref, o.ref from dependency d join action a on a.id = d.action_id join action o on o.id = d.on_id "
        "where d.plan_id = :plan and d.removed = 0 and a.removed = 0 and o.removed = 0 "
        "union select a.ref, o.ref from action a join action o on o.plan_id = a.plan_id and o.ref_key = a.due_after "
        "where a.plan_id = :plan and a.due_after <> '' and a.removed = 0 and o.removed = 0",
        {"plan": plan_id},
    )
    return [(row[0], row[1]) for row in rows]


def is_between(database: Database, action_id: int) -> bool:
    """Whether the action waits for something and something for it: others are in no circle, and no plan is read."""
    return bool(
        database.number(
            "select (a.due_after <> '' or exists (select 1 from dependency where action_id = a.id and removed = 0)) "
            "and (exists (select 1 from dependency where on_id = a.id and removed = 0) or exists (select 1 "
            "from action o where o.plan_id = a.plan_id and o.due_after = a.ref_key and o.due_after <> '' "
            "and o.removed = 0)) from action a where a.id = ?",
            (action_id,),
        )
    )


def find(database: Database, plan_id: int, ref: str) -> int | None:
    """The action of that ref, capitals aside."""
    rows = database.query(
        "select id, ref from action where plan_id = ? and ref_key = ? and removed = 0", (plan_id, natural_key(ref))
    )
    found = [row for row in rows if row["ref"] == ref] or [
        row for row in rows if row["ref"].casefold() == ref.casefold()
    ]
    return found[0]["id"] if found else None


def due_of(database: Database, action_id: int) -> Span:
    """The due date of an action."""
    row = database.query("select due, due_from, due_by, due_said from action where id = ?", (action_id,))[0]
    return Span(row[0], *map(day_or_none, row[1:]))


def any_hang(database: Database, action_ids: Collection[int]) -> bool:
    """Whether anything in the file waits for anything, or may do so now: a quick look before a long one."""
    if database.number(
        "select exists (select 1 from dependency where removed = 0) or "
        "exists (select 1 from action where due_after <> '' and removed = 0)"
    ):
        return True
    due = (database.one("select due from action where id = ?", (action_id,)) for action_id in action_ids)
    return any(row is not None and may_count(row[0]) for row in due)


def hanging(database: Database) -> dict[int, bool]:
    """The actions whose due words count from another, and whether they have no days yet."""
    rows = database.query("select id, due_by is null from action where due_after <> '' and removed = 0")
    return {row[0]: bool(row[1]) for row in rows}


def followers(database: Database, action_id: int) -> list[int]:
    """The actions whose due words count from this one."""
    row = database.query("select ref_key, plan_id from action where id = ?", (action_id,))[0]
    return counting_from(database, row["plan_id"], row["ref_key"])


def counting_from(database: Database, plan_id: int, ref_key: str) -> list[int]:
    """The actions of a plan whose due words count from the ref of that key."""
    found = database.query(
        "select id from action where plan_id = ? and due_after = ? and due_after <> '' and removed = 0 order by seq",
        (plan_id, ref_key),
    )
    return [entry[0] for entry in found]
