"""A key or a command asks the file the same number of things, however many actions the plan has."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from planwatch.cli.main import cli
from planwatch.model.values import replace
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from tests.conftest import Watched
from tests.desk import SMALL, TODAY
from tests.tui.seat import seated

SIZES = (60, 600)
COMMANDS: dict[str, tuple[str, ...]] = {
    "set": ("set", "R7", "percent=30"),
    "add": ("add", "Ask for help", "--theme", "Workforce"),
    "note": ("note", "R7", "Two interviews held", "--rag", "amber"),
    "show": ("show", "R7"),
    "undo": ("undo",),
    "list of few": ("list", "all", "R7x"),
}
KEYS = {"down": ("j",), "page": ("pagedown",), "end": ("G",), "RAG": ("r", "a", "enter"), "open": ("enter", "escape")}


class Traced(Watched):
    """A connection of which every statement is told to ``told``."""

    told: Callable[[str], object] = staticmethod(bool)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_trace_callback(_tell)


def _tell(statement: str) -> None:
    Traced.told(statement)


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    statements: list[str] = []
    monkeypatch.setattr(Traced, "told", staticmethod(statements.append))
    yield statements
    monkeypatch.setattr(Traced, "told", staticmethod(bool))


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Plans of several sizes that are alike in all else: what is late in one is late in the other."""
    found: dict[int, Path] = {}
    first = SMALL.action[0]
    for size in SIZES:
        path = tmp_path_factory.mktemp("plans") / f"{size}.db"
        more = [replace(first, ref=f"R{number}", title=f"Recruit {number}") for number in range(size)]
        session = open_session(path, create=True, who="ann", today=TODAY)
        with session.database:
            import_snapshot(session, replace(SMALL, action=(*SMALL.action, *more)), "plan.toml")
        found[size] = path
    return found


@pytest.fixture(autouse=True)
def traced(nothing_left_open: None, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = sqlite3.connect
    assert isinstance(opened, partial)
    monkeypatch.setattr(sqlite3, "connect", partial(opened.func, factory=Traced))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_asks_as_much_of_a_large_plan(
    plans: dict[int, Path], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[int, list[str]] = {}
    for size, path in plans.items():
        words = ["--db", str(path), "--today", "2016-01-11", "--as", "ann"]
        CliRunner().invoke(cli, [*words, "set", "R8", f"percent={40 + len(name)}"])
        with counted(monkeypatch) as statements:
            done = CliRunner().invoke(cli, [*words, *COMMANDS[name]])
        assert done.exit_code == 0, done.output
        asked[size] = statements
    few, many = (asked[size] for size in SIZES)
    assert few
    assert len(few) == len(many)


@pytest.mark.parametrize("name", KEYS)
async def test_a_key_asks_as_much_of_a_large_plan(
    plans: dict[int, Path], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[int, int] = {}
    for size, path in plans.items():
        async with seated(path) as seat:
            await seat.press("j", "k")
            await seat.settle()
            monkeypatch.setattr(seat.triage, "_look_for_others", bool)
            with counted(monkeypatch) as statements:
                await seat.press(*KEYS[name])
                await seat.settle()
            asked[size] = len(statements)
            await seat.press("u")
    few, many = (asked[size] for size in SIZES)
    assert few
    assert few == many
