"""What waits for what: circles, what is blocked, how many days are left, and whom a delay reaches."""

from collections import deque
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from msgspec import Struct

from planwatch.model.due.lateness import is_past
from planwatch.model.plan.kinds import OPEN, Status

Key = TypeVar("Key", bound=Hashable)


class Node(Struct, frozen=True):
    """What the graph knows of an action."""

    status: Status
    start_by: date | None = None
    due_by: date | None = None


class Knock(Struct, Generic[Key], frozen=True):
    """An action, its float, and those that wait for it."""

    key: Key
    float_left: int | None
    after: tuple["Knock[Key]", ...] = ()


def find_circle(edges: Iterable[tuple[Key, Key]], through: Collection[Key]) -> tuple[Key, ...]:
    """A circle of edges (who waits, for what) that leads through one of these, spelled out: A1, B2, A1; else empty."""
    from graphlib import CycleError, TopologicalSorter

    waits: dict[Key, list[Key]] = {}
    for waiting, awaited in edges:
        waits.setdefault(waiting, []).append(awaited)
    try:
        TopologicalSorter(waits).prepare()
    except CycleError:
        return next(filter(None, (_circle(waits, start) for start in through)), ())
    return ()


def _circle(waits: Mapping[Key, Collection[Key]], start: Key) -> tuple[Key, ...]:
    came_from: dict[Key, Key] = {}
    todo = deque([start])
    while todo:
        at = todo.popleft()
        for awaited in waits.get(at, ()):
            if awaited == start:
                return (start, *_way(came_from, start, at), start)
            if awaited not in came_from:
                came_from[awaited] = at
                todo.append(awaited)
    return ()


def _way(came_from: Mapping[Key, Key], start: Key, end: Key) -> list[Key]:
    way: list[Key] = []
    while end != start:
        way.append(end)
        end = came_from[end]
    return way[::-1]


class Waits(Generic[Key]):
    """The open actions of a plan on one day and what they wait for.

    An edge is (who waits, for what); one that leads to an action not among ``nodes`` is left out. Circles, which a file
    can bring, are no danger to anything here.
    """

    def __init__(self, nodes: Mapping[Key, Node], edges: Iterable[tuple[Key, Key]], today: date) -> None:
        self._nodes = nodes
        self._today = today
        self._waits_for: dict[Key, list[Key]] = {}
        self._awaited_by: dict[Key, list[Key]] = {}
        for waiting, awaited in dict.fromkeys(edges):
            if self._is_open(waiting) and self._is_open(awaited):
                self._waits_for.setdefault(waiting, []).append(awaited)
                self._awaited_by.setdefault(awaited, []).append(waiting)

    def _is_open(self, key: Key) -> bool:
        return key in self._nodes and self._nodes[key].status in OPEN

    @property
    def waiting(self) -> Collection[Key]:
        """The open actions that wait for another open one."""
        return self._waits_for.keys()

    def blocked_by(self, key: Key) -> tuple[Key, ...]:
        """What holds an action up now.

        That is what it waits for and is not done, once it is in progress itself, or its planned start has passed, or
        the other is overdue.
        """
        awaited = self._waits_for.get(key, [])
        if not awaited:
            return ()
        node = self._nodes[key]
        if node.status is Status.IN_PROGRESS or is_past(node.start_by, self._today):
            return tuple(awaited)
        return tuple(other for other in awaited if is_past(self._nodes[other].due_by, self._today))

    def awaited_by(self, key: Key) -> tuple[Key, ...]:
        """The open actions that wait for just this one."""
        return tuple(self._awaited_by.get(key, ()))

    def done_by(self, key: Key) -> date | None:
        """The earliest day on which an action can be done that waits or is awaited; None for any other."""
        return self._finish.get(key)

    def float_left(self, key: Key) -> int | None:
        """Days between the earliest end of all it waits for and its own last due day; below nought none is left.

        None where it waits for nothing, or a date is missing that could still take days away.
        """
        awaited = self._waits_for.get(key, [])
        due_by = self._nodes[key].due_by if awaited else None
        if due_by is None:
            return None
        left = min((due_by - self._finish[other]).days for other in awaited)
        return None if left >= 0 and any(self._nodes[other].due_by is None for other in awaited) else left

    @cached_property
    def _finish(self) -> dict[Key, date]:
        """When each open action can be done at the earliest: not before today, nor its due day, nor what it waits for.

        So it is the latest of the due days that can be reached from it. Going through them latest first visits each
        action once, however long the chains are, and gives all that are in a circle the same day.
        """
        linked = self._waits_for.keys() | self._awaited_by.keys()
        earliest = {key: max(self._today, self._nodes[key].due_by or self._today) for key in linked}
        finish: dict[Key, date] = {}
        for key in sorted(earliest, key=earliest.__getitem__, reverse=True):
            todo = [key]
            while todo:
                at = todo.pop()
                if at not in finish:
                    finish[at] = earliest[key]
                    todo += self._awaited_by.get(at, ())
        return finish

    def knock_on(self, key: Key) -> Knock[Key]:
        """The tree of open actions that wait for this one, by whatever way: each once, under the nearest."""
        after: dict[Key, list[Key]] = {key: []}
        todo = deque([key])
        while todo:
            at = todo.popleft()
            for waiting in self._awaited_by.get(at, ()):
                if waiting not in after:
                    after[waiting] = []
                    after[at].append(waiting)
                    todo.append(waiting)
        made: dict[Key, Knock[Key]] = {}
        for at in reversed(after):  # those reached last have nothing after them that is not made yet
            made[at] = Knock(at, self.float_left(at), tuple(made[waiting] for waiting in after[at]))
        return made[key]


def walk(tree: Knock[Key]) -> Iterator[tuple[int, Knock[Key]]]:
    """The tree from the top down, each with its depth; a chain may be longer than Python can call itself."""
    todo = [(0, tree)]
    while todo:
        depth, knock = todo.pop()
        yield depth, knock
        todo += [(depth + 1, child) for child in reversed(knock.after)]
