"""What a late action reaches: what waits for it, what it answers, the forums that will ask. One tree.

Each layer leads from the parts of one kind to others; a further kind joins by a line in ``LAYERS``.
"""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from msgspec import Struct

from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_words
from planwatch.model.due.lateness import held_to, is_past
from planwatch.model.meetings.cadence import Matter, day_of, next_after, unanswered
from planwatch.model.plan.action import Action
from planwatch.model.plan.commitment import Commitment
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.kinds import OPEN, MeetingStatus
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.parts import PART
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.recommendations.answered import Numbered
from planwatch.model.values import replace
from planwatch.model.waits.among import waits_among
from planwatch.model.waits.knock_on import Waits


class Reach(Struct, frozen=True, kw_only=True):
    """A part of the plan that a late action reaches; the first of a tree is that action itself."""

    kind: str
    name: str
    part: Struct
    why: str = ""
    """How what stands above it reaches it, where its kind does not tell: the number it is answered by."""
    day: date | None = None
    """The last day by which an action or a recommendation is due; the next meeting of a forum."""
    float_left: int | None = None
    """Of an action, as in ``Waits.float_left``."""
    depth: int = 0
    """How many steps away it is."""


class Around:
    """The part of a plan that a tree can lead through, on the plan's day."""

    def __init__(self, snapshot: Snapshot, of: PlanDay) -> None:
        self.snapshot = snapshot
        self.of = of
        self._actions = {action.ref: action for action in snapshot.action}
        self._naming: dict[tuple[str, str], Mapping[str, Sequence[Struct]]] = {}

    def action(self, ref: str) -> Action:
        """The action of that ref, which there must be."""
        return self._actions[ref]

    def is_open(self, ref: str) -> bool:
        """Whether an action is neither done nor withdrawn: only then anything hangs on it."""
        return self.action(ref).status in OPEN

    def naming(self, kind: str, field: str, name: str) -> Sequence[Struct]:
        """The parts of a kind that name something in a field, or in a list, in the plan's order."""
        if (kind, field) not in self._naming:
            self._naming[kind, field] = _by_named(getattr(self.snapshot, kind), field)
        return self._naming[kind, field].get(name, ())

    @cached_property
    def waits(self) -> Waits[str]:
        """What waits for what."""
        return waits_among(self.snapshot.action, self.of.today)

    @cached_property
    def commitments(self) -> Mapping[str, Commitment]:
        """The commitments by their refs."""
        return {one.ref: one for one in self.snapshot.commitment}

    @cached_property
    def numbered(self) -> Numbered:
        """The recommendations by their numbers."""
        return Numbered(self.snapshot.recommendation)

    @cached_property
    def owed(self) -> Mapping[str, Mapping[str, Matter]]:
        """What meetings asked for and nobody answered, by the ref of the action and by forum: the last of each."""
        found = defaultdict[str, dict[str, Matter]](dict)
        for one in unanswered(self.snapshot.meeting, self.snapshot.forum, self.of):
            found[one.resolution.action][one.forum] = one
        return found

    @cached_property
    def next_meetings(self) -> Sequence[tuple[Forum, Meeting]]:
        """Each forum with its next meeting, today's among them until it was held; the soonest first."""
        known = {forum.name: forum for forum in self.snapshot.forum}
        forums = known | {
            one.forum: Forum(name=one.forum) for one in self.snapshot.meeting if one.forum and one.forum not in known
        }
        found = [(forum, self._next(forum)) for forum in forums.values()]
        return sorted(((forum, one) for forum, one in found if one is not None), key=lambda pair: pair[1].on)

    def _next(self, forum: Forum) -> Meeting | None:
        today = self.of.today
        met = any(
            one.forum == forum.name and one.on == today and one.status in (MeetingStatus.HELD, MeetingStatus.ISSUED)
            for one in self.snapshot.meeting
        )
        found = next_after(forum, self.snapshot.meeting, self.of, today if met else today - timedelta(days=1))
        if found is None or isinstance(found, Meeting):
            return found
        day = day_of(found)
        return Meeting(on=day, forum=forum.name) if day is not None else None


def _by_named(parts: Iterable[Struct], field: str) -> Mapping[str, Sequence[Struct]]:
    found = defaultdict[str, list[Struct]](list)
    for part in parts:
        named: str | tuple[str, ...] = getattr(part, field)
        for name in dict.fromkeys((named,) if isinstance(named, str) else named):
            found[name].append(part)
    return found


Finds = Callable[[Around, str], Iterable[Reach]]


class Layer(Struct, frozen=True):
    """What leads from the parts of one kind to others: ``finds`` is given the name of one of them."""

    of: str
    finds: Finds
    looks_at: tuple[str, ...] = ()
    """The kinds of part that it needs to know, beside actions."""


def _reach(kind: str, part: Struct, **more: Any) -> Reach:
    return Reach(kind=kind, name=str(getattr(part, PART[kind].named_by[0])), part=part, **more)


def naming(kind: str, field: str) -> Finds:
    """Finds the parts of a kind that name something in a field, or in a list: ``naming("measure", "actions")``."""

    def find(around: Around, name: str) -> Iterator[Reach]:
        return (_reach(kind, part) for part in around.naming(kind, field, name))

    return find


def _waiting(around: Around, ref: str) -> Iterator[Reach]:
    """The open actions that wait for an action."""
    for other in around.waits.awaited_by(ref):
        action = around.action(other)
        yield _reach("action", action, day=action.due.last, float_left=around.waits.float_left(other))


def _answered(around: Around, ref: str) -> Iterator[Reach]:
    """The recommendations that an open action answers, by whatever clause."""
    for number in around.action(ref).answers if around.is_open(ref) else ():
        if found := around.numbered.meant(number):
            yield _reach("recommendation", found, why=number, day=found.due.last)


def _asking(around: Around, ref: str) -> Iterator[Reach]:
    """The forums that will ask about an open action when they next meet.

    They asked already, have it on their list, or meet while it is past the date it is held to and cannot be done.
    """
    if not around.is_open(ref):
        return
    owed = around.owed.get(ref, {})
    for forum, meeting in around.next_meetings:
        why: list[str] = []
        if (asked := owed.get(forum.name)) is not None:
            why.append(f"{asked.resolution.kind} asked on {day_in_words(asked.on, around.of.today)}")
        if any(_names(ref, item) for item in meeting.items):
            why.append("on its list")
        if _is_late_on(around, ref, meeting.on):
            why.append("late by then")
        if why:
            yield _reach("forum", forum, day=meeting.on, why=", ".join(why))


def _names(ref: str, item: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(ref)}(?!\w|\.\w)", item) is not None


def _is_late_on(around: Around, ref: str, day: date) -> bool:
    """Whether an action will be past its agreed or current date on a day, and not be done by all that is known."""
    action, today = around.action(ref), around.of.today
    due = action.due.last
    held = min(filter(None, (held_to(action, around.of.plan), due)), default=None)
    if held is None or held >= day:
        return False
    done = around.waits.done_by(ref) or due
    return done is None or due is None or is_past(due, today) or day <= done


def _of_open(kind: str, field: str) -> Finds:
    """The same of an action that is open: nothing hangs on one that is done or withdrawn."""
    find = naming(kind, field)
    return lambda around, ref: find(around, ref) if around.is_open(ref) else ()


def _promised(around: Around, ref: str) -> Iterator[Reach]:
    """The recommendations that a commitment answers, by whatever clause."""
    for number in around.commitments[ref].answers:
        if found := around.numbered.meant(number):
            yield _reach("recommendation", found, why=number, day=found.due.last)


LAYERS = (
    Layer("action", _waiting),
    Layer("action", _answered, ("recommendation",)),
    Layer("action", _of_open("commitment", "actions"), ("commitment",)),
    Layer("commitment", _promised, ("recommendation",)),
    Layer("action", _of_open("measure", "actions"), ("measure",)),
    Layer("recommendation", naming("measure", "recommendations"), ("measure",)),
    Layer("commitment", naming("measure", "commitments"), ("measure",)),
    Layer("action", _of_open("risk", "mitigated_by"), ("risk",)),
    Layer("action", _asking, ("forum", "meeting")),
)
"""In the order in which they stand below what reaches them."""


def kinds_looked_at(layers: Sequence[Layer] = LAYERS) -> tuple[str, ...]:
    """The kinds of part that a tree needs to know, beside actions."""
    return tuple(dict.fromkeys(kind for layer in layers for kind in layer.looks_at))


def radius(around: Around, ref: str, layers: Sequence[Layer] = LAYERS) -> tuple[Reach, ...]:
    """All that an action reaches, as the lines of a tree from the top down: each once, under the nearest."""
    action = around.action(ref)
    root = _reach("action", action, day=action.due.last, float_left=around.waits.float_left(ref))
    below: dict[tuple[str, str], list[Reach]] = {("action", ref): []}
    todo = deque([root])
    while todo:
        at = todo.popleft()
        for layer in layers:
            for found in layer.finds(around, at.name) if layer.of == at.kind else ():
                if (found.kind, found.name) not in below:
                    below[found.kind, found.name] = []
                    below[at.kind, at.name].append(found)
                    todo.append(found)
    return tuple(_lines(root, below))


def _lines(root: Reach, below: dict[tuple[str, str], list[Reach]]) -> Iterator[Reach]:
    todo = [root]
    while todo:
        at = todo.pop()
        yield at
        todo += [replace(one, depth=at.depth + 1) for one in reversed(below[at.kind, at.name])]
