"""What a date is written with: its parts, the year of one that names none, and the early, mid and end of it."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from planwatch.model.dates.grammar.spans import Days, nth_day, one_day, part_of
from planwatch.model.dates.grammar.words import PLACED_BY, WEEKDAY, ordinal_of
from planwatch.model.dates.when import DateKind, Period
from planwatch.model.values import replace


class DateContext(NamedTuple):
    """What words without a year are read by."""

    today: date
    period: Period


class DatePart(Struct, frozen=True):
    """One date found in the words, from ``start`` to ``end``."""

    start: int
    end: int
    kind: DateKind
    span: Callable[[int], Days]
    """Its days in a year; raises ValueError where that year has none such."""
    year: int | None = None
    near: bool = False
    """Whether the day on which it is read gave its year: ``next month``, or ``Dec 26`` while 2026 is near."""
    firm: bool = True
    """Whether it is a date wherever it stands; one that is not needs words about it that say so."""
    doubt: str = ""
    edge: str = ""


def is_placed(part: DatePart, text: str) -> bool:
    """Whether the words right before say that this is a date."""
    return part.firm or PLACED_BY.search(text, max(0, part.start - 40), part.start) is not None


def chosen_year(span: Callable[[int], Days], scene: DateContext) -> int:
    """The year of a date that names none: one in the plan's period, else the next one from today on."""
    today, (starts, ends) = scene.today, (scene.period.starts, scene.period.ends)
    if starts or ends:
        begin = starts or date(max(min(today, ends or today).year - 1, 1), 1, 1)
        end = ends or date(min(max(today, starts or today).year + 1, date.max.year), 12, 31)
        inside: list[tuple[bool, int]] = []
        for year in range(max(begin.year - 1, 1), min(end.year + 1, begin.year + 100)):
            days = _days(span, year)
            if days and days[1] >= begin and days[0] <= end:
                inside.append((days[1] >= today, year))
        if inside:
            return next((year for ahead, year in inside if ahead), inside[-1][1])
    for year in (today.year - 1, today.year):
        days = _days(span, year)
        # A February without its 29th is passed over only once it is past.
        if (days and days[1] >= today) or (not days and year == today.year and today.month <= 2):
            return year
    return today.year + 1


def _days(span: Callable[[int], Days], year: int) -> Days | None:
    try:
        return span(year)
    except ValueError:
        return None


EDGE = re.compile(
    r"\b(?:the )?(?:(?P<half>1st|2nd|first|second) half|"
    r"(?P<week>1st|2nd|3rd|4th|first|second|third|fourth|last|final) week|"
    r"(?P<which>early|mid(?:dle)?|late|latter|end|beginning|start|close)(?:(?: ?[-/] ?| to )(?P<until>mid|late|end))?)"
    r"(?: part)?[ -]*(?P<of>of|in)?(?: the)?[ -]*$"
)
_EDGES = {"middle": "mid", "latter": "late", "beginning": "early", "start": "early", "close": "end"}


_NTH_DAY = re.compile(
    r"\b(?:the )?(?P<nth>1st|2nd|3rd|4th|5th|first|second|third|fourth|fifth|last|final) "
    rf"(?P<day>(?:working|business|week) ?day|day|{WEEKDAY}) (?:(?:of|in) )?(?:the )?$"
)


def _with_day(part: DatePart, match: re.Match[str], scene: DateContext) -> DatePart:
    """``first Monday in Feb 27``, ``last working day of April``: that day alone."""
    base, word, number = part.span, match["day"], ordinal_of(match["nth"])

    def span(year: int) -> Days:
        return one_day(nth_day(base(year), number, word, scene.period.nation))

    return replace(part, start=match.start(), span=span, kind=DateKind.DATE, firm=True, doubt="")


def with_edge(part: DatePart, text: str, scene: DateContext) -> DatePart:
    """The part with the words before it that name its early, mid, late or last days, or one day of it."""
    if part.kind not in (DateKind.DATE, DateKind.RECURRING):
        day = _NTH_DAY.search(text, max(0, part.start - 40), part.start)
        if day is not None and (part.kind is not DateKind.RANGE or part.near):
            return _with_day(part, day, scene)
    match = EDGE.search(text, max(0, part.start - 32), part.start)
    if match is None or part.kind in (DateKind.DATE, DateKind.RANGE):
        return part
    if match["half"]:
        first = last = f"half {ordinal_of(match['half'])}"
    elif match["week"]:
        first = last = f"week {ordinal_of(match['week'])}"
    else:
        first = _EDGES.get(match["which"], match["which"])
        last = match["until"] or first
    doubt = "" if match["of"] or match["which"] != "start" else "may mean that it starts then"
    base = part.span

    def span(year: int) -> Days:
        days = base(year)
        return part_of(days, first)[0], part_of(days, last)[1]

    kind = DateKind.PART if part.kind is DateKind.MONTH else part.kind
    return replace(
        part, start=match.start(), span=span, kind=kind, firm=True, edge=last, doubt=doubt or _kept_doubt(part)
    )


def _kept_doubt(part: DatePart) -> str:
    return "" if part.kind is DateKind.YEAR else part.doubt


def make_part(
    match: re.Match[str], kind: DateKind, span: Callable[[int], Days], year: int | None, **more: object
) -> DatePart:
    """The part that a match makes."""
    return DatePart(match.start(), match.end(), kind, span, year, **more)  # pyright: ignore[reportArgumentType]


def resolved(part: DatePart, scene: DateContext) -> Days:
    """The days of the part; raises ValueError where there are none such."""
    return part.span(part.year if part.year is not None else chosen_year(part.span, scene))


def hangs(parts: Iterable[DatePart]) -> bool:
    """Whether the parts mean other days when they are read on another day."""
    return any(part.year is None or part.near for part in parts)
