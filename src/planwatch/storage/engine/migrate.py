"""Bringing a plan file up to date: the SQL steps of ``db/migrations``, each applied once, in order of name."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection, complete_statement
from typing import TYPE_CHECKING

from planwatch.errors import PlanwatchError
from planwatch.resources import bundled

if TYPE_CHECKING:
    from sqlite_utils import Database as SqliteUtils

    from planwatch.storage.engine.sqlite import Database


def steps() -> list[Path]:
    """The SQL files, oldest first."""
    return sorted((bundled("db") / "migrations").glob("*.sql"))


def is_current(database: "Database") -> bool:
    """Whether all steps have been applied to the file.

    Raises PlanwatchError, leaving the file untouched, where a newer planwatch has changed it, where it is another
    program's, and where it would have to be changed but can only be read.
    """
    tables, applied = _state(database)
    known = [step.stem for step in steps()]
    if newer := sorted(applied - set(known)):
        raise PlanwatchError(
            f"{database.path} was made by a newer planwatch (it knows {newer[-1]})",
            "upgrade planwatch; nothing was changed",
        )
    if applied == set(known):
        return True
    if tables and not applied:
        raise PlanwatchError(f"{database.path} is another program's database", "name another file by --db")
    if database.read_only:
        raise PlanwatchError(f"{database.path} is of an older planwatch and cannot be brought up to date: "
                             f"{database.read_only}", "copy it to a folder of your own")  # fmt: skip
    return False


def is_any(database: "Database") -> bool:
    """Whether any step has been applied to the file, so that it is a plan file, if of an older planwatch."""
    return bool(_state(database)[1])


def bring_up_to_date(database: "Database") -> None:
    """Apply the steps that the file lacks, with a backup beside it first where it holds data."""
    applied = _state(database)[1]
    if applied == {step.stem for step in steps()}:
        return  # another planwatch was first
    if applied:
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        database.backup(database.path.with_name(f"{database.path.name}.before-{steps()[-1].stem}.{moment}"))
    apply(database, steps())


def apply(database: "Database", known: list[Path]) -> None:
    """Apply these steps, as far as the file has not had them, whole or not at all."""
    from planwatch.model.text.names import folded
    from planwatch.model.text.refs import natural_key, whole_of

    # Off while a step may rebuild a table that others refer to; checked before the commit.
    database.execute("pragma foreign_keys = off")
    with database.writing():
        connection = database._conn  # pyright: ignore[reportPrivateUsage]  sqlite-utils wants it bare
        for made in (folded, natural_key, whole_of):
            connection.create_function(made.__name__, 1, made, deterministic=True)
        whole = _whole(known)
        if whole and database.one("select 1 from sqlite_master") is None:
            _begin(connection, whole, known)
        else:
            _go_on(connection, known)
        if database.one("pragma foreign_key_check"):
            raise PlanwatchError(
                f"{database.path} has broken references", "run `planwatch doctor`; nothing was changed"
            )
    database.execute("pragma foreign_keys = on")


def _state(database: "Database") -> tuple[int, set[str]]:
    """How many things the file holds, and the steps applied to it, both of the same moment."""
    # Read by hand: importing sqlite_utils costs more than a whole `planwatch list`.
    with database.reading():
        names = {row[0] for row in database.query("select name from sqlite_master")}
        if "followed" in names and not database.follows:
            raise PlanwatchError(
                f"{database.path} is this machine's copy of a plan that a server keeps", "open that by its address"
            )
        if "_sqlite_migrations" not in names:
            return len(names), set()
        rows = database.query("select name from _sqlite_migrations where migration_set = 'planwatch'")
        return len(names), {row[0] for row in rows}


def _whole(known: list[Path]) -> str:
    """What these steps come to together, where that is written down of just them: a tenth of the work. Else empty."""
    written = (bundled("db") / "schema.sql").read_text("utf-8")
    head = written.partition("\n")[0]
    return written if known == steps() and head == f"-- {known[-1].stem}" else ""


def _begin(connection: Connection, whole: str, known: list[Path]) -> None:
    """Make all that a new file has, and say that it has had these steps."""
    for statement in _statements(whole):
        connection.execute(statement)
    at = str(datetime.now(UTC))
    connection.executemany(
        "insert into _sqlite_migrations (migration_set, name, applied_at) values ('planwatch', ?, ?)",
        [(step.stem, at) for step in known],
    )


def _go_on(connection: Connection, known: list[Path]) -> None:
    import sqlite_utils
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("planwatch")
    for step in known:
        migrations(name=step.stem)(_runner(step.read_text("utf-8")))
    migrations.apply(sqlite_utils.Database(connection, execute_plugins=False))


def _runner(sql: str) -> Callable[["SqliteUtils"], None]:
    def step(db: "SqliteUtils") -> None:
        # Its own executescript looks for the end of a statement at each letter: half of what a new file takes.
        for statement in _statements(sql):
            db.conn.execute(statement)

    return step


def _statements(sql: str) -> Iterator[str]:
    """The statements of a step one by one; each begins on a line of its own."""
    read = ""
    for line in sql.splitlines(keepends=True):
        read += line
        if complete_statement(read):
            yield read
            read = ""
    if read.strip():
        yield read
