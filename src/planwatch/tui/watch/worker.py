"""The thread that something is worked out in."""

import time
from collections.abc import Callable
from typing import Any, cast

from textual.screen import Screen
from textual.worker import Worker, get_current_worker  # pyright: ignore[reportUnknownVariableType]

_PAUSE_SECONDS = 0.25
"""How long no key must have come: a key held down comes more often."""
_LOOK_SECONDS = 0.03


def current_worker() -> Worker[Any]:
    """The worker that this thread runs for."""
    return get_current_worker()  # pyright: ignore[reportUnknownVariableType]


def goes_on_between_keys(screen: Screen[Any]) -> Callable[[], bool]:
    """Something for this thread to ask again and again: it waits while keys come, and says whether to go on at all.

    What it works out in Python would otherwise take turns with what a key does.
    """
    worker = current_worker()
    app = cast(Any, screen.app)  # pyright: ignore[reportUnknownMemberType]

    def goes_on() -> bool:
        while not worker.is_cancelled and time.monotonic() - app.typed_at < _PAUSE_SECONDS:
            time.sleep(_LOOK_SECONDS)
        return not worker.is_cancelled

    return goes_on
