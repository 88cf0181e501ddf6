"""What stands for plan files where the tests of services run on a server."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from planwatch.service.files.import_ import import_snapshot
from planwatch.service.session import Session
from tests.desk import SMALL, TODAY, find, put, told
from tests.engines.on_server import OnServer
from tests.engines.postgres import Postgres

Sit = Callable[[Path], Session]


@pytest.fixture
def stands(postgres: Postgres, tmp_path: Path) -> Iterator[OnServer]:
    (tmp_path / "machines").mkdir()
    stands = OnServer(postgres, tmp_path / "machines")
    yield stands
    stands.forget(tmp_path)


@pytest.fixture
def sit(stands: OnServer) -> Iterator[Sit]:
    with ExitStack() as opened:

        def sit_down(path: Path) -> Session:
            return Session(opened.enter_context(stands.open(path, create=True)), who="ann", today=TODAY)

        yield sit_down


@pytest.fixture
def small(stands: OnServer, tmp_path: Path) -> Path:
    """A file that stands for the small plan."""
    with stands.open(tmp_path / "small.db", create=True) as database:
        import_snapshot(Session(database, who="ann", today=TODAY), SMALL, "P.toml")
    return tmp_path / "small.db"


def test_whoever_opens_it_again_sees_what_was_changed(sit: Sit, small: Path) -> None:
    first, second = sit(small), sit(small)
    put(first, "A1", {"title": "Changed"})
    assert find(second, "A1").action.title == find(sit(small), "A1").action.title == "Changed"


def test_a_copy_of_it_is_a_plan_of_its_own(stands: OnServer, sit: Sit, small: Path, tmp_path: Path) -> None:
    with stands.open(small) as database:
        put(Session(database, who="ann", today=TODAY), "A1", {"title": "Before"})
    shutil.copy(small, tmp_path / "copy.db")
    copy, session = sit(tmp_path / "copy.db"), sit(small)
    put(session, "A1", {"title": "After"})
    assert find(copy, "A1").action.title == "Before"


def test_what_takes_the_place_of_a_file_is_opened_though_the_system_knows_it_by_the_same_number(
    sit: Sit, small: Path, tmp_path: Path
) -> None:
    shutil.copy(small, tmp_path / "copy.db")
    small.write_bytes(b"")
    assert told(sit(small)) == ()
    small.write_bytes((tmp_path / "copy.db").read_bytes())
    assert told(sit(small)) == (SMALL,)


def test_nothing_is_left_of_what_is_forgotten(
    postgres: Postgres, stands: OnServer, small: Path, tmp_path: Path
) -> None:
    def databases() -> int:
        with psycopg.connect(postgres.url()) as raw:
            return (raw.execute("select count(*) from pg_database").fetchone() or (0,))[0]

    before = databases()
    (tmp_path / "other").mkdir()
    shutil.copy(small, tmp_path / "other" / "copy.db")
    stands.open(tmp_path / "other" / "copy.db").close()
    assert databases() == before + 1
    stands.forget(tmp_path / "other")
    assert databases() == before
    stands.open(small).close()
