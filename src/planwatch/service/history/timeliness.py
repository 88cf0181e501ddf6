"""How the plans worked on hold their dates: late on each of the three, and timely in a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.due.timeliness import By, DatesHeld, Days, held, last_quarter, quarter_of
from planwatch.service import read
from planwatch.service.session import Session, checked_text
from planwatch.storage.due.moves import actions


@dataclass(frozen=True, slots=True)
class PlanHeld:
    """One plan's lines, and the period that its timeliness is of."""

    of: PlanDay
    span: Days
    lines: Sequence[DatesHeld]
    """The last is the total."""


def timeliness(session: Session, by: By = By.THEME, first: str = "", last: str = "") -> list[PlanHeld]:
    """The plans worked on, each with a line for every theme or lead.

    The period is what was typed; without words the last quarter that has ended. Without its last day it goes up to
    the plan's day, without its first it begins with the quarter of its last. Raises PlanwatchError.
    """
    return [_plan_held(session, day, by, first, last) for day in session.plan_days()]


def _plan_held(session: Session, day: PlanDay, by: By, first: str, last: str) -> PlanHeld:
    span = _span(day, first, last)
    names = read.names(session, day.id, by.value)
    return PlanHeld(day, span, held(actions(session.database, day.id), day.plan, day.today, span, by, names))


def _span(day: PlanDay, first: str, last: str) -> Days:
    starts = day.plan.year_starts
    if not first.strip() and not last.strip():
        return last_quarter(day.today, starts)
    ends = _known(_read(day, last).last, last) if last.strip() else day.today
    begins = _known(_read(day, first).first, first) if first.strip() else quarter_of(ends, starts).first
    if ends < begins:
        raise PlanwatchError(
            f"the period ends on {day_in_full(ends)}, before it begins on {day_in_full(begins)}", "turn the two round"
        )
    return Days(begins, ends)


def _read(day: PlanDay, typed: str) -> Span:
    when = day.read(checked_text(typed))
    return NO_DATE if when.fault else when.span


def _known(found: date | None, typed: str) -> date:
    if found is None:
        raise PlanwatchError(f"'{typed}' is no day", "give one, such as 24 Aug 2015")
    return found
