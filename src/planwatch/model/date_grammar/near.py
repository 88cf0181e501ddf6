"""Dates counted from today (``+2w``), from another date, or from another action (``6 weeks after A1.2``)."""

import re
from datetime import date, timedelta

from planwatch.model.date_grammar.parts import Part, Scene, resolved
from planwatch.model.date_grammar.spans import Span, moved
from planwatch.model.date_grammar.words import NUMBER, UNIT, WEEKDAY, number_of, unit_of
from planwatch.model.dates import WEEKDAYS, After

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


_COUNTED = re.compile(
    rf"(?<!every )(?<!each )(?P<within>within )?(?:an? further )?(?P<number>{NUMBER})[ -](?P<unit>{UNIT}) "
    r"(?P<way>of|from|after|following|before|prior to)(?: the)? $"
)


def stepped(parts: list[Part], low: str, scene: Scene) -> Span | None:
    """The days of ``6 weeks after 12 May 2016`` or ``within a month of 12 May 2016``.

    Working days are not counted here: that needs to know the nation's bank holidays.
    """
    match = _COUNTED.search(low[: parts[0].start])
    if match is None or len(parts) != 1 or low[parts[0].end :].strip():
        return None
    times, unit = unit_of(match["unit"])
    if unit == "working days":
        return None
    number = times * number_of(match["number"]) * (-1 if match["way"] in ("before", "prior to") else 1)
    first, last = resolved(parts[0], scene)
    if match["within"]:
        first, last = sorted((first, moved(last, number, unit)))
        return first, last
    return moved(first, number, unit), moved(last, number, unit)


_REF = r"(?P<ref>(?:[a-z]{1,12}:)?(?:[a-z]{1,3}-?)?\d{1,3}[a-z]?(?:[./-]?\d{1,3}[a-z]?)*)"
_OF = r"(?: (?:the )?(?:completion|end|delivery) of)?(?: (?:action|milestone|task|item|ref|recommendation))?"
_AFTER_REF = re.compile(
    rf"(?P<within>within )?(?P<number>{NUMBER})[ -](?P<unit>{UNIT}) (?P<way>of|from|after|following|before|prior to)"
    rf"{_OF} {_REF}(?: (?:is |has been )?(?:complete|completed|done|completes|ends))?"
)
_ON_REF = re.compile(
    rf"(?:(?:up)?on completion of|once|when|after|following)(?P<named> (?:action|milestone|task|item|ref))? {_REF}"
    r"(?P<done> (?:is |has been )?(?:complete|completed|done|completes|ends))?"
)


def relative(low: str, plain: str) -> After | None:
    """How words that end in a ref hang on that action; None where they end in no ref."""
    if match := _AFTER_REF.fullmatch(low):
        times, unit = unit_of(match["unit"])
        number = times * number_of(match["number"]) * (-1 if match["way"] in ("before", "prior to") else 1)
        return After(plain[slice(*match.span("ref"))], number, unit, match["within"] is not None)
    if (match := _ON_REF.fullmatch(low)) and (match["named"] or match["done"] or not match["ref"].isdigit()):
        return After(plain[slice(*match.span("ref"))], 0, "days")
    return None
