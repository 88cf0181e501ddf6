"""Bringing a plan file up to date: the SQL steps of ``db/migrations``, each applied once, in order of name."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
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
    if _state(database)[1]:
        moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        database.backup(database.path.with_name(f"{database.path.name}.before-{steps()[-1].stem}.{moment}"))
    apply(database, steps())


def apply(database: "Database", known: list[Path]) -> None:
    """Apply these steps, as far as the file has not had them, whole or not at all."""
    import sqlite_utils
    from sqlite_utils.migrations import Migrations

    from planwatch.model.text.names import folded
    from planwatch.model.text.refs import natural_key, whole_of

    migrations = Migrations("planwatch")
    for step in known:
        migrations(name=step.stem)(_runner(step.read_text("utf-8")))
    # Off while a step may rebuild a table that others refer to; checked before the commit.
    database.execute("pragma foreign_keys = off")
    with database.writing():
        connection = database._conn  # pyright: ignore[reportPrivateUsage]  sqlite-utils wants it bare
        for made in (folded, natural_key, whole_of):
            connection.create_function(made.__name__, 1, made, deterministic=True)
        migrations.apply(sqlite_utils.Database(connection, execute_plugins=False))
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


def _runner(sql: str) -> Callable[["SqliteUtils"], None]:
    def step(db: "SqliteUtils") -> None:
        db.executescript(sql)

    return step
