"""A plan file as it was after one of its changes: a copy in memory, taken back by its journal."""

import hashlib
import re
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import NoReturn, Self

from planwatch.errors import PlanwatchError
from planwatch.storage.engine.errors import translated
from planwatch.storage.engine.place import Other
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.engine.values import moment_text
from planwatch.storage.journal.earlier import NEVER, Later, first_after
from planwatch.storage.writing import derived
from planwatch.storage.writing.tables import FIELDS


class Past(Database):
    """The file as it was. All that reads a file reads this one; nothing can be written to it.

    Another thread may take a copy of it by ``again`` while this one reads.
    """

    def __init__(self, path: Path, conn: sqlite3.Connection, batch: int, words: str) -> None:
        super().__init__(path, conn, f"this is the plan as of {words}")
        self.batch = batch
        self.words = words
        self._now: Database | None = None
        """What it is the past of."""

    @property
    def where(self) -> str:
        """The server that keeps the plan now."""
        return self._now.where if self._now is not None else ""

    @property
    def away(self) -> PlanwatchError | None:
        """Why that does not answer; None where it does."""
        return self._now.away if self._now is not None else None

    @property
    def as_at(self) -> datetime | None:
        """Of when the last is that can be looked back from."""
        return self._now.as_at if self._now is not None else None

    @property
    def others(self) -> tuple[Other, ...]:
        """Who else is there now."""
        return self._now.others if self._now is not None else ()

    @classmethod
    def of(cls, database: Database, batch: int, words: str) -> Self:
        """The file as it was after that change, but for the rows' versions. Raises PlanwatchError."""
        past = cls(database.path, database.in_memory(), batch, words)
        past._now, past.name = database, database.name
        try:
            with translated(database.path):
                _take_back(past, batch, database.batch if isinstance(database, Past) else NEVER)
        except BaseException:
            past.close()
            raise
        return past

    def again(self) -> Database:
        """A copy of this copy, for another thread."""
        copy = Past(self.path, self.in_memory(), self.batch, self.words)
        copy._now, copy.name = self._now, self.name
        _hide_later(copy, self.batch)
        return copy

    def writing(self) -> NoReturn:
        """Raises PlanwatchError: the past is only to look at."""
        raise PlanwatchError(f"the plan as of {self.words} is only to look at", "go back to now, and change it there")

    def faults(self) -> list[str]:
        """What SQLite itself finds wrong with the copy; empty where it is sound."""
        # References are not looked at: later changes, which are only hidden, may be of a plan that is not there yet.
        return [str(row[0]) for row in self.query("pragma integrity_check") if row[0] != "ok"]

    def backup(self, target: Path) -> None:
        """Raises PlanwatchError: a backup is of the whole file, with all its past."""
        raise PlanwatchError("a backup is of the whole file, with all its past", "leave --as-of out")


def last_change(database: Database, until: datetime) -> int:
    """The number of the last change made by that moment; 0 where the file holds none that old."""
    return database.number("select max(id) from batch where at <= ?", (moment_text(until),))


def made_at(database: Database, number: int) -> datetime | None:
    """When the change of that number was made; None where there is none."""
    return _moment(database.one("select at from batch where id = ?", (number if number < NEVER else 0,)))


def begun_at(database: Database) -> datetime | None:
    """When the first change of the file was made."""
    return _moment(database.one("select at from batch order by id limit 1"))


def newest_change(database: Database) -> int:
    """The number of the last change, 0 where there is none."""
    return database.number("select max(id) from batch")


def history_at(database: Database, number: int) -> str:
    """Eight characters that tell the change of that number from one of that number in another file's history.

    A copy of the file has the same for what was changed before it was made. Empty where there is no such change.
    """
    found = database.one("select id, at, who, what from batch where id = ?", (number if number < NEVER else 0,))
    return hashlib.sha256("\n".join(map(str, found)).encode()).hexdigest()[:8] if found is not None else ""


def _moment(row: sqlite3.Row | None) -> datetime | None:
    return datetime.fromisoformat(row["at"]) if row is not None else None


def _take_back(past: Past, batch: int, now: int) -> None:
    past.execute("pragma journal_mode = off")  # a copy that fails half way is thrown away
    past.execute("pragma temp_store = memory")
    past.execute("begin")
    later = Later.than(past, batch, now)
    past.execute(f"create temp table changed as {later.before()}")
    changed = _fields(past)
    stale = _stale(past, later)
    for table, row_id in past.query(f"select table_name, min(row_id) {later.added} group by table_name"):
        # Ids are given in their order and never twice: whatever was added later lies behind the first.
        past.execute(f'delete from "{table}" where id >= ?', (row_id,))
    indexes = _in_the_way(past, {column for table, name in changed for column in FIELDS[table][name]})
    for name, _ in indexes:
        past.execute(f'drop index "{name}"')
    for table, name in changed:
        past.execute(_write_back(table, name), (table, name))
    _read_tags(past)
    there = set(past.integers("select id from action"))
    for part, ids in stale.items():
        derived.refresh(past, ids & there, (part,))
    for _, sql in indexes:
        past.execute(sql)
    past.execute("drop table temp.changed")
    past.execute("commit")
    _hide_later(past, batch)


def _fields(past: Past) -> list[tuple[str, str]]:
    """The fields that changed later, but for those that this planwatch keeps as parts of their own."""
    rows = past.query("select distinct table_name, field from temp.changed")
    return [(row[0], row[1]) for row in rows if row[1] in FIELDS[row[0]]]


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


def _read_tags(past: Past) -> None:
    """Before a file had rows of what actions answer, that stood in lines of each action; none is younger than these."""
    if past.number("select exists (select 1 from answering)"):
        return
    tagged = past.tuples("select plan_id, id, answers from action where answers <> ''")
    rows = [(plan_id, action_id, number) for plan_id, action_id, tags in tagged for number in tags.split("\n")]
    past.execute_many("insert into answering (plan_id, seq, action_id, words) values (?, 0, ?, ?)", rows)


_MANY = 1000
"""Fields to write back from which on it is quicker to make the indexes of actions anew."""


def _in_the_way(past: Past, columns: set[str]) -> list[tuple[str, str]]:
    """The unique indexes that any of these columns is part of; of many actions all indexes.

    On the way back two actions may have the same ref for a while.
    """
    rows = past.query("select name, sql, tbl_name from sqlite_master where type = 'index' and sql is not null")
    many = past.number("select count(*) from temp.changed") > _MANY
    return [
        (name, sql)
        for name, sql, table in rows
        if (many and table == "action")
        or (sql.casefold().startswith("create unique") and not columns.isdisjoint(re.findall(r"\w+", sql)))
    ]


def _stale(past: Past, later: Later) -> dict[str, set[int]]:
    """The actions whose derived columns follow from something that is another by now, by the part of them."""
    # Those that have the lead now; what had it then and has another now changed its lead, and is found by that.
    renamed = "select row_id from temp.changed where table_name = 'lead' and field = 'name'"
    words = (
        "select row_id from temp.changed where table_name = 'action' and field in "
        f"('ref', 'title', 'how', 'lead', 'due') union select id from action where lead_id in ({renamed})"
    )

    def of(table: str) -> set[int]:
        journalled = f"select row_id from journal where {later.span} and table_name = '{table}'"
        return {row[0] for row in past.query(f'select action_id from "{table}" where id in ({journalled})')}

    return {
        "words": set(past.integers(words)),
        "updates": of("update"),
        "moves": of("move") | of("occurrence"),
    }


def _hide_later(past: Past, batch: int) -> None:
    """Temporary views stand before the tables of their names, and cost nothing: the journal is the largest of all."""
    end = first_after(past, batch)
    past.execute(f"create temp view journal as select * from main.journal where id < {end}")
    past.execute(f"create temp view batch as select * from main.batch where id <= {batch}")
    # A pack says after which change it was taken; the change that issued it is the next.
    past.execute(f"create temp view pack as select * from main.pack where batch_id < {batch}")
