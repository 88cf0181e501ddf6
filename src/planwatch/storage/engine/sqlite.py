"""One connection to a plan file: opening, transactions, statements, polling."""

import contextlib
import sqlite3
from array import array
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any, Self

from planwatch.errors import START, PlanwatchError
from planwatch.storage.engine.dialect import marks, parts_of
from planwatch.storage.engine.errors import Replaced, translated
from planwatch.storage.engine.file import Identity, connect, create_private, refuse_other_files, use_wal
from planwatch.storage.engine.place import OnThisMachine

BUSY_SECONDS = 30.0
SMALL_CACHE = 256
"""Kilobytes, an eighth of SQLite's own: what goes through a file once finds little in a cache."""
Params = Sequence[Any] | Mapping[str, Any]


class Database(OnThisMachine):
    """A plan file. It belongs to the thread that opened it; another thread opens its own.

    ``read_only`` says why nothing can be written, and is empty where it can.
    """

    def __init__(
        self, path: Path, conn: sqlite3.Connection, read_only: str = "", identity: Identity | None = None
    ) -> None:
        self.path = path
        self.name = str(path)
        """What it is called in messages."""
        self._conn = conn
        self.read_only = read_only
        self._identity = identity
        """Which file it is; None for what is in memory."""
        self.has_written = False
        """Whether anything was changed by it."""
        self.lost: Replaced | None = None
        """Why nothing can be read any more either; None where it can."""
        self.told: list[str] = []
        """What is to be said to whoever opened it, a sentence each."""

    @classmethod
    def open(cls, path: Path, *, create: bool = False, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open the plan file; with ``create`` a missing one is made, readable by its owner only.

        Raises PlanwatchError for a file that is missing, no plan file, newer than this planwatch, or locked.
        """
        path = path.absolute()
        with translated(path):
            if create:
                create_private(path)
            elif not path.exists():
                raise PlanwatchError(f"there is no plan file {path}", f"{START}, or name another by --db")
            refuse_other_files(path)
            identity = Identity(path)
            database = cls(path, *connect(path, busy_seconds), identity)
            try:
                identity.hold()
                identity.check()
                database._prepare()
            except BaseException:
                database.close()
                raise
            return database

    @classmethod
    def unprepared(cls, path: Path) -> Self:
        """Open a file that is there as it is, whatever planwatch made it, only to read it."""
        path = path.absolute()
        with translated(path):
            if not path.exists():
                raise PlanwatchError(f"there is no file {path}", "check the name and the folder")
            refuse_other_files(path)
            database = cls(path, connect(path, BUSY_SECONDS)[0])
            database._conn.row_factory = sqlite3.Row
            return database

    def _prepare(self) -> None:
        from planwatch.storage.engine import migrate

        self._conn.row_factory = sqlite3.Row
        self._conn.execute("pragma foreign_keys = on")
        is_current = migrate.is_current(self)  # refuses files that are not to be touched, so it comes first
        if not self.read_only:
            use_wal(self._conn)
            self._conn.execute("pragma synchronous = full")
        if not is_current:
            migrate.bring_up_to_date(self)

    def again(self) -> "Database":
        """The same over a connection of its own, for another thread. Raises Replaced where it is another file now."""
        # Whoever opened this one lets go of it: another thread may not.
        self._refuse_other_file()
        other = Database.open(self.path)
        try:
            self._refuse_other_file()
        except Replaced:
            other.close()
            raise
        other._conn.execute(f"pragma cache_size = -{SMALL_CACHE}")
        return other

    def close(self) -> None:
        """Let go of the file; what is not committed is lost."""
        if self._identity is not None:
            self._identity.leave_no_log(self._conn)
            self._identity.release()
        self._conn.close()

    def check_same(self) -> None:
        """Raise Replaced where another file has the name of the one that was opened, or none has it.

        What was opened can still be read then, from a copy in memory: its log does not go on standing beside a file
        that it is not of. Of a file that was overwritten nothing can.
        """
        try:
            self._refuse_other_file(self._conn)
        except Replaced as replaced:
            self._let_go(replaced)
            raise

    def _refuse_other_file(self, conn: sqlite3.Connection | None = None) -> None:
        if self._identity is not None:
            self._identity.check(conn)

    def _let_go(self, replaced: Replaced) -> None:
        if self._conn.in_transaction or self.read_only == replaced.message:
            return
        from planwatch.storage.engine.content import gone

        copy = gone(replaced) if replaced.nothing_left else self.in_memory()
        self.close()
        self._conn, self.read_only = copy, replaced.message
        if replaced.nothing_left:
            self.lost = replaced
            self._identity = None  # whoever opens it again makes a log that is none of ours

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def writing(self) -> Generator[None]:
        """A write transaction: all of it is kept, or (on any exception) nothing.

        It begins IMMEDIATE: a deferred one that has read would fail at its first write under a second writer, without
        waiting.
        """
        self.check_same()
        self._refuse_read_only()
        with translated(self.path):
            self._conn.execute("begin immediate")
            before = self._conn.total_changes
            try:
                yield
                self._refuse_other_file(self._conn)  # it may have waited long for another writer
                self._conn.execute("commit")
                self.has_written |= self._conn.total_changes > before
            except BaseException:
                if self._conn.in_transaction:
                    self._conn.execute("rollback")
                raise

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise PlanwatchError(f"{self.path} cannot be changed: {self.read_only}", "copy it to a folder of your own")

    @contextlib.contextmanager
    def reading(self) -> Generator[None]:
        """All that the block reads is of one moment, whatever others write meanwhile."""
        with translated(self.path):
            if self._conn.in_transaction:
                yield
                return
            self._conn.execute("begin")
            try:
                yield
            finally:
                if self._conn.in_transaction:
                    self._conn.execute("rollback")

    @contextlib.contextmanager
    def attempt(self) -> Generator[None]:
        """A part of a write transaction: where the block raises, nothing of it is kept, and what came before stands."""
        self._conn.execute("savepoint attempt")
        try:
            yield
        except BaseException:
            if self._conn.in_transaction:  # a full disk has ended it already
                self._conn.execute("rollback to attempt")
            raise
        finally:
            if self._conn.in_transaction:
                self._conn.execute("release attempt")

    def execute(self, sql: str, params: Params = ()) -> int:
        """Write, within a transaction; the id of the row that was added."""
        return int(self._conn.execute(sql, params).lastrowid or 0)

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """The same statement for each of these rows."""
        self._conn.executemany(sql, rows)

    def poll(self) -> int:
        """A number that grows with every change by anybody. Raises Replaced where it is another file now."""
        if self._identity is not None:
            self._identity.look_inside()
        self.check_same()
        return self.number("select max(id) from journal")

    def query(self, sql: str, params: Params = ()) -> list[sqlite3.Row]:
        """All rows of a select."""
        with translated(self.path):
            return self._conn.execute(sql, params).fetchall()

    def tuples(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """The same as tuples, which are made sooner: for many rows."""
        with translated(self.path):
            return self._bare(sql, params).fetchall()

    def named(self, sql: str, params: Params = ()) -> list[dict[str, Any]]:
        """The same as dicts: a Row looks for a name among all its columns each time, which wide rows feel."""
        with translated(self.path):
            cursor = self._bare(sql, params)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def each(self, sql: str, params: Params = ()) -> Iterator[tuple[Any, ...]]:
        """The same one by one: all at once many would fill the memory."""
        with translated(self.path):
            yield from self._bare(sql, params)

    def integers(self, sql: str, params: Params = ()) -> "array[int]":
        """The first column of a select, eight bytes each: a list of 100,000 rows would take twenty times that."""
        with translated(self.path):
            return array("q", map(itemgetter(0), self._bare(sql, params)))

    def _bare(self, sql: str, params: Params) -> sqlite3.Cursor:
        cursor = self._conn.cursor()
        cursor.row_factory = None
        return cursor.execute(sql, params)

    def among(self, sql: str, ids: Sequence[int]) -> Iterator[sqlite3.Row]:
        """The rows of a select that ends in ``in``, for any number of ids."""
        for part in parts_of(ids):
            yield from self.query(f"{sql} ({marks(len(part))})", part)

    def one(self, sql: str, params: Params = ()) -> sqlite3.Row | None:
        """The first row of a select, None where there is none."""
        with translated(self.path):
            return self._conn.execute(sql, params).fetchone()

    def row(self, sql: str, params: Params = ()) -> sqlite3.Row:
        """The first row of a select that always has one; RuntimeError where it has none, a fault of ours."""
        row = self.one(sql, params)
        if row is None:
            raise RuntimeError(f"no row of: {sql}")
        return row

    def number(self, sql: str, params: Params = ()) -> int:
        """The single integer that a select gives (0 for null)."""
        row = self.one(sql, params)
        return int(row[0] or 0) if row is not None else 0

    def backup(self, target: Path) -> None:
        """Write a consistent copy, readable by its owner only; an existing file is never overwritten."""
        from planwatch.storage.engine import copies

        with translated(target):
            copies.write(self._conn, target)

    def copy_to(self, path: Path) -> None:
        """Copy into an empty file."""
        from planwatch.storage.engine import copies

        copies.copy(self._conn, path)

    def copied(self) -> "Database":
        """A copy in memory, which can be written to whatever the file is."""
        return Database(self.path, self.in_memory())

    def in_memory(self) -> sqlite3.Connection:
        """A connection to a copy of the file in memory. It is not bound to the thread that made it."""
        from planwatch.storage.engine import copies

        with translated(self.path):
            return copies.in_memory(self._conn)

    def faults(self) -> list[str]:
        """What SQLite itself finds wrong with the file; empty where it is sound."""
        found = [str(row[0]) for row in self.query("pragma integrity_check") if row[0] != "ok"]
        broken = self.query("pragma foreign_key_check")
        return found + [f"table {row[0]}, row {row[1]}: refers to a missing row of {row[2]}" for row in broken]
