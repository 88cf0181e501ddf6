"""What is late on the original, agreed and current dates, and what became of a period, for each part of a plan."""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.due.three_dates import DueDate, Share, Timeliness, overdue_shares, timeliness
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import PlanStatus
from planwatch.model.plan.plan import Plan

TOTAL = "all"


class By(StrEnum):
    """What the actions of a plan are counted by."""

    THEME = "theme"
    LEAD = "lead"


class Days(Struct, frozen=True):
    """A period from its first to its last day."""

    first: date
    last: date


class DatesHeld(Struct, frozen=True):
    """How a theme, a lead or the whole plan holds its dates. A draft has but its current ones."""

    name: str
    """Empty for the actions without a theme or lead."""
    is_total: bool
    late: Mapping[DueDate, Share]
    """What is overdue now, on each date."""
    fell_due: Mapping[DueDate, Timeliness]
    """What became of the actions that fell due in the period, by each date."""


def held(
    actions: Sequence[Action], plan: Plan, today: date, span: Days, by: By, order: Iterable[str]
) -> list[DatesHeld]:
    """A line for each theme or lead that has actions, in that order of names, and last the total of them all."""
    groups: dict[str, list[Action]] = {name: [] for name in (*order, "")}
    for action in actions:
        groups.setdefault(action.theme if by is By.THEME else action.lead, []).append(action)
    which = (DueDate.CURRENT,) if plan.status is PlanStatus.DRAFT else tuple(DueDate)
    found = [_held(name, part, which, today, span) for name, part in groups.items() if part]
    return [*found, _total(found, which)]


def _held(name: str, actions: Sequence[Action], which: Sequence[DueDate], today: date, span: Days) -> DatesHeld:
    late = overdue_shares(actions, today)
    return DatesHeld(
        name,
        False,
        {each: late[each] for each in which},
        {each: timeliness(actions, span.first, span.last, each) for each in which},
    )


def _total(parts: Sequence[DatesHeld], which: Sequence[DueDate]) -> DatesHeld:
    return DatesHeld(
        TOTAL,
        True,
        {each: sum((part.late[each] for part in parts), Share()) for each in which},
        {each: sum((part.fell_due[each] for part in parts), Timeliness()) for each in which},
    )


def told_on(line: DatesHeld) -> DueDate:
    """The date that a period is told on: the agreed one, where the plan has any but current dates."""
    return DueDate.AGREED if DueDate.AGREED in line.fell_due else DueDate.CURRENT


def quarter_of(day: date, year_starts: int) -> Days:
    """The quarter of the financial year that the day lies in."""
    months = day.year * 12 + day.month - 1
    begins = max(12, months - (day.month - year_starts) % 3)
    return Days(_day_of(begins, last=False), _day_of(begins + 2, last=True))


def last_quarter(today: date, year_starts: int) -> Days:
    """The last quarter that has ended."""
    before = max(date.min.toordinal(), quarter_of(today, year_starts).first.toordinal() - 1)
    return quarter_of(date.fromordinal(before), year_starts)


def _day_of(months: int, *, last: bool) -> date:
    """The first or last day of a month that is counted from year 0; the calendar ends with the year 9999."""
    year, month = min(9999, months // 12), months % 12 + 1 if months < 120_000 else 12
    return date(year, month, monthrange(year, month)[1] if last else 1)


def fell_due_words(found: Timeliness) -> str:
    """``12 fell due: 5 on time, 3 late, 2 still open, 2 withdrawn``."""
    if not found.fell_due:
        return "nothing fell due"
    parts = {
        "on time": found.on_time,
        "late": found.late,
        "done on a day unknown": found.done_undated,
        "still open": found.still_open,
        "withdrawn": found.withdrawn,
    }
    told = (f"{number} {words}" for words, number in parts.items() if number)
    return f"{found.fell_due} fell due: {', '.join(told)}"


def name_words(line: DatesHeld, by: By) -> str:
    """The name of a line."""
    return line.name or f"no {by}"


def span_words(span: Days) -> str:
    """``1 Oct 2015 to 31 Dec 2015``."""
    return f"{day_in_full(span.first)} to {day_in_full(span.last)}"
