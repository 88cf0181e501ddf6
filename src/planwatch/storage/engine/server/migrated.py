"""A server's tables brought up to date, by whoever owns them and when they say so."""

import contextlib
import sqlite3
import uuid
from pathlib import Path
from tempfile import TemporaryDirectory

from planwatch.storage.engine import migrate
from planwatch.storage.engine.server import first, schema
from planwatch.storage.engine.server.connection import Server
from planwatch.storage.engine.server.made import fill, take_away
from planwatch.storage.engine.server.news import Standing
from planwatch.storage.engine.sqlite import Database

# Whoever was let in as an owner makes the tables as the role that owns the others, whose rights go on to them.
_AS_OWNER = b"""do $$ begin
  execute format('set local role %I', (select pg_get_userbyid(relowner) from pg_class where oid = 'head'::regclass));
end $$"""


def bring_up_to_date(server: Server, done: first.Done = first.quiet) -> str:
    """Apply the steps that the server's tables lack, while nobody changes anything; returns the step it had.

    All rows go through a file here, since the steps are a file's; whole or not at all. Raises PlanwatchError.
    """
    newest = migrate.steps()[-1].stem
    with TemporaryDirectory(prefix="planwatch-") as folder, server.asking() as raw, raw.transaction():
        raw.execute("select hold()")
        raw.execute(_AS_OWNER)
        standing = Standing(*raw.execute("select * from standing(0)").fetchone() or ())
        first.refuse_newer_schema(standing)
        if standing.schema == newest:
            raw.execute(schema.functions().encode())
            return newest
        path = Path(folder) / "plan.db"
        path.touch(mode=0o600)
        with Database.unprepared(path) as database:
            migrate.apply(database, [step for step in migrate.steps() if step.stem <= standing.schema])
        server.goes_on()
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as conn:
            conn.execute("begin")
            first.fill(raw, conn, lambda _there, _of: server.goes_on())
            conn.execute("commit")
        with Database.open(path) as database, contextlib.closing(database.in_memory()) as conn:
            server.goes_on()
            take_away(raw)
            raw.execute(schema.statements(conn).encode())
            step = standing.step + 1
            fill(raw, conn, step, lambda there, of: (server.goes_on(), done(there, of)))
        raw.execute(
            "insert into appended (step, op, who, tables) values (%s, %s, session_user, array(select name from kept))",
            (step, uuid.uuid4()),
        )
        raw.execute("update head set step = %s, schema = %s", (step, newest))
        return standing.schema
