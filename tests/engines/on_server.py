"""A plugin for pytest: every plan file that a test opens is a plan on a server, and whoever opens it has a machine.

``python -m pytest -p tests.engines.on_server tests/service`` runs the tests of services so. What is about what only a
file has bears the mark ``of_a_file`` with what that is; it is left out, and told at the end.
"""

import hashlib
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
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
from tests.engines.postgres import Postgres, quick, running

_MARK = "of_a_file"
_LINK = b"stands for the database "


def _link(name: str) -> bytes:
    """What is in a file that stands for a database."""
    return _LINK + name.encode()


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
        self._names: dict[Path, list[str]] = {}
        """The databases that a file has stood for; the last is the one."""
        self._copied_from: dict[str, str] = {}
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
        names = self._names.setdefault(path, [])
        if not names or path.read_bytes() != _link(names[-1]):  # it is new, or another took its place
            names.append(self._made_from(path))
            path.write_bytes(_link(names[-1]))
        folder = self._folder / str(next(self._count))
        machine = Machine(Address(self._server.url(names[-1])), folder)
        self._stands_for[machine.copy] = path
        self._give_first_copy(machine, self._copied_from[names[-1]])
        return AtOnce.follow(machine, busy_seconds=busy_seconds)

    def forget(self, folder: Path) -> None:
        """Take away what the files below a folder stood for."""
        for path in [path for path in self._names if path.is_relative_to(folder)]:
            for name in self._names.pop(path):
                self._server.drop(name)
        for copy in [copy for copy, path in self._stands_for.items() if path.is_relative_to(folder)]:
            del self._stands_for[copy]
            shutil.rmtree(copy.parent)

    def _made_from(self, path: Path) -> str:
        """A database with what a plan file holds; a copy of a file that stands for one has a copy of that."""
        held = path.read_bytes()
        if not held:
            return self._copy_of(self._empty)
        if held.startswith(_LINK):
            return self._copy_of(held.removeprefix(_LINK).decode())
        content = hashlib.sha256(held).hexdigest()
        if content not in self._made or path.with_name(f"{path.name}-wal").exists():
            self._made[content] = self._server.database()
            known = Known(Address(self._server.url(self._made[content])))
            with Server(known, 5.0) as server, Database.open(path) as source:
                made.make(server, source)
        return self._copy_of(self._made[content])

    def _copy_of(self, name: str) -> str:
        copy = self._server.database(name)
        self._copied_from[copy] = name
        return copy

    def _give_first_copy(self, machine: Machine, copied_from: str) -> None:
        """Give a machine what the first one made for which there was a database of that kind; it catches up."""
        made_once = self._folder / f"{copied_from}.db"
        if not made_once.exists():
            with Server(machine, 5.0) as server:
                first.make(server, made_once)
        machine.copy.parent.mkdir()
        shutil.copy(made_once, machine.copy)


_LEFT_OUT = pytest.StashKey[Counter[str]]()
"""How many tests were left out for which reason."""


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_LEFT_OUT] = Counter()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    marks = [(item, item.get_closest_marker(_MARK)) for item in items]
    items[:] = [item for item, mark in marks if mark is None]
    config.stash[_LEFT_OUT] = Counter(mark.args[0] for _, mark in marks if mark is not None)
    if (told := getattr(config, "workeroutput", None)) is not None:
        told[_MARK] = dict(config.stash[_LEFT_OUT])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Each process has collected the same."""
    node.config.stash[_LEFT_OUT] |= Counter(getattr(node, "workeroutput", {}).get(_MARK, {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if left_out := config.stash[_LEFT_OUT]:
        terminalreporter.section(f"{left_out.total()} left out, which are about what only a file has")
        for why, number in sorted(left_out.items()):
            terminalreporter.line(f"{number:4} {why}")


def once(make: Callable[[Path], None], made_once: Path) -> Callable[[Path], None]:
    """The same by copying what was made the first time."""

    def copy(path: Path) -> None:
        if not made_once.exists():
            made_once.touch()
            make(made_once)
        shutil.copyfile(made_once, path)

    return copy


@pytest.fixture(scope="session", autouse=True)
def on_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnServer]:
    machines = TemporaryDirectory(prefix="pw-machines-", dir=quick())
    with running() as server, machines as folder, pytest.MonkeyPatch.context() as patch:
        stands = OnServer(server, Path(folder))
        patch.setattr(first, "empty", once(first.empty, tmp_path_factory.mktemp("empty") / "empty.db"))
        patch.setattr(opening, "Database", stands)
        yield stands


@pytest.fixture(autouse=True)
def nothing_left_on_server(on_server: OnServer, tmp_path: Path) -> Iterator[None]:
    """A database of each test's own is some hundred files, and there are a thousand tests."""
    yield
    on_server.forget(tmp_path)
