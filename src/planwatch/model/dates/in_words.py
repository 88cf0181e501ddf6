"""Days and dates back to words: in full where the year must not be guessed, short beside a day they are seen from."""

import re
from datetime import date, timedelta
from functools import lru_cache, partial

from planwatch.model.dates.when import MONTHS, WEEKDAYS, Dated, Reading

DAY_WIDTH = 11
"""Cells: a day with its year."""
MONTH_WIDTH = 14
"""The longest month with its year."""


def day_in_full(day: date) -> str:
    """``24 Aug 2015``: how a day is written where the year must not be guessed."""
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year:04}"


def weekday_and_day(day: date) -> str:
    """``Mon 11 Jan 2016``."""
    return f"{WEEKDAYS[day.weekday()].title()} {day_in_full(day)}"


def days_in_words(when: Dated) -> str:
    """The day or days a date can mean, in full: ``24 Aug 2015``, ``1 Sep 2016 to 30 Nov 2016``, ``no date``."""
    return interval_in_full(when.first, when.last) if when.first and when.last else "no date"


def interval_in_full(first: date, last: date) -> str:
    """``24 Aug 2015``, or ``1 Sep 2016 to 30 Nov 2016``."""
    return day_in_full(last) if first == last else f"{day_in_full(first)} to {day_in_full(last)}"


@lru_cache(8192)
def day_in_words(day: date, today: date) -> str:
    """``20 Aug``, with the year (``20 Aug 2015``) when it is not that of ``today``."""
    words = f"{day.day} {MONTHS[day.month - 1].title()}"
    return words if day.year == today.year else f"{words} {day.year:04}"


_NAME = rf"\b((?:spring|summer|autumn|winter|{'|'.join(MONTHS)})[a-z]*\.?)"
_SHORT_YEAR = rf"{_NAME}( ?'|, ?'?| |[-/])(\d\d)(?![\w/]|[.:]\d| ?{_NAME})"
_YEAR_OF_DAY = r"(\d [a-z]{3} )(?:19|20)(\d\d)\b"
_LONG_MONTH = r"\b(jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]+\b"


def when_in_words(when: Dated, today: date) -> str:
    """One day as ``day_in_words``; anything vaguer as it was written, with years in full where it has days."""
    if when.is_one_day and when.last is not None:
        return day_in_words(when.last, today)
    if when.first is None or when.last is None:
        return when.text
    return _vague_in_words(when.text, when.first, when.last, today)


@lru_cache(8192)
def _vague_in_words(text: str, first: date, last: date, today: date) -> str:
    if re.search(_NEAR, text, re.IGNORECASE):
        return _interval_in_words(first, last, today)
    words = re.sub(_SHORT_YEAR, partial(_with_whole_year, first, last), text, flags=re.IGNORECASE)
    years = {first.year, last.year}
    if years == {today.year} or any(re.search(rf"(?<!\d)(?:{year}|{year % 100:02})(?!\d)", words) for year in years):
        return words
    if len(years) == 1 and re.search(rf"^(?!.*\b(?:every|each|annual)).*{_NAME}$", words, re.IGNORECASE):
        return f"{words} {last.year}"
    return f"{words} (to {MONTHS[last.month - 1].title()} {last.year})"


_NEAR = (
    r"^(?!.*\d{4})(?:.*\b(?:this|current|coming|next) (?:(?:calendar|financial|fiscal) )?(?:week|month|quarter|year)\b"
    r"|.*\b(?:calendar|financial|fiscal) year$)"
)
"""Words that mean something else on another day than the one on which they were said."""


def _interval_in_words(first: date, last: date, today: date) -> str:
    """``Jul 2018``, ``2019``, ``by 6 Dec``."""
    is_whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    if is_whole and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[last.month - 1].title()} {last.year}"
    is_year = is_whole and first.year == last.year and (first.month, last.month) == (1, 12)
    return str(last.year) if is_year else f"by {day_in_words(last, today)}"


def _with_whole_year(first: date, last: date, match: re.Match[str]) -> str:
    """``Oct 2026`` for ``Oct 26``; a number that may be one of the days is left alone."""
    name, apart, number = match[1], match[2].replace("'", ""), int(match[3])
    is_whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    year = next((day.year for day in (first, last) if day.year % 100 == number), None)
    is_behind_day = re.search(r"\d(?:st|nd|rd|th)?[ .-]?$", match.string[: match.start()]) is not None
    if year is None or not (is_whole or is_behind_day or number not in (first.day, last.day)):
        return match[0]
    return f"{name}{apart or ' '}{year}"


def narrowed(words: str, width: int) -> str:
    """The words of a date in at most ``width`` cells, so that what is left says no other date.

    Months are cut to three letters, then the year of a day to two figures; if that is not enough, the end is left out,
    and no part of a number stands.
    """
    if len(words) <= width:
        return words
    short = re.sub(_LONG_MONTH, lambda match: match[0][:3], words, flags=re.IGNORECASE)
    if len(short) > width:
        short = re.sub(_YEAR_OF_DAY, r"\1\2", short, flags=re.IGNORECASE)
    if len(short) <= width:
        return short
    kept = short[: width - 1]
    if short[width - 1].isdigit():
        kept = kept.rstrip("0123456789")
    return f"{kept.rstrip()}…"


def understood(when: Dated, today: date) -> str:
    """What a typed date was taken to mean, for showing before it is saved."""
    if isinstance(when, Reading) and when.fault:
        return f"not a date: {when.fault}"
    told = _understood(when, today)
    return f"{told} ({when.doubt})" if isinstance(when, Reading) and when.doubt else told


def _understood(when: Dated, today: date) -> str:
    if when.first is not None and when.last is None:
        return f"from {day_in_full(when.first)}, no end"
    if when.first is None or when.last is None:
        return "no date in these words: kept as text" if when.text else "no date"
    if not when.is_one_day:
        return interval_in_full(when.first, when.last)
    days = (when.last - today).days
    distance = "today" if not days else f"in {days} d" if days > 0 else f"{-days} d ago"
    return f"{weekday_and_day(when.last)}, {distance}"
