"""Checks of dates that cannot be meant: the wrong year or weekday, two readings, due before the start."""

import re
from calendar import day_name
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from planwatch.model.checks.finding import CheckInput, Found
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.when import WEEKDAYS
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN
from planwatch.model.text.visible import short

_FAR = timedelta(days=120)
"""Work that was under way before the plan, or outlasts it by some months, is no mistake."""
_ENOUGH = 10
"""Dates that it takes to tell the plan's period by them."""
_LIFETIME = 15
"""Years: nothing in a plan is due further away."""
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})(?:day|sday|nesday|rsday|urday|s|rs)?\b", re.IGNORECASE)


class _Span(Struct, frozen=True):
    """The days in which a plan's dates are expected; None where nothing tells."""

    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        return (self.first or day) <= day <= (self.last or day)


def wrong_year(look: CheckInput) -> Iterator[Found]:
    """Dates that another year would make sense of; one finding for an action at most."""
    span = _span(look)
    for action in look.snapshot.action:
        fault = _due_fault(look, action, span) if action.status in OPEN else _completed_fault(look, action, span)
        if fault:
            yield Found(action.ref, fault, f"{action.start.first} {action.due} {action.completed}")


def due_before_start(look: CheckInput) -> Iterator[Found]:
    """What another year would put right is left to ``wrong_year``."""
    span = _span(look)
    for action in look.open:
        start, due = action.start.first, action.due.last
        if start and due and due < start and not _due_fault(look, action, span):
            yield Found(action.ref, f"Due {look.days(due)}, before it starts on {look.days(start)}", f"{start} {due}")


def doubtful_date(look: CheckInput) -> Iterator[Found]:
    """What else the due words can mean; a wrong weekday is left to ``wrong_year``."""
    for action in look.open:
        first, last = action.due.first, action.due.last
        if (
            first is None
            or last is None
            or action.due.text == day_in_full(last)
            or _weekday_fault(action.due.text, last)
        ):
            continue
        if doubt := look.reading(action.due.text).doubt:
            read_as = look.days(last) if first == last else f"{look.days(first)} to {look.days(last)}"
            yield Found(
                action.ref, f"Due “{short(action.due.text)}”, read as {read_as}: {doubt}", action.due.text, hint=True
            )


def _span(look: CheckInput) -> _Span:
    """The plan's own period, else where nine of ten of its due dates lie, with some months either side."""
    plan = look.snapshot.plan
    days = sorted(action.due.last for action in look.snapshot.action if action.due.last)
    if len(days) < _ENOUGH:
        return _Span(plan.starts, plan.ends)
    few = max(1, len(days) // 20)
    return _Span(plan.starts or _moved(days[few], -_FAR), plan.ends or _moved(days[-1 - few], _FAR))


def _due_fault(look: CheckInput, action: Action, span: _Span) -> str:
    first, last = action.due.first, action.due.last
    if first is None or last is None:
        return ""
    if abs(last.year - look.today.year) > _LIFETIME:
        return f"Due “{short(action.due.text)}”: {last.year} is far from this year"
    for bound, other, when in ((last, action.start.first, "before it starts"), (last, span.first, "before the plan")):
        if other and _is_long_before(bound, other) and (year := _fitting_year(bound, (1, 2), span)):
            return f"Due {look.days(bound)}, long {when}: is {year} meant?"
    if span.last and _is_long_before(span.last, first) and (year := _fitting_year(first, (-1, -2), span)):
        return f"Due {look.days(last)}, long after the plan: is {year} meant?"
    return _weekday_fault(action.due.text, last) if first == last else ""


def _completed_fault(look: CheckInput, action: Action, span: _Span) -> str:
    done, begun = action.completed.last, action.start.first or span.first
    if done and begun and _is_long_before(done, begun):
        year = _fitting_year(done, (1, 2), _Span(begun, look.today))
        return f"Completed {look.days(done)}, long before it could begin: is {year} meant?" if year else ""
    return ""


def _weekday_fault(words: str, day: date) -> str:
    named = _WEEKDAY.findall(words)
    if len(named) != 1 or WEEKDAYS.index(named[0].casefold()) == day.weekday():
        return ""
    return f"Due “{short(words)}”, but that is a {day_name[day.weekday()]}"


def _is_long_before(day: date, other: date) -> bool:
    return other - day > _FAR


def _moved(day: date, by: timedelta) -> date | None:
    try:
        return day + by
    except OverflowError:  # the ends of the calendar
        return None


def _fitting_year(day: date, shifts: tuple[int, ...], span: _Span) -> int | None:
    """The first year among those so many years on in which the day lies in the span."""
    for shift in shifts:
        try:
            moved = day.replace(year=day.year + shift)
        except ValueError:  # 29 February, or the end of the calendar
            continue
        if span.holds(moved):
            return moved.year
    return None
