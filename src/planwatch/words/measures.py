"""How a measure and its readings are said."""

from datetime import date

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.measures.in_words import figure_in_words, reading_in_words
from planwatch.model.measures.progress import Progress, Travel, good
from planwatch.model.plan.kinds import Direction, MeasureRule, Rag
from planwatch.model.plan.measure import Measure
from planwatch.words.row import SHAPES, letter

_RATED = {Rag.GREEN: "on target", Rag.AMBER: "within tolerance", Rag.RED: "off target"}
_GOOD = {Direction.UP: "up is good", Direction.DOWN: "down is good", None: "which way is good is not said"}


def rated_in_words(rag: Rag | None) -> str:
    """``● G on target``; empty where there is nothing to rate."""
    return f"{SHAPES[rag]} {letter(rag)} {_RATED[rag]}" if rag is not None else ""


def good_in_words(one: Measure) -> str:
    """``down is good``."""
    return _GOOD[good(one)]


def way_in_words(travel: Travel | None) -> str:
    """``better``, ``worse`` or ``same``: what is good, not what is up; ``more`` and ``less`` where nobody knows."""
    if travel is None:
        return ""
    if travel.gain is None:
        return "more" if travel.step > 0 else "less"
    return "better" if travel.gain > 0 else "worse" if travel.gain < 0 else "same"


_SIGNS = {"better": "▲", "worse": "▼", "same": "="}


def travel_sign(travel: Travel | None) -> str:
    """``▲ better``, ``▼ worse``, ``= same``."""
    way = way_in_words(travel)
    return " ".join(filter(None, (_SIGNS.get(way, ""), way)))


def travel_in_words(travel: Travel, unit: str, today: date) -> str:
    """``better by 1 % than 29 % on 27 Nov 2015``."""
    way, earlier = way_in_words(travel), reading_in_words(travel.since, unit, today)
    if not travel.step:
        return f"the same as {earlier}"
    return f"{way} by {figure_in_words(abs(travel.step), unit)} than {earlier}"


def next_in_words(found: Progress, today: date) -> str:
    """``due, for 31 Dec, by 31 Jan``, ``12 d overdue, for 31 Dec``, ``of 31 Mar``; empty where none is awaited."""
    if found.next_on is None or found.next_by is None:
        return ""
    day = day_in_words(found.next_on, today)
    if late := found.days_overdue(today):
        return f"{late} d overdue, for {day}"
    if not found.is_due(today):
        return f"of {day}"
    return f"due, for {day}, by {day_in_words(found.next_by, today)}"


_RULES = {
    MeasureRule.TRAJECTORY: "On target: on the line from baseline to target, or better",
    MeasureRule.TARGET: "On target: the target is reached, whatever the day",
}


def rule_in_words(rule: MeasureRule) -> str:
    """The rule by which readings are rated, as it goes on what is handed out."""
    return f"{_RULES[rule]}; amber within tolerance, red off."
