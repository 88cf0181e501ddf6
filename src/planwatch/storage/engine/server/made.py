"""A database made ready to keep plans: empty, or with all that a plan file has, its changes and their numbers."""

import contextlib
import sqlite3
import uuid
from collections.abc import Generator, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import psycopg
from psycopg.types.json import Jsonb

from planwatch.errors import PlanwatchError
from planwatch.storage.engine import migrate
from planwatch.storage.engine.restore import check
from planwatch.storage.engine.server import first, schema
from planwatch.storage.engine.server.connection import NoPlanThere, Server
from planwatch.storage.engine.server.first import KINDS, Done, quiet
from planwatch.storage.engine.sqlite import Database

_AT_ONCE = 1000
_MOST = 5
"""Tables of another program that are named."""
_OLDEST = 150_000
"""Before, everybody might make what they liked in each database."""
_ONE_AT_A_TIME = 0x706C616E
"""The lock that whoever makes a database ready holds: what makes tables at once fails in PostgreSQL's own words."""


@contextlib.contextmanager
def read(path: Path) -> Generator[Database]:
    """A plan file as it is at this moment, brought up to date in memory: the file itself stays as it was.

    Raises PlanwatchError for one that is no sound plan file of this planwatch or an older one, with a plan in it.
    """
    with Database.unprepared(path) as source:
        check(source, "name another file")
        copy = source.copied()
    with copy:
        if not migrate.is_current(copy):
            migrate.apply(copy, migrate.steps())
        yield copy


def make(server: Server, source: Database, done: Done = quiet) -> None:
    """Put a plan file's tables and all that is in them on the server, whole or not at all.

    Whoever it is done by owns them from then on. ``done`` is told how many rows are there of how many. Raises
    PlanwatchError, where the server has a plan already, too.
    """
    with source.reading(), server.asking() as raw, raw.transaction():
        refuse_old(raw.info.server_version)
        if (encoding := raw.info.parameter_status("server_encoding")) != "UTF8":
            raise PlanwatchError(
                f"{server.address} keeps texts as {encoding}, which does not have all letters",
                "have its database made with `create database … encoding 'UTF8' template template0`",
            )
        is_ready = _is_made_ready(server, raw)
        with contextlib.closing(source.in_memory()) as conn:
            if is_ready:
                take_away(raw)
            _keep_others_out(raw, server)
            raw.execute(schema.statements(conn).encode())
            rows = fill(raw, conn, 1, lambda there, of: (server.goes_on(), done(there, of)))
        known = migrate.steps()[-1].stem
        raw.execute(
            "insert into head (step, schema) values (%s, %s) "
            "on conflict (one) do update set step = excluded.step, schema = excluded.schema",
            (int(rows > 0), known),
        )
        if rows:
            raw.execute(
                "insert into appended (step, op, who, tables) select 1, %s, session_user, array(select name from kept)",
                (uuid.uuid4(),),
            )


def _is_made_ready(server: Server, raw: "psycopg.Connection[Any]") -> bool:
    """Whether the tables are there with nothing in them; raises PlanwatchError where anything else is there."""
    raw.execute(f"select pg_advisory_xact_lock({_ONE_AT_A_TIME})".encode())
    found = raw.execute(
        "select current_user, has_schema_privilege(to_regnamespace('public'), 'create'), to_regclass('head') is not "
        "null and to_regclass('kept') is not null, array(select relname::text from pg_class c where relnamespace = "
        "to_regnamespace('public') and relkind in ('r', 'p', 'v', 'm', 'f') and not exists (select from pg_depend d "
        "where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e') order by 1)"
    ).fetchone()
    who, may_make, is_there, names = cast("tuple[str, bool, bool, list[str]]", found)
    if is_there and raw.execute("select step from head").fetchone() != (0,):
        raise PlanwatchError(f"{server.address} has a plan already", "name an empty database")
    if names and not is_there:
        named = ", ".join(names[:_MOST]) + (" …" if len(names) > _MOST else "")
        raise PlanwatchError(f"{server.address} has tables of another program ({named})", "name an empty database")
    if not may_make:
        raise PlanwatchError(
            f"{server.address}: {who} may make no tables there",
            f"whoever runs the server makes a database that is yours: `createdb --owner={who} NAME`",
        )
    return is_there


def take_away(raw: "psycopg.Connection[Any]") -> None:
    """Take the tables of the plan away, with all that is in them."""
    for (name,) in raw.execute("select name from kept").fetchall():
        raw.execute(f'drop table "{name}" cascade'.encode())
    raw.execute("delete from kept")


def refuse_old(version: int) -> None:
    """Raise PlanwatchError for a server of that version, as libpq has it, that planwatch does not know."""
    if version < _OLDEST:
        raise PlanwatchError(
            f"the server is PostgreSQL {version // 10_000}, and planwatch needs {_OLDEST // 10_000} or newer",
            "nothing was made there",
        )


def _keep_others_out(raw: "psycopg.Connection[Any]", server: Server) -> None:
    """Nobody else makes functions beside the plan's, which its own might take for those of PostgreSQL."""
    raw.execute("revoke create on schema public from public")  # of no effect by whoever does not own the schema
    if raw.execute("select has_schema_privilege('public', 'public', 'create')").fetchone() == (True,):
        raise PlanwatchError(
            f"{server.address}: everybody who may connect may make functions there, which the plan's could run",
            "have `alter schema public owner to pg_database_owner` run there, as servers older than 15 did not",
        )


def first_copy(server: Server, done: Done, *, create: bool) -> None:
    """Make this machine's copy; ``create``: and what it is of, where the server's database is empty."""
    try:
        first.make(server, server.known.copy, done)
    except NoPlanThere:
        if not create:
            raise
        make_empty(server)
        first.make(server, server.known.copy, done)


def make_empty(server: Server) -> None:
    """Make the tables with nothing in them."""
    with (
        TemporaryDirectory(prefix="planwatch-") as folder,
        Database.open(Path(folder) / "empty.db", create=True) as source,
    ):
        make(server, source)


def fill(raw: "psycopg.Connection[Any]", conn: sqlite3.Connection, step: int, done: Done = quiet) -> int:
    """Put all rows of a plan file into empty tables, as written by that step; how many there were."""
    named = schema.tables(conn)
    conn.row_factory = None
    counts = {name: conn.execute(f'select count(*) from "{name}"').fetchone()[0] for name in named}
    of, there = sum(counts.values()), 0
    for name, columns in named.items():
        if not counts[name]:
            continue
        kinds = [KINDS[row[2].casefold()] for row in conn.execute(f'pragma table_info("{name}")')]
        listed = ", ".join(f'"{column}"' for column in columns)
        with raw.cursor().copy(f'copy "{name}" ({listed}, step) from stdin (format binary)'.encode()) as copy:
            copy.set_types([*kinds, "int8"])
            for row in _rows(conn, f'select {listed}, {step} from "{name}" order by id', kinds):
                copy.write_row(row)
                there += 1
                if there % _AT_ONCE == 0:
                    done(there, of)
    done(there, of)
    return there


def _rows(conn: sqlite3.Connection, select: str, kinds: list[str]) -> Iterator[tuple[object, ...]]:
    anything = [place for place, kind in enumerate(kinds) if kind == "jsonb"]
    for row in conn.execute(select):
        if not anything:
            yield row
            continue
        yield tuple(Jsonb(value) if place in anything else value for place, value in enumerate(row))
