"""Having a server keep a change, once and no more, whatever becomes of the connection meanwhile."""

import contextlib
import time
import uuid

from planwatch.errors import Conflict
from planwatch.storage.engine.errors import Away, NotKnown
from planwatch.storage.engine.server.connection import Behind, Busy, Server
from planwatch.storage.engine.server.news import Row

_PATIENCE = 3
"""As often as long as an answer is waited for it is asked whether a change was kept, where the connection broke."""
_AGAIN = 0.2


def append(
    server: Server, after: int, changes: dict[str, list[Row]], gone: list[Row], *, at_the_keys: bool
) -> tuple[int, str]:
    """Have the server keep what was written after that step: the step that it is now, and the change's own name.

    ``at_the_keys``: somebody waits, and is told later what was found out. Raises PlanwatchError: Conflict where
    somebody else was first because the connection was lost, NotKnown where it is not known whether it was kept.
    """
    op, begun = str(uuid.uuid4()), time.monotonic()
    try:
        return server.append(after, op, changes, gone), op
    except Behind as behind:
        raise _changed_meanwhile() from behind
    except Away:
        end = begun + server.patience if at_the_keys else time.monotonic() + _PATIENCE * server.patience
        step = _after_silence(server, after, op, changes, gone, end)
        if step is None:
            what = changes["batch"][-1]["what"] if "batch" in changes else "the last change"
            raise NotKnown(op, what, is_told=at_the_keys) from None
        return step, op


def _after_silence(
    server: Server, after: int, op: str, changes: dict[str, list[Row]], gone: list[Row], end: float
) -> int | None:
    """The connection broke: find out whether the change was kept, and where it was not, append it again.

    None where nothing was found out until the ``end``.
    """
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
    return None


def _changed_meanwhile() -> Conflict:
    return Conflict(
        "the connection was lost, and somebody else changed the plan meanwhile", "look again; nothing was changed"
    )
