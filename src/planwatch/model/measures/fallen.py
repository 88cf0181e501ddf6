"""Measures that are off target though the actions behind them were assured."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from planwatch.model.measures.progress import Progress
from planwatch.model.plan.kinds import Rag, Status


class Behind(Struct, frozen=True):
    """An action that a measure shows to have worked."""

    id: int
    ref: str
    status: Status
    done_on: date | None
    """When it was assured, else completed."""


def fallen(found: Progress, actions: Iterable[Behind]) -> Iterator[Behind]:
    """The assured actions that the last reading proposes to reopen: it is off target, and of after their assurance.

    What is within tolerance proposes nothing. Nobody but a person reopens them.
    """
    if found.last is None or found.rag is not Rag.RED:
        return
    for one in actions:
        if one.status is Status.ASSURED and (one.done_on is None or one.done_on < found.last.on):
            yield one
