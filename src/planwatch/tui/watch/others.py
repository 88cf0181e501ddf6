"""Looking whether others have changed the file."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from planwatch.errors import PlanwatchError
from planwatch.service import read
from planwatch.service.session import Session

POLL_SECONDS = 1.0
"""How often a screen asks whether others have changed something."""


class OthersWatch:
    """Looks while its screen is the one shown and nobody types, and has shown what has changed."""

    def __init__(
        self, screen: Screen[Any], session: Session, is_busy: Callable[[], bool], show: Callable[[], object]
    ) -> None:
        self._screen = screen
        self._session = session
        self._is_busy = is_busy
        self._show = show
        self.seen = -1
        """The change that what is shown includes."""
        self._told = ""
        """What keeps it from looking, once that was told."""

    def begin(self) -> None:
        """Look from now on."""
        self._screen.set_interval(POLL_SECONDS, self._look)

    def take(self) -> None:
        """What is shown now includes all that was changed up to now."""
        self.seen = read.change_number(self._session)

    def _look(self) -> None:
        shown: Any = self._screen.app.screen  # pyright: ignore[reportUnknownMemberType]
        if shown is not self._screen or self._is_busy():
            return
        try:
            number = read.change_number(self._session)
        except PlanwatchError as error:
            if str(error) != self._told:
                self._told = str(error)
                shown.app.notify(self._told, severity="error", timeout=12, markup=False)
            return
        self._told = ""
        if number != self.seen:
            self._show()
