"""The original, agreed and current date of an action, and what a period or a day looks like on each of them."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from operator import add

from msgspec import Struct
from msgspec.structs import astuple

from planwatch.model.dates.span import Span
from planwatch.model.due.lateness import Overdue, are_agreed, overdue
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN, Status
from planwatch.model.plan.plan import Plan


class DueDate(StrEnum):
    """Which of its three due dates an action is held to."""

    ORIGINAL = "original"
    AGREED = "agreed"
    CURRENT = "current"


LEADING = (DueDate.AGREED, DueDate.ORIGINAL, DueDate.CURRENT)
"""The order of whatever reports lateness: the agreed date leads."""


class ThreeDates(Struct, frozen=True):
    """The dates that an action has had of right.

    *Original*: set when the plan was approved. *Agreed*: the last that somebody entitled accepted. *Current*: the
    lead's.
    """

    original: Span
    agreed: Span
    current: Span

    def __getitem__(self, which: DueDate) -> Span:
        return getattr(self, which)


def three_dates(action: Action) -> ThreeDates:
    """All three dates of an action: one that was never moved has its due date three times."""
    current = action.due
    original, agreed = current, current
    if action.original_due:
        original = agreed = action.original_due
    if action.agreed_due:
        agreed = action.agreed_due
    return ThreeDates(original, agreed, current)


def dates_held(action: Action, plan: Plan) -> ThreeDates:
    """The same as the plan holds its actions to them: of a draft, whose dates move freely, the current one alone."""
    return three_dates(action) if are_agreed(plan) else ThreeDates(action.due, action.due, action.due)


class Share(Struct, frozen=True):
    """So many of those that are open and have a date: written ``9 of 74 (12 %)``."""

    overdue: int = 0
    dated: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(self.overdue + other.overdue, self.dated + other.dated)


def share_words(share: Share | None) -> str:
    """``9 of 74 (12 %)``; ``–`` where the plan has no such date."""
    if share is None:
        return "–"
    percent = f" ({round(100 * share.overdue / share.dated)} %)" if share.dated else ""
    return f"{share.overdue} of {share.dated}{percent}"


def overdue_shares(actions: Iterable[Action], today: date) -> dict[DueDate, Share]:
    """How many are certainly overdue on each of the three dates."""
    dated: Counter[DueDate] = Counter()
    late: Counter[DueDate] = Counter()
    for action in actions:
        if action.status not in OPEN:
            continue
        dates = three_dates(action)
        for which in DueDate:
            when = dates[which]
            dated[which] += when.last is not None
            late[which] += overdue(action.status, when.first, when.last, today) is Overdue.YES
    return {which: Share(late[which], dated[which]) for which in DueDate}


class Timeliness(Struct, frozen=True):
    """What became of all that fell due in a period; the parts add up to ``fell_due``."""

    on_time: int = 0
    late: int = 0
    done_undated: int = 0
    """Done, on a day that the words do not tell."""
    still_open: int = 0
    withdrawn: int = 0

    @property
    def fell_due(self) -> int:
        """The number of all of them."""
        return self.on_time + self.late + self.done_undated + self.still_open + self.withdrawn

    def __add__(self, other: "Timeliness") -> "Timeliness":
        return Timeliness(*map(add, astuple(self), astuple(other)))


def timeliness(actions: Iterable[Action], first: date, last: date, which: DueDate = DueDate.CURRENT) -> Timeliness:
    """What became of the actions whose last due day lies in the period.

    Each time that a recurring action was done counts by itself.
    """
    found: Counter[str] = Counter()
    for action in actions:
        for done in action.occurrence:
            if done.due.last is not None and first <= done.due.last <= last:
                found[_done(done.due.last, done.completed.first)] += 1
        due_by = three_dates(action)[which].last
        if due_by is not None and first <= due_by <= last:
            found[_fate(action, due_by)] += 1
    return Timeliness(**found)


def _fate(action: Action, due_by: date) -> str:
    if action.status in OPEN:
        return "still_open"
    return "withdrawn" if action.status is Status.WITHDRAWN else _done(due_by, action.completed.first)


def _done(due_by: date, completed_from: date | None) -> str:
    if completed_from is None:
        return "done_undated"
    return "late" if completed_from > due_by else "on_time"
