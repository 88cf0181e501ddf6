"""What was said of an action, the times that a recurring one was done, and who was asked about it."""

from collections.abc import Sequence
from datetime import date

from planwatch.model.plan.action import Chase, Occurrence
from planwatch.model.plan.kinds import ChaseKind
from planwatch.model.plan.update import Update
from planwatch.storage.engine.dialect import marks, parts_of
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import day_or_none, part_of


def updates_of(database: Database, action_id: int) -> tuple[Update, ...]:
    """The updates on an action, oldest first."""
    rows = database.query(
        'select * from "update" where action_id = ? and removed = 0 order by as_at, seq, id', (action_id,)
    )
    return tuple(part_of(Update, row) for row in rows)


def last_rated_on(database: Database, action_id: int) -> date | None:
    """The newest day as at which an update gave it a rating."""
    found = database.one(
        'select max(as_at) from "update" where action_id = ? and removed = 0 and rag is not null', (action_id,)
    )
    return day_or_none(found[0]) if found is not None else None


def newest_of(database: Database, action_ids: Sequence[int]) -> dict[int, Update]:
    """The newest update on each of these actions that has one."""
    found: dict[int, Update] = {}
    for part in parts_of(action_ids):
        for row in database.query(
            f'select * from "update" where action_id in ({marks(len(part))}) and removed = 0 order by as_at, seq, id',
            part,
        ):
            found[row["action_id"]] = part_of(Update, row)
    return found


def occurrences_of(database: Database, action_id: int) -> tuple[Occurrence, ...]:
    """The times that a recurring action was done, in order."""
    rows = database.query("select * from occurrence where action_id = ? and removed = 0 order by seq, id", (action_id,))
    return tuple(part_of(Occurrence, row) for row in rows)


def chases_of(database: Database, action_id: int) -> tuple[Chase, ...]:
    """The times that somebody was chased about an action, or that it was escalated, oldest first."""
    rows = database.query(
        'select * from chase where action_id = ? and removed = 0 order by "on", seq, id', (action_id,)
    )
    return tuple(part_of(Chase, row) for row in rows)


def chases_of_plan(database: Database, plan_id: int) -> dict[int, list[Chase]]:
    """The same for every action of a plan that has any, by its id."""
    found: dict[int, list[Chase]] = {}
    for row in database.query(
        'select * from chase where plan_id = ? and removed = 0 order by "on", seq, id', (plan_id,)
    ):
        found.setdefault(row["action_id"], []).append(part_of(Chase, row))
    return found


def asked_on(database: Database, plan_id: int, on: date, kind: ChaseKind) -> dict[tuple[int, str], int]:
    """The rows that tell whom somebody asked so on that day, by action and name."""
    rows = database.tuples(
        'select action_id, "to", id from chase where plan_id = ? and "on" = ? and kind = ? and removed = 0',
        (plan_id, on.isoformat(), kind.value),
    )
    return {(row[0], row[1]): row[2] for row in rows}


def waiting_rows(database: Database, plan_id: int) -> dict[tuple[int, date, ChaseKind, str], int]:
    """The rows that ask for an answer for which no sheet came back yet, by action, day, kind and name."""
    rows = database.query(
        "select * from chase where plan_id = ? and kind <> 'escalated' and answered_on is null and removed = 0",
        (plan_id,),
    )
    told = ((row, part_of(Chase, row)) for row in rows)
    return {(row["action_id"], one.on, one.kind, one.to): row["id"] for row, one in told}


def ids_by_ref(database: Database, plan_id: int) -> dict[str, int]:
    """The actions of a plan by their refs."""
    return dict(database.tuples("select ref, id from action where plan_id = ? and removed = 0", (plan_id,)))
