"""The forms in which a part of a date is written, each with its example, and finding them in plain words."""

import re
from collections.abc import Callable
from datetime import date

from planwatch.model.dates.grammar import years
from planwatch.model.dates.grammar.parts import EDGE, DateContext, DatePart, make_part, with_edge
from planwatch.model.dates.grammar.spans import Days, one_day, whole_months
from planwatch.model.dates.grammar.words import MONTH, NO_MONTH, WEEKDAY, full_year, month_of
from planwatch.model.dates.when import MONTHS, DateKind
from planwatch.model.values import replace


def find_parts(text: str, scene: DateContext) -> list[DatePart]:
    """The dates written in plain small-letter words, in their order."""
    parts: list[DatePart] = []
    rest = text
    found = ("d" if _DIGIT.search(text) else "") + ("m" if _MONTH.search(text) else "")
    for needs, pattern, read in _FORMS:
        if needs not in found:
            continue
        # Compiled by re when first needed: most wordings need few of them, and all take longer than the reading.
        for match in re.finditer(pattern, rest, re.ASCII):
            part = read(match, scene)
            if part is not None:
                if _has_run_on(part, text, match.end()):
                    return []
                # "June5" or "summery" names no month or season, and "1 Dec 2026today" no day.
                behind = text[match.end() : match.end() + 1]
                glued = text[: part.start][-1:].isalnum() or behind.isalpha()
                if not glued and not (part.year is None and behind.isalnum()):
                    parts.append(part)
            # What one form has read is hidden from those after it, and places stay where they were.
            rest = f"{rest[: match.start()]}{'#' * (match.end() - match.start())}{rest[match.end() :]}"
    parts.sort(key=lambda part: part.start)
    return [with_edge(part, text, scene) for part in parts]


_LONG_YEAR = re.compile(r"(?:[ ./-]|(?<=\d), )?(?:19|20)\d{3}")
_MORE_DIGITS = re.compile(r"\d|[/-](?:\d{3}|\d{5,})(?!\d)")
_LONG_NUMBER = re.compile(
    rf"(?:(?:^|{MONTH} ?|(?<!\d)(?:\d\d?[/.-]\d\d?|\d{{4}}-\d\d|\d{{4}})[/.-]|"
    r"(?<![a-z\d])(?:by|on|the|before|due|until|till|to|from|and|of) )"
    r"(?!(?:19|20)\d\d(?!\d))\d{3,}|\d(?:st|nd|rd|th)\d\d?) ?(?:st|nd|rd|th)?[ ./-]?$"
)


def _has_run_on(part: DatePart, text: str, end: int) -> bool:
    """Whether digits too many stand right at a date: of ``1 Dec 20161 Jan 2017`` nobody can tell what was meant."""
    behind = _LONG_YEAR if part.year is None else _MORE_DIGITS
    return bool(behind.match(text, end) or _LONG_NUMBER.search(text[max(0, part.start - 40) : part.start]))


def _day(match: re.Match[str], year: int | None, month: int, day: int, **more: object) -> DatePart:
    def span(year: int) -> Days:
        return one_day(date(year, month, day))

    return make_part(match, DateKind.DATE, span, year, **more)


def _month(match: re.Match[str], year: int | None, month: int, **more: object) -> DatePart:
    return make_part(match, DateKind.MONTH, lambda year: whole_months(year, month), year, **more)


def _numeric_month(match: re.Match[str], _: DateContext) -> DatePart | None:
    month = int(match[1])
    if month > 12 and match[0] != match.string:
        return None  # "Minute 45/2026"
    return _month(match, int(match[2]), month)


_NUMBERING = re.compile(r"\b(?:version|v|section|para(?:graph)?|clause|action|ref|item|rec\w*|appendix)\W*$")


def is_near_year(year: int, scene: DateContext) -> bool:
    """Whether a plan of that day is likely to speak of the year: ``27-02-01`` is no day of 2001."""
    days = (scene.today, scene.period.starts, scene.period.ends)
    return any(day is not None and abs(day.year - year) <= _NEAR_YEARS for day in days)


_NEAR_YEARS = 3
_DAYS = re.compile(r"(?<![\w./])(\d\d?) ?[/.-] ?(\d\d?) ?[/.-] ?\d", re.ASCII)


def _numeric(match: re.Match[str], scene: DateContext) -> DatePart | None:
    if match[2] == "." and _NUMBERING.search(match.string, 0, match.start()):
        return None
    day, month, year = int(match[1]), int(match[3]), full_year(match[4])
    if match[2] == "-" and all(len(match[group]) == 2 for group in (1, 3, 4)) and not is_near_year(year, scene):
        first = full_year(match[1])
        if is_near_year(first, scene):
            return _day(match, first, month, int(match[4]), doubt="read with the year first")
    no_month = next((int(second) for first, second in _DAYS.findall(match.string) if int(second) > 12 >= int(first)), 0)
    if no_month and day <= 12:
        return _day(match, year, day, month, doubt=f"month first, since {no_month} is no month")
    return _day(match, year, month, day)


_COUNTED = re.compile(r"\b(?:phase|stage|step|part|tranche|wave|round|milestone|year) $")


def _day_month(match: re.Match[str], _: DateContext) -> DatePart | None:
    year = full_year(match["year"]) if match["year"] else None
    month = month_of(match["month"])
    if _COUNTED.search(match.string, 0, match.start()):
        return replace(_month(match, year, month, firm=year is not None), start=match.start("month"))
    # "Option 1 may be chosen" names no day.
    firm = bool(year or match["nth"] or month != 5)
    return _day(match, year, month, int(match["day"]), firm=firm)


def _day_slash_month(match: re.Match[str], _: DateContext) -> DatePart:
    """``Weds 2/12``, ``w/c 7/12``: what stands before says that it is a day."""
    return replace(_day(match, None, int(match["month"]), int(match["day"])), start=match.start("day"))


def _days_of_month(match: re.Match[str], _: DateContext) -> DatePart:
    month, first, last = month_of(match["month"]), int(match["day"]), int(match["until"])

    def span(year: int) -> Days:
        return date(year, month, first), date(year, month, last)

    return make_part(match, DateKind.RANGE, span, full_year(match["year"]) if match["year"] else None)


def _month_and_number(match: re.Match[str], scene: DateContext) -> DatePart | None:
    """``December 15``: a year where that is near, else a day."""
    month, number = month_of(match[1]), int(match[2])
    if number == 0:
        return None
    year, period = full_year(match[2]), scene.period
    near = {scene.today.year + distance for distance in range(-_NEAR_YEARS, _NEAR_YEARS + 1)}
    near |= {day.year for day in (period.starts, period.ends) if day}
    if number > 31 or year in near or EDGE.search(match.string, 0, match.start()):
        doubt = f"{number} may be a day" if 0 < number < 32 else ""
        return _month(match, year, month, firm=False, doubt=doubt, near=number < 32)
    return _day(match, None, month, number, firm=False, doubt=f"{number} may be a year")


def _named_month(match: re.Match[str], _: DateContext) -> DatePart | None:
    year = full_year(match["year"]) if match["year"] else None
    text, start, end = match.string, match.start(), match.end()
    if year is None and match["month"] == "may" and _WORD.match(text, end) and not _BEFORE_MAY.search(text[:start]):
        return None  # "it may be"
    return _month(match, year, month_of(match["month"]), firm=year is not None)


_WORD = re.compile(r" [a-z]")
_BEFORE_MAY = re.compile(
    r"(?:^|[^a-z ] ?|\b(?:by|in|of|end|early|mid|late|from|until|till|to|before|between|during|since|every|each|or|and|"
    r"next|after|due|the|annually|start|beginning) )$"
)


_M = rf"(?P<month>{MONTH})"
_NTH = r"(?P<nth> ?(?:st|nd|rd|th)\b)?"
_YEAR_AFTER = rf"(?:(?:,? ?'?|[./-])(?P<year>\d{{4}}(?!\d)|\d\d(?!\d|:\d|[./]\d| ?(?:am|pm|noon)\b| ?{MONTH})))?"
_CLOCK = r"(?:(?:t\d\d:?| \d\d:)\d\d[\d:.]*(?: ?z\b| ?[+-]\d\d:?\d\d)?)?"
_BEHIND_YEAR = r"(?<=\D(?:19|20)\d\d/)|(?<=[a-z] \d\d/)"
_PAIR = r"\d{4} ?[/-] ?(?:\d{4}|\d\d)(?!\d)|\d\d[/-]\d\d(?!\d)"
_FISCAL = r"(?:fye?|f/y|(?:financial|fiscal) year)"
_SCHOOL = r"(?:(?:academic|school|tax) year|\bay\b)"
_YEARISH = rf"(?:(?:{_FISCAL}|cy) ?)?(?:{_PAIR}|(?:19|20)\d\d(?!\d))|{_FISCAL} ?'?\d\d(?!\d)"

_DIGIT = re.compile("[0-9]")
_MONTH = re.compile("|".join(MONTHS))
_Reader = Callable[[re.Match[str], DateContext], DatePart | None]
# What a text must have for the form (d: a digit, m: a month), the form, and its reader.
_FORMS: tuple[tuple[str, str, _Reader], ...] = (
    # 2016-03-31, 2014/05/23, 2019-04-23T01:00:00.000Z
    (
        "d",
        rf"(?<![\w.])(\d{{4}})([./-])(\d\d?)\2(\d\d?){_CLOCK}(?!\w)",
        lambda m, _: _day(m, int(m[1]), int(m[3]), int(m[4])),
    ),
    # 20160331, 20160331T000000Z
    ("d", r"^(\d{4})(\d\d)(\d\d)(?:t\d{6}z?)?$", lambda m, _: _day(m, int(m[1]), int(m[2]), int(m[3]))),
    # 31.3.15, 03/04/2016, 24-8-15, 31 / 3 / 2015
    ("d", r"(?<![\w./])(\d\d?) ?([/.-]) ?(\d\d?) ?\2 ?(\d{4}|\d\d)(?!\w|[./]\d)", _numeric),
    # Weds 2/12, week ending 4/12, w/c 7/12
    (
        "d",
        (
            rf"(?<!\w)(?:{WEEKDAY},?|w(?:ee)?k[./ ]?(?:ending|commencing|beginning|starting|end)?|w[./]?[ecb]\.?)[ :]*"
            r"(?P<day>\d\d?)/(?P<month>\d\d?)(?![\w/])"
        ),
        _day_slash_month,
    ),
    # Q2 2025/26, 2016/17 Q2, Quarter 2 (Jul-Sep), 4th Quarter - January to March 2018
    (
        "",
        (
            rf"(?:(?<![\w/.])(?P<before>{_YEARISH}) ?[-,:]? ?)?"
            r"(?<!\w)(?:q(?:uarter|tr)?\.? ?(?P<number>[1-4](?!\w)|one\b|two\b|three\b|four\b)|"
            r"(?P<nth>1st|2nd|3rd|4th|first|second|third|fourth|final|last) (?:quarter|qtr))"
            rf"(?:[ ,:(-]*(?P<from>{MONTH}) ?(?:-|to|/) ?(?P<to>{MONTH}))?"
            rf"(?:[ ,.:()-]*(?:of )?(?:the )?(?P<after>{_YEARISH}|'\d\d(?!\d)|(?<=[a-z] )\d\d(?!\d|[:./-]\d)))?\)?"
        ),
        years.quarter,
    ),
    # September 30, 2020
    (
        "dm",
        rf"{_M} ?(\d\d?){_NTH},? (\d{{4}})(?!\d)",
        lambda m, _: _day(m, int(m[4]), month_of(m["month"]), int(m[2])),
    ),
    # 1 - 30 September 2016
    (
        "dm",
        (
            rf"(?<![\w./]){NO_MONTH}(?P<day>\d\d?)(?:st|nd|rd|th)? ?(?:-|to|and|or|&|/) ?(?:the |{WEEKDAY} )?"
            rf"(?P<until>\d\d?){_NTH}(?: of)? {_M}{_YEAR_AFTER}"
        ),
        _days_of_month,
    ),
    # September 12-16, 2016
    (
        "dm",
        rf"{_M} (?P<day>\d\d?){_NTH} ?(?:-|to) ?(?P<until>\d\d?)(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)",
        _days_of_month,
    ),
    # 2020 Sep 30, 2020/Sep/30
    (
        "dm",
        rf"(?<![\w./])(\d{{4}})[ /-]{_M}[ /-](\d\d?)(?![\w/])",
        lambda m, _: _day(m, int(m[1]), month_of(m[2]), int(m[3])),
    ),
    # 24 Aug 2015, 31st of March, 10/Apr/24, 31Mar17
    (
        "dm",
        (
            rf"(?:(?<![\w./])|(?<=[a-z]/)|{_BEHIND_YEAR})(?<!week ){NO_MONTH}(?P<day>\d\d?)"
            rf"(?:(?P<nth> ?(?:st|nd|rd|th)\b)\.?)?(?: day)?(?: of)?[ ./-]?{_M}{_YEAR_AFTER}"
        ),
        _day_month,
    ),
    # autumn 2016, winter 2016/17, spring term 2016
    (
        "",
        (
            r"\b(?:(?P<before>(?:19|20)\d\d) )?(?P<season>spring|summer|autumn|fall|winter)(?![a-z])"
            r"(?! (?:recess|holidays?|break|vacation|budget|statement|school)\b)(?: of)?"
            r"(?P<term> term)?(?:[ ,-]*(?:of )?"
            r"(?P<year>(?:19|20)\d\d(?!\d)|'?\d\d(?![\w%]|:\d|[./-]\d))(?P<next>[/-]\d\d(?!\d))?)?"
            r"(?P<behind>(?<=\d) term)?"
        ),
        years.season,
    ),
    # Dec-24, Aug 2015, June '16, Dec/2015
    ("dm", rf"\b{_M}[ ,]*(?:[/-] ?)?'?(?P<year>\d{{4}})(?!\d)", _named_month),
    ("dm", rf"\b{_M}(?: ?'|[/-]|(?<=\.))(?P<year>\d\d)(?!\d|:\d| ?{MONTH})", _named_month),
    # 2016 March
    ("dm", rf"\b(?P<year>(?:19|20)\d\d)[ -]{_M}", _named_month),
    # December 15
    ("dm", rf"\b({MONTH}) (\d\d?)(?:st|nd|rd|th)?(?!\w|:\d|[./]\d)", _month_and_number),
    # H1 2025, H2 2025/26, 2025 H1
    ("d", r"\bh(?P<half>[12]) ?(?P<year>(?:19|20)\d\d|\d\d(?=/\d\d))(?P<next>[/-]\d\d)?(?!\d)", years.half_year),
    ("d", r"\b(?P<year>(?:19|20)\d\d)(?P<next>[/-]\d\d)? ?h(?P<half>[12])(?!\w)", years.half_year),
    # 03/2016
    ("d", r"(?<![\w./-])(\d\d?)[/-]((?:19|20)\d\d)(?![\w/.-])", _numeric_month),
    # FY 2016/17, 17/18, academic year 2020-21, 2015-2019, 2016-03
    (
        "d",
        (
            rf"(?<![\w./£$€])(?:(?P<named>{_FISCAL}|{_SCHOOL})[ -]*)?'?(?P<first>\d{{4}}|\d\d) ?[/-] ?"
            rf"(?P<second>\d{{4}}|\d\d?)(?![\w%]|[./]\d|-\d\d?\b(?!/))(?P<after> (?:{_FISCAL}|{_SCHOOL}))?"
        ),
        years.year_pair,
    ),
    # end of academic year 2025
    ("d", rf"\b(?<=end of ){_SCHOOL} (?P<year>(?:19|20)\d\d)(?![\w/.-])", years.school_year_to),
    # FY 2021, FY21
    ("d", rf"\b{_FISCAL} ?'?(?P<year>\d{{4}}|\d\d)(?![\w/.-])", years.financial_year_of_one),
    # next month, this financial year, the end of the calendar year
    (
        "",
        (
            r"\b(?:(?:(?P<nth>\d\d?)(?:st|nd|rd|th)(?: of)? |"
            rf"(?P<weekday>{WEEKDAY})(?: of)? (?=(?:this|current|next) week))?"
            r"(?P<which>this|current|next) (?P<unit>week|month|(?:calendar |financial |fiscal )?year)\b"
            rf"(?:(?<=week)[ ,(]+(?:on )?(?P<behind>{WEEKDAY})\)?)?|"
            r"(?P<named>(?:calendar|financial|fiscal) year)\b(?= end|$))"
        ),
        years.this_or_next,
    ),
    # Christmas 2016, Easter '16, Easter Monday 2027
    ("", rf"\b({years.FEASTS})(?: '?((?:19|20)\d\d|\d\d(?!\w|:\d)))?(?!\w)", years.feast),
    # June
    ("m", rf"\b{_M}(?P<year>)", _named_month),
    # 2018, but not the 2018 plan
    (
        "d",
        (
            r"(?<![\w./£$€#])(?<!\d-)(?:calendar year |cy ?)?((?:19|20)\d\d)(?![\w/%]|[.-]\d)"
            r"(?! (?:action )?(?:plan|strategy|policy|vision|team|survey|census|budget)\b)"
        ),
        years.whole_year,
    ),
)
