"""The line that the readings of a measure draw, with its baseline and its target."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.measures.in_words import baseline_in_words, figure_in_words, reading_in_words, target_in_words
from planwatch.model.measures.progress import current
from planwatch.model.plan.measure import Measure, Reading
from planwatch.report.document import Drawing, Mark

_SAID = 10
"""Readings of which each has its figure beside it; of more, the first and the last."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days and figures as shares of the room that there is."""

    first: date
    last: date
    low: Decimal
    high: Decimal
    unit: str

    def mark(self, on: date, value: Decimal, before: str = "", *, is_open: bool = False, is_said: bool = True) -> Mark:
        """Where a figure of a day is drawn, and the figure where it is said; ``before`` stands before it."""
        x = (on - self.first).days / max(1, (self.last - self.first).days)
        y = float((value - self.low) / (self.high - self.low)) if self.high > self.low else 0.5
        return Mark(x, y, f"{before}{figure_in_words(value, self.unit)}" if is_said else "", is_open)


def has_line(one: Measure, today: date) -> bool:
    """Whether there are two points of it: two readings, or one and a baseline."""
    return _is_line(one, current(one.reading, today))


def _is_line(one: Measure, known: Sequence[Reading]) -> bool:
    return len(known) > 1 or (len(known) == 1 and one.baseline is not None and one.baseline_on is not None)


def measure_drawing(one: Measure, today: date) -> Drawing | None:
    """The line; None where there is but one point of it."""
    known = current(one.reading, today)
    if not _is_line(one, known):
        return None
    start = (one.baseline_on, one.baseline) if one.baseline is not None and one.baseline_on is not None else None
    points = [*([start] if start else []), *((each.on, each.value) for each in known)]
    days, figures = [on for on, _ in points], [value for _, value in points]
    end = max(*days, one.target_on or today)
    figures += [one.target] if one.target is not None else []
    scale = _Scale(min(days), end, min(figures), max(figures), one.unit)
    way = [scale.mark(*start)] if start else []
    if start and one.target is not None and one.target_on is not None and one.target_on > start[0]:
        way.append(scale.mark(one.target_on, one.target))
    said = (0, len(known) - 1) if len(known) > _SAID else range(len(known))
    return Drawing(
        f"{one.ref} {one.title}",
        tuple(
            scale.mark(each.on, each.value, is_open=each.provisional, is_said=at in said)
            for at, each in enumerate(known)
        ),
        _in_words(one, known, today),
        scale.mark(end, one.target, "target ") if one.target is not None else None,
        tuple(way),
        day_in_words(scale.first, today),
        day_in_words(end, today),
    )


def _in_words(one: Measure, known: Sequence[Reading], today: date) -> str:
    """``baseline 46 % on 17 Mar 2015, 33 % on 12 Jul 2015, target 20 % by 30 Jun``."""
    baseline, target = baseline_in_words(one, today), target_in_words(one, today)
    readings = [reading_in_words(each, one.unit, today) for each in known]
    told = [f"baseline {baseline}" if baseline else "", *readings, f"target {target}" if target else ""]
    return ", ".join(filter(None, told))
