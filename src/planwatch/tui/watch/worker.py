"""The thread that something is worked out in."""

from typing import Any

from textual.worker import Worker, get_current_worker  # pyright: ignore[reportUnknownVariableType]


def current_worker() -> Worker[Any]:
    """The worker that this thread runs for."""
    return get_current_worker()  # pyright: ignore[reportUnknownVariableType]
