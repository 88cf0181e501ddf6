"""Two parts that are one: the ends of a range (``1 Sep - 30 Nov``, ``July/Aug 2019``), or a date and its year."""

import re

from planwatch.model.dates.grammar.parts import DatePart
from planwatch.model.dates.grammar.spans import Days
from planwatch.model.dates.when import DateKind
from planwatch.model.values import replace

_TO = re.compile(r"[ ,)]*(?:-+|to|un?till?|through|thru|up to|(?:and )?end(?:s|ing)?(?: on| in)?)\W*(?:the )?")
_NEXT_TO = re.compile(r" ?(?:/|,? ?(?:&|and|or)|,)(?: the)? ?")
_STARTS = re.compile(r"\b(?:from|starts?|starting|begins?|beginning|commenc\w+)(?: date)?\W*(?:in|on|from|of)?\W*$")
_ENDS = re.compile(
    r"[ ,;:.)(]*(?:(?:and|to|be) )*(?:by|until|to|due|complet\w+|finish\w*|ends?|ending)(?: date)?"
    r"\W*(?:by|in|on)?(?: the)?\W*"
)
_OF_YEAR = re.compile(r"[ ,.:(/-]*(?:(?:of|in) )?")
_YEAR_OF = re.compile(r"[ ,:(]*")
_MOVED = re.compile(
    r"\b(?:moved|changed|extended|revised|slipped|deferred|delayed|postponed|re-?scheduled|put back|pushed back|"
    r"brought forward|carried forward) from (?:the )?$"
)
_BETWEEN = re.compile(r"\bbetween (?:the )?$")
_LEAP_YEAR = 2000


def joined(parts: list[DatePart], low: str) -> list[DatePart]:
    """The parts with every two that are the ends of a range made one."""
    found: list[DatePart] = []
    for part in parts:
        range_ = _range(found[-1], part, low, len(parts)) if found else None
        if range_ is not None:
            found[-1] = range_
        else:
            found.append(part)
    return found


def _range(one: DatePart, other: DatePart, low: str, count: int) -> DatePart | None:
    before, between = low[: one.start], low[one.end : other.start]
    if other.kind is DateKind.RANGE:
        return None
    days = DateKind.DATE in (one.kind, other.kind)
    if one.kind is not DateKind.RANGE and one.year is None and _is_whole_year(other) and _OF_YEAR.fullmatch(between):
        return replace(one, end=other.end, year=other.year, near=one.near or other.near)
    if other.year is None and _is_whole_year(one) and _YEAR_OF.fullmatch(between):
        return replace(other, start=one.start, year=one.year, near=one.near or other.near)
    if one.kind is DateKind.RANGE:
        return _join(one, other, adjacent=True) if _NEXT_TO.fullmatch(between) and not days else None
    if _TO.fullmatch(between):
        return other if _MOVED.search(before) else _join(one, other)
    if _NEXT_TO.fullmatch(between):
        if _BETWEEN.search(before):
            return _join(one, other)
        return _join(one, other, adjacent=True) if not days else None
    if count == 2 and _STARTS.search(before) and _ENDS.fullmatch(between):
        return _join(one, other)
    return None


def _is_whole_year(part: DatePart) -> bool:
    return part.kind is DateKind.YEAR and not part.edge


def _join(one: DatePart, other: DatePart, *, adjacent: bool = False) -> DatePart | None:
    """The range from ``one`` to ``other``; a year that only one of them has is the other's too."""
    wraps = int(one.span(_LEAP_YEAR)[0] > other.span(_LEAP_YEAR)[1])
    first_year = one.year if one.year is not None else None if other.year is None else other.year - wraps
    last_year = other.year if other.year is not None else None if one.year is None else one.year + wraps

    def span(year: int) -> Days:
        begin = one.span(year if first_year is None else first_year)
        return begin[0], other.span(year + wraps if last_year is None else last_year)[1]

    probe = first_year if first_year is not None else _LEAP_YEAR
    first, last = span(probe)
    if first > last:
        return None
    if adjacent:
        end = one.span(probe)[1]
        start = other.span(last_year if last_year is not None else _LEAP_YEAR + wraps)[0]
        if not 0 <= (start - end).days <= 20:
            return None
    firm = not adjacent or one.firm or other.firm
    doubt = next((part.doubt for part in (one, other) if part.year is not None or first_year is None), "")
    return DatePart(one.start, other.end, DateKind.RANGE, span, first_year, one.near or other.near, firm, doubt)
