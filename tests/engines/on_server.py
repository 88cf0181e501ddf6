"""A plugin for pytest: every plan file that a test opens is a plan on a server, and whoever opens it has a machine.

``python -m pytest -p tests.engines.on_server tests/service`` runs the tests of services so.
"""

import hashlib
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, ClassVar

import pytest

from planwatch.errors import START, PlanwatchError
from planwatch.paths import Address
from planwatch.service.files import open as opening
from planwatch.storage.engine.server import first, made
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import Server
from planwatch.storage.engine.server.followed import Followed
from planwatch.storage.engine.sqlite import Database, Params
from tests.engines.machine import Machine
from tests.engines.postgres import Postgres, running

_LINK = "stands for the database "


class AtOnce(Followed):
    """Whoever reads sees at once what another of the same test has changed, as an app does a second later."""

    changes: ClassVar[Counter[str]] = Counter()
    """How often each plan was changed."""
    _seen = 0

    @contextmanager
    def writing(self) -> Generator[None]:
        with super().writing():
            yield
        self.changes[self.name] += 1

    def _look(self) -> None:
        if self._seen != self.changes[self.name] and not self._conn.in_transaction:
            self._seen = self.changes[self.name]
            self.look("")

    def query(self, sql: str, params: Params = ()) -> list[sqlite3.Row]:
        self._look()
        return super().query(sql, params)

    def tuples(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        self._look()
        return super().tuples(sql, params)

    def one(self, sql: str, params: Params = ()) -> sqlite3.Row | None:
        self._look()
        return super().one(sql, params)

    @contextmanager
    def reading(self) -> Generator[None]:
        self._look()
        with super().reading():
            yield


class OnServer:
    """What stands for ``Database`` where plan files are opened."""

    def __init__(self, server: Postgres, folder: Path) -> None:
        self._server = server
        self._folder = folder
        self._names: dict[tuple[Path, int], str] = {}
        self._stands_for: dict[Path, Path] = {}
        """Files by the copies of what they stand for: who asks where a session's plan is is told of its copy."""
        self._count = count()
        self._empty = server.database()
        self._made: dict[str, str] = {}
        """Databases with what a file of that content holds, which others are copied from."""
        with Server(Known(Address(server.url(self._empty))), 5.0) as empty:
            made.make_empty(empty)

    def open(self, path: Path, *, create: bool = False, busy_seconds: float = 30.0) -> Database:
        path = self._stands_for.get(path.absolute(), path.absolute())
        if not path.exists():
            if not create:
                raise PlanwatchError(f"there is no plan file {path}", f"{START}, or name another by --db")
            path.touch()
        key = path, path.stat().st_ino
        if key not in self._names:
            self._names[key] = self._made_from(path)
            path.write_text(f"{_LINK}{self._names[key]}")
        folder = self._folder / str(next(self._count))
        self._stands_for[folder / "copy.db"] = path
        machine = Machine(Address(self._server.url(self._names[key])), folder)
        return AtOnce.follow(machine, busy_seconds=busy_seconds)

    def _made_from(self, path: Path) -> str:
        """A database with what a plan file holds; a copy of a file that stands for one has a copy of that."""
        held = path.read_bytes()
        if not held:
            return self._server.database(self._empty)
        if held.startswith(_LINK.encode()):
            return self._server.database(held.decode().removeprefix(_LINK))
        content = hashlib.sha256(held).hexdigest()
        if content not in self._made or path.with_name(f"{path.name}-wal").exists():
            self._made[content] = self._server.database()
            known = Known(Address(self._server.url(self._made[content])))
            with Server(known, 5.0) as server, Database.open(path) as source:
                made.make(server, source)
        return self._server.database(self._made[content])


def once(make: Callable[[Path], None], made_once: Path) -> Callable[[Path], None]:
    """The same by copying what was made the first time."""

    def copy(path: Path) -> None:
        if not made_once.exists():
            made_once.touch()
            make(made_once)
        shutil.copyfile(made_once, path)

    return copy


@pytest.fixture(scope="session", autouse=True)
def on_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with running() as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(first, "empty", once(first.empty, tmp_path_factory.mktemp("empty") / "empty.db"))
        patch.setattr(opening, "Database", OnServer(server, tmp_path_factory.mktemp("machines")))
        yield
