"""What was said of actions, of themes and of the plan, and the times that recurring actions were done."""

from datetime import date
from typing import NamedTuple

from planwatch.model.kinds import Rag
from planwatch.model.plan import Occurrence, Update
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.rows import occurrence_of, update_of


def updates_of(database: Database, action_id: int) -> tuple[Update, ...]:
    """The updates on an action, oldest first."""
    rows = database.query(
        'select * from "update" where action_id = ? and removed = 0 order by as_at, seq, id', (action_id,)
    )
    return tuple(map(update_of, rows))


def occurrences_of(database: Database, action_id: int) -> tuple[Occurrence, ...]:
    """The times that a recurring action was done, in order."""
    rows = database.query("select * from occurrence where action_id = ? and removed = 0 order by seq, id", (action_id,))
    return tuple(map(occurrence_of, rows))


class Given(NamedTuple):
    """A rating that an update gave. ``id`` is that of the action or theme, None of the plan."""

    id: int | None
    rag: Rag
    text: str
    as_at: date


def given_on_actions(database: Database, plan_id: int, *, public: bool = False) -> list[Given]:
    """The ratings given to the actions of a plan, oldest first; for the ``public`` without internal ones."""
    return _given(database, plan_id, "action_id", "action_id is not null", public)


def given_on_themes(database: Database, plan_id: int, *, public: bool = False) -> list[Given]:
    """The same of its themes."""
    return _given(database, plan_id, "theme_id", "theme_id is not null and action_id is null", public)


def given_on_plan(database: Database, plan_id: int, *, public: bool = False) -> list[Given]:
    """The same of the plan as such."""
    return _given(database, plan_id, "null", "action_id is null and theme_id is null", public)


def _given(database: Database, plan_id: int, of: str, which: str, public: bool) -> list[Given]:
    shown = "and internal = 0" if public else ""
    rows = database.tuples(
        f"select {of}, rag, text, as_at from \"update\" where plan_id = ? and removed = 0 and rag <> '' and {which} "
        f"{shown} order by as_at, seq, id",
        (plan_id,),
    )
    return [Given(row_id, Rag(rag), text, date.fromisoformat(as_at)) for row_id, rag, text, as_at in rows]


def internal_since(database: Database, plan_id: int, since: date) -> int:
    """How many internal updates are of later than that day."""
    return database.number(
        'select count(*) from "update" where plan_id = ? and removed = 0 and internal = 1 and as_at > ?',
        (plan_id, since.isoformat()),
    )
