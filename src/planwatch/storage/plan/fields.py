"""What is true of a plan, a theme or a lead, field by field."""

from collections.abc import Mapping
from typing import NamedTuple

from planwatch.storage.engine.sqlite import Database
from planwatch.storage.engine.values import Value


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


def _named(row: Mapping[str, Value], leads: Mapping[int, str]) -> "list[tuple[str, Value]]":
    return [
        (column.removesuffix("_id"), leads.get(int(value or 0), "")) if column in ("sponsor_id", "lead_id")
        else (column, value)
        for column, value in row.items()
    ]  # fmt: skip
