"""This machine's copy of a plan on a server: where it stands, and bringing the server's rows into it."""

import contextlib
import sqlite3
from collections.abc import Generator, Iterable, Mapping
from datetime import UTC, datetime

from planwatch.errors import PlanwatchError
from planwatch.model.values import Struct
from planwatch.storage.engine.dialect import marks
from planwatch.storage.engine.server import schema
from planwatch.storage.engine.server.news import News, Row, Standing
from planwatch.storage.engine.values import moment_text

_MARK = "followed"
"""The table by which a copy is told from a plan file."""


class Stand(Struct, frozen=True):
    """How far a copy has followed the server."""

    server: str
    step: int
    op: str
    """The change of that step."""
    at: datetime
    """When it was last seen to be all that the server has."""


class Lost(PlanwatchError):
    """The server does not know what this copy has from it: it lost its last changes, or is another."""


def is_copy(conn: sqlite3.Connection) -> bool:
    """Whether a file is a copy of what a server keeps, and no plan file of its own."""
    return conn.execute("select 1 from sqlite_master where name = ?", (_MARK,)).fetchone() is not None


def stand(conn: sqlite3.Connection) -> Stand:
    """How far the copy has come."""
    server, step, op, at = conn.execute(f"select server, step, op, at from {_MARK}").fetchone()
    return Stand(server, step, op, datetime.fromisoformat(at))


def begin(conn: sqlite3.Connection, standing: Standing, now: datetime) -> None:
    """Make a new plan file a copy, of nothing so far."""
    conn.execute(
        f"create table {_MARK} (server text not null, step integer not null, op text not null, at text not null, "
        "doubted integer not null default 0)"
    )
    conn.execute(
        f"insert into {_MARK} (server, step, op, at) values (?, ?, ?, ?)",
        (standing.server, standing.step, standing.last or "", moment_text(now)),
    )


def leave(conn: sqlite3.Connection) -> None:
    """Make the copy a plan file of its own."""
    conn.execute(f"drop table if exists {_MARK}")


def seen(conn: sqlite3.Connection, now: datetime) -> None:
    """The copy has all that the server has, as was just seen."""
    conn.execute(f"update {_MARK} set at = ?", (moment_text(now),))


def doubt(conn: sqlite3.Connection) -> None:
    """The copy is not what the server has, as was just seen: whoever opens it next is to find out before."""
    conn.execute(f"update {_MARK} set doubted = 1")


def is_doubted(conn: sqlite3.Connection) -> bool:
    """Whether it was seen that the copy is not what the server has."""
    return bool(conn.execute(f"select doubted from {_MARK}").fetchone()[0])


def changed_lately(conn: sqlite3.Connection, since: datetime) -> list[tuple[str, datetime]]:
    """Who has changed the plan after that moment, and when they last did, of the last changes."""
    found = conn.execute(
        "select who, max(at) from batch where id > (select max(id) - 50 from batch) and at > ? group by who",
        (moment_text(since),),
    )
    return [(who, datetime.fromisoformat(at)) for who, at in found]


def stepped(conn: sqlite3.Connection, step: int, op: str) -> None:
    """The copy has a change of its own on the server as that step; within the transaction that writes it here."""
    conn.execute(f"update {_MARK} set step = ?, op = ?, at = ?", (step, op, moment_text(datetime.now(UTC))))


def refuse_lost(known: Stand, standing: Standing) -> None:
    """Raise Lost where the server is not the one, or not as far any more, as this copy knows it."""
    if known.server != standing.server:
        raise Lost("the server has another plan than it had", "quit and open it again: what is here is kept beside")
    if standing.step < known.step or (known.step and known.op and standing.known != known.op):
        raise Lost(
            "the server lost its last changes, which this machine still has",
            "quit and open it again: you are told which, and what is here is kept beside",
        )


def take(conn: sqlite3.Connection, news: News) -> bool:
    """Bring what was written on the server into the copy; whether it is as far as these news then.

    It is not where another thread or planwatch of this machine brought it further since they were asked for. Raises
    Lost, with the copy left as it is.
    """
    if (known := stand(conn)).step == news.since == news.standing.step:
        refuse_lost(known, news.standing)
        return True  # without waiting for whoever writes in the copy now
    with _without_links(conn):
        conn.execute("begin immediate")
        try:
            if (known := stand(conn)).step == news.since:
                refuse_lost(known, news.standing)
                if known.step < news.standing.step:
                    for table, row_id in news.gone:
                        conn.execute(f'delete from "{table}" where id = ?', (row_id,))
                    put(conn, news.rows)
                    stepped(conn, news.standing.step, news.standing.last or "")
                known = stand(conn)
            conn.execute("commit")
        except BaseException:
            if conn.in_transaction:
                conn.execute("rollback")
            raise
    return (known.step, known.op) == (news.standing.step, news.standing.last or "")


def put(conn: sqlite3.Connection, rows: Mapping[str, list[Row]]) -> None:
    """Put rows as the server has them into the copy; columns that only a newer planwatch has are left out."""
    for table in schema.names(conn):
        if table not in rows:
            continue
        columns = schema.columns(conn, table)
        if missing := [column for column in columns if column not in rows[table][0]]:
            raise PlanwatchError(
                f"the server has no {table}.{missing[0]}", "it is of another planwatch: update this one"
            )
        if table != "journal":  # a unique name may have wandered from one row to another
            conn.executemany(f'delete from "{table}" where id = ?', [(row["id"],) for row in rows[table]])
        bytes_of = blobs(conn, table)
        listed = ", ".join(f'"{column}"' for column in columns)
        unless_there = "or ignore" if table == "journal" else ""
        conn.executemany(
            f'insert {unless_there} into "{table}" ({listed}) values ({marks(len(columns))})',
            (_values(row, columns, bytes_of) for row in rows[table]),
        )


def told(conn: sqlite3.Connection, table: str, ids: Iterable[int]) -> list[Row]:
    """Rows of the copy as the server takes them."""
    columns, bytes_of = schema.columns(conn, table), blobs(conn, table)
    listed = ", ".join(f'"{column}"' for column in columns)
    found: list[Row] = []
    for row_id in ids:
        row = conn.execute(f'select {listed} from "{table}" where id = ?', (row_id,)).fetchone()
        if row is not None:
            found.append({
                column: f"\\x{value.hex()}" if column in bytes_of else value
                for column, value in zip(columns, row, strict=True)
            })  # fmt: skip
    return found


def blobs(conn: sqlite3.Connection, table: str) -> frozenset[str]:
    """The columns of a table that hold bytes."""
    return frozenset(row[1] for row in conn.execute(f'pragma table_info("{table}")') if row[2].casefold() == "blob")


def _values(row: Row, columns: list[str], bytes_of: frozenset[str]) -> list[object]:
    return [bytes.fromhex(row[column][2:]) if column in bytes_of else row[column] for column in columns]


@contextlib.contextmanager
def _without_links(conn: sqlite3.Connection) -> Generator[None]:
    """Rows may come before those that they point to; the server has checked them."""
    conn.execute("pragma foreign_keys = off")
    try:
        yield
    finally:
        conn.execute("pragma foreign_keys = on")
