"""The first copy of a plan that a server keeps, and a new one where the old one will not do."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

from planwatch.errors import PlanwatchError
from planwatch.storage.engine import migrate
from planwatch.storage.engine.copies import put
from planwatch.storage.engine.dialect import marks
from planwatch.storage.engine.errors import translated
from planwatch.storage.engine.server import local, schema
from planwatch.storage.engine.server.connection import Server
from planwatch.storage.engine.server.news import Standing
from planwatch.storage.engine.sqlite import Database
from planwatch.unfinished import unfinished

KINDS = {"integer": "int8", "text": "text", "blob": "bytea", "real": "float8", "any": "jsonb"}
_AT_ONCE = 500
Done = Callable[[int, int], object]
"""Told how many rows are there of how many."""


def quiet(there: int, of: int) -> None:
    """Nobody is told."""


def make(server: Server, target: Path, done: Done = quiet, *, follows: bool = True) -> None:
    """Copy all that the server has, of one moment, into a new file, one that ``follows`` or one of its own.

    Raises PlanwatchError.
    """
    with translated(target):
        if follows:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make(server, target, done, follows=follows)


def _make(server: Server, target: Path, done: Done, *, follows: bool) -> None:
    with unfinished(target) as path, server.asking() as raw:
        empty(path)
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as conn:
            conn.execute("pragma journal_mode = off")
            with raw.transaction():
                raw.execute("set transaction isolation level repeatable read read only")
                standing = Standing(*raw.execute("select * from standing(0)").fetchone() or ())
                refuse_other_schema(standing)
                conn.execute("begin")
                fill(raw, conn, lambda there, of: (server.goes_on(), done(there, of)))
                if follows:
                    local.begin(conn, standing, datetime.now(UTC))
                conn.execute("commit")
            conn.execute("pragma journal_mode = wal")
        try:
            put(path, target)
        except PlanwatchError:  # another planwatch of this machine was first
            if not follows:
                raise


def empty(path: Path) -> None:
    """Make a plan file of an empty one."""
    Database.open(path, create=True).close()


def refuse_other_schema(standing: Standing) -> None:
    """Raise PlanwatchError where the server's tables are of an older planwatch, which this one cannot read."""
    if standing.schema < migrate.steps()[-1].stem:
        raise PlanwatchError(
            f"the plan on the server is of an older planwatch ({standing.schema})",
            "its owner brings it up to date with `planwatch migrate URL`",
        )


def refuse_newer_schema(standing: Standing) -> None:
    """Raise PlanwatchError where the server's tables are of a newer planwatch."""
    if said := newer_schema(standing):
        raise PlanwatchError(said, "nothing was changed")


def newer_schema(standing: Standing) -> str:
    """What to say where the server's tables are of a newer planwatch; empty where they are not."""
    if standing.schema <= migrate.steps()[-1].stem:
        return ""
    return f"the plan on the server is of a newer planwatch ({standing.schema}): update this one"


def limit(standing: Standing) -> str:
    """Why nothing may be changed from here; empty where it may. Raises PlanwatchError for an older schema."""
    if newer := newer_schema(standing):
        return newer
    refuse_other_schema(standing)
    return "" if standing.may_change else f"{standing.who} has the right to read it only"


def fill(raw: "psycopg.Connection[Any]", conn: sqlite3.Connection, done: Done = quiet) -> None:
    """Put all that the server has into the empty tables of a file."""
    named = schema.tables(conn)
    counts = dict(
        raw.execute(
            " union all ".join(f"select '{name}', count(*) from \"{name}\"" for name in named).encode()
        ).fetchall()
    )
    of, there = sum(counts.values()), 0
    # Rows one by one, as an older libpq gives them, and as COPY does, take four times as long to be read.
    size = _AT_ONCE if psycopg.capabilities.has_stream_chunked() else 1

    def told(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        nonlocal there
        for row in rows:
            yield row
            there += 1
            if there % _AT_ONCE == 0:
                done(there, of)

    for name, columns in named.items():
        if not counts[name]:
            continue
        listed = ", ".join(f'"{column}"' for column in columns)
        into = f'insert into "{name}" ({listed}) values ({marks(len(columns))})'
        rows = psycopg.Cursor(raw).stream(f'select {listed} from "{name}" order by id'.encode(), binary=True, size=size)
        try:
            conn.executemany(into, told(rows))
        except BaseException:
            raw.close()  # else psycopg takes all that is still to come before it lets go
            raise
    done(there, of)
