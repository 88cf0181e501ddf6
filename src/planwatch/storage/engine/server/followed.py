"""A plan that a server keeps: read from a file of this machine that follows the server's log, changed on the server."""

import contextlib
import sqlite3
import time
import uuid
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from planwatch.errors import Conflict, PlanwatchError
from planwatch.storage.engine.errors import translated
from planwatch.storage.engine.server import first, local, lost
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.connection import (
    Away,
    Behind,
    Busy,
    News,
    NoPlanThere,
    Other,
    Row,
    Server,
    Standing,
)
from planwatch.storage.engine.server.follower import Follower
from planwatch.storage.engine.server.schema import tables
from planwatch.storage.engine.sqlite import BUSY_SECONDS, Database

PATIENCE = 60.0
"""Seconds for which it is asked whether a change was kept, where the connection broke while it was saved."""
_AGAIN = 0.2
_TOUCHED = "create temp table touched (name text, id integer, gone integer, primary key (name, id, gone)) without rowid"


class Followed(Database):
    """A plan on a server. It is read here as a file is, and a change is made there before it is made here.

    What is read is of the moment when it last looked at the server: when it was opened, when it is polled, before
    each change. Nothing is changed while the server is away.
    """

    follows = True

    def __init__(self, path: Path, conn: sqlite3.Connection, read_only: str = "", identity: Any = None) -> None:
        self._fixed = ""
        super().__init__(path, conn, read_only, identity)
        self._line: Server | None = None
        self._follower: Follower | None = None
        self._polls = 0
        self._away: Away | None = None
        self._limit = ""
        """Why nothing may be changed from here, whether the server answers or not."""
        self._notes_touched = False

    @classmethod
    def follow(
        cls, known: Known, *, create: bool = False, busy_seconds: float = BUSY_SECONDS, done: first.Done = first.quiet
    ) -> Self:
        """Open it, with all that the server has now where it answers; ``create``: made ready where it is empty.

        ``done`` is told how a first copy comes on. Raises PlanwatchError where there is neither a server nor a copy.
        """
        server = Server(known, busy_seconds)
        try:
            told = lost.make_way(known.copy, server)
            if not known.copy.exists():
                _first(server, done, create=create)
            self = cls._over(server)
        except BaseException:
            server.close()
            raise
        self.told = [*told, *self._caught_up()]
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
        other._limit = self._limit
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
    def as_at(self) -> datetime:
        """When what is shown was last seen to be all that the server has."""
        return self._follower.at if self._follower is not None else local.stand(self._conn).at

    @property
    def away(self) -> PlanwatchError | None:
        """Why the server cannot be followed now; None where it is."""
        return self._follower.away if self._follower is not None else self._away

    @property
    def others(self) -> tuple[Other, ...]:
        """Who else has the plan open, and the cell that each edits, as far as was seen by following the server."""
        return self._follower.others if self._follower is not None else ()

    def editing(self, cell: str) -> None:
        """Others are told from now on that an editor is open here; none, where that is empty."""
        if self._follower is not None:
            self._follower.cell = cell

    @property
    def read_only(self) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]  asked each time: it comes back
        """Why nothing can be changed now; empty where it can."""
        if self._fixed or self._limit or self.away is None:
            return self._fixed or self._limit
        return f"the server does not answer; what is shown is as at {self.as_at.astimezone():%-d %b %H:%M}"

    @read_only.setter
    def read_only(self, reason: str) -> None:
        self._fixed = reason

    def poll(self) -> int:
        """A number that grows with every change by anybody; from the second time on the server is followed."""
        self._polls += 1
        if self._polls == 2 and self._follower is None:
            self._follower = Follower(self)
        return super().poll()

    def look(self, cell: str) -> list[Other]:
        """Bring in what was written on the server; who else is there. Raises Away, Lost and PlanwatchError."""
        step, others = self._server.look(cell)
        if step != local.stand(self._conn).step:
            self._take(self._server.news(local.stand(self._conn).step))
        self._away = None
        return others

    def seen(self) -> None:
        """Keep that the copy is all that the server has."""
        with contextlib.suppress(sqlite3.OperationalError):  # somebody writes: it is kept another time
            local.seen(self._conn, datetime.now(UTC))

    def _caught_up(self) -> list[str]:
        try:
            self._take(self._server.news(local.stand(self._conn).step))
        except Away as away:
            self._away = away
            moment = f"{self.as_at.astimezone():%-d %b %Y %H:%M}"
            return [f"{away.message}: what is shown is as at {moment}, and cannot be changed"]
        self.seen()
        return []

    def _take(self, news: News) -> bool:
        self._limit = _limit(news.standing)
        with translated(self.path):
            is_there = local.take(self._conn, news)
        self._away = None
        return is_there

    @contextlib.contextmanager
    def writing(self) -> Generator[None]:
        """A transaction on the server, and on the copy within it: all of it is kept on both, or nothing.

        Nobody else changes the plan meanwhile, and what others have changed before is here when it begins.
        """
        if self._follower is not None or self._fixed or self._limit:  # else it is seen now whether it answers again
            self._refuse_read_only()
        news, is_kept = self._held(), False
        try:
            while not self._take(news):  # another planwatch of this machine was first
                news = self._held()
            self._refuse_read_only()
            self._note_touched()
            with super().writing():
                yield
                if kept := self._append(news.standing.step):
                    is_kept = True
                    local.stepped(self._conn, *kept)
        except PlanwatchError as error:
            if not is_kept:
                raise
            raise PlanwatchError(
                f"the change is kept on the server, but could not be written on this machine: {error.message}",
                "do not make it again: it is shown here as soon as this machine's copy can be written",
            ) from error
        finally:
            self._server.give_up()

    def _held(self) -> News:
        step = local.stand(self._conn).step
        try:
            return self._server.hold(step)
        except Away:  # a connection that was idle may have been dropped on its way
            pass
        try:
            return self._server.hold(step)
        except Away as away:
            self._away = away
            raise PlanwatchError(
                f"{away.message}: nothing was changed", "it is tried again as soon as it answers"
            ) from away

    def _note_touched(self) -> None:
        """Have it noted which rows are written, whatever part of planwatch writes them."""
        if not self._notes_touched:
            self._conn.execute(_TOUCHED)
            for table in tables(self._conn):
                for event, row, gone in (("insert", "new", 0), ("update", "new", 0), ("delete", "old", 1)):
                    self._conn.execute(
                        f'create temp trigger touched_{table}_{event} after {event} on main."{table}" begin '
                        f"insert or ignore into touched values ('{table}', {row}.id, {gone}); end"
                    )
            self._notes_touched = True
        self._conn.execute("delete from temp.touched")

    def _append(self, after: int) -> tuple[int, str] | None:
        """Have the server keep what was written here: the step that it is now, and its change; None: nothing was."""
        ids: dict[str, list[int]] = {}
        gone: list[Row] = []
        for name, row_id, is_gone in self._conn.execute(
            "select name, id, gone from temp.touched order by name, id"
        ).fetchall():
            if is_gone:
                gone.append({"name": name, "id": row_id})
            else:
                ids.setdefault(name, []).append(row_id)
        changes = {name: rows for name, found in ids.items() if (rows := local.told(self._conn, name, found))}
        if not changes and not gone:
            return None
        op = str(uuid.uuid4())
        try:
            step = self._server.append(after, op, changes, gone)
        except Behind as behind:
            raise _changed_meanwhile() from behind
        except Away:
            step = self._after_silence(after, op, changes, gone)
        return step, op

    def _after_silence(self, after: int, op: str, changes: dict[str, list[Row]], gone: list[Row]) -> int:
        """The connection broke: find out whether the change was kept, and where it was not, append it again."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with contextlib.suppress(Away, Busy):  # busy with the first try, which may yet arrive
                if self._server.has(op):
                    return after + 1
                self._server.begin()
                try:
                    return self._server.append(after, op, changes, gone)
                except Behind as behind:
                    if self._server.has(op):  # the first try arrived late
                        return after + 1
                    raise _changed_meanwhile() from behind
            time.sleep(_AGAIN)
        raise PlanwatchError(
            "the server did not answer: whether the change was kept will be seen when it does",
            "look before you try again",
        )

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
                f"{self.name} cannot be changed: {self.read_only}", "" if self._limit else "it is tried again by itself"
            )


def _first(server: Server, done: first.Done, *, create: bool) -> None:
    try:
        first.make(server, server.known.copy, done)
    except NoPlanThere:
        if not create:
            raise
        from planwatch.storage.engine.server import made  # once for a server

        made.make_empty(server)
        first.make(server, server.known.copy, done)


def _limit(standing: Standing) -> str:
    if newer := first.newer_schema(standing):
        return newer
    first.refuse_other_schema(standing)
    return "" if standing.may_change else f"{standing.who} has the right to read it only"


def _changed_meanwhile() -> Conflict:
    return Conflict(
        "the connection was lost, and somebody else changed the plan meanwhile", "look again; nothing was changed"
    )
