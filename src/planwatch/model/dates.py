"""Due dates as people write them: words to the first and last day they can mean, and days back to words.

Reading is British: day first, weeks start on Monday, the financial year runs from April to March.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


@dataclass(frozen=True, slots=True)
class When:
    """A date as written, and the interval of days it can mean: both ends None where the words give no date."""

    text: str
    first: date | None = None
    last: date | None = None

    @property
    def is_one_day(self) -> bool:
        return self.first is not None and self.first == self.last


def read_date(words: str, today: date) -> When:
    """Read ``words`` on the day ``today``; never raises, never invents.

    ``today``, ``tomorrow``, weekday names (the next one, not today), ``+2w`` and a day without a year (the next such
    day) are resolved: their text becomes the day itself. Words that give no date keep their text and have no interval.
    """
    text = " ".join(words.split())
    plain = text.casefold().rstrip(".")
    try:
        relative = _read_relative(plain, today)
        if relative is not None:
            return When(day_in_full(relative), relative, relative)
        for pattern, read in _FORMS:
            if match := pattern.fullmatch(plain):
                first, last = read(match, today)
                guessed_year = "year" in pattern.groupindex and match["year"] is None
                return When(day_in_full(last) if guessed_year else text, first, last)
    except (ValueError, OverflowError):
        pass  # such as 31/02/2016 or +99999999w: words that look like a date but name no day
    return When(text)


def read_past_date(words: str, today: date) -> When:
    """Read the words of a day that has been: ``fri`` is the last Friday, ``8 Jan`` the last 8 January."""
    when = read_date(words, today)
    if when.first is None or when.first <= today or words.strip().casefold() == "tomorrow" or words.strip()[:1] == "+":
        return when
    for days in (7, 365):
        if today.toordinal() > days:
            before = read_date(words, today - timedelta(days=days))
            if before.first is not None and today - timedelta(days=days) < before.first <= today:
                return before
    return when


_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}


def _read_relative(plain: str, today: date) -> date | None:
    if plain in _NEAR:
        return today + timedelta(days=_NEAR[plain])
    weekday = _index_of(plain, WEEKDAYS, _WEEKDAY_NAMES)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if match := re.fullmatch(r"\+ ?(\d{1,6}) ?([dwmy])(?:ays?|eeks?|onths?|ears?)?", plain):
        number, unit = int(match[1]), match[2]
        if unit in "dw":
            return today + timedelta(days=number * (7 if unit == "w" else 1))
        # Loaded here: dateutil is needed only for months of unequal length.
        from dateutil.relativedelta import relativedelta

        return today + (relativedelta(months=number) if unit == "m" else relativedelta(years=number))
    return None


def _index_of(word: str, short: tuple[str, ...], full: list[str]) -> int | None:
    if word in full:
        return full.index(word)
    if word[:3] in short and (len(word) == 3 or word in ("sept", "tues", "weds", "thur", "thurs")):
        return short.index(word[:3])
    return None


def _month(word: str) -> int:
    index = _index_of(word, MONTHS, _MONTH_NAMES)
    if index is None:
        raise ValueError(word)
    return index + 1


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _whole_month(year: int, month: int, months: int = 1) -> tuple[date, date]:
    last_year, last_month = divmod(year * 12 + month - 2 + months, 12)
    return date(year, month, 1), date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])


def _one_day(day: date) -> tuple[date, date]:
    return day, day


def _day_and_month(match: re.Match[str], today: date) -> tuple[date, date]:
    month = _month(match["month"])
    if match["year"]:
        return _one_day(date(_year(match["year"]), month, int(match["day"])))
    this_year = date(today.year, month, int(match["day"]))
    return _one_day(this_year if this_year >= today else this_year.replace(year=today.year + 1))


def _month_end(match: re.Match[str], today: date) -> tuple[date, date]:
    return _one_day(_whole_month(_year(match["year"]), _month(match["month"]))[1])


def _quarter(match: re.Match[str], today: date) -> tuple[date, date]:
    year, quarter = _year(match["year"]), int(match["quarter"])
    if _year(match["next"]) % 100 != (year + 1) % 100:
        raise ValueError(match[0])
    return _whole_month(year + (quarter == 4), (4, 7, 10, 1)[quarter - 1], 3)


_YEAR = r"(?P<year>\d{4}|\d{2})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], tuple[date, date]]], ...] = (
    (re.compile(r"\d{4}-\d\d-\d\d"), lambda m, _: _one_day(date.fromisoformat(m[0]))),
    (
        re.compile(rf"(\d\d?)([/.-])(\d\d?)\2{_YEAR}"),
        lambda m, _: _one_day(date(_year(m["year"]), int(m[3]), int(m[1]))),
    ),
    (
        re.compile(rf"{_WEEKDAY}(?P<day>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<month>[a-z]+)(?:,? {_YEAR})?"),
        _day_and_month,
    ),
    (re.compile(rf"(?:the )?end (?:of )?(?P<month>[a-z]+),? {_YEAR}"), _month_end),
    (
        re.compile(r"(spring|summer|autumn|winter),? (?P<year>\d{4})"),
        lambda m, _: _whole_month(int(m["year"]), _SEASONS[m[1]], 3),
    ),
    (re.compile(r"q(?P<quarter>[1-4]),? (?P<year>\d{4})[/-](?P<next>\d{4}|\d{2})"), _quarter),
    (re.compile(r"(?P<month>[a-z]+),? (?P<year>\d{4})"), lambda m, _: _whole_month(int(m["year"]), _month(m["month"]))),
)


def day_in_full(day: date) -> str:
    """``24 Aug 2015``: how a day is written where the year must not be guessed."""
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year:04}"


def day_in_words(day: date, today: date) -> str:
    """``20 Aug``, with the year (``20 Aug 15``) when it is not that of ``today``."""
    words = f"{day.day} {MONTHS[day.month - 1].title()}"
    return words if day.year == today.year else f"{words} {day.year % 100:02}"


def when_in_words(when: When, today: date) -> str:
    """One day as ``day_in_words``; anything vaguer as it was written, with years cut to two digits."""
    if when.is_one_day and when.last is not None:
        return day_in_words(when.last, today)
    return re.sub(r"\b20(\d\d)$", r"\1", when.text) if when.last is not None else when.text


def understood(when: When, today: date) -> str:
    """What a typed date was taken to mean, for showing before it is saved."""
    if when.first is None or when.last is None:
        return "no date in these words: kept as text" if when.text else "no date"
    if not when.is_one_day:
        return f"{day_in_full(when.first)} to {day_in_full(when.last)}"
    days = (when.last - today).days
    distance = "today" if not days else f"in {days} d" if days > 0 else f"{-days} d ago"
    return f"{WEEKDAYS[when.last.weekday()].title()} {day_in_full(when.last)}, {distance}"
