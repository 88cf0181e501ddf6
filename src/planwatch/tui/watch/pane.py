"""The pane that follows the cursor: at once after a single key, and after a rest where keys come fast."""

from collections.abc import Callable
from time import monotonic

from textual.timer import Timer
from textual.widget import Widget

_REST_SECONDS = 0.05
"""How long keys that come fast must have rested."""
_FAST_SECONDS = 0.12
"""Less than this between two keys, and they come fast: one that is held down does, single ones do not."""


class PaneWatch:
    """Has the pane drawn anew when the cursor moves, never in the way of a key."""

    def __init__(self, table: Widget, show: Callable[[], object]) -> None:
        self._table = table
        self._show = show
        self._rest: Timer | None = None
        self._followed = 0.0

    def follow(self) -> None:
        """The cursor is on another row, or its row has changed."""
        since, self._followed = monotonic() - self._followed, monotonic()
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        if since < _FAST_SECONDS:
            self._rest = self._table.set_timer(_REST_SECONDS, self._show)
        else:
            # By the table, so that it comes after the picture that shows the move.
            self._table.call_after_refresh(self._show)
