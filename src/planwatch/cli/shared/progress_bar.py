"""A bar on stderr for what takes longer than a moment, where a person sits there."""

import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

from planwatch.cli.shared.output import is_plain
from planwatch.report.rows import no_step

_PATIENCE = 0.5
"""Seconds that nobody needs to be told of."""
_WIDTH = 30
_EVERY = 0.1


@contextmanager
def bar(what: str) -> Generator[Callable[[int, int], None]]:
    """Gives what is to be told how much is done, and of how much; the bar is gone when the block ends."""
    drawn = _Bar(what)
    try:
        yield drawn.step if sys.stderr.isatty() and not is_plain() else no_step
    finally:
        drawn.clear()


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
        text = f"{self._what} {'█' * full}{'░' * (_WIDTH - full)} {100 * done // max(total, 1)} %"
        _draw(f"\r{text}")
        self._shown = len(text)

    def clear(self) -> None:
        if self._shown:
            _draw(f"\r{' ' * self._shown}\r")


def _draw(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
