"""Readers of what is longer than a month: seasons and terms, quarters, years of every sort, and feasts."""

import re
from datetime import date, timedelta

from planwatch.model.dates.grammar.parts import DateContext, DatePart, make_part
from planwatch.model.dates.grammar.spans import Days, one_day, whole_months
from planwatch.model.dates.grammar.words import SEASONS, TERMS, full_year, month_of
from planwatch.model.dates.when import WEEKDAYS, DateKind


def year_pair(match: re.Match[str], scene: DateContext) -> DatePart | None:
    """``2016/17``, ``17/18``, ``2015-2019`` and, since it looks the same, ``2016-03``."""
    named, first, second = match["named"] or "", match["first"], match["second"]
    year, following, number = full_year(first), full_year(second), int(second)
    follows = (year + 1) % 100 == number % 100
    which = named + (match["after"] or "")
    if follows and "tax" in which:
        days = date(year, 4, 6), date(year + 1, 4, 5)
        return make_part(match, DateKind.FINANCIAL_YEAR, lambda _: days, year)
    if follows and re.search("academic|school|ay", which):
        return make_part(match, DateKind.YEAR, lambda year: whole_months(year, 9, 12), year)
    if len(first) == 2:
        return _financial(match, year, scene) if follows and len(second) == 2 and (named or number > 12) else None
    if follows:
        dashed = "-" in match[0] and not named
        other = "two calendar years" if len(second) == 4 else "a month" if number <= 12 else ""
        return _financial(match, year, scene, f"may be {other}" if dashed and other else "")
    if len(second) == 1:
        return None
    if len(second) == 2 and 1 <= number <= 12:
        return make_part(match, DateKind.MONTH, lambda year: whole_months(year, number), year, firm=False)
    if following <= year:
        return None
    return make_part(match, DateKind.RANGE, lambda _: (date(year, 1, 1), date(following, 12, 31)), year, firm=False)


def _financial(match: re.Match[str], year: int, scene: DateContext, doubt: str = "", **more: object) -> DatePart:
    starts = scene.period.year_starts

    def span(year: int) -> Days:
        return whole_months(year, starts, 12)

    return make_part(match, DateKind.FINANCIAL_YEAR, span, year, firm=False, doubt=doubt, **more)


def financial_year_of_one(match: re.Match[str], scene: DateContext) -> DatePart:
    """``FY 2021`` ends in that year, as firms and American agencies count."""
    year = full_year(match["year"])
    begins = year - (scene.period.year_starts > 1)
    return _financial(match, begins, scene, "" if begins == year else f"may be the year that begins in {year}")


def school_year_to(match: re.Match[str], _: DateContext) -> DatePart:
    """``end of academic year 2025``: of the one that ends then."""
    year = int(match["year"])
    return make_part(
        match,
        DateKind.YEAR,
        lambda year: whole_months(year - 1, 9, 12),
        year,
        doubt=f"may be the year that begins in {year}",
    )


def quarter(match: re.Match[str], scene: DateContext) -> DatePart:
    """A quarter of a financial year, of a calendar year, or of the months that are named beside it."""
    words = match["number"] or match["nth"]
    number = next(place for place, names in enumerate(_QUARTERS, 1) if words in names)
    year, fiscal, doubt = _year_of_quarter(match["after"] or match["before"] or _beside(match), scene)
    first = (scene.period.year_starts if fiscal else 1) + 3 * (number - 1)
    count = 3
    if match["from"]:
        first, last = month_of(match["from"]), month_of(match["to"])
        count, doubt = (last - first) % 12 + 1, ""
        if year is not None:
            year += (first < scene.period.year_starts) if fiscal else -(first > last)

    def span(year: int) -> Days:
        return whole_months(year + (first - 1) // 12, (first - 1) % 12 + 1, count)

    firm = year is not None or match["from"] is not None
    return make_part(match, DateKind.QUARTER, span, year, firm=firm, doubt=doubt)


_ANY_YEAR = r"(?:fy ?)?(?:19|20)\d\d(?:[/-]\d\d)?|\d\d/\d\d"
_ANY_QUARTER = r"q(?:uarter|tr)?\.? ?[1-4]"
_WITH = r" ?(?:-|/|to|and|&|,) ?"
_YEAR_BEFORE = re.compile(rf"({_ANY_YEAR}) ?{_ANY_QUARTER}{_WITH}$")
_YEAR_BEHIND = re.compile(rf"(?:{_WITH}{_ANY_QUARTER})+[ ,.(]*({_ANY_YEAR})")


def _beside(match: re.Match[str]) -> str:
    """The year of the quarter beside this one: ``Q2/Q3 2021``, ``2021 Q1 & Q2``."""
    text = match.string
    year = _YEAR_BEHIND.match(text, match.end()) or _YEAR_BEFORE.search(text[: match.start()])
    return year[1] if year else ""


_QUARTERS = (
    ("1", "one", "1st", "first"),
    ("2", "two", "2nd", "second"),
    ("3", "three", "3rd", "third"),
    ("4", "four", "4th", "fourth", "final", "last"),
)


def _year_of_quarter(words: str, scene: DateContext) -> tuple[int | None, bool, str]:
    """The year that a quarter names, whether it is a financial one, and the doubt about that."""
    if not words:
        return None, True, "" if scene.period.year_starts == 1 else "read as a quarter of the financial year"
    named = "f" in words
    first, *second = re.findall(r"\d+", words)
    year = full_year(first)
    if second:
        # A pair that is no financial year makes a quarter that there never is.
        return (year if (year + 1) % 100 == int(second[0]) % 100 else 0), True, ""
    if named:
        begins = year - (scene.period.year_starts > 1)
        return begins, True, "" if begins == year else f"may be the year that begins in {year}"
    return year, False, "" if scene.period.year_starts == 1 else "may be a quarter of the financial year"


def season(match: re.Match[str], _: DateContext) -> DatePart | None:
    """``autumn 2016``, ``winter 2016/17``, ``spring term 2016``; a bare ``fall`` is no season."""
    name, term = match["season"], match["term"] or match["behind"]
    digits = (match["year"] or match["before"] or "").lstrip("'")
    year = full_year(digits) if digits else None
    if name == "fall" and year is None:
        return None
    first, count = TERMS[name] if term and name in TERMS else (SEASONS[name], 3)
    if year is not None and term and match["next"] and first < 9:
        year += 1  # "spring term 2016/17" is that of the school year
    doubt = "winter may be the one that ends in that year" if name == "winter" and year and not match["next"] else ""
    return make_part(
        match,
        DateKind.SEASON,
        lambda year: whole_months(year, first, count),
        year,
        firm=len(digits) == 4,
        doubt=doubt,
    )


def half_year(match: re.Match[str], scene: DateContext) -> DatePart:
    """``H1 2025``: of the calendar year; ``H1 2025/26``: of the financial year."""
    year, later = full_year(match["year"]), 6 * (int(match["half"]) - 1)
    first = (scene.period.year_starts if match["next"] else 1) - 1 + later
    return make_part(match, DateKind.RANGE, lambda year: whole_months(year + first // 12, first % 12 + 1, 6), year)


def whole_year(match: re.Match[str], _: DateContext) -> DatePart:
    """``2018``: all of it."""
    doubt = f"may mean before {match[1]} begins"
    placed = re.search(r"\bby (?:the )?$", match.string[: match.start()])
    return make_part(match, DateKind.YEAR, _year, int(match[1]), firm=False, doubt=doubt if placed else "")


def this_or_next(match: re.Match[str], scene: DateContext) -> DatePart:
    """``next month``, ``the financial year``: of the day on which that is said; one day of it where that is named."""
    today, ahead, unit = scene.today, match["which"] == "next", match["unit"] or match["named"]
    if unit == "week":
        monday = today + timedelta(days=7 * ahead - today.weekday())
        if weekday := match["weekday"] or match["behind"]:
            day = one_day(monday + timedelta(days=WEEKDAYS.index(weekday[:3])))
            return make_part(match, DateKind.DATE, lambda _: day, today.year, near=True)
        week = monday, monday + timedelta(days=6)
        return make_part(match, DateKind.RANGE, lambda _: week, today.year, near=True)
    if unit == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        if number := match["nth"]:
            return make_part(
                match, DateKind.DATE, lambda year: one_day(date(year, month + 1, int(number))), year, near=True
            )
        return make_part(match, DateKind.MONTH, lambda year: whole_months(year, month + 1), year, near=True)
    if unit in ("year", "calendar year"):
        return make_part(match, DateKind.YEAR, _year, today.year + ahead, near=True)
    return _financial(match, today.year - (today.month < scene.period.year_starts) + ahead, scene, near=True)


def _year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def feast(match: re.Match[str], _: DateContext) -> DatePart:
    """``Christmas 2016``: its 25 December; ``Easter 2016``: the Sunday; ``Good Friday``, ``New Year's Day``."""
    name, year = match[1], full_year(match[2]) if match[2] else None
    if name in _FIXED:
        month, day = _FIXED[name]
        return make_part(match, DateKind.DATE, lambda year: one_day(date(year, month, day)), year, firm=False)

    def span(year: int) -> Days:
        from dateutil.easter import easter

        return one_day(easter(year) + timedelta(days=_FROM_EASTER.get(name, 0)))

    return make_part(match, DateKind.DATE, span, year, firm=False)


_FIXED = {
    "christmas": (12, 25),
    "xmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
}
_FROM_EASTER = {"good friday": -2, "easter monday": 1}
"""Days from its Sunday."""
FEASTS = "|".join((*(name for name in sorted(_FIXED, key=len, reverse=True)), *_FROM_EASTER, "easter(?: sunday)?"))
