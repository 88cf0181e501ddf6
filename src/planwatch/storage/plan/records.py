"""The plans of a file, and what their themes and leads are called."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from planwatch.model.plan.plan import Plan
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import part_of


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
        "select plan_id, \"on\" from meeting where removed = 0 and status in ('held', 'issued') order by \"on\" desc"
    ):
        met[plan_id].append(on)
    return [
        KeptPlan(row["id"], row["version"], part_of(Plan, row), tuple(met[row["id"]]))
        for row in database.query("select * from plan where removed = 0 order by seq, id")
    ]


def owes_report_back(database: Database, plan_id: int) -> bool:
    """Whether a meeting of the plan asked for a report back that it has not been given."""
    owed = "select 1 from resolution where plan_id = ? and removed = 0 and kind = 'report back' and answer = ''"
    return database.one(owed, (plan_id,)) is not None


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
