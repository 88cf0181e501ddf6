"""The plans of a file, and what is true of a plan, its themes and its leads."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from planwatch.model.plan import Plan
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.rows import plan_of
from planwatch.storage.values import Value


class KeptPlan(NamedTuple):
    """A plan of the file. ``met`` are the days on which its forums met, the newest first."""

    id: int
    version: int
    plan: Plan
    met: tuple[str, ...]

    def last_met(self, until: date) -> date | None:
        """The newest of those days up to that one."""
        return next((date.fromisoformat(on) for on in self.met if on <= until.isoformat()), None)


def plans(database: Database) -> list[KeptPlan]:
    """The plans of the file, in order."""
    met: dict[int, list[str]] = defaultdict(list)
    for plan_id, on in database.tuples(
        'select plan_id, "on" from meeting where removed = 0 and status <> \'planned\' order by "on" desc'
    ):
        met[plan_id].append(on)
    return [
        KeptPlan(row["id"], row["version"], plan_of(row), tuple(met[row["id"]]))
        for row in database.query("select * from plan where removed = 0 order by seq, id")
    ]


class Named(NamedTuple):
    """A lead or theme by what people call it; a lead has no label."""

    id: int
    name: str
    label: str


_NAMES = {"lead": "name, ''", "theme": "title, label"}
_NAME = {"lead": "name", "theme": "title"}


def names(database: Database, plan_id: int, kind: str) -> list[Named]:
    """The leads (``lead``) or themes (``theme``) of a plan, in the plan's order."""
    rows = database.tuples(
        f"select id, {_NAMES[kind]} from {kind} where plan_id = ? and removed = 0 order by seq, id", (plan_id,)
    )
    return [Named(*row) for row in rows]


def name_of(database: Database, kind: str, row_id: int | None) -> str:
    """The name of a lead or theme; empty where there is none of that id."""
    row = database.one(f"select {_NAME[kind]} from {kind} where id = ?", (row_id,))
    return str(row[0]) if row is not None else ""


class KeptRecord(NamedTuple):
    """A plan, theme or lead as the file has it: its values by field, leads by their names."""

    id: int
    version: int
    values: Mapping[str, Value]


def records(database: Database, plan_id: int, kind: str) -> list[KeptRecord]:
    """The themes or leads of a plan, in its order; for ``plan`` the plan itself."""
    column = "id" if kind == "plan" else "plan_id"
    leads = dict(database.tuples("select id, name from lead"))
    return [
        KeptRecord(row["id"], row["version"], dict(_named(row, leads)))
        for row in database.named(
            f'select * from "{kind}" where {column} = ? and removed = 0 order by seq, id', (plan_id,)
        )
    ]


def values_of(database: Database, kind: str, row_id: int) -> Mapping[str, Value]:
    """The values of one of them by column, as they are now."""
    return database.named(f'select * from "{kind}" where id = ?', (row_id,))[0]


def reviews_of(database: Database, kind: str, row_id: int, name: str) -> list[int]:
    """The reviews under way that know a theme or lead by that name."""
    found = database.integers(
        f"select id from review where removed = 0 and finished_on is null and {kind} = ? and plan_id = "
        f"(select plan_id from {kind} where id = ?)",
        (name, row_id),
    )
    return list(found)


def _named(row: Mapping[str, Value], leads: Mapping[int, str]) -> "list[tuple[str, Value]]":
    return [
        (column.removesuffix("_id"), leads.get(int(value or 0), "")) if column in ("sponsor_id", "lead_id")
        else (column, value)
        for column, value in row.items()
    ]  # fmt: skip
