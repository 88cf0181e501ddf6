"""Which rows of a copy are written, whatever part of planwatch writes them."""

import sqlite3
from typing import Any

from planwatch.storage.engine.server import local, schema

_TOUCHED = "create temp table touched (name text, id integer, gone integer, primary key (name, id, gone)) without rowid"
Row = dict[str, Any]


def note(conn: sqlite3.Connection) -> None:
    """Have it noted from now on."""
    conn.execute(_TOUCHED)
    for table in schema.names(conn):
        for event, row, gone in (("insert", "new", 0), ("update", "new", 0), ("delete", "old", 1)):
            conn.execute(
                f'create temp trigger touched_{table}_{event} after {event} on main."{table}" begin '
                f"insert or ignore into touched values ('{table}', {row}.id, {gone}); end"
            )


def forget(conn: sqlite3.Connection) -> None:
    """What was noted is of a change that is over."""
    conn.execute("delete from temp.touched")


def told(conn: sqlite3.Connection) -> tuple[dict[str, list[Row]], list[Row]]:
    """The rows that were written, by table, and those that were taken away."""
    ids: dict[str, list[int]] = {}
    gone: list[Row] = []
    for name, row_id, is_gone in conn.execute("select name, id, gone from temp.touched order by name, id").fetchall():
        if is_gone:
            gone.append({"name": name, "id": row_id})
        else:
            ids.setdefault(name, []).append(row_id)
    return {name: rows for name, found in ids.items() if (rows := local.told(conn, name, found))}, gone
