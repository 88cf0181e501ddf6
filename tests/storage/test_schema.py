"""The schema and the steps that lead to it."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.text.refs import natural_key
from planwatch.service.files.open import faults
from planwatch.service.meetings import forums, meetings
from planwatch.service.reviews import run as reviews
from planwatch.service.reviews.run import Asked
from planwatch.storage.engine import migrate
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.writing.tables import FIELDS, TABLES
from tests.conftest import SitDown
from tests.desk import SMALL, put, told

pytestmark = pytest.mark.of_a_file("its schema, brought up to date when it is opened")


def objects(conn: sqlite3.Connection) -> dict[str, str]:
    found = conn.execute("select type || ' ' || name, sql from sqlite_master where sql is not null").fetchall()
    return {name: " ".join(sql.split()) for name, sql in found}


def inside(path: Path) -> tuple[dict[str, str], dict[str, list[object]]]:
    """What a file is made of, and the rows of each of its tables, but for when a step was applied."""
    with closing(sqlite3.connect(path)) as conn:
        conn.create_function("natural_key", 1, natural_key, deterministic=True)
        tables = [name for (name,) in conn.execute("select name from sqlite_master where type = 'table'")]
        rows = {name: conn.execute(f'select * from "{name}"').fetchall() for name in tables}
        rows["_sqlite_migrations"] = [row[:3] for row in rows["_sqlite_migrations"]]
        return objects(conn), rows


def test_a_new_file_is_made_at_once_just_as_the_steps_make_one(empty_path: Path, tmp_path: Path) -> None:
    stepped = tmp_path / "stepped.db"
    stepped.touch()
    with Database.unprepared(stepped) as database:
        for upto in range(1, len(migrate.steps()) + 1):
            migrate.apply(database, migrate.steps()[:upto])
    assert inside(empty_path) == inside(stepped), "write db/schema.sql anew: see db/README.md"
    with closing(sqlite3.connect(empty_path)) as conn:
        (moments,) = conn.execute("select count(distinct applied_at) from _sqlite_migrations").fetchone()
    assert moments == 1, "write db/schema.sql anew: see db/README.md"


def test_every_column_is_journalled_or_made_from_the_rest(empty_path: Path) -> None:
    conn = sqlite3.connect(empty_path)
    own = {"id", "version", "removed"}
    derived = {
        "action": {"ref_key", "search", "updated", "moves", "moved_on", "due_after"},
        "version": {"frozen"},
    }
    for table, columns in TABLES.items():
        there = {row[1] for row in conn.execute(f'pragma table_info("{table}")')}
        assert there == {*columns, *own, *derived.get(table, ())}, table
        assert {column for group in FIELDS[table].values() for column in group} == {*columns, "removed"}
    conn.close()


def test_tables_are_strict_and_every_foreign_key_has_an_index(empty_path: Path) -> None:
    conn = sqlite3.connect(empty_path)
    for table in [*TABLES, "batch", "journal"]:
        assert conn.execute("select strict from pragma_table_list where name = ?", (table,)).fetchone() == (1,), table
        firsts = {
            conn.execute(f'pragma index_info("{index[1]}")').fetchone()[2]
            for index in conn.execute(f'pragma index_list("{table}")').fetchall()
        }
        keys = {row[3] for row in conn.execute(f'pragma foreign_key_list("{table}")')}
        assert keys <= firsts, table
    conn.close()


@pytest.mark.parametrize("statement", ["update journal set after = 'x'", "delete from journal where id = 1"])
def test_the_journal_cannot_be_rewritten(small_path: Path, statement: str) -> None:
    conn = sqlite3.connect(small_path)
    with pytest.raises(sqlite3.IntegrityError, match="the journal is never"):
        conn.execute(statement)
    conn.close()


@pytest.fixture
def next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A second step, to be written by the test."""
    step = tmp_path / "steps" / "0002_next.sql"
    step.parent.mkdir()
    first = migrate.steps()
    monkeypatch.setattr(migrate, "steps", lambda: [*first, step])
    return step


def test_a_file_that_holds_data_is_copied_before_a_step(small_path: Path, next_step: Path, sit_down: SitDown) -> None:
    next_step.write_text("alter table plan add column colour text not null default 'grey';\n")
    session = sit_down(small_path)
    assert session.database.number("select count(*) from plan where colour = 'grey'") == 1
    assert told(session) == (SMALL,)
    [copy] = small_path.parent.glob("plan.db.before-0002_next.*")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    old = sqlite3.connect(copy)
    assert old.execute("select count(*) from action").fetchone() == (6,)
    assert "colour" not in objects(old)["table plan"]
    old.close()
    put(session, "A1", {"title": "goes on"})
    assert faults(session) == []
    session.database.close()
    sit_down(small_path)
    assert len(list(small_path.parent.glob("plan.db.before-*"))) == 1, "a file that is up to date is not copied again"


def test_a_review_under_way_in_an_older_file_still_knows_its_forum(small_path: Path, sit_down: SitDown) -> None:
    session = sit_down(small_path)
    day = session.one_plan()
    forums.add_forum(session, day, {"name": "Board"})
    meetings.add_meeting(session, day, "Board", day.today)
    run = reviews.begin(session, day, Asked("Board"))
    session.database.close()
    older = sqlite3.connect(small_path)
    older.executescript(
        "alter table review drop column forum; delete from _sqlite_migrations where name like '%_review_of_a_forum';"
    )
    older.close()
    session = sit_down(small_path)
    assert reviews.resume(session, session.one_plan(), run.id).asked == Asked("Board")
    assert faults(session) == []


def test_a_step_that_fails_leaves_the_file_as_it_was(
    small_path: Path, next_step: Path, sit_down: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    for sql in (
        "create table wrong (id integer); insert into wrong values (1); update plan set no_such_column = 1;",
        "delete from lead;",
    ):
        next_step.write_text(sql)
        with pytest.raises(PlanwatchError) as failed:
            Database.open(small_path)
        assert failed.value.hint
    monkeypatch.undo()
    session = sit_down(small_path)
    assert told(session) == (SMALL,)
    assert "table wrong" not in objects(session.database._conn)
    assert faults(session) == []


def test_an_older_file_that_can_only_be_read_is_refused_with_what_to_do(
    small_path: Path, next_step: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_step.write_text("alter table plan add column colour text;\n")
    monkeypatch.setattr("os.access", lambda path, right: right == 4)  # as for somebody without the right to write
    with pytest.raises(PlanwatchError, match="is of an older planwatch and cannot be brought up to date") as refused:
        Database.open(small_path)
    assert refused.value.hint == "copy it to a folder of your own"
