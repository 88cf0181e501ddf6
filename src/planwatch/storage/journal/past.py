"""A plan file as it was after one of its changes: a copy in memory, taken back by its journal."""

import re
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import NoReturn, Self

from planwatch.errors import PlanwatchError
from planwatch.storage.database import Database, translated
from planwatch.storage.journal.earlier import FIRST_AFTER
from planwatch.storage.writing import derived
from planwatch.storage.writing.tables import FIELDS
from planwatch.storage.writing.values import moment_text

_NOW = 1 << 62
"""Later than any change."""


class Past(Database):
    """The file as it was. All that reads a file reads this one; nothing can be written to it.

    Another thread may take a copy of it by ``again`` while this one reads.
    """

    def __init__(self, path: Path, conn: sqlite3.Connection, batch: int, words: str) -> None:
        super().__init__(path, conn, f"this is the plan as of {words}")
        self.batch = batch
        self.words = words

    @classmethod
    def of(cls, database: Database, batch: int, words: str) -> Self:
        """The file as it was after that change, but for the rows' versions. Raises PlanwatchError."""
        past = cls(database.path, _copied(database), batch, words)
        try:
            with translated(database.path):
                _take_back(past.conn, batch, database.batch if isinstance(database, Past) else _NOW)
        except BaseException:
            past.close()
            raise
        return past

    def again(self) -> Database:
        copy = Past(self.path, _copied(self), self.batch, self.words)
        _hide_later(copy.conn, self.batch)
        return copy

    def writing(self) -> NoReturn:
        raise PlanwatchError(f"the plan as of {self.words} is only to look at", "go back to now, and change it there")

    def faults(self) -> list[str]:
        # References are not looked at: later changes, which are only hidden, may be of a plan that is not there yet.
        return [str(row[0]) for row in self.query("pragma integrity_check") if row[0] != "ok"]

    def backup(self, target: Path) -> None:
        raise PlanwatchError("a backup is of the whole file, with all its past", "leave --as-of out")


def _copied(database: Database) -> sqlite3.Connection:
    # Another thread may copy it, so it is not bound to this one; SQLite itself lets one call in at a time.
    conn = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with translated(database.path):
        database.conn.backup(conn)
    conn.row_factory = sqlite3.Row
    return conn


def last_change(database: Database, until: datetime) -> int:
    """The number of the last change made by that moment; 0 where the file holds none that old."""
    return database.number("select max(id) from batch where at <= ?", (moment_text(until),))


def _take_back(conn: sqlite3.Connection, batch: int, now: int) -> None:
    conn.execute("pragma journal_mode = off")  # a copy that fails half way is thrown away
    conn.execute("pragma temp_store = memory")
    conn.execute("begin")
    span = {"first": _first_after(conn, batch), "end": _first_after(conn, now)}
    few = span["end"] == _NOW and span["first"] > _last(conn) - _FEW
    conn.execute(_CHANGED.format(path="not indexed" if few else ""), span)
    changed = _fields(conn)
    stale = _stale(conn, span)
    for table, row_id in conn.execute(_ADDED, span).fetchall():
        # Ids are given in their order and never twice: whatever was added later lies behind the first.
        conn.execute(f'delete from "{table}" where id >= ?', (row_id,))
    indexes = _in_the_way(conn, {column for table, name in changed for column in FIELDS[table][name]})
    for name, _ in indexes:
        conn.execute(f'drop index "{name}"')
    for table, name in changed:
        conn.execute(_write_back(table, name), (table, name))
    there = {row[0] for row in conn.execute("select id from action")}
    for part, ids in stale.items():
        derived.refresh(conn, ids & there, (part,))
    for _, sql in indexes:
        conn.execute(sql)
    conn.execute("drop table temp.changed")
    conn.execute("commit")
    _hide_later(conn, batch)


def _first_after(conn: sqlite3.Connection, batch: int) -> int:
    """The first journal row that was written after that change."""
    found = conn.execute(FIRST_AFTER, {"batch": batch}).fetchone()[0]
    return int(found) if found is not None else _NOW


_FEW = 20_000
"""Journal rows up to which it is quicker to sort them than to go through an index of all."""


def _last(conn: sqlite3.Connection) -> int:
    return int(conn.execute("select max(id) from journal").fetchone()[0] or 0)


_SPAN = "id >= :first and id < :end"
_CHANGED = (
    "create temp table changed as select table_name, row_id, field, before, min(id) from journal {path} "
    f"where {_SPAN} and field <> '' group by table_name, row_id, field"
)
"""What each field of each row was before it was first changed: beside ``min`` SQLite gives the columns of its row."""
_ADDED = f"select table_name, min(row_id) from journal where {_SPAN} and field = '' group by table_name"


def _fields(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    rows = conn.execute("select distinct table_name, field from temp.changed").fetchall()
    return [(row[0], row[1]) for row in rows]


def _write_back(table: str, name: str) -> str:
    """The statement that sets a field of all rows to what it was: its columns are a value or an object of them."""
    columns = FIELDS[table][name]
    paths = [f"$.{column}" for column in columns] if len(columns) > 1 else ["$"]
    sets = ", ".join(
        f"\"{column}\" = json_extract(c.before, '{path}')" for column, path in zip(columns, paths, strict=True)
    )
    return (
        f'update "{table}" set {sets} from temp.changed c '
        f'where c.table_name = ? and c.field = ? and c.row_id = "{table}".id'
    )


_MANY = 1000
"""Fields to write back from which on it is quicker to make the indexes of actions anew."""


def _in_the_way(conn: sqlite3.Connection, columns: set[str]) -> list[tuple[str, str]]:
    """The unique indexes that any of these columns is part of: on the way back two actions may have the same ref for a
    while. Of many actions all indexes."""
    rows = conn.execute("select name, sql, tbl_name from sqlite_master where type = 'index' and sql is not null")
    many = conn.execute("select count(*) from temp.changed").fetchone()[0] > _MANY
    return [
        (name, sql)
        for name, sql, table in rows.fetchall()
        if (many and table == "action")
        or (sql.casefold().startswith("create unique") and not columns.isdisjoint(re.findall(r"\w+", sql)))
    ]


def _stale(conn: sqlite3.Connection, span: dict[str, int]) -> dict[str, set[int]]:
    """The actions whose derived columns follow from something that is another by now, by the part of them."""
    # Those that have the lead now; what had it then and has another now changed its lead, and is found by that.
    renamed = "select row_id from temp.changed where table_name = 'lead' and field = 'name'"
    words = (
        "select row_id from temp.changed where table_name = 'action' and field in "
        f"('ref', 'title', 'how', 'lead', 'due') union select id from action where lead_id in ({renamed})"
    )

    def of(table: str) -> set[int]:
        journalled = f"select row_id from journal where {_SPAN} and table_name = '{table}'"
        rows = conn.execute(f'select action_id from "{table}" where id in ({journalled})', span)
        return {row[0] for row in rows}

    return {
        "words": {row[0] for row in conn.execute(words)},
        "updates": of("update"),
        "moves": of("move") | of("occurrence"),
    }


def _hide_later(conn: sqlite3.Connection, batch: int) -> None:
    """Temporary views stand before the tables of their names, and cost nothing: the journal is the largest of all."""
    later = _first_after(conn, batch)
    conn.execute(f"create temp view journal as select * from main.journal where id < {later}")
    conn.execute(f"create temp view batch as select * from main.batch where id <= {batch}")
    # A pack says after which change it was taken; the change that issued it is the next.
    conn.execute(f"create temp view pack as select * from main.pack where batch_id < {batch}")
