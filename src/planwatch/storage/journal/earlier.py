"""What a field held after an earlier change: the one definition by which everything looks back.

It is what the first change after that one found there (``before`` in the journal), and what the row holds now where
none came. A row whose making is journalled later was not there. ``Later`` finds these values for many fields at once;
``taken_back`` goes from one change of a row to the one before it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Any, Self

from planwatch.model.values import Struct
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.engine.values import Value
from planwatch.storage.writing.tables import FIELDS
from planwatch.storage.writing.values import columns_of

Row = tuple[Any, ...]
Columns = Mapping[str, Sequence[str]]
"""Columns by table; the first of each is the id."""


class Earlier(Struct, frozen=True):
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
        later, of_plan = Later.than(database, batch), f"and +plan_id = {plan_id}"
        added: dict[str, set[int]] = {table: set() for table in columns}
        for table, row_id in database.tuples(f"select table_name, row_id {later.added} {of_plan}"):
            if table in added:
                added[table].add(row_id)
        changed: dict[str, defaultdict[int, dict[str, Value]]] = {table: defaultdict(dict) for table in columns}
        for table, row_id, field, was, _ in database.tuples(later.before(of_plan)):
            if (table, field) in wanted:
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


NEVER = 1 << 62
"""Later than any change, and any row of the journal."""
_FEW = 20_000
"""Journal rows up to which it is quicker to sort them than to go through an index of all."""


class Later(Struct, frozen=True):
    """What was journalled after a change: rows of the journal from ``first`` on, and before ``end``."""

    first: int
    end: int
    few: bool

    @classmethod
    def than(cls, database: Database, batch: int, until: int = NEVER) -> Self:
        """All that came after that change, and not after the change ``until``."""
        first, end = first_after(database, batch), first_after(database, until)
        return cls(first, end, end == NEVER and first > database.poll() - _FEW)

    def before(self, of: str = "") -> str:
        """A select of ``table_name, row_id, field, before, …`` for every field that was changed: what it was first.

        Beside ``min`` SQLite gives the columns of its row.
        """
        path = "not indexed" if self.few else ""
        return (
            f"select table_name, row_id, field, before, min(id) from journal {path} where {self.span} "
            f"and field <> '' {of} group by table_name, row_id, field"
        )

    @property
    def added(self) -> str:
        """From and condition of a select of the rows that were added."""
        return f"from journal where {self.span} and field = ''"

    @property
    def span(self) -> str:
        """The condition on rows of the journal."""
        return f"id >= {self.first} and id < {self.end}"


def first_after(database: Database, batch: int) -> int:
    """The first journal row that was written after that change, NEVER where none was."""
    # Both minima are a single look at an index.
    first = "select min(id) from journal where batch_id = (select min(batch_id) from journal where batch_id > ?)"
    return database.number(first, (batch,)) or NEVER


taken_back = lru_cache(4096)(columns_of)
"""The columns of a row as they were before a change of that field. Only to be read: they are those of many rows."""
