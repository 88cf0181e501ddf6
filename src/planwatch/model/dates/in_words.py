"""Days and dates back to words: in full where the year must not be guessed, short beside a day they are seen from."""

import re
from datetime import date
from functools import lru_cache

from planwatch.model.dates.when import MONTHS, WEEKDAYS, Dated, Reading


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
    """``20 Aug``, with the year (``20 Aug 15``) when it is not that of ``today``."""
    words = f"{day.day} {MONTHS[day.month - 1].title()}"
    return words if day.year == today.year else f"{words} {day.year % 100:02}"


_SHORTENED = r"\b((?:spring|summer|autumn|winter|" + "|".join(MONTHS) + r")[a-z]*\.?,? )20(\d\d)$"


def when_in_words(when: Dated, today: date) -> str:
    """One day as ``day_in_words``; anything vaguer as it was written, with years cut to two digits."""
    if when.is_one_day and when.last is not None:
        return day_in_words(when.last, today)
    return re.sub(_SHORTENED, r"\1\2", when.text, flags=re.IGNORECASE) if when.last is not None else when.text


def understood(when: Dated, today: date) -> str:
    """What a typed date was taken to mean, for showing before it is saved."""
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
