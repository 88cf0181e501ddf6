"""A plan that a server keeps: read from a file of this machine that follows the server's log, changed on the server."""

import contextlib
import sqlite3
import time
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from planwatch.errors import PlanwatchError
from planwatch.storage.engine.errors import Away, NotKnown, translated
from planwatch.storage.engine.place import Other
from planwatch.storage.engine.server import first, local, lost, touched
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.appending import append
from planwatch.storage.engine.server.connection import Busy, Server
from planwatch.storage.engine.server.follower import Follower
from planwatch.storage.engine.server.news import News, Row
from planwatch.storage.engine.sqlite import BUSY_SECONDS, SMALL_CACHE, Database

_DROPPED = 2.0
"""Seconds after which a connection that broke was no idle one that had been dropped: the server does not answer."""


class Followed(Database):
    """A plan on a server. It is read here as a file is, and a change is made there before it is made here.

    What is read is of the moment when it last looked at the server: when it was opened, before each change, and each
    second once it keeps up. Nothing is changed while the server is away.
    """

    follows = True

    def __init__(self, path: Path, conn: sqlite3.Connection, read_only: str = "", identity: Any = None) -> None:
        self._fixed = ""
        super().__init__(path, conn, read_only, identity)
        self._line: Server | None = None
        self._follower: Follower | None = None
        self._away: Away | None = None
        self._limit = ""
        self._notes_touched = False

    @classmethod
    def follow(
        cls,
        known: Known,
        *,
        create: bool = False,
        busy_seconds: float = BUSY_SECONDS,
        done: first.Done = first.quiet,
        at_once: bool = False,
    ) -> Self:
        """Open it, with all that the server has now where it answers; ``create``: made ready where it is empty.

        ``done`` is told how a first copy comes on. ``at_once``: as the copy has it, where there is one; the server is
        asked nothing before ``keep_up``. Raises PlanwatchError where there is neither a server nor a copy.
        """
        server = Server(known, busy_seconds)
        if at_once and lost.may_be_opened_at_once(known.copy):
            return cls._over(server)
        with contextlib.ExitStack() as given_up:
            given_up.callback(server.close)
            told, asked = lost.make_way(known.copy, server)
            if not known.copy.exists():
                from planwatch.storage.engine.server import made  # once for a machine

                made.first_copy(server, done, create=create)
            self = given_up.enter_context(cls._over(server))
            self.told = [*told, *self._caught_up(asked)]
            given_up.pop_all()
        return self

    @classmethod
    def _over(cls, server: Server) -> Self:
        self = cls.open(server.known.copy)
        self._conn.execute("pragma synchronous = normal")  # what a crash takes is fetched again
        self.name, self._line = str(server.address), server
        return self

    def again(self) -> "Database":
        """The same for another thread, which speaks to the server over a connection of its own."""
        self._refuse_other_file()
        other = type(self)._over(Server(self._server.known, self._server.busy_seconds))
        other._conn.execute(f"pragma cache_size = -{SMALL_CACHE // 4}")
        other._limit = self.limit
        return other

    def close(self) -> None:
        """Let go of the copy and of the server."""
        if self._follower is not None:
            self._follower.stop()
        super().close()
        if self._line is not None:
            self._line.close()

    @property
    def _server(self) -> Server:
        if self._line is None:
            raise RuntimeError("it follows no server")
        return self._line

    @property
    def signs(self) -> str:
        """Whose name the server keeps with each change."""
        return self._server.known.role

    @property
    def known(self) -> Known:
        """The address, and where this machine's copy lies."""
        return self._server.known

    @property
    def where(self) -> str:
        """Database and host, as short as they can be told."""
        return self._server.known.short

    @property
    def limit(self) -> str:
        """Why nothing may be changed from here, whether the server answers or not."""
        return self._follower.limit if self._follower is not None else self._limit

    @property
    def as_at(self) -> datetime | None:
        """When what is shown was last seen to be all that the server has; None: it is."""
        if self.away is None:
            return None
        return self._follower.at if self._follower is not None else local.stand(self._conn).at

    @property
    def away(self) -> PlanwatchError | None:
        """Why the server cannot be followed now; None where it is."""
        return self._follower.away if self._follower is not None else self._away

    @property
    def others(self) -> tuple[Other, ...]:
        """Who else has the plan open or has just changed it, and the cell that each edits, as far as was seen."""
        return self._follower.others if self._follower is not None else ()

    @property
    def not_known(self) -> NotKnown | None:
        """The last change of which it was not known whether it was kept, with what was found out since."""
        return self._follower.not_known if self._follower is not None else None

    def editing(self, cell: str) -> None:
        """Others are told from now on that an editor is open here; none, where that is empty."""
        if self._follower is not None:
            self._follower.cell = cell

    def keep_up(self) -> None:
        """Follow the server from now on, in a thread: no key and no poll waits for it."""
        if self._follower is None:
            self._server.hurry()
            self._follower = Follower(self, local.stand(self._conn).at, self._server.prepare)

    @property
    def read_only(self) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]  asked each time: it comes back
        """Why nothing can be changed now; empty where it can."""
        if (change := self.not_known) is not None and change.is_kept is None:
            return f"whether the last change was kept ({change.what}) is not known yet; it is told as soon as it is"
        if self._fixed or self.limit or (at := self.as_at) is None:
            return self._fixed or self.limit
        why = "the server does not answer" if isinstance(away := self.away, Away) or away is None else away.message
        is_today = (moment := at.astimezone()).date() == datetime.now().astimezone().date()
        day = "" if is_today else f"{moment.day} {moment:%b} "
        return f"{why}; what is shown is as at {day}{moment:%H:%M}"

    @read_only.setter
    def read_only(self, reason: str) -> None:
        self._fixed = reason

    def look(self, cell: str) -> list[Other]:
        """Bring in what was written on the server; who else is there. Raises Away, Lost and PlanwatchError."""
        since = local.stand(self._conn).step
        standing, others = self._server.look(since, cell)
        self._take(News(since, standing, {}, []) if standing.step == since else self._server.news(since))
        return others

    def was_kept(self, change: NotKnown) -> bool | None:
        """Whether a change was kept; None while it may still arrive. Raises Away and PlanwatchError."""
        with contextlib.suppress(Busy):
            return self._server.has(change.op) or self._server.has_at_last(change.op)
        return None

    def leave(self) -> None:
        """Others are told that nobody looks from here any more."""
        self._server.leave()

    def changed_lately(self, since: datetime) -> list[tuple[str, datetime]]:
        """Who has changed the plan after that moment, and when they last did."""
        return local.changed_lately(self._conn, since)

    def seen(self) -> None:
        """Keep that the copy is all that the server has."""
        with contextlib.suppress(sqlite3.OperationalError):  # somebody writes: it is kept another time
            local.seen(self._conn, datetime.now(UTC))

    def _caught_up(self, asked: News | Away | None) -> list[str]:
        """``asked`` is what came of asking the server just now, where it was asked."""
        try:
            if isinstance(asked, Away):
                raise asked
            self._take(asked or self._server.news(local.stand(self._conn).step))
        except Away as away:
            self._away = away
            at = local.stand(self._conn).at.astimezone()
            return [f"{away.message}: what is shown is as at {at.day} {at:%b %Y %H:%M}, and cannot be changed"]
        self.seen()
        return []

    def _take(self, news: News) -> bool:
        self._limit = first.limit(news.standing)
        try:
            with translated(self.path):
                is_there = local.take(self._conn, news)
        except local.Lost:
            local.doubt(self._conn)
            raise
        self._away = None
        return is_there

    @contextlib.contextmanager
    def writing(self) -> Generator[None]:
        """A transaction on the server, and on the copy within it: all of it is kept on both, or nothing.

        Nobody else changes the plan meanwhile, and what others have changed before is here when it begins.
        """
        if self._follower is not None or self._fixed or self.limit:  # else it is seen now whether it answers again
            self._refuse_read_only()
        news, is_kept = self._held(), False
        try:
            while not self._take(news):  # another planwatch of this machine was first
                news = self._held()
            self._refuse_read_only()
            self._note_touched()
            with super().writing():
                yield
                changes, gone = touched.told(self._conn)
                if changes or gone:
                    step, op = self._append(news.standing.step, changes, gone)
                    is_kept = True
                    local.stepped(self._conn, step, op)
        except PlanwatchError as error:
            if not is_kept:
                raise
            raise PlanwatchError(
                f"the change is kept on the server, but could not be written on this machine: {error.message}",
                "do not make it again: it is shown here as soon as this machine's copy can be written",
            ) from error
        finally:
            self._server.give_up()

    def _append(self, after: int, changes: dict[str, list[Row]], gone: list[Row]) -> tuple[int, str]:
        if self._follower is None:
            return append(self._server, after, changes, gone, at_the_keys=False)
        try:
            return append(self._server, after, changes, gone, at_the_keys=True)
        except NotKnown as error:
            self._follower.not_known = error
            raise

    def _held(self) -> News:
        step, begun = local.stand(self._conn).step, time.monotonic()
        try:
            try:
                return self._server.hold(step)
            except Away:
                if time.monotonic() - begun > _DROPPED:
                    raise
            return self._server.hold(step)  # a connection that was idle may have been dropped on its way
        except Away as away:
            self._away = away
            if self._follower is not None:
                self._follower.is_away(away)
            said = f"{away.message.replace(self.name, self.where)}: nothing was changed"
            raise PlanwatchError(said, "try again when it answers") from away

    def _note_touched(self) -> None:
        if not self._notes_touched:
            touched.note(self._conn)
            self._notes_touched = True
        touched.forget(self._conn)

    def backup(self, target: Path) -> None:
        """Write what is here as a plan file of its own, readable by its owner only; none is ever overwritten."""
        with self.copied() as copy:
            copy.backup(target)

    def in_memory(self) -> sqlite3.Connection:
        """A connection to a copy in memory, which follows nothing."""
        conn = super().in_memory()
        local.leave(conn)
        return conn

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise PlanwatchError(
                f"{self.name} cannot be changed: {self.read_only}", "" if self.limit else "it is asked again by itself"
            )
