"""A bar on stderr for what takes longer than a moment, where a person sits there."""

import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from planwatch.cli.shared.output import is_plain

if TYPE_CHECKING:
    from threading import Event

_PATIENCE = 0.5
"""Seconds that nobody needs to be told of."""
_WIDTH = 30
_EVERY = 0.1
_BLOCK = 6
"""How much of the bar moves where nobody knows how much there is to do."""


@contextmanager
def bar(what: str) -> Generator[Callable[[int, int], None]]:
    """Gives what is to be told how much is done, and of how much; the bar is gone when the block ends."""
    drawn = _Bar(what)
    try:
        yield drawn.step if sys.stderr.isatty() and not is_plain() else _no_step
    finally:
        drawn.clear()


@contextmanager
def waiting(what: str) -> Generator[None]:
    """A bar that moves for as long as the block lasts, where nobody knows how much there is to do."""
    if not sys.stderr.isatty() or is_plain():
        yield
        return
    from threading import Event, Thread  # a file of planwatch itself needs none

    drawn, is_done = _Bar(what), Event()
    drawing = Thread(target=drawn.move_until, args=(is_done,), daemon=True)
    drawing.start()
    try:
        yield
    finally:
        is_done.set()
        drawing.join()
        drawn.clear()


def _no_step(done: int, total: int) -> None:
    """Nobody sits there."""


class _Bar:
    def __init__(self, what: str) -> None:
        self._what = what
        self._next = time.monotonic() + _PATIENCE
        self._shown = 0

    def step(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + _EVERY
        full = _WIDTH * done // max(total, 1)
        self._show(f"{'█' * full}{'░' * (_WIDTH - full)} {100 * done // max(total, 1)} %")

    def move_until(self, is_done: "Event") -> None:
        """Draw a block that goes to and fro, and the seconds."""
        begun, way = self._next - _PATIENCE, 2 * (_WIDTH - _BLOCK)
        pause = _PATIENCE
        while not is_done.wait(pause):
            pause, seconds = _EVERY, time.monotonic() - begun
            at = abs((int(seconds / _EVERY) + way // 2) % way - way // 2)
            self._show(f"{'░' * at}{'█' * _BLOCK}{'░' * (_WIDTH - _BLOCK - at)} {seconds:.0f} s")

    def _show(self, bar: str) -> None:
        text = f"{self._what} {bar}"
        _draw(f"\r{text}")
        self._shown = len(text)

    def clear(self) -> None:
        if self._shown:
            _draw(f"\r{' ' * self._shown}\r")


def _draw(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
