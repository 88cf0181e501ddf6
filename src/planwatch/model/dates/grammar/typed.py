"""What somebody types where a date belongs: shorter than on paper, and a slip of the keys is told from words."""

import re
from datetime import date, timedelta

from planwatch.model.dates.grammar import reading
from planwatch.model.dates.grammar.forms import find_parts, is_near_year
from planwatch.model.dates.grammar.near import near_day
from planwatch.model.dates.grammar.parts import DateContext, chosen_year
from planwatch.model.dates.grammar.spans import Days, moved, one_day, whole_months
from planwatch.model.dates.grammar.words import (
    FILLERS,
    MONTH,
    MONTH_NAMES,
    NOTHING,
    NUMBER,
    UNIT,
    WEEKDAY,
    WEEKDAY_NAMES,
    full_year,
    lowered,
    number_of,
    plain_words,
    unit_of,
)
from planwatch.model.dates.in_words import day_in_full, weekday_and_day
from planwatch.model.dates.when import FIRST_YEAR, WEEKDAYS, DateKind, Period, Reading
from planwatch.model.dates.working_days import Counting, DayCount, add_days
from planwatch.model.text.visible import short
from planwatch.model.values import replace


def read(words: str, today: date, period: Period) -> tuple[Reading, bool]:
    """As ``reading.read``, with what is only typed; its ``fault`` says why words that look like a date are none."""
    when, may_be_past = reading.read(words, today, period)
    low = lowered(plain_words(words))
    if when.first is not None:
        return replace(when, fault=_rubbish(when, low, DateContext(today, period))), may_be_past
    if when.after is not None or when.kind not in (DateKind.NONE, DateKind.CONDITIONAL) or not low:
        return when, may_be_past
    try:
        day, fault = _short(low, DateContext(today, period))
    except (ValueError, OverflowError):
        day, fault = None, _NO_SUCH_DAY
    if day is not None and day.year >= FIRST_YEAR:
        return Reading(when.text, day, day, DateKind.DATE, said=today), True
    return replace(when, fault=fault or _slip(when, low)), may_be_past


_NO_SUCH_DAY = "there is no such day"
_IN = re.compile(rf"(?:in )?(?:about )?(?P<number>{NUMBER})[- ](?P<unit>{UNIT})(?:'s?)?(?: time| from (?:now|today))?")
_NEXT = re.compile(rf"(?:by |on )?next ({WEEKDAY})")
_WEEK_ON = re.compile(
    rf"(?:by |on )?(?:(?P<day>{WEEKDAY}) (?P<far>week|fortnight)|"
    rf"(?:a )?(?P<before>week|fortnight) on (?P<on>{WEEKDAY}))"
)
_IN_SHORT = re.compile(rf"(?:in )?(?:about )?(?P<number>{NUMBER}) ?(?P<unit>d|wks?|w|mths?|m|yrs?|y)(?:'?s? time)?")
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_MONTH_END = re.compile(r"(?:by |at |on )?(?:the )?(?:end of (?:the )?month|month[- ]?end|eom)")
_NTH = re.compile(r"(?:by |on |before )?(?:the )?(\d\d?)(?:st|nd|rd|th)(?: of the month)?", re.ASCII)
_HOUR = re.compile(r"(?:by )?(?:first thing|end of|close of play|close of business|cob|cop|eod|noon|midday)(?: on)? ")
_DAY_MONTH = re.compile(rf"(?:(?:by|on|before|due)(?: the)? )?(?:{WEEKDAY},? )?(\d\d?) ?([/.-]) ?(\d\d?)", re.ASCII)


def _short(low: str, scene: DateContext) -> tuple[date | None, str]:
    """The day of ``in 3 weeks``, ``friday week`` or ``31/3``, or why it is none; neither of what is no such form."""
    today = scene.today
    if match := _IN.fullmatch(low):
        times, unit = unit_of(match["unit"])
        number = times * number_of(match["number"])
        if unit == "working days":
            return add_days(today, number, Counting(DayCount.WORKING, scene.period.nation)), ""
        return moved(today, number, unit), ""
    if match := _IN_SHORT.fullmatch(low):
        return moved(today, number_of(match["number"]), _UNITS[match["unit"][0]]), ""
    if _MONTH_END.fullmatch(low):
        return whole_months(today.year, today.month)[1], ""
    if match := _NTH.fullmatch(low):
        return _nth(int(match[1]), today)
    if match := _NEXT.fullmatch(low):
        return _next_weekday(WEEKDAYS.index(match[1][:3]), today)
    if match := _WEEK_ON.fullmatch(low):
        weeks = 1 if "week" in (match["far"], match["before"]) else 2
        return _coming(WEEKDAYS.index((match["day"] or match["on"])[:3]), today) + timedelta(weeks=weeks), ""
    if (match := _HOUR.match(low)) and (near := near_day(low[match.end() :], today)):
        return near[0], ""
    if match := _DAY_MONTH.fullmatch(low):
        return _day_and_month(match, scene)
    return None, ""


def _nth(number: int, today: date) -> tuple[date | None, str]:
    """The coming day of that number; months that have none such are passed over."""
    if not 1 <= number <= 31:
        return None, _NO_SUCH_DAY
    for month in range(today.month - 1, today.month + 2):
        try:
            day = date(today.year + month // 12, month % 12 + 1, number)
        except ValueError:
            continue
        if day >= today:
            return day, ""
    return None, _NO_SUCH_DAY


def _coming(weekday: int, today: date) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _next_weekday(weekday: int, today: date) -> tuple[date | None, str]:
    """The coming one, where that is next week's as well."""
    coming, of_next_week = _coming(weekday, today), today + timedelta(days=7 - today.weekday() + weekday)
    if coming == of_next_week:
        return coming, ""
    return None, f"it can be {weekday_and_day(coming)} or {weekday_and_day(of_next_week)}"


def _day_and_month(match: re.Match[str], scene: DateContext) -> tuple[date | None, str]:
    """``31/3``, day first; not where it is as likely a pair of years."""
    number, month = int(match[1]), int(match[3])

    def span(year: int) -> Days:
        return one_day(date(year, month, number))

    day = span(chosen_year(span, scene))[0]
    year = full_year(match[1])
    is_pair = (number + 1) % 100 == month and len(match[1]) == len(match[3]) == 2
    if is_pair and is_near_year(year, scene):
        return None, f"it can be {day_in_full(day)} or the financial year {year}/{month:02}"
    return day, ""


_N, _W = r"\d{1,2}(?: ?(?:st|nd|rd|th))?", r"(?P<word>[a-z]{2,10})"
_ABOUT = rf"(?:(?:by|on|in|before|until|due|end|mid|early|late|the|of) )*(?:{WEEKDAY},? )?(?:the )?"
_SHAPES = tuple(
    re.compile(rf"{_ABOUT}{shape}", re.ASCII)
    for shape in (
        rf"{_N}[ ./-]?(?:of )?(?P<word>[a-z]{{1,10}})\.?(?:[ ,./-]*'?(?:\d{{4}}|\d\d))?",
        rf"{_W}\.?[ -]{_N},?(?: \d{{4}})?",
        rf"{_W}\.?[ ,/-]*'?\d{{4}}",
    )
)
_NUMBERS = re.compile(r"(?:by |on )?\d{1,4}(?: ?[./-] ?| )\d{1,2}(?: ?[./-] ?| )\d{1,4}\D{0,12}", re.ASCII)
_RUN_TOGETHER = re.compile(
    r"(?<![\d£$€#,])(?!\d{4}[/-](?:19|20)\d\d(?!\d))(?:19|20)\d\d(?:[/-]\d\d(?:-\d\d)?)?\d+(?:st|nd|rd|th)?(?!\w)",
    re.ASCII,
)
_OF_A_DAY = re.compile(rf"\b(?:{WEEKDAY}|today|tomorrow|yesterday)(?!\w)")
_OF_A_DATE = re.compile(rf"(?<![a-z]){MONTH}")
_FEW = 5
_HINT_WORDS = ("today", "tomorrow", "yesterday", *WEEKDAY_NAMES, *MONTH_NAMES)


def _slip(when: Reading, low: str) -> str:
    """Why words that give no date look like one; empty where they do not."""
    if when.doubt == _NO_SUCH_DAY or when.doubt.endswith("is no year of a plan"):
        return when.doubt
    if _NUMBERS.fullmatch(low):
        return "these numbers are no day"
    if NOTHING.fullmatch(low) or reading.GIVEN_UP.search(low):
        return ""
    if run := _RUN_TOGETHER.search(low):
        return f"'{run[0]}' has too many digits for a year or a day"
    for shape in _SHAPES:
        if (match := shape.fullmatch(low)) and (months := _near_months(match["word"])):
            return f"'{match['word']}' is no month ({' or '.join(months)}?)"
    if match := _GLUED.match(low):
        return f"'{match[1]}' is no day"
    return _slip_of_a_word(when, low)


def _slip_of_a_word(when: Reading, low: str) -> str:
    words = low.split()
    if (near := _near_word(words[-1])) and len(words) <= 2:
        return f"'{words[-1]}' is no day ({near}?)"
    if len(words) > _FEW:
        return ""
    if found := _OF_A_DAY.search(low):
        return f"it names a day ({found[0]}), and cannot be read"
    return when.doubt or "it cannot be read" if _OF_A_DATE.search(low) and re.search(r"\d", low) else ""


def _near_months(word: str) -> list[str]:
    """The months that a word is the beginning of, or a slip of."""
    slips = 1 if len(word) < 5 else 2
    return [
        name.title()
        for name in MONTH_NAMES
        if name.startswith(word)
        or any(_is_near(word, short, 1) for short in (name[:3], name[:4]))
        or _is_near(word, name, slips)
    ]


def _near_word(word: str) -> str:
    """The day or month that a single word is a slip of."""
    if len(word) < 4 or word in _HINT_WORDS:
        return ""
    return next((name for name in _HINT_WORDS if _is_near(word, name, 1 if len(name) < 7 else 2)), "")


def _is_near(word: str, name: str, most: int) -> bool:
    """Whether so many letters written otherwise, left out, put in or exchanged make one of the other."""
    if word[0] != name[0] or abs(len(word) - len(name)) > most:
        return False
    row = list(range(len(name) + 1))
    before: list[int] = []
    for at, letter in enumerate(word, 1):
        last, before_last, row = row, before, [at]
        for to, other in enumerate(name, 1):
            cost = min(last[to] + 1, row[-1] + 1, last[to - 1] + (letter != other))
            if before_last and to > 1 and (letter, other) == (name[to - 2], word[at - 2]):
                cost = min(cost, before_last[to - 2] + 1)
            row.append(cost)
        before = last
    return row[-1] <= most


_FOLLOWING = """
    after also although annually any apart as based both but calendar close cob cop depending dependent each else
    every except financial first following half if into it latest monthly morning noon once only onward or pending
    per quarter quarterly review school so subject term thereafter to together unless until via week weekend weekly
    when where which while who will with within without year yearly years am pm hrs st nd rd th
"""
_MAY_FOLLOW = FILLERS | frozenset(_FOLLOWING.split())
_GLUED = re.compile(
    r"(?:(?:by|on|before|the) )*((?!\d+(?:st|nd|rd|th|am|pm|hrs?|h)\b)(?:\d{1,2}[a-z]{1,2}|[lio]\d)) " + MONTH, re.ASCII
)
"""What stands for the day before a month, with a letter in it: ``3I Aug``."""
_TAIL = re.compile(r" ?([a-z][a-z'-]*|\d+(?![\d:.]| ?(?:am|pm|hrs?|h|noon)\b))")


def _rubbish(when: Reading, low: str, scene: DateContext) -> str:
    """What stands right behind the date and is no part of it; what is set off by a sign is a remark."""
    parts = find_parts(low, scene)
    if match := _GLUED.match(low):
        return f"'{match[1]}' is no day"
    if when.repeats or not parts or re.search(r"[,;:()&/+-]|\bafter\b", low[parts[-1].end :][:2]):
        return ""
    tail = low[parts[-1].end :]
    match = _TAIL.match(tail)
    if match is None or match[1] in _MAY_FOLLOW:
        return ""
    return f"'{short(tail)}' behind the date is not understood: put a remark in brackets"
