"""How a measure stands: on target or off, better or worse than before, and whether a reading is due."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from msgspec import Struct

from planwatch.model.plan.kinds import Cadence, Direction, MeasureRule, Rag
from planwatch.model.plan.measure import Measure, Reading

_DAYS = {Cadence.WEEKLY: 7, Cadence.FORTNIGHTLY: 14}
_MONTHS = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3, Cadence.HALF_YEARLY: 6, Cadence.YEARLY: 12}
_NEAR_A_YEAR = {Cadence.WEEKLY: 3, Cadence.FORTNIGHTLY: 7, Cadence.MONTHLY: 15, Cadence.QUARTERLY: 45}
"""Days off the same day last year at which a reading still counts as of that time."""


class Travel(Struct, frozen=True):
    """What became of a figure between two readings."""

    since: Reading
    """The earlier one."""
    gain: Decimal | None
    """By how much it is better; less than nothing where it is worse, None where nobody knows which way is good."""
    step: Decimal
    """By how much it is more."""


class Progress(Struct, frozen=True):
    """How a measure stands on a day."""

    last: Reading | None = None
    """The newest reading, as last corrected."""
    rag: Rag | None = None
    """Of that reading: green on target, amber within tolerance, red off; None where there is no target."""
    expected: Decimal | None = None
    """What it was held against."""
    before: Travel | None = None
    """Against the reading before."""
    year: Travel | None = None
    """Against the same time last year."""
    is_met: bool = False
    """Whether the target itself is reached."""
    next_on: date | None = None
    """The day of which the next reading is."""
    next_by: date | None = None
    """The day by which that is known."""

    def is_due(self, today: date) -> bool:
        """Whether that day is over, so that a reading can be had."""
        return self.next_on is not None and self.next_on <= today

    def days_overdue(self, today: date) -> int:
        """Days since the next reading should have been known; 0 where it need not be yet."""
        return max(0, (today - self.next_by).days) if self.next_by is not None else 0


def current(readings: Iterable[Reading], today: date = date.max) -> list[Reading]:
    """The readings up to a day that count, by their days: of several of one day the one that came last."""
    found = {one.on: one for one in readings if one.on <= today}
    return [found[on] for on in sorted(found)]


def good(measure: Measure) -> Direction | None:
    """Which way is good: as said, else the way from the baseline to the target; None where neither tells."""
    if measure.direction is not None:
        return measure.direction
    if measure.baseline is None or measure.target is None or measure.baseline == measure.target:
        return None
    return Direction.UP if measure.target > measure.baseline else Direction.DOWN


def expected(measure: Measure, on: date, rule: MeasureRule) -> Decimal | None:
    """What a reading of a day is held against; None without a target.

    By the rule *trajectory* that is, between the day of the baseline and that of the target, the straight line from one
    to the other; else, and where one of those days or the baseline is not known, the target.
    """
    target, start, end = measure.target, measure.baseline_on, measure.target_on
    if target is None or measure.baseline is None or start is None or end is None or rule is MeasureRule.TARGET:
        return target
    if on >= end or start >= end:
        return target
    passed = max(0, (on - start).days)
    return measure.baseline + (target - measure.baseline) * passed / (end - start).days


def short_of(measure: Measure, value: Decimal, wanted: Decimal) -> Decimal | None:
    """By how much a figure is worse than another; less than nothing where it is better, None where nobody knows."""
    way = good(measure)
    if way is None:
        return Decimal(0) if value == wanted else None
    return wanted - value if way is Direction.UP else value - wanted


def rated(measure: Measure, reading: Reading, rule: MeasureRule) -> Rag | None:
    """Green where it is what it was to be by then, or better; amber within tolerance of that; red off."""
    wanted = expected(measure, reading.on, rule)
    short = short_of(measure, reading.value, wanted) if wanted is not None else None
    if short is None:
        return None
    if short <= 0:
        return Rag.GREEN
    return Rag.AMBER if measure.tolerance is not None and short <= measure.tolerance else Rag.RED


def progress(measure: Measure, today: date, rule: MeasureRule) -> Progress:
    """How it stands on a day, by the readings up to it."""
    known = current(measure.reading, today)
    following = _following(measure, known[-1] if known else None)
    by = _later(following, measure.lag or 0) if following is not None else None
    if not known:
        return Progress(next_on=following, next_by=by)
    last = known[-1]
    left = short_of(measure, last.value, measure.target) if measure.target is not None else None
    return Progress(
        last,
        rated(measure, last, rule),
        expected(measure, last.on, rule),
        _travel(measure, last, known[-2]) if len(known) > 1 else None,
        _year(measure, known),
        left is not None and left <= 0,
        following,
        by,
    )


def _following(measure: Measure, last: Reading | None) -> date | None:
    """The day of which the next reading is: by the cadence, from the last one or the baseline; else the target's."""
    start = last.on if last is not None else measure.baseline_on
    if measure.cadence is not None and start is not None:
        return after(start, measure.cadence)
    is_read = last is not None and measure.target_on is not None and last.on >= measure.target_on
    return None if is_read else measure.target_on


def after(day: date, cadence: Cadence) -> date:
    """The day one cadence on; from the last day of a month to the last of another."""
    if cadence in _DAYS:
        return _later(day, _DAYS[cadence])
    month = day.year * 12 + day.month - 1 + _MONTHS[cadence]
    year, month = min(month // 12, date.max.year), month % 12 + 1
    is_end = day.day == monthrange(day.year, day.month)[1]
    days = monthrange(year, month)[1]
    return date(year, month, days if is_end else min(day.day, days))


def _later(day: date, days: int) -> date:
    return min(day, date.max - timedelta(days=days)) + timedelta(days=days)


def _travel(measure: Measure, last: Reading, earlier: Reading) -> Travel:
    short = short_of(measure, last.value, earlier.value)
    return Travel(earlier, -short if short is not None else None, last.value - earlier.value)


def _year(measure: Measure, known: list[Reading]) -> Travel | None:
    """Against the reading nearest to the same day last year, where there is one of that time."""
    last, near = known[-1], _NEAR_A_YEAR.get(measure.cadence or Cadence.MONTHLY, 60)
    day = last.on.toordinal() - 365
    found = min(known[:-1], key=lambda one: abs(one.on.toordinal() - day), default=None)
    if found is None or abs(found.on.toordinal() - day) > near:
        return None
    return _travel(measure, last, found)
