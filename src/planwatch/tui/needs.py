"""What must be so before a command begins, each rule once, with the words of its refusal."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.kinds import PlanStatus
from planwatch.service.files.open import read_only_reason
from planwatch.service.session import Session
from planwatch.tui.command import Need


class Place(Protocol):
    """What the rules look at."""

    @property
    def session(self) -> Session: ...

    @property
    def noun(self) -> str:
        """What a row is, such as ``action``."""
        ...

    @property
    def comes_back(self) -> str:
        """How one comes back from the past here."""
        ...

    def has_row(self) -> bool: ...

    def marked(self) -> int:
        """How many rows are marked."""
        ...

    def plans(self) -> tuple[PlanDay, ...]:
        """The plans shown."""
        ...

    def plans_meant(self) -> tuple[PlanDay, ...]:
        """Those of the rows meant; without a row, all that are shown."""
        ...


def _row(at: Place) -> str:
    return "" if at.has_row() else f"there is no {at.noun} here"


def _no_marks(at: Place) -> str:
    marked = at.marked()
    return f"this is for one {at.noun}, and {marked} are marked · esc takes the marks away" if marked else ""


def _now(at: Place) -> str:
    return f"this is the past, only to look at{at.comes_back}" if at.session.as_of is not None else ""


def _writable(at: Place) -> str:
    reason = read_only_reason(at.session)
    return f"only for reading: {reason}" if reason else ""


def _plan(at: Place) -> str:
    return "" if at.plans() else "there is no plan here yet"


def _one_plan(at: Place) -> str:
    several = not at.has_row() and len(at.plans()) > 1
    return "several plans are shown, and no row says which is meant · P shows one" if several else ""


def _open_plan(at: Place) -> str:
    if not any(day.plan.status is PlanStatus.CLOSED for day in at.plans()):
        return ""
    closed = [day.plan.ref for day in at.plans_meant() if day.plan.status is PlanStatus.CLOSED]
    return f"{', '.join(closed)} is closed · A changes its status" if closed else ""


_RULES: Mapping[Need, Callable[[Place], str]] = {
    Need.ROW: _row,
    Need.NO_MARKS: _no_marks,
    Need.NOW: _now,
    Need.WRITABLE: _writable,
    Need.PLAN: _plan,
    Need.ONE_PLAN: _one_plan,
    Need.OPEN_PLAN: _open_plan,
}


def refusal(needs: Iterable[Need], at: Place) -> str:
    """Why what has these needs cannot be done there; empty where it can."""
    return next((reason for need in needs if (reason := _RULES[need](at))), "")
