"""A plan file copied to a server: what is refused before anything is made there, and what is left half-way."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from planwatch.errors import PlanwatchError
from planwatch.paths import HOME, Address
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.files.server import copy_down, copy_up, migrate
from planwatch.service.session import Session
from planwatch.storage.doctor import faults
from planwatch.storage.engine import migrate as steps
from planwatch.storage.engine.server import first, made, rights
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import Server
from planwatch.storage.engine.server.rights import Right
from planwatch.storage.engine.sqlite import Database
from tests.conftest import Clock
from tests.desk import SMALL, TODAY, put
from tests.engines.postgres import Postgres


@pytest.fixture
def empty(postgres: Postgres) -> Iterator[str]:
    """A database with nothing in it."""
    name = postgres.database()
    yield name
    postgres.drop(name)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder for the copies of this machine."""
    monkeypatch.setenv(HOME, str(tmp_path_factory.mktemp("home")))


@pytest.fixture
def url(postgres: Postgres, empty: str) -> Address:
    return Address(postgres.url(empty))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.db"
    with Database.open(path, create=True) as database:
        import_snapshot(Session(database, who="importer", clock=Clock()), SMALL, "P.toml")
    return path


def quiet(there: int, of: int) -> None:
    """Nobody is told."""


def tables(postgres: Postgres, name: str) -> int:
    with psycopg.connect(postgres.url(name)) as raw:
        found = raw.execute("select count(*) from pg_class where relnamespace = 'public'::regnamespace").fetchone()
    return found[0] if found else 0


def step_of(postgres: Postgres, name: str) -> int:
    with psycopg.connect(postgres.url(name)) as raw:
        return (raw.execute("select step from head").fetchone() or (0,))[0]


def nothing(path: Path) -> None:
    path.touch()


def words(path: Path) -> None:
    path.write_text("Ref;Action\n")


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("create table mine (x)")


def without_a_plan(path: Path) -> None:
    Database.open(path, create=True).close()


def newer(path: Path) -> None:
    without_a_plan(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("update _sqlite_migrations set name = '9999_later' where name like '0025%'")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (nothing, "is empty"),
        (words, "is not a plan file, or is damaged"),
        (of_another_program, "is another program's database"),
        (without_a_plan, "holds no plan"),
        (newer, "was made by a newer planwatch"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: None, "there is no file"),
    ],
)
def test_what_has_no_plan_is_refused_before_anything_is_made_there(
    make: Callable[[Path], object], said: str, postgres: Postgres, empty: str, url: Address, tmp_path: Path
) -> None:
    path = tmp_path / "other.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(PlanwatchError, match=said):
        copy_up(path, url, quiet)
    assert tables(postgres, empty) == 0
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_damaged_file_is_refused(plan: Path, postgres: Postgres, empty: str, url: Address) -> None:
    with closing(sqlite3.connect(plan, isolation_level=None)) as conn:
        conn.execute("pragma foreign_keys = off")
        conn.execute("update action set lead_id = 4711 where id = 1")
    with pytest.raises(PlanwatchError, match="is damaged: table action"):
        copy_up(plan, url, quiet)
    assert tables(postgres, empty) == 0


def test_a_server_that_was_made_ready_and_never_had_a_plan_is_empty(
    plan: Path, postgres: Postgres, empty: str, url: Address
) -> None:
    with Server(Known(url), 5.0) as server:
        made.make_empty(server)
        rights.give(server, rights.statements(server, "ann", Right.EDITOR))
    copy_up(plan, url, quiet)
    assert step_of(postgres, empty) == 1
    with open_session(Address(postgres.url(empty, "ann")), today=TODAY).database as database:
        put(Session(database, who="ann", today=TODAY), "C1.2", {"title": "She kept her right"})


def test_a_plan_is_there_once(plan: Path, postgres: Postgres, empty: str, url: Address) -> None:
    copy_up(plan, url, quiet)
    with pytest.raises(PlanwatchError, match="has a plan already"):
        copy_up(plan, url, quiet)
    assert step_of(postgres, empty) == 1


def test_two_who_copy_there_at_once_make_one_plan(plan: Path, postgres: Postgres, empty: str, url: Address) -> None:
    def copy() -> str:
        try:
            copy_up(plan, url, quiet)
        except PlanwatchError as error:
            return error.message
        return ""

    with ThreadPoolExecutor(3) as pool:
        said = sorted(each.result() for each in [pool.submit(copy) for _ in range(3)])
    assert said == ["", *[f"{url} has a plan already"] * 2]


def test_a_database_of_another_program_is_left_alone(plan: Path, postgres: Postgres, empty: str, url: Address) -> None:
    postgres.run("create table action (x int); create view seen as select x from action", empty)
    with pytest.raises(PlanwatchError, match=r"has tables of another program \(action, seen\)"):
        copy_up(plan, url, quiet)
    assert tables(postgres, empty) == 2


def test_whoever_may_make_no_tables_is_told_who_can_help(plan: Path, postgres: Postgres, empty: str) -> None:
    postgres.run("do $$ begin create role bob login; exception when duplicate_object then null; end $$")
    with pytest.raises(PlanwatchError, match="bob may make no tables") as refused:
        copy_up(plan, Address(postgres.url(empty, "bob")), quiet)
    assert "createdb --owner=bob" in str(refused.value.hint)


def test_a_file_of_an_older_planwatch_is_copied_as_this_one_has_it_and_stays_as_it_was(
    tmp_path: Path, postgres: Postgres, empty: str, url: Address
) -> None:
    path = tmp_path / "old.db"
    path.touch()
    with Database.unprepared(path) as database:
        steps.apply(database, steps.steps()[:1])
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("insert into plan (id, seq, ref, title) values (1, 1, 'P', 'An old plan')")
    before = path.read_bytes()
    copy_up(path, url, quiet)
    assert (path.read_bytes(), list(tmp_path.glob("*.before-*"))) == (before, [])
    copy_down(url, tmp_path / "new.db", quiet)
    with Database.open(tmp_path / "new.db") as database:
        assert database.row("select title from plan")[0] == "An old plan"
    assert migrate(url, quiet) == steps.steps()[-1].stem


def test_what_another_program_keeps_in_the_file_stays_there(
    plan: Path, postgres: Postgres, empty: str, url: Address
) -> None:
    with closing(sqlite3.connect(plan, isolation_level=None)) as conn:  # as litestream does
        conn.execute("create table _litestream_seq (id integer primary key, seq integer)")
        conn.execute("create table _litestream_lock (id integer)")
        conn.execute("insert into _litestream_seq values (1, 7)")
    copy_up(plan, url, quiet)
    with psycopg.connect(postgres.url(empty)) as raw:
        found = raw.execute("select count(*) from pg_class where relname like '%litestream%'").fetchone()
    assert found == (0,)


def test_what_is_changed_while_it_is_copied_is_not_there_in_part(
    plan: Path, url: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed: list[int] = []

    def change_it(there: int, of: int) -> None:
        if not changed:
            changed.append(there)
            with Database.open(plan) as database:
                put(Session(database, who="ann", today=TODAY), "C1.2", {"title": "Meanwhile"})

    monkeypatch.setattr(made, "_AT_ONCE", 1)
    copy_up(plan, url, change_it)
    copy_down(url, tmp_path / "home.db", quiet)
    with Database.open(tmp_path / "home.db") as database:
        assert not database.number("select count(*) from journal where after like '%Meanwhile%'")
        assert not faults(database)


@pytest.mark.parametrize("which", ["up", "down"])
def test_a_connection_that_is_lost_half_way_leaves_nothing_behind(
    which: str, plan: Path, postgres: Postgres, empty: str, url: Address, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def hang_up(there: int, of: int) -> None:
        postgres.run(
            f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{empty}' and state <> 'idle'"
        )

    monkeypatch.setattr(made, "_AT_ONCE", 1)
    monkeypatch.setattr(first, "_AT_ONCE", 1)
    if which == "down":
        copy_up(plan, url, quiet)
    before, files = tables(postgres, empty), set(tmp_path.iterdir())
    with pytest.raises(PlanwatchError, match="does not answer"):
        copy_up(plan, url, hang_up) if which == "up" else copy_down(url, tmp_path / "home.db", hang_up)
    assert (tables(postgres, empty), set(tmp_path.iterdir())) == (before, files)
