"""A connection to a server: what is asked of it, each in one round trip, and its errors in a person's words."""

import contextlib
import json
from collections.abc import Generator, Mapping, Sequence
from contextlib import AbstractContextManager
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any, Self

import psycopg
from psycopg import errors

from planwatch.errors import PlanwatchError
from planwatch.storage.engine.errors import Away
from planwatch.storage.engine.place import Other
from planwatch.storage.engine.server import line, said
from planwatch.storage.engine.server.address import Known
from planwatch.storage.engine.server.news import News, Row, Standing

_Asking = AbstractContextManager["psycopg.Connection[Any]"]
PATIENCE = 20.0
"""Seconds after which a server that says nothing is taken for one that is away, where nobody sits at the keys."""
AT_THE_KEYS = 2
"""The same where somebody does: nothing is shown and no key is answered meanwhile."""
_BYTES_A_SECOND = 50_000
"""How fast the slowest network is that a large change is waited for on."""
_LONGEST_CHANGE = 300
"""Seconds after which the server ends a change that was begun and not appended: its machine may be gone."""
_ALIVE = {"keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "3"}
_HOLDER = (
    "select a.usename::text from pg_locks l join pg_stat_activity a using (pid) where l.relation = 'head'::regclass "
    "and l.mode in ('RowShareLock', 'RowExclusiveLock') and l.granted and l.pid <> pg_backend_pid() "
    "and not exists (select from pg_locks w where w.pid = l.pid and not w.granted) limit 1"
)
"""Whoever has begun a change, and waits for nobody else's."""


class NoPlanThere(PlanwatchError):
    """The database of that name is not one that keeps plans."""


class Busy(PlanwatchError):
    """Somebody else has begun a change, and does not come to its end."""


class Behind(PlanwatchError):
    """Somebody else appended a change first."""


class Server:
    """A server, connected to when it is first asked. It belongs to the thread that asks.

    Raises Away from whatever it is asked, PlanwatchError for what the server refuses.
    """

    def __init__(self, known: Known, busy_seconds: float) -> None:
        self.known = known
        self.address = known.address
        self.busy_seconds = busy_seconds
        self.patience = min(PATIENCE, 2 * busy_seconds)
        """Who does not wait long for another's change does not wait long for the server."""
        self.connect_seconds = 0
        """How long a connection may take to come about; 0: as the address says."""
        self._until, self._given = 0.0, 0.0
        """When the answer that is waited for is given up, and how long it was given."""
        self._raw: psycopg.Connection[Any] | None = None
        self._connecting = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def hurry(self) -> None:
        """Somebody waits at the keys from now on."""
        self.patience, self.connect_seconds = AT_THE_KEYS, AT_THE_KEYS

    def prepare(self) -> None:
        """Connect already, where that can be; any thread may."""
        with contextlib.suppress(psycopg.Error, PlanwatchError):
            self._connected()

    def close(self) -> None:
        """Hang up; the next question connects again."""
        raw, self._raw = self._raw, None
        if raw is not None:
            with contextlib.suppress(psycopg.Error):
                raw.close()

    def news(self, since: int) -> News:
        """What was written after a step, all of one moment."""
        begin = "begin isolation level repeatable read read only"
        return self._news(begin, since, "; commit", self._asking(PATIENCE, as_it_comes=True))

    def hold(self, since: int) -> News:
        """The same, and nobody else appends anything until this one has, or gives up."""
        return self._news(f"{self._begin()}; select hold()", since, "", self._asking())

    def _news(
        self, begin: str, since: int, end: str, asking: "AbstractContextManager[psycopg.Connection[Any]]"
    ) -> News:
        with asking as raw:
            cursor = raw.execute(f"{begin}; select * from standing({since}); select * from news({since}){end}".encode())
            while cursor.description is None or cursor.description[0].name != "step":
                if not cursor.nextset():
                    raise RuntimeError("the server told nothing")
            standing = Standing(*cursor.fetchone() or ())
            cursor.nextset()
            rows: dict[str, list[Any]] = {}
            for name, found in cursor:
                rows.setdefault(name, []).append(found)
        gone = [(name, row_id) for name, row_id in rows.pop("gone", [])]
        return News(since, standing, rows, gone)

    def append(self, after: int, op: str, changes: Mapping[str, Sequence[Row]], without: Sequence[Row]) -> int:
        """Add a change after that step and let go of the server; the step that it is now. Raises Behind."""
        told = json.dumps(changes, ensure_ascii=False)
        with self._asking(self.patience + len(told) / _BYTES_A_SECOND) as raw:  # it is held: nobody is waited for
            cursor = raw.execute("select append(%s, %s, %s, %s); commit", (after, op, told, json.dumps(without)))
            found = cursor.fetchone()
        return found[0] if found else after + 1

    def begin(self) -> None:
        """Begin a change without having looked."""
        with self._asking() as raw:
            raw.execute(self._begin().encode())

    def has(self, op: str) -> bool:
        """Whether a change was kept."""
        with self._asking(self.patience) as raw:
            return raw.execute("select 1 from appended where op = %s", (op,)).fetchone() is not None

    def has_at_last(self, op: str) -> bool:
        """The same of one that cannot arrive any more. Raises Busy where it still can."""
        with self._asking() as raw:
            cursor = raw.execute(
                f"{self._begin()}; select hold(); select 1 as op from appended where op = %s; commit".encode(), (op,)
            )
            while cursor.description is None or cursor.description[0].name != "op":
                if not cursor.nextset():
                    raise RuntimeError("the server told nothing")
            return cursor.fetchone() is not None

    def give_up(self) -> None:
        """Append nothing, where a change was begun."""
        if self._raw is None or self._raw.closed or not self._raw.info.transaction_status:
            return
        with contextlib.suppress(Away, PlanwatchError), self._asking() as raw:
            raw.execute("rollback")

    def look(self, since: int, cell: str) -> tuple[Standing, list[Other]]:
        """Where the log stands, and who else is or was at the plan lately; they are told of ``cell``."""
        asked = "select s.*, l.* from look(%s) l cross join standing(%s) s"
        with self._asking() as raw:
            rows = raw.execute(asked, (cell, since)).fetchall()
        of = len(Standing.__struct_fields__)
        return Standing(*rows[0][:of]), [Other(*each[of + 1 :]) for each in rows if each[of + 1] is not None]

    def leave(self) -> None:
        """Others are told that nobody looks from here any more, where they were told that somebody does."""
        if self._raw is not None and not self._raw.closed:
            with contextlib.suppress(PlanwatchError), self._asking() as raw:
                raw.execute("select look(null)")

    @contextlib.contextmanager
    def asking(self) -> "Generator[psycopg.Connection[Any]]":
        """The connection, for what is asked by hand."""
        with self._asking(PATIENCE + self.busy_seconds, as_it_comes=True) as raw:
            yield raw

    def goes_on(self) -> None:
        """A part of a long answer has come: the rest is given as much time again."""
        self._until = monotonic() + self._given

    @contextlib.contextmanager
    def _asking(self, seconds: float = 0.0, *, as_it_comes: bool = False) -> "Generator[psycopg.Connection[Any]]":
        try:
            raw = self._connected()
            with self._patient(raw, seconds or self.patience + self.busy_seconds, as_it_comes):
                yield raw
        except psycopg.Error as error:
            raise self._said(error) from error.with_traceback(None)

    @contextlib.contextmanager
    def _patient(self, raw: "psycopg.Connection[Any]", seconds: float, as_it_comes: bool) -> Generator[None]:
        """Hang up where no answer comes: a network that swallows everything is told apart in no other way.

        ``as_it_comes``: a long answer is waited for while parts of it arrive.
        """
        self._given, is_there, has_hung_up = seconds, Event(), Event()
        self.goes_on()

        def wait() -> None:
            while not is_there.wait(max(0.0, self._until - monotonic())):
                if monotonic() < self._until:
                    continue
                if not (as_it_comes and line.comes(raw, seconds)):
                    has_hung_up.set()
                    line.hang_up(raw)
                    return
                self.goes_on()

        Thread(target=wait, daemon=True).start()
        try:
            yield
        except psycopg.Error:
            if not has_hung_up.is_set():
                raise
            self.close()
            raise Away(f"{self.address} does not answer", said.WHERE) from None
        finally:
            is_there.set()

    def _connected(self) -> "psycopg.Connection[Any]":
        with self._connecting:
            if self._raw is None or self._raw.closed:
                sooner = {"connect_timeout": str(self.connect_seconds)} if self.connect_seconds else {}
                told = {**_ALIVE, **self.known.parameters(), **sooner, "options": self._options()}
                self._raw = psycopg.connect(**told, autocommit=True, cursor_factory=psycopg.ClientCursor)  # type: ignore[arg-type]
            return self._raw

    def _needed(self) -> dict[str, object]:
        """What a change needs of the server, whatever a role has set."""
        return {
            "lock_timeout": int(self.busy_seconds * 1000) or 1,
            "idle_in_transaction_session_timeout": f"{_LONGEST_CHANGE}s",
            "statement_timeout": 0,
            "search_path": "public",
        }

    def _begin(self) -> str:
        """Begin a change, where who waits for another's sees it; a pooler may have left out what was asked of it."""
        local = "".join(f"; set local {name} = '{value}'" for name, value in self._needed().items())
        return f"begin isolation level read committed read write{local}"

    def _options(self) -> str:
        """What whoever wrote the address has set, and what a change needs: also a machine that is gone lets go soon."""
        own = {
            **self._needed(),
            "default_transaction_read_only": "off",
            "jit": "off",  # to compile a question lasts longer than its answer
            "tcp_keepalives_idle": 10,
            "tcp_keepalives_interval": 5,
            "tcp_keepalives_count": 3,
        }
        return " ".join([self.known.options, *(f"-c {name}={value}" for name, value in own.items())]).strip()

    def _said(self, error: psycopg.Error) -> PlanwatchError:
        match error:
            case errors.LockNotAvailable():
                self.give_up()
                return Busy(f"{self._holder()} is saving a change to the plan", "try again; nothing was changed")
            case errors.SerializationFailure():
                self.give_up()
                return Behind("somebody else changed the plan meanwhile", said.NOTHING_CHANGED)
            case errors.UndefinedTable() | errors.UndefinedFunction() | errors.InvalidSchemaName():
                return NoPlanThere(f"{self.address} holds no plan yet", said.START)
            case errors.InvalidAuthorizationSpecification() if said.line(error).startswith("a change bears"):
                self.give_up()
                return PlanwatchError(
                    "the change bears a time that is not the server's: the clock here is wrong, or it took too long",
                    "set the clock right, or make it in smaller parts; nothing was changed",
                )
            case errors.InsufficientPrivilege():
                self.give_up()
                return PlanwatchError(
                    f"{self.address}: {said.right(error)}", "ask whoever owns the plan for `planwatch grant`"
                )
            case psycopg.OperationalError() if said.is_refusal(error):
                what, hint = said.refusal(error)
                return PlanwatchError(f"{self.address} refused the connection: {what}", hint)
            case psycopg.DataError():
                self.give_up()
                return PlanwatchError(
                    f"{self.address} {said.unkept(error)}", "take it out, and try again; nothing was changed"
                )
            case _ if error.sqlstate is None or error.sqlstate[:2] in ("08", "57", "25"):
                self.close()
                what, hint = said.silence(error)
                return Away(f"{self.address} {what}", hint)
            case _ if error.sqlstate[:2] in ("53", "54"):
                self.give_up()
                what, hint = said.room(error)
                return PlanwatchError(f"{self.address} {what}", hint)
            case _:
                self.give_up()
                return PlanwatchError(
                    f"{self.address} refused it: {said.line(error)}", "run `planwatch doctor`; nothing was changed"
                )

    def _holder(self) -> str:
        """Who keeps the log from growing now, where it can be found out."""
        found = None
        with contextlib.suppress(PlanwatchError), self._asking(self.patience) as raw:
            found = raw.execute(_HOLDER).fetchone()
        return found[0] if found is not None else "somebody else"
