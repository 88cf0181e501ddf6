"""Reading a wording: its parts put together by the words between and around them."""

import re
from datetime import date, timedelta

from planwatch.model.dates.grammar import repeats
from planwatch.model.dates.grammar.forms import find_parts
from planwatch.model.dates.grammar.near import near_day, relative, stepped
from planwatch.model.dates.grammar.parts import DateContext, DatePart, hangs, is_placed, resolved
from planwatch.model.dates.grammar.ranges import joined
from planwatch.model.dates.grammar.spans import Days, one_day
from planwatch.model.dates.grammar.words import (
    CONDITIONAL,
    FILLERS,
    LONGEST,
    MONTH,
    NOTHING,
    NUMBER,
    ONGOING,
    UNIT,
    WEEKDAY,
    in_pairs,
    lowered,
    plain_words,
)
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.when import FIRST_YEAR, SERIES, WEEKDAYS, DateKind, Period, Reading
from planwatch.model.values import replace


def read(words: str, today: date, period: Period) -> tuple[Reading, bool]:
    """What the words mean on the day ``today``, and whether they can mean a day that is past as well."""
    text = " ".join(words.split())
    if len(text) > LONGEST:
        return Reading(text), False
    plain = plain_words(words)
    try:
        when, may_be_past = _read(text, plain, lowered(plain), DateContext(today, period))
    except (ValueError, OverflowError):
        return Reading(text, doubt="there is no such day"), False
    if when.first is not None and when.first.year < FIRST_YEAR:
        return Reading(text, doubt=f"{when.first.year} is no year of a plan"), False
    return when, may_be_past


def _read(text: str, plain: str, low: str, scene: DateContext) -> tuple[Reading, bool]:
    if near := near_day(low, scene.today):
        day, may_be_past = near
        if " " in low and not low.startswith("+"):
            return Reading(text, day, day, DateKind.DATE, said=scene.today), may_be_past
        return Reading(day_in_full(day), day, day, DateKind.DATE), may_be_past
    low = in_pairs(low)
    parts = find_parts(low, scene)
    if not parts and (after := relative(lowered(plain), plain)):
        return Reading(text, kind=DateKind.RELATIVE, after=after), False
    if _NOT_HERE.match(low):
        return Reading(text), False
    if parts and (span := stepped(parts, low, scene)):
        kind = parts[0].kind if "within " not in low else DateKind.RANGE
        return _told(text, span, kind, parts, scene)
    if CONDITIONAL.match(low) and not _NO_EVENT.fullmatch(low) and not any(_is_due(part, low) for part in parts[:1]):
        return Reading(text, kind=DateKind.CONDITIONAL), False
    if repeating := repeats.read(text, low, parts, scene):
        return repeating, False
    if parts and (found := _dated(text, low, parts, scene)):
        return found
    if ONGOING.search(low):
        return Reading(text, kind=DateKind.ONGOING), False
    # What tells no date today may tell one on another day: "August 30, 1 August" where 2030 is not near.
    said = scene.today if hangs(parts) else None
    return Reading(text, said=said, doubt="" if NOTHING.fullmatch(low) else _doubt(low, parts)), False


_NO_EVENT = re.compile(rf"within (?:the next )?{NUMBER} {UNIT}|next {WEEKDAY}")
_NOT_HERE = re.compile(
    r"(?:see|check|refer|to be (?:advised|agreed|arranged|confirmed|decided|determined|set) (?:at|after|following))\b"
)
_DIRECTLY = re.compile(r"^(?:(?:by|after|before|prior to|until|next|at|on|within)(?: the)?(?: end of)?(?: the)? )?$")
_NEXT_TIME = re.compile(
    r"^next(?!.*\b(?:after|before|following|once|when|if|until|depend\w+)\b)(?: [a-z&'/]+){1,4}[ :,(-]+$"
)


_AT_LATEST = re.compile(r"[-,;:(] ?(?:by|no later than|deadline|due)(?: the)?:? $")
_IN_BRACKETS = re.compile(r"\([^()]*\bon (?:the )?$")
_AFTER_WHAT = re.compile(r"after\b(?: the)? ")


def _is_due(part: DatePart, low: str) -> bool:
    """Whether words that begin like those that wait for an event name a date itself: ``after 1 May``, not its event."""
    before, behind = low[: part.start], low[part.end : part.end + 2].strip()
    if _AFTER_WHAT.fullmatch(before) and behind.isalpha():
        return False
    if _DIRECTLY.search(before) or ((part.firm or part.near) and _NEXT_TIME.search(before)):
        return True
    return part.year is not None and bool(_AT_LATEST.search(before) or _IN_BRACKETS.search(before))


def _doubt(low: str, parts: list[DatePart]) -> str:
    if re.fullmatch(r"\d\d?[/.-]\d\d?", low):
        return "may be a day, but has no year"
    if re.match(r"within\b", low):
        return "does not say from when"
    if re.search(r"\byear[ -]?end\b|\bend of (?:the )?year\b", low):
        return "may be the end of the calendar year or of the financial year"
    return "no one date can be told from these words" if parts else ""


def _told(
    text: str, span: Days, kind: DateKind, parts: list[DatePart], scene: DateContext, doubt: str = ""
) -> tuple[Reading, bool]:
    """The reading, with the day it was made on where another day would give another one."""
    said = scene.today if hangs(parts) else None
    return Reading(text, span[0], span[1], kind, said=said, doubt=doubt), any(part.year is None for part in parts)


def _dated(text: str, low: str, parts: list[DatePart], scene: DateContext) -> tuple[Reading, bool] | None:
    alone = _only_fillers(low, parts)
    parts = _placed(_live(joined(parts, low), low), low, alone=alone)
    if len(parts) == 1 and GIVEN_UP.match(low, parts[0].end):
        return None
    if not parts or _hangs_on_events(low, parts[0]):
        return (Reading(text, kind=DateKind.CONDITIONAL), False) if parts else None
    part, is_series = _the_one(parts, low, scene)
    if part is None or (part.year is None and _A_YEAR.match(low, part.end)):
        return None
    first, last = resolved(part, scene)
    before, after = low[: part.start], low[part.end :]
    doubt = SERIES if is_series else part.doubt or _other_doubts(part, first, before, after)
    if _BEFORE.search(before) and part.edge != "end" and not _NOT_BEFORE.search(before):
        return _told(text, one_day(first - timedelta(days=1)), DateKind.DATE, parts, scene, doubt)
    if _WEEK_OF.search(before) and first == last:
        return _told(text, (first, first + timedelta(days=6)), DateKind.RANGE, parts, scene, doubt)
    if _opens(part, before, after):
        begin = last + timedelta(days=1) if _AFTER.search(before) else first
        when, may_be_past = _told(text, (begin, last), DateKind.ONGOING, parts, scene, doubt)
        return replace(when, last=None), may_be_past
    return _told(text, (first, last), part.kind, parts, scene, doubt)


GIVEN_UP = re.compile(
    r"[^a-z]*(?:(?:now|but|is|was|slipped|moved|changed|revised)\b[^a-z]*)*(?:\bto|\bnow|→)\W*"
    r"(?:tb[acd]\b|to be (?:advised|agreed|arranged|confirmed|decided|determined)\b|not known\b|unknown\b)"
)
"""Behind a date: that it no longer stands, and which one does is not known."""
_A_YEAR = re.compile(r"\W{0,4}(?:(?:of|in|the) )?(?:19|20)\d\d(?!\d)")
_BEFORE = re.compile(r"\b(?<!\bor )(?:(?:before|prior to|ahead of|in advance of)(?: the)? |pre[ -])$")
_AFTER = re.compile(r"\bafter(?: the)? $|^post[ -]$")
_NOT_BEFORE = re.compile(
    r"(?:^post[ -]|\b(?:after|not? (?:before|earlier than)|not\b[^,;]{0,30} until)(?: the)?|(?<![=-])[>≥]=?)"
    r"(?: the)? ?$"
)
_WEEK_OF = re.compile(
    r"\b(?:w[./]?[cb]\.?|w(?:ee)?k (?:comm(?:encing)?|beg(?:inning)?|starting|of))\W*"
    rf"(?:{WEEKDAY},? (?:the )?)?$"
)
_START = re.compile(
    r"(?:^from\b(?!.*\b(?:by|due|until|complete[d]?|to)\b).*|\b(?:from|since|onwards?|w\.?e\.?f\.?|effective|"
    r"commenc(?:e|ed|es|ing|ement)|start(?:s|ed|ing)?|begins?|beginning|began|begun)(?: date)?\W*"
    r"(?:in|on|from|of|at|by|with)?(?: the)?\W*|"
    # the same where a plan is kept in another language
    r"(?<!\w)(?:ab|seit|[àa] partir d(?:e(?: la|l)?|u)|d[eè]s(?: le)?|depuis|desde(?: el)?|dal|vanaf|"
    r"fr[åa]n(?: och med)?|fra(?: og med)?) )$"
)
_ONWARDS = re.compile(
    r"(?:[ ,;(]*(?:(?:-|/|&|and|then|is|to be)[ ,]*)*(?:on-? ?going|onwards?|beyond|continu\w+|to date|to present|"
    r"present|for ?ever|ymlaen|laufend|fortlaufend|ff|en adelante|in poi|och fram[åa]t)\b|[ ]?\+|[ ]?(?:-|…)$)"
)


def _opens(part: DatePart, before: str, after: str) -> bool:
    """Whether only a beginning is told."""
    if part.kind is not DateKind.RANGE and (_START.search(before) or _NOT_BEFORE.search(before)):
        return True
    return _ONWARDS.match(after) is not None and not re.search(r"\b(?:by|until|end)\b[a-z ]*$", before)


_EVENTS = re.compile(r"\b(?:subject to|dependent|depending|following|once|when|if|awaiting|pending|in line with)\b")
_DUE = re.compile(r"\b(?:by|due|deadline|target|than|before)\b[^,;]{0,14}$")


def _hangs_on_events(low: str, part: DatePart) -> bool:
    return _EVENTS.search(low, 0, part.start) is not None and not _DUE.search(low[: part.start])


def _other_doubts(part: DatePart, day: date, before: str, after: str) -> str:
    if _EVENTS.search(after):
        return "may depend on something else"
    if part.kind is DateKind.DATE and (match := re.search(rf"\b({WEEKDAY}),? (?:the )?$", before)):
        named = WEEKDAYS.index(match[1][:3])
        if part.year is not None and named != day.weekday():
            return f"{day_in_full(day)} is a {WEEKDAYS[day.weekday()].title()}"
    return ""


def _placed(parts: list[DatePart], low: str, *, alone: bool) -> list[DatePart]:
    """The parts that are dates where they stand; beside one that is, ``Apr 27`` is a month as well."""
    if alone:
        return parts
    placed = [part for part in parts if is_placed(part, low)]
    return [part for part in parts if part in placed or part.near] if placed else []


def _only_fillers(low: str, parts: list[DatePart]) -> bool:
    """Whether all that stands beside the parts is words of time, numbers of list items and signs."""
    rest = list(low)
    for part in parts:
        rest[part.start : part.end] = " " * (part.end - part.start)
    return all(word in FILLERS for word in re.findall(r"[^\W_][\w'-]*|[£$€%]", _NUMBERS.sub(" ", "".join(rest))))


_NUMBERS = re.compile(r"\b(?:(?:year|yr|phase|stage) \d{1,2}|\d\d?[:.]\d\d ?(?:am|pm|hrs)?|\d\d? ?(?:am|pm)|noon)\b")


_OLD = re.compile(
    r"(?:\b(?:was|were|prev(?:ious(?:ly)?)?|original(?:ly)?|formerly|old|shown as|instead of|rather than|"
    r"(?:slipped|slippage|moved|deferred|extended|revised|changed|delayed|postponed|re-?scheduled|put back|"
    r"brought forward|carried forward)(?: from|\b[^;(]{0,40}\(from)|now\b[^;(]{0,40}\(from)|\bo:|\bex:?)"
    r"\W*(?:(?:due|date|by|from|target|planned|scheduled|set|for)\W*)*$"
)
_NEW = re.compile(
    r"\b(?:revised|now|extended|moved|new|changed|slipped|deferred|delayed|re-?scheduled|postponed|amended|updated|"
    r"put back|brought forward|carried forward)\b[^#;]{0,30}$|(?:→|->|=>|>) ?$"
)
_DONE = re.compile(
    r"\b(?:completed|achieved|approved|reviewed|cleared|finished|delivered|agreed|done|last (?:held|met))\W*"
    r"(?:in|on|by)?(?: the)?\W*$"
)


def _live(parts: list[DatePart], low: str) -> list[DatePart]:
    """The parts that are not given as superseded by another, done, or as a beginning beside an end."""
    if len(parts) < 2:
        return parts
    live = [part for part in parts if not _OLD.search(low[: part.start])] or parts
    if len(live) > 1 and _NEW.search(low[live[-2].end : live[-1].start]):
        return live[-1:]
    live = [part for part in live if not _DONE.search(low[: part.start])] or live
    return [part for part in live[:-1] if not _START.search(low[: part.start])] + live[-1:]


_NUMBERED = re.compile(
    r"(?:^|[\s;,])(?:\(?\d{1,2}[.):]|\(?[a-h]\)|(?:phase|stage|step|part|milestone|tranche) ?\d{1,2})\W*$"
)


def _the_one(parts: list[DatePart], low: str, scene: DateContext) -> tuple[DatePart | None, bool]:
    """The part that counts: the only one, the narrowest of those that say the same, or the last of a series.

    The second is whether it is a series.
    """
    if len(parts) == 1:
        return parts[0], False
    if all(_NUMBERED.search(low[: part.start]) for part in parts):
        return parts[-1], True
    spans = [(resolved(part, scene), part) for part in parts]
    (first, last), narrowest = min(spans, key=lambda each: each[0][1] - each[0][0])
    if all(begin <= first and last <= end for (begin, end), _ in spans):
        yearless = len({span for span, part in spans if part.year is None}) > 1
        return (None if yearless else narrowest), False
    return _last_of(spans, low), True


_YEARS_MORE = re.compile(rf"{MONTH} (?:19|20)\d\d(?:(?:,| and|,? &) (?:19|20)\d\d)+$")


def _last_of(spans: list[tuple[Days, DatePart]], low: str) -> DatePart | None:
    """The last of several dates.

    None where it only says when something begins or goes on, where a year is one more for the month before it, and
    where a year that is left out could be more than one.
    """
    last = spans[-1][1]
    if ONGOING.search(low) or _START.search(low[: last.start]) or _YEARS_MORE.search(low[: last.end]):
        return None
    dated = [each for each in spans if each[1].year is not None] or spans
    return max(dated, key=lambda each: each[0][1])[1] if last in (part for _, part in dated) else None
