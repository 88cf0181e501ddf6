"""A server for the tests of engines, and machines from which people work on a plan that it keeps."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planwatch.paths import Address
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.session import Session
from planwatch.storage.engine.server import first, follower, made, rights
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import Server
from planwatch.storage.engine.server.followed import Followed
from planwatch.storage.engine.server.rights import Right
from planwatch.storage.engine.sqlite import Database
from tests.conftest import Clock
from tests.desk import SMALL, TODAY
from tests.engines.machine import Machine
from tests.engines.on_server import once
from tests.engines.postgres import Postgres
from tests.engines.proxy import Proxy, between


@pytest.fixture(scope="session", autouse=True)
def quick_first_copies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(first, "empty", once(first.empty, tmp_path_factory.mktemp("empty") / "empty.db"))
        yield


@pytest.fixture(scope="session")
def small_template(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database with the small plan, which ann and bob may change and rita may read; to be copied."""
    name = postgres.database()
    path = tmp_path_factory.mktemp("small") / "small.db"
    with Database.open(path, create=True) as source, Server(Known(Address(postgres.url(name))), 5.0) as server:
        import_snapshot(Session(source, who="importer", clock=Clock()), SMALL, "P.toml")
        made.make(server, source)
        for who, right in (("ann", Right.EDITOR), ("bob", Right.EDITOR), ("rita", Right.READER)):
            rights.give(server, rights.statements(server, who, right))
    return name


@pytest.fixture
def name(postgres: Postgres, small_template: str) -> Iterator[str]:
    """A database of that kind for a test to do with as it likes."""
    name = postgres.database(small_template)
    yield name
    postgres.drop(name)


@pytest.fixture
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who follows a server looks more often than once a second, and has done so when the app has closed."""
    monkeypatch.setattr(follower, "_SOON", 10.0)
    monkeypatch.setattr(follower, "_GOODBYE", 20.0)
    monkeypatch.setattr(follower, "_BETWEEN", 0.1)
    monkeypatch.setattr(follower, "_AWAY", 0.1)
    monkeypatch.setattr(follower, "_SILENCE", 3.0)


@pytest.fixture
def proxy(postgres: Postgres) -> Iterator[Proxy]:
    with between(postgres.port) as proxy:
        yield proxy


SitDown = Callable[..., Session]


@pytest.fixture
def sit_at(postgres: Postgres, name: str, tmp_path: Path) -> Iterator[SitDown]:
    """Opens the plan on a machine of somebody's own: ``sit_at("ann")``, or ``sit_at("ann", "laptop", port=…)``."""
    opened: list[Session] = []

    def sit(who: str, machine: str = "", port: int = 0, busy_seconds: float = 5.0) -> Session:
        url = postgres.url(name, who).replace(f":{postgres.port}/", f":{port or postgres.port}/")
        known = Machine(Address(url), tmp_path / (machine or who))
        opened.append(Session(Followed.follow(known, busy_seconds=busy_seconds), who=who, today=TODAY))
        return opened[-1]

    yield sit
    for session in opened:
        session.database.close()
