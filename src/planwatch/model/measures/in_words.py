"""Figures, baselines, targets and readings of measures in words."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.measures.fallen import Behind
from planwatch.model.measures.progress import Progress
from planwatch.model.plan.figure import figure_text
from planwatch.model.plan.measure import Measure, Reading

_PLACES = Decimal("0.01")


@lru_cache(4096)
def figure_in_words(value: Decimal, unit: str) -> str:
    """``18 %``, ``£1,200``, ``18.5 days``; calculated ones with two places at most."""
    text = figure_text(value if value == round(value, 6) and len(figure_text(value)) < 12 else value.quantize(_PLACES))
    sign, whole, rest = "-" * text.startswith("-"), *text.lstrip("-").partition(".")[::2]
    number = f"{int(whole):,}{f'.{rest}' if rest else ''}"
    return f"{sign}£{number}" if unit == "£" else f"{sign}{number}{f' {unit}' if unit else ''}"


def of_day(value: Decimal | None, on: date | None, unit: str, today: date, between: str = "on") -> str:
    """``46 % on 17 Mar 2015``; the day alone where no figure is known; empty where neither is."""
    said = figure_in_words(value, unit) if value is not None else ""
    day = f"{between} {day_in_words(on, today)}" if on is not None else ""
    return " ".join(filter(None, (said or ("no figure" if day else ""), day)))


def baseline_in_words(one: Measure, today: date) -> str:
    """``46 % on 17 Mar 2015``."""
    return of_day(one.baseline, one.baseline_on, one.unit, today)


def target_in_words(one: Measure, today: date) -> str:
    """``20 % by 30 Jun``."""
    return of_day(one.target, one.target_on, one.unit, today, "by")


def reading_in_words(one: Reading, unit: str, today: date) -> str:
    """``28 % on 6 Jan, provisional``."""
    return of_day(one.value, one.on, unit, today) + ", provisional" * one.provisional


def proposal_in_words(one: Measure, found: Progress, behind: Sequence[Behind], today: date) -> str:
    """Which actions a fall proposes to reopen, and why; empty where it proposes none."""
    if not behind or found.last is None or found.expected is None:
        return ""
    refs = ", ".join(each.ref for each in behind)
    wanted = figure_in_words(found.expected, one.unit)
    last = reading_in_words(found.last, one.unit, today)
    were = f"{'was' if len(behind) == 1 else 'were'} assured"
    return f"reopen {refs}? {last} is off target ({wanted}), after {refs} {were}"
