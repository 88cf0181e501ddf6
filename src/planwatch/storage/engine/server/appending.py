"""Having a server keep a change, once and no more, whatever becomes of the connection meanwhile."""

import contextlib
import time
import uuid

from planwatch.errors import Conflict, PlanwatchError
from planwatch.storage.engine.server.connection import Away, Behind, Busy, Row, Server

_PATIENCE = 3
"""As often as long as an answer is waited for it is asked whether a change was kept, where the connection broke."""
_AGAIN = 0.2


def append(server: Server, after: int, changes: dict[str, list[Row]], gone: list[Row]) -> tuple[int, str]:
    """Have the server keep what was written after that step: the step that it is now, and the change's own name.

    Raises PlanwatchError: Conflict where somebody else was first because the connection was lost.
    """
    op = str(uuid.uuid4())
    try:
        return server.append(after, op, changes, gone), op
    except Behind as behind:
        raise _changed_meanwhile() from behind
    except Away:
        return _after_silence(server, after, op, changes, gone), op


def _after_silence(server: Server, after: int, op: str, changes: dict[str, list[Row]], gone: list[Row]) -> int:
    """The connection broke: find out whether the change was kept, and where it was not, append it again."""
    end = time.monotonic() + _PATIENCE * server.patience
    while time.monotonic() < end:
        with contextlib.suppress(Away, Busy):  # busy with the first try, which may yet arrive
            if server.has(op):
                return after + 1
            server.begin()
            try:
                return server.append(after, op, changes, gone)
            except Behind as behind:
                if server.has(op):  # the first try arrived late
                    return after + 1
                raise _changed_meanwhile() from behind
        time.sleep(_AGAIN)
    raise PlanwatchError(
        "the server did not answer: whether the change was kept will be seen when it does",
        "look before you try again",
    )


def _changed_meanwhile() -> Conflict:
    return Conflict(
        "the connection was lost, and somebody else changed the plan meanwhile", "look again; nothing was changed"
    )
