"""Rows as they were after an earlier change, worked out from the journal: quicker than a copy where few are wanted."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Self

from planwatch.storage.engine.sqlite import Database
from planwatch.storage.tables import FIELDS
from planwatch.storage.values import Value, columns_of

Row = tuple[Any, ...]
Columns = Mapping[str, Sequence[str]]
"""Columns by table; the first of each is the id."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """How some columns of a plan's rows were."""

    columns: Columns
    added: Mapping[str, AbstractSet[int]]
    """Ids of rows that were not there yet, by table."""
    changed: Mapping[str, Mapping[int, dict[str, Value]]]
    """Columns that were otherwise, by table and id of their row."""

    @classmethod
    def of(cls, database: Database, plan_id: int, batch: int, columns: Columns) -> Self:
        """As they were after that change."""
        wanted = {
            (table, field)
            for table, names in columns.items()
            for field, parts in FIELDS[table].items()
            if not set(names).isdisjoint(parts)
        }
        added: dict[str, set[int]] = {table: set() for table in columns}
        before: dict[tuple[str, int, str], str] = {}
        # The newest first: what was before the oldest change is written last, and stays.
        for table, row_id, field, was in database.query(_SINCE, {"plan": plan_id, "batch": batch}):
            if (table, field) in wanted:
                before[table, row_id, field] = was
            elif field == "" and table in added:
                added[table].add(row_id)
        changed: dict[str, defaultdict[int, dict[str, Value]]] = {table: defaultdict(dict) for table in columns}
        for (table, row_id, field), was in before.items():
            changed[table][row_id] |= columns_of(table, field, was)
        return cls(columns, added, changed)

    def rows(self, table: str, rows: Iterable[Row]) -> Iterator[Row]:
        """Rows of a table as they were; the same tuple where nothing changed."""
        added, changed = self.added[table], self.changed[table]
        places = {name: place for place, name in enumerate(self.columns[table])}
        for row in rows:
            if row[0] in added:
                continue
            if was := changed.get(row[0]):
                new = list(row)
                for name, value in was.items():
                    if name in places:
                        new[places[name]] = value
                yield tuple(new)
            else:
                yield row


FIRST_AFTER = "select min(id) from journal where batch_id = (select min(batch_id) from journal where batch_id > :batch)"
"""The first journal row written after a change; both minima are a single look at an index."""
_SINCE = (
    "select table_name, row_id, field, before from journal "
    f"where +plan_id = :plan and id >= ({FIRST_AFTER}) order by id desc"
)
