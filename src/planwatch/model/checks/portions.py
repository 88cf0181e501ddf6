"""How many findings stand in a plan that is looked at in portions: whole, a large one would fill the memory."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import Any, TypeVar

from planwatch.model.checks.checks import CHECKS
from planwatch.model.checks.finding import About, Check, look_at
from planwatch.model.plan.action import Action
from planwatch.model.plan.keys import children_of
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace

T = TypeVar("T", bound=Hashable)

_ALONE = tuple(check for check in CHECKS if check.alone)
_TOGETHER = tuple(check for check in CHECKS if not (check.alone or check.hint))

_COUNTED_ONCE = tuple(kind for kind in children_of(Snapshot) if kind not in ("lead", "forum", "meeting", "accepted"))
"""What findings are about by itself: counted with the frame, and not again with each portion."""


class PortionedCount:
    """Counts the findings of a plan that stand; its actions are taken in one portion after another."""

    def __init__(self, frame: Snapshot, today: date) -> None:
        """``frame``: the plan without its actions."""
        self._frame, self._today = frame, today
        self._bare = replace(frame, **dict.fromkeys(_COUNTED_ONCE, ()))
        self._accepted = {(found.code, found.about, found.facts) for found in frame.accepted}
        self._lean: list[Action] = []
        """The actions with no more than the other checks look at."""
        self._known: dict[Hashable, Any] = {}
        """Names and dates, kept once: many actions share them."""
        self._number = self._count(_ALONE, frame, {*About} - {About.ACTION})

    def take(self, actions: Iterable[Action]) -> None:
        """Look at some of the actions, each with all that it has."""
        portion = replace(self._bare, action=tuple(actions))
        self._number += self._count(_ALONE, portion, {About.ACTION})
        self._lean += map(self._leaned, portion.action)

    def number(self, go_on: Callable[[], bool] = lambda: True) -> int:
        """How many findings there are, now that all actions have been taken; ``go_on`` as for ``findings``."""
        return self._number + sum(self._count([check], self.whole, {*About}) for check in _TOGETHER if go_on())

    @property
    def whole(self) -> Snapshot:
        """The plan with as much of the actions taken as those checks look at."""
        return replace(self._frame, action=tuple(self._lean))

    def _leaned(self, action: Action) -> Action:
        return Action(
            ref=action.ref,
            title=action.title,
            theme=self._kept(action.theme),
            lead=self._kept(action.lead),
            status=action.status,
            start=self._kept(action.start),
            due=self._kept(action.due),
            completed=self._kept(action.completed),
            cost=action.cost,
            assurance=self._kept(action.assurance),
            depends_on=action.depends_on,
            answers=self._kept(action.answers),
        )

    def _kept(self, value: T) -> T:
        return self._known.setdefault(value, value)

    def _count(self, checks: Iterable[Check], snapshot: Snapshot, about: set[About]) -> int:
        look = look_at(snapshot, self._today)
        return sum(
            found.part in about and not found.hint and (check.code, found.about, found.facts) not in self._accepted
            for check in checks
            for found in check.find(look)
        )
