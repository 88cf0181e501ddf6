"""Following a server while nobody waits: a thread of its own, so that a slow network keeps no key waiting."""

import sqlite3
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING, cast

from planwatch.errors import PlanwatchError
from planwatch.model.values import replace
from planwatch.storage.engine.errors import Away, NotKnown
from planwatch.storage.engine.place import Other

if TYPE_CHECKING:
    from planwatch.storage.engine.server.followed import Followed

_BETWEEN, _AWAY = 1.0, 2.0
"""Seconds between one look at the server and the next; where it did not answer."""
_SILENCE = 4.0
"""Seconds without an answer after which the server is said to be away; the answer is waited for all the same."""
_SOON, _GOODBYE = 0.5, 2.0
"""Seconds without an answer after which the app closes without one; within which it closes in any case."""
_SEEN = timedelta(seconds=30)
"""How often it is written down that the copy is all that the server has."""
_HERE, _LATELY = 75, 300
"""Seconds since somebody was last seen in which they count as being there; in which it is told that they were."""


class Follower:
    """Looks each second, brings in what was written, and knows who else is there."""

    def __init__(self, followed: "Followed", at: datetime, prepare: Callable[[], None]) -> None:
        """``at`` is when the copy was last seen to be all that the server has.

        ``prepare`` connects for the first change, which would take as long as several changes: far away it is felt.
        """
        self._prepare = prepare
        self._again, self._me, self._name = followed.again, followed.signs, followed.name
        self._ended = threading.Event()
        self._away: PlanwatchError | None = None
        self._asked = 0.0
        """Since when an answer is waited for; 0 where none is."""
        self.not_known: NotKnown | None = None
        """The last change of which it was not known whether it was kept."""
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
        if self._away is None and self._is_silent(_SILENCE):
            return Away(f"{self._name} does not answer", "what is here is read on; try again later")
        return self._away

    def _is_silent(self, seconds: float) -> bool:
        """Whether an answer has been waited for so long."""
        asked = self._asked
        return bool(asked) and monotonic() - asked > seconds

    def is_away(self, away: PlanwatchError) -> None:
        """Somebody else has found that out."""
        self._away = away

    def stop(self) -> None:
        """Look no more, and say so; a server that does not answer soon is not waited for."""
        self._ended.set()
        end = monotonic() + _GOODBYE
        while self._thread.is_alive() and monotonic() < end and not self._is_silent(_SOON):
            self._thread.join(0.02)

    def _follow(self) -> None:
        database: Followed | None = None
        is_prepared = False
        try:
            while not self._ended.is_set():
                try:
                    self._asked = monotonic()
                    database = database or cast("Followed", self._again())
                    self._look(database)
                    if not (is_prepared or self.limit or self._ended.is_set()):
                        self._prepare()
                        is_prepared = True
                except (PlanwatchError, sqlite3.Error) as error:
                    self.others, is_prepared = (), False
                    self._away = error if isinstance(error, PlanwatchError) else PlanwatchError(str(error))
                finally:
                    self._asked = 0.0
                self._ended.wait(_AWAY if self._away else _BETWEEN)
        finally:
            if database is not None:
                self._asked = monotonic()
                database.leave()
                database.close()

    def _look(self, database: "Followed") -> None:
        change = self.not_known
        is_kept = database.was_kept(change) if change is not None and change.is_kept is None else None
        found, now = database.look(self.cell), datetime.now(UTC)
        changed = database.changed_lately(now - timedelta(seconds=_LATELY))
        found = [
            *(Other(who, int((now - at).total_seconds()), has_left=True) for who, at in changed),
            *(replace(other, has_left=other.has_left or other.seconds > _HERE) for other in found),
        ]
        # Of somebody's two windows the one that is written in counts, and of what they did the last.
        found.sort(key=lambda other: (not other.has_left, bool(other.cell), -other.seconds))
        self.others = tuple(sorted({other.who: other for other in found if other.who != self._me}.values(), key=_who))
        self.limit, self._away = database.limit, None
        if now - self.at > _SEEN:
            database.seen()
        self.at = now
        if change is not None and is_kept is not None:
            change.is_kept = is_kept


def _who(other: Other) -> str:
    return other.who
