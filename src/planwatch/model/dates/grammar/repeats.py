"""Wordings of what recurs: the rule (RFC 5545), and the occurrence where the words tell one."""

import re
from collections.abc import Callable
from datetime import date, datetime

from msgspec import Struct

from planwatch.model.dates.grammar.parts import DateContext, DatePart, chosen_year, hangs, resolved
from planwatch.model.dates.grammar.ranges import joined
from planwatch.model.dates.grammar.spans import Days, part_of, whole_months
from planwatch.model.dates.grammar.words import (
    COUNTS,
    MONTH,
    NUMBER,
    ORDINALS,
    SEASONS,
    WEEKDAY,
    WEEKDAY_NAME,
    number_of,
    ordinal_of,
)
from planwatch.model.dates.when import WEEKDAYS, DateKind, Reading
from planwatch.model.values import replace

Year = Callable[[int], Days]
"""The days of something that every year has."""


class Cadence(Struct, frozen=True):
    """How often: every ``interval`` of ``unit`` (DAILY, WEEKLY, MONTHLY, YEARLY; empty where it is not regular)."""

    unit: str
    interval: int = 1
    doubt: str = ""
    days: str = ""
    """The days of the week or month, as the part of an RRULE."""
    adjective: bool = False


_BY_ADVERB = {
    "daily": Cadence("DAILY"),
    "weekly": Cadence("WEEKLY"),
    "fortnightly": Cadence("WEEKLY", 2),
    "monthly": Cadence("MONTHLY"),
    "quarterly": Cadence("MONTHLY", 3),
    "termly": Cadence(""),
    "yearly": Cadence("YEARLY"),
    "annually": Cadence("YEARLY"),
    "annual": Cadence("YEARLY", adjective=True),
    "per annum": Cadence("YEARLY"),
    "biennial": Cadence("YEARLY", 2),
    "biennially": Cadence("YEARLY", 2),
}
_BY_UNIT = {
    "day": Cadence("DAILY"),
    "working day": Cadence("DAILY", days="BYDAY=MO,TU,WE,TH,FR"),
    "week": Cadence("WEEKLY"),
    "fortnight": Cadence("WEEKLY", 2),
    "month": Cadence("MONTHLY"),
    "quarter": Cadence("MONTHLY", 3),
    "half year": Cadence("MONTHLY", 6),
    "half term": Cadence(""),
    "term": Cadence(""),
    "year": Cadence("YEARLY"),
    "annum": Cadence("YEARLY"),
}
_ADVERB = re.compile(
    rf"\b(?:(?P<number>{NUMBER})[- ])?(?P<half>half[- ]?|bi[- ]?|semi[- ]?|twice[- ])?"
    rf"(?P<adverb>{'|'.join(sorted(_BY_ADVERB, key=len, reverse=True))})\b"
)
_NTH = "other|alternate|second|third|fourth|fifth"
_PER = re.compile(
    rf"\b(?:(?P<times>once|twice|{NUMBER})(?: times?)?(?: in)? )?\b(?P<each>every|each|per|a)"
    rf"(?: (?P<number>{NUMBER}|single|{_NTH})(?: ?(?:-|to|or) ?\d+)?)? "
    r"(?:calendar |financial |academic |school |municipal )?"
    r"(?P<unit>working day|weekday|day|week|fortnight|month|quarter|half[- ]year|half[- ]term|term|year|annum)s?\b"
)
_ORDINAL = rf"(?P<nth>{'|'.join(ORDINALS)}|[1-4](?:st|nd|rd|th)) (?P<day>{WEEKDAY})"
_ORDINAL_DAY = re.compile(rf"\b{_ORDINAL} (?:of|in) (?:each|every|the) month\b")
_MONTHLY_DAY = re.compile(rf"\bmonthly,? (?:on )?(?:the )?{_ORDINAL}s?\b")
_MONTH_DAY = re.compile(
    r"\b(?:(?P<day>\d\d?)(?:st|nd|rd|th)?|(?P<end>end|last day))(?: day)? of (?:each|every) month\b"
)
_NAMED = re.compile(
    rf"\b(?:every|each) (?:early |mid |late |end (?:of )?|\d\d?(?:st|nd|rd|th)? (?:of )?)?"
    rf"(?:{MONTH}|{'|'.join(SEASONS)}|christmas|easter)"
)
_NAMED_DAY = re.compile(rf"\bevery (?P<other>other |second |alternate )?(?P<day>{WEEKDAY})\b")


def _cadence(low: str) -> Cadence | None:
    """How often, by the first such words; None where nothing recurs."""
    if match := _ORDINAL_DAY.search(low) or _MONTHLY_DAY.search(low):
        return Cadence("MONTHLY", days=f"BYDAY={ordinal_of(match['nth'])}{_day_code(match['day'])}")
    if match := _MONTH_DAY.search(low):
        return Cadence("MONTHLY", days=f"BYMONTHDAY={match['day'] or -1}")
    if match := _NAMED_DAY.search(low):
        return Cadence("WEEKLY", 2 if match["other"] else 1, days=f"BYDAY={_day_code(match['day'])}")
    found = _by_adverb(low) or _by_unit(low) or (Cadence("YEARLY") if _NAMED.search(low) else None)
    if found and found.unit == "WEEKLY" and (days := re.findall(rf"\b({WEEKDAY_NAME})s?\b", low)):
        return Cadence("WEEKLY", found.interval, found.doubt, f"BYDAY={','.join(map(_day_code, days))}")
    return found


def _day_code(weekday: str) -> str:
    return ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[WEEKDAYS.index(weekday[:3])]


def _by_adverb(low: str) -> Cadence | None:
    match = _ADVERB.search(low)
    if match is None:
        return None
    found, half = _BY_ADVERB[match["adverb"]], (match["half"] or "").strip(" -")
    if match["number"]:
        return Cadence(found.unit, found.interval * number_of(match["number"]))
    if not half or not found.unit:
        return found
    if found.unit == "YEARLY":
        return Cadence("MONTHLY", 6, "may be every two years" if half == "bi" else "")
    if half == "bi":
        name = found.unit.lower().removesuffix("ly")
        return Cadence(found.unit, found.interval * 2, f"may be twice a {name}")
    return Cadence("")


def _by_unit(low: str) -> Cadence | None:
    for match in _PER.finditer(low):
        if match["each"] == "a" and not match["times"]:
            continue
        found = _BY_UNIT["working day" if match["unit"] == "weekday" else match["unit"].replace("-", " ")]
        times = {"once": 1, "twice": 2}.get(match["times"] or "once") or number_of(match["times"])
        if match["each"] in ("every", "each") and not re.search(r"times?\b|once|twice", match[0]):
            times = 1
        if times > 1:
            return Cadence("MONTHLY", 12 // times) if found.unit == "YEARLY" and 12 % times == 0 else Cadence("")
        return Cadence(found.unit, found.interval * _interval(match["number"] or "one"), days=found.days)
    return None


def _interval(word: str) -> int:
    if word in ("other", "alternate"):
        return 2
    nth = ("single", "single", "second", "third", "fourth", "fifth")
    return max(nth.index(word), 1) if word in nth else number_of(word)


def read(text: str, low: str, parts: list[DatePart], scene: DateContext) -> Reading | None:
    """The reading of words that recur; None where nothing in them does."""
    cadence = _cadence(low)
    if cadence is None or (cadence.adjective and any(part.year is not None for part in parts)):
        return None
    told = re.search(r", next (?=\d)", low)
    base = [part for part in parts if told is None or part.start < told.start()]
    named = _quarters(low, scene)
    when = _in_year(text, named, [], scene) if named else _recurring(text, low, base, cadence, scene)
    if told is None or len(base) == len(parts):
        return when
    first, last = resolved(joined(parts[len(base) :], low)[0], scene)
    repeats = when.repeats if when.first else _rule(cadence, (first, last), "")
    return Reading(text, first, last, DateKind.RECURRING, None, repeats, when.said, when.doubt)


_FROM = re.compile(
    r"\b(?:from|since|start(?:s|ing|ed)?|commenc\w+|begin(?:s|ning)?|first|effective|w\.?e\.?f\.?)\b[^,;]{0,14}$"
)
_UNTIL = re.compile(r"\b(?:until|till|to|up to|end(?:s|ing)|through)(?: the)? $")


def _recurring(text: str, low: str, parts: list[DatePart], cadence: Cadence, scene: DateContext) -> Reading:
    parts = _in_one_year(_with_first_year(parts, low), low, scene) if cadence.unit == "YEARLY" else parts
    until = next((part for part in parts if _UNTIL.search(low, 0, part.start)), None)
    if until is None and len(parts) == 2 and low[parts[0].end : parts[1].start].strip() == "-":
        until = parts[1]
    rest = [part for part in parts if part is not until]
    anchor = next((part for part in rest if _FROM.search(low, 0, part.start)), None)
    dated = [part for part in rest if part.year is not None]
    if anchor is None and len(dated) == 1 and (dated[0].firm or cadence.unit == "YEARLY"):
        anchor = dated[0]
    if anchor is None and rest and not dated and (cadence.unit == "YEARLY" or len(rest) > 1):
        return _in_year(text, [part.span for part in rest], rest, scene)
    if anchor is None and len(rest) == 1 and cadence.unit == "MONTHLY" and not dated:
        anchor = rest[0]
    ends = f";UNTIL={resolved(until, scene)[1]:%Y%m%d}" if until else ""
    if anchor is None:
        rule = _rule(cadence, None, "")
        repeats = f"{rule}{ends}" if rule else ""
        return Reading(text, None, None, DateKind.RECURRING, None, repeats, None, cadence.doubt)
    first, last = _first(cadence, resolved(anchor, scene))
    rule = _rule(cadence, (first, last), anchor.edge)
    said = scene.today if hangs(part for part in (anchor, until) if part) else None
    repeats = f"{rule}{ends}" if rule else ""
    return Reading(text, first, last, DateKind.RECURRING, None, repeats, said, cadence.doubt)


_FIRST_YEAR = re.compile(r"\b(?:from|since|start(?:s|ing)?|beginning|commencing|first|next)(?: in)?\W*$")


def _with_first_year(parts: list[DatePart], low: str) -> list[DatePart]:
    """``30 June annually (next 2027)``: a year alone says in which year the time that is named comes first."""
    if len(parts) != 2 or parts[0].year is not None or parts[0].kind is DateKind.RANGE:
        return parts
    time, year = parts
    if year.kind is not DateKind.YEAR or year.edge or not _FIRST_YEAR.search(low[: year.start]):
        return parts
    return [replace(time, year=year.year)]


def _in_one_year(parts: list[DatePart], low: str, scene: DateContext) -> list[DatePart]:
    """``October - December 2023`` as one; what is longer than a year is how long something recurs."""
    whole = joined(parts, low)
    first, last = resolved(whole[0], scene) if len(whole) == 1 else (date.min, date.max)
    return whole if (last - first).days < 365 else parts


def _rule(cadence: Cadence, anchor: Days | None, edge: str) -> str:
    if not cadence.unit:
        return ""
    rule = f"FREQ={cadence.unit}" + (f";INTERVAL={cadence.interval}" if cadence.interval > 1 else "")
    if cadence.days or anchor is None or cadence.unit in ("DAILY", "WEEKLY"):
        return f"{rule};{cadence.days}" if cadence.days else rule
    month = f";BYMONTH={anchor[0].month}" if cadence.unit == "YEARLY" else ""
    return f"{rule}{month};{_month_days(anchor[0].day, edge)}"


def _month_days(day: int, edge: str) -> str:
    """The day of the month, and where a month is too short for it its last day."""
    if edge == "end":
        return "BYMONTHDAY=-1"
    if day <= 28:
        return f"BYMONTHDAY={day}"
    return f"BYMONTHDAY={','.join(map(str, range(28, day + 1)))};BYSETPOS=-1"


def _first(cadence: Cadence, anchor: Days) -> Days:
    """The first occurrence: the anchor itself, or the first of the named days from then on."""
    if not cadence.days:
        return anchor
    from dateutil.rrule import rrulestr

    begin = datetime(anchor[0].year, anchor[0].month, anchor[0].day)  # noqa: DTZ001  rrule wants naive days
    every = rrulestr(_rule(replace(cadence, interval=1), None, ""), dtstart=begin)
    found = every.after(begin, inc=True)
    return (found.date(), found.date()) if found else anchor


def _in_year(text: str, spans: list[Year], parts: list[DatePart], scene: DateContext) -> Reading:
    """The next of the times of the year that are named: every August, each March and September."""
    coming = sorted((span(chosen_year(span, scene)) for span in spans), key=lambda days: (days[1] < scene.today, days))
    first, last = coming[0]
    months = ",".join(str(month) for month in sorted({days[0].month for days in coming}))
    at_end = any(part.edge == "end" for part in parts) or (not parts and first == last)
    days = {"BYMONTHDAY=-1"} if at_end else {_month_days(days[0].day, "") for days in coming}
    rule = f"FREQ=YEARLY;BYMONTH={months};{days.pop()}" if len(days) == 1 else ""
    return Reading(text, first, last, DateKind.RECURRING, None, rule, scene.today)


_QUARTERS = re.compile(
    rf"(?P<end>\bend of )?(?:the )?\b(?:quarters|qs) (?P<numbers>(?:[1-4]|{'|'.join(COUNTS[:4])})"
    rf"(?:(?:,? and|,| &) ?(?:[1-4]|{'|'.join(COUNTS[:4])}))+)"
)
_YEAR_END = re.compile(r"\bend of (?:each|every) (?:financial|fiscal) year\b")


def _quarters(low: str, scene: DateContext) -> list[Year]:
    """The quarters of the financial year that are named (``at the end of quarters two and four``), or its end."""
    starts = scene.period.year_starts
    if _YEAR_END.search(low):
        return [lambda year: part_of(whole_months(year, starts, 12), "end")]
    match = _QUARTERS.search(low)
    if match is None:
        return []
    numbers = [number_of(word) for word in re.findall(r"\w+", match["numbers"]) if word != "and"]
    return [_quarter(starts + 3 * (number - 1), match["end"] is not None) for number in numbers]


def _quarter(month: int, at_end: bool) -> Year:
    def span(year: int) -> Days:
        days = whole_months(year + (month - 1) // 12, (month - 1) % 12 + 1, 3)
        return part_of(days, "end") if at_end else days

    return span
