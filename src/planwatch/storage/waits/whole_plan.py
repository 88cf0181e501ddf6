"""Which actions of a whole plan are held up, worked out in some twenty bytes for each: a plan can have very many."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby

from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.kinds import Status
from planwatch.storage.due.lateness import is_open
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import day_or_none
from planwatch.storage.waits.waits import FREE, HeldUp

_EDGES = (
    "with edge (waiting, awaited) as (select action_id, on_id from dependency where plan_id = :plan and removed = 0 "
    "union select a.id, o.id from action a join action o on o.plan_id = a.plan_id and o.ref_key = a.due_after "
    "where a.plan_id = :plan and a.due_after <> '') "
    "select w.id, w.status, w.start_by, w.due_by, o.id, o.due_by "
    "from edge join action w on w.id = edge.waiting join action o on o.id = edge.awaited "
    f"where w.plan_id = :plan and w.removed = 0 and {is_open('w')} "
    f"and o.plan_id = :plan and o.removed = 0 and {is_open('o')}"
)
"""Every pair of open actions of the plan: who waits, and for what."""
_NAMELESS = ("",)
"""What holds an action up, where it matters that something does, and not what."""
_HALF = 32
_LOW = (1 << _HALF) - 1


class _Links:
    """Ids, each with those that it leads to: pairs in one sorted array, the first id in the upper half of a number."""

    def __init__(self, pairs: Iterable[int]) -> None:
        self._pairs = array("q", sorted(pairs))

    def __getitem__(self, key: int) -> list[int]:
        first, end = bisect_left(self._pairs, key << _HALF), bisect_left(self._pairs, key + 1 << _HALF)
        return [pair & _LOW for pair in self._pairs[first:end]]

    def keys(self) -> Iterator[int]:
        """Those that lead to others, in order."""
        return (key for key, _ in groupby(pair >> _HALF for pair in self._pairs))

    def turned(self) -> "_Links":
        """The same the other way round."""
        return _Links((pair & _LOW) << _HALF | pair >> _HALF for pair in self._pairs)


class WholePlanWaits:
    """What ``model.waits.knock_on.Waits`` says of each action of a plan, without the names of what holds it up."""

    def __init__(self, database: Database, of: PlanDay, highest_id: int) -> None:
        """``highest_id``: of an action, of whatever plan."""
        self._today = of.today.toordinal()
        self._due = array("i", bytes(4 * (highest_id + 1)))
        """The last day on which it is due, by id; nought: none."""
        self._finish = self._due[:]
        """When it can be done at the earliest; nought where nobody waits for it."""
        self._has_begun = bytearray(highest_id + 1)
        """Whether it is in progress, or should be."""
        self._awaited_by = _Links(self._pairs(database, of))
        self._waits_for = self._awaited_by.turned()
        # As ``Waits`` has it: those due last come first, and all that wait for them end with them at the earliest.
        for key in sorted(self._awaited_by.keys(), key=self._due.__getitem__, reverse=True):
            self._finish_with(key)

    def _pairs(self, database: Database, of: PlanDay) -> Iterator[int]:
        """Who is awaited and who waits for it; takes over what the file knows of both."""
        for waiting, status, start_by, due_by, awaited, others_due in database.each(_EDGES, {"plan": of.id}):
            self._due[waiting], self._due[awaited] = _number(due_by), _number(others_due)
            self._has_begun[waiting] = status == Status.IN_PROGRESS or 0 < _number(start_by) < self._today
            yield awaited << _HALF | waiting

    def _finish_with(self, key: int) -> None:
        todo = [key]
        while todo:
            at = todo.pop()
            if not self._finish[at]:
                self._finish[at] = max(self._today, self._due[key])
                todo += self._awaited_by[at]

    def held_up(self, action_id: int) -> HeldUp:
        """What holds an open action up, and the days it has to spare all the same."""
        awaited = self._waits_for[action_id]
        if not awaited or not (self._has_begun[action_id] or any(map(self._is_past_due, awaited))):
            return FREE
        due = self._due[action_id]
        if not due:
            return HeldUp(_NAMELESS)
        left = min(due - self._finish[other] for other in awaited)
        return HeldUp(_NAMELESS, left if left < 0 or all(self._due[other] for other in awaited) else None)

    def _is_past_due(self, action_id: int) -> bool:
        return 0 < self._due[action_id] < self._today


def _number(day: str | None) -> int:
    known = day_or_none(day)
    return known.toordinal() if known is not None else 0
