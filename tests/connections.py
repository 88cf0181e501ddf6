"""Connections to plan files that tests know of: which are open, and what is asked of them."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

import pytest


class Watched(sqlite3.Connection):
    """A connection that is known until it is closed."""

    opened: ClassVar[list[sqlite3.Connection]] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.opened.append(self)

    def close(self) -> None:
        super().close()
        self.opened[:] = [one for one in self.opened if one is not self]


class Traced(Watched):
    """A connection of which every statement that somebody waits for is told to ``told``."""

    told: Callable[[str], object] = staticmethod(bool)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_trace_callback(_tell)


class Stepped(Watched):
    """A connection that counts the steps that SQLite's machine takes: its work, whatever the clock says."""

    taken: ClassVar[int] = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_progress_handler(_step, 1)


def _step() -> int:
    Stepped.taken += 1
    return 0


def _tell(statement: str) -> None:
    if threading.current_thread() is threading.main_thread():
        Traced.told(statement)


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The statements that are told while the block lasts; the test uses ``traced``."""
    statements: list[str] = []
    monkeypatch.setattr(Traced, "told", staticmethod(statements.append))
    yield statements
    monkeypatch.setattr(Traced, "told", staticmethod(bool))
