"""This machine's copy against the server, row for row."""

import contextlib
import sqlite3
from collections.abc import Generator
from pathlib import Path
from tempfile import TemporaryDirectory

from planwatch.errors import PlanwatchError
from planwatch.storage.engine.errors import translated
from planwatch.storage.engine.server import first, local, schema
from planwatch.storage.engine.server.connection import Server
from planwatch.storage.engine.sqlite import BUSY_SECONDS

_TRIES = 10


def mended(server: Server) -> list[str]:
    """Where the copy is not what the server has, a sentence a table; it is put right then, whoever has it open.

    Raises PlanwatchError.
    """
    copy = server.known.copy
    with translated(copy), TemporaryDirectory(prefix="planwatch-", dir=copy.parent) as folder:
        anew = Path(folder) / "copy.db"
        first.make(server, anew)
        with _opened(copy) as conn, _opened(anew) as other:
            conn.execute("attach ? as anew", (str(anew),))
            for _ in range(_TRIES):
                for each in (conn, other):
                    local.take(each, server.news(local.stand(each).step))
                conn.execute("begin immediate")
                if conn.execute(
                    "select (select step from main.followed) = (select step from anew.followed)"
                ).fetchone()[0]:
                    found = _put_right(conn)
                    conn.execute("commit")
                    return found
                conn.execute("rollback")  # somebody changed the plan between the two
    raise PlanwatchError("others change the plan all the time", "try again later")


@contextlib.contextmanager
def _opened(path: Path) -> Generator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as conn:
        conn.execute("pragma foreign_keys = off")
        yield conn


def _put_right(conn: sqlite3.Connection) -> list[str]:
    """Put what is in the copy made anew in the place of what differs from it; a sentence a table."""
    found = {table: said for table in schema.tables(conn) if (said := _differs(conn, table))}
    if found:  # what keeps journal and packs from being changed is out of the way meanwhile
        guards = conn.execute("select name, sql from main.sqlite_master where type = 'trigger'").fetchall()
        for name, _ in guards:
            conn.execute(f"drop trigger main.{name}")
        for table in found:
            conn.execute(f'delete from main."{table}"')
            conn.execute(f'insert into main."{table}" select * from anew."{table}"')
        for _, sql in guards:
            conn.execute(sql)
    return list(found.values())


def _differs(conn: sqlite3.Connection, table: str) -> str:
    count = len(_only_in(conn, "main", "anew", table) | _only_in(conn, "anew", "main", table))
    return f"{table}: {count} {'row is' if count == 1 else 'rows are'} not as on the server" if count else ""


def _only_in(conn: sqlite3.Connection, one: str, other: str, table: str) -> set[int]:
    """The ids of rows that the one has so, and the other has not."""
    rows = conn.execute(f'select id from (select * from {one}."{table}" except select * from {other}."{table}")')
    return {row[0] for row in rows}
