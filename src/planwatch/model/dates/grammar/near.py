"""Dates counted from today (``+2w``), from another date, or from another action (``6 weeks after A1.2``)."""

import re
from datetime import date, timedelta

from planwatch.model.dates.grammar.parts import DateContext, DatePart, resolved
from planwatch.model.dates.grammar.spans import Days, moved
from planwatch.model.dates.grammar.words import NUMBER, UNIT, WEEKDAY, number_of, unit_of
from planwatch.model.dates.when import WEEKDAYS, After
from planwatch.model.dates.working_days import Counting, DayCount, add_days, days_before

_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_PLUS = re.compile(r"\+ ?(\d{1,6}) ?([dwmy])(?:ays?|eeks?|onths?|ears?)?", re.ASCII)
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}


def near_day(low: str, today: date) -> tuple[date, bool] | None:
    """The day of ``tomorrow``, ``fri`` or ``+2w``, and whether one that is past could be meant as well."""
    if low in _NEAR:
        return today + timedelta(days=_NEAR[low]), False
    if match := re.fullmatch(rf"(?:(?:by|on|this) )?({WEEKDAY})", low):
        return today + timedelta(days=(WEEKDAYS.index(match[1][:3]) - today.weekday() - 1) % 7 + 1), True
    if match := _PLUS.fullmatch(low):
        return moved(today, int(match[1]), _UNITS[match[2]]), False
    return None


_COUNT = (
    rf"(?P<within>within )?(?:an? further )?(?P<number>{NUMBER})[ -](?P<unit>{UNIT}) "
    r"(?P<way>of|from|after|following|before|prior to)"
)
_REMARK = re.compile(r"\s*(?:[(,;].*)?")
_COUNTED = re.compile(rf"(?<!every )(?<!each )(?<!first )(?<!last )(?<!final ){_COUNT}(?: the)? $")
_COUNTED_ON = re.compile(rf" ?\+ ?(?P<number>{NUMBER}) ?(?P<unit>{UNIT}|[dwmy]|wks?|mths?|yrs?)")


def _count(match: re.Match[str]) -> tuple[int, str]:
    """How many of which unit: less than none where the words count backwards."""
    times, unit = unit_of(match["unit"])
    return times * number_of(match["number"]) * (-1 if match["way"] in ("before", "prior to") else 1), unit


def stepped(parts: list[DatePart], low: str, scene: DateContext) -> Days | None:
    """The days of ``6 weeks after 12 May 2016``, ``within a month of …`` or ``70 working days from 18 May 2015``.

    Working days leave out the bank holidays of the period's nation, and begin with the first day where it says so.
    """
    match = _COUNTED.search(low[: parts[0].start])
    if len(parts) == 1 and (on := _COUNTED_ON.fullmatch(low[parts[0].end :])) and "working" not in on["unit"]:
        times, unit = unit_of(_UNITS.get(on["unit"][0], on["unit"]) if len(on["unit"]) < 5 else on["unit"])
        first, last = resolved(parts[0], scene)
        number = times * number_of(on["number"])
        return moved(first, number, unit), moved(last, number, unit)
    if match is None or len(parts) != 1 or not _REMARK.fullmatch(low, parts[0].end):
        return None
    number, unit = _count(match)
    first, last = resolved(parts[0], scene)
    if unit == "working days":
        if number < 0:
            return days_before(first, -number, scene.period.nation), days_before(last, -number, scene.period.nation)
        counting = Counting(DayCount.WORKING, scene.period.nation, scene.period.first_day_counts)
        ends = add_days(first, number, counting), add_days(last, number, counting)
        return (first, ends[1]) if match["within"] else ends
    if match["within"]:
        first, last = sorted((first, moved(last, number, unit)))
        return first, last
    return moved(first, number, unit), moved(last, number, unit)


_REF = r"(?P<ref>(?:[a-z]{1,12}:)?(?:[a-z]{1,3}-?)?\d{1,3}[a-z]?(?:[./-]?\d{1,3}[a-z]?)*)"
_OF = r"(?: (?:the )?(?:completion|end|delivery) of)?(?: (?:action|milestone|task|item|ref|recommendation))?"
_DONE = r"(?P<done> (?:is |has been )?(?:complete|completed|done|completes|ends))?"
_AFTER_REF = re.compile(rf"{_COUNT}{_OF} {_REF}{_DONE}")
_ON_REF = re.compile(
    rf"(?:(?:up)?on completion of|once|when|after|following)(?P<named> (?:action|milestone|task|item|ref))? {_REF}"
    rf"{_DONE}"
)


def relative(low: str, plain: str) -> After | None:
    """How words that end in a ref hang on that action; None where they end in no ref."""
    if match := _AFTER_REF.fullmatch(low):
        return After(plain[slice(*match.span("ref"))], *_count(match), match["within"] is not None)
    if (match := _ON_REF.fullmatch(low)) and (match["named"] or match["done"] or not match["ref"].isdigit()):
        return After(plain[slice(*match.span("ref"))], 0, "days")
    return None
