"""A plugin for pytest: every plan file that a test opens is a plan on a server, and whoever opens it has a machine.

``python -m pytest -p tests.engines.on_server tests/service`` runs the tests of services so.
"""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from planwatch.errors import START, PlanwatchError
from planwatch.paths import Address
from planwatch.service.files import open as opening
from planwatch.storage.engine.server import made
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import Server
from planwatch.storage.engine.server.followed import Followed
from planwatch.storage.engine.sqlite import Database
from tests.engines.machine import Machine
from tests.engines.postgres import Postgres, running

_LINK = "stands for the database "


class OnServer:
    """What stands for ``Database`` where plan files are opened."""

    def __init__(self, server: Postgres, folder: Path) -> None:
        self._server = server
        self._folder = folder
        self._names: dict[tuple[Path, int], str] = {}
        self._count = count()
        self._empty = server.database()
        empty = Server(Known(Address(server.url(self._empty))), 5.0)
        made.make_empty(empty)
        empty.close()

    def open(self, path: Path, *, create: bool = False, busy_seconds: float = 30.0) -> Database:
        path = path.absolute()
        if not path.exists():
            if not create:
                raise PlanwatchError(f"there is no plan file {path}", f"{START}, or name another by --db")
            path.touch()
        key = path, path.stat().st_ino
        if key not in self._names:
            self._names[key] = self._made_from(path)
            path.write_text(f"{_LINK}{self._names[key]}")
        machine = Machine(Address(self._server.url(self._names[key])), self._folder / str(next(self._count)))
        return Followed.follow(machine, busy_seconds=busy_seconds)

    def _made_from(self, path: Path) -> str:
        """A database with what a plan file holds; a copy of a file that stands for one has a copy of that."""
        held = path.read_bytes()
        if not held:
            return self._server.database(self._empty)
        if held.startswith(_LINK.encode()):
            return self._server.database(held.decode().removeprefix(_LINK))
        name = self._server.database()
        server = Server(Known(Address(self._server.url(name))), 5.0)
        with Database.open(path) as source:
            made.make(server, source)
        server.close()
        return name


@pytest.fixture(scope="session", autouse=True)
def on_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with running() as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "Database", OnServer(server, tmp_path_factory.mktemp("machines")))
        yield
