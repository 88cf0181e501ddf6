"""This machine's copy against the server, row for row."""

import contextlib
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from planwatch.storage.engine.server import first, local, schema
from planwatch.storage.engine.server.connection import Server


def mended(server: Server) -> list[str]:
    """Where the copy is not what the server has, a sentence a table; where it is not, a new one takes its place."""
    copy = server.known.copy
    with TemporaryDirectory(prefix="planwatch-", dir=copy.parent) as folder:
        anew = Path(folder) / "copy.db"
        with contextlib.closing(sqlite3.connect(copy, isolation_level=None)) as conn:
            local.take(conn, server.news(local.stand(conn).step))
            first.make(server, anew)
            conn.execute("attach ? as anew", (str(anew),))
            found = [said for table in schema.tables(conn) if (said := _differs(conn, table))]
            conn.execute("detach anew")
        if found:
            anew.replace(copy)
    return found


def _differs(conn: sqlite3.Connection, table: str) -> str:
    count = len(_only_in(conn, "main", "anew", table) | _only_in(conn, "anew", "main", table))
    return f"{table}: {count} {'row is' if count == 1 else 'rows are'} not as on the server" if count else ""


def _only_in(conn: sqlite3.Connection, one: str, other: str, table: str) -> set[int]:
    """The ids of rows that the one has so, and the other has not."""
    rows = conn.execute(f'select id from (select * from {one}."{table}" except select * from {other}."{table}")')
    return {row[0] for row in rows}
