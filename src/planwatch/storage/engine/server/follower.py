"""Following a server while nobody waits: a thread of its own, so that a slow network keeps no key waiting."""

import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING, cast

from planwatch.errors import PlanwatchError
from planwatch.storage.engine.place import Other
from planwatch.storage.engine.server.connection import Away

if TYPE_CHECKING:
    from planwatch.storage.engine.server.followed import Followed

_BETWEEN, _AWAY = 1.0, 2.0
"""Seconds between one look at the server and the next; where it did not answer."""
_SILENCE = 4.0
"""Seconds without an answer after which the server is said to be away; the answer is waited for all the same."""
_SEEN = timedelta(seconds=30)
"""How often it is written down that the copy is all that the server has."""
_HERE, _LATELY = 75, 300
"""Seconds since somebody was last seen, or has last changed something, in which they count as being there."""


class Follower:
    """Looks each second, brings in what was written, and knows who else is there."""

    def __init__(self, followed: "Followed", at: datetime) -> None:
        """``at`` is when the copy was last seen to be all that the server has."""
        self._again, self._me, self._name = followed.again, followed.signs, followed.name
        self._ended = threading.Event()
        self._away: PlanwatchError | None = None
        self._asked = 0.0
        """Since when an answer is waited for; 0 where none is."""
        self.cell = ""
        """What others are told of where an editor is open here."""
        self.others: tuple[Other, ...] = ()
        self.limit = followed.limit
        """Why nothing may be changed from here, whether the server answers or not."""
        self.at = at
        self._thread = threading.Thread(target=self._follow, name="follows the server", daemon=True)
        self._thread.start()

    @property
    def away(self) -> PlanwatchError | None:
        """Why the server cannot be followed now; None where it is."""
        asked = self._asked
        if self._away is None and asked and monotonic() - asked > _SILENCE:
            return Away(f"{self._name} does not answer", "what is here is read on; try again later")
        return self._away

    def is_away(self, away: PlanwatchError) -> None:
        """Somebody else has found that out."""
        self._away = away

    def stop(self) -> None:
        """Look no more; one that waits for an answer is not waited for."""
        self._ended.set()
        self._thread.join(0.5)

    def _follow(self) -> None:
        database: Followed | None = None
        try:
            while not self._ended.is_set():
                try:
                    is_new = database is None
                    self._asked = monotonic()
                    database = database or cast("Followed", self._again())
                    self._look(database, is_new=is_new or self._away is not None)
                except (PlanwatchError, sqlite3.Error) as error:
                    self.others = ()
                    self._away = error if isinstance(error, PlanwatchError) else PlanwatchError(str(error))
                finally:
                    self._asked = 0.0
                self._ended.wait(_AWAY if self._away else _BETWEEN)
        finally:
            if database is not None:
                database.close()

    def _look(self, database: "Followed", *, is_new: bool) -> None:
        found = database.look(self.cell, anew=is_new)
        now = datetime.now(UTC)
        found.sort(key=lambda other: bool(other.cell))  # of somebody's two windows the one that is written in counts
        here = {other.who: other for other in found if other.seconds <= _HERE}
        for who, at in database.changed_lately(now - timedelta(seconds=_LATELY)):
            here.setdefault(who, Other(who, int((now - at).total_seconds())))
        here.pop(self._me, None)
        self.others = tuple(here[who] for who in sorted(here))
        self.limit, self._away = database.limit, None
        if now - self.at > _SEEN:
            database.seen()
        self.at = now
