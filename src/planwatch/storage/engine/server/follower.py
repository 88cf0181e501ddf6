"""Following a server while nobody waits: a thread of its own, so that a slow network keeps no key waiting."""

import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from planwatch.errors import PlanwatchError
from planwatch.storage.engine.server.connection import Other

if TYPE_CHECKING:
    from planwatch.storage.engine.server.followed import Followed

_BETWEEN, _AWAY = 1.0, 3.0
"""Seconds between one look at the server and the next; where it did not answer."""
_SEEN = timedelta(seconds=30)
"""How often it is written down that the copy is all that the server has."""


class Follower:
    """Looks each second, brings in what was written, and knows who else is there."""

    def __init__(self, followed: "Followed") -> None:
        self._again = followed.again
        self._ended = threading.Event()
        self.away: PlanwatchError | None = None
        """Why the server cannot be followed now; None where it is."""
        self.cell = ""
        """What others are told of where an editor is open here."""
        self.others: tuple[Other, ...] = ()
        self.at = datetime.now(UTC)
        """When the copy was last seen to be all that the server has."""
        self._thread = threading.Thread(target=self._follow, name="follows the server", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more; one that waits for an answer is not waited for."""
        self._ended.set()
        self._thread.join(0.5)

    def _follow(self) -> None:
        database: Followed | None = None
        kept = self.at
        try:
            while not self._ended.wait(_AWAY if self.away else _BETWEEN):
                try:
                    database = database or cast("Followed", self._again())
                    self.others = tuple(database.look(self.cell))
                    self.away, self.at = None, datetime.now(UTC)
                    if self.at - kept > _SEEN:
                        kept = self.at
                        database.seen()
                except (PlanwatchError, sqlite3.Error) as error:
                    self.others = ()
                    self.away = error if isinstance(error, PlanwatchError) else PlanwatchError(str(error))
        finally:
            if database is not None:
                database.close()
