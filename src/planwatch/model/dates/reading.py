"""Dates as people write them, to the first and last day they can mean.

Reading is British: day first, weeks start on Monday, the financial year begins in April unless the plan says otherwise.
A date written in full is read here; ``grammar`` is loaded for all other words.
"""

import re
from datetime import date, datetime, timedelta

from planwatch.model.dates.in_words import interval_in_full
from planwatch.model.dates.span import Span
from planwatch.model.dates.when import ANY_PERIOD, FIRST_YEAR, MONTHS, Dated, DateKind, Period, Reading
from planwatch.model.values import replace

_PLAIN = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d\d?)([/.-])(\d\d?)\5(\d{4})|(\d\d?) ([A-Z][a-z]{2}) (\d{4})", re.ASCII)


def read_date(words: str, today: date, period: Period = ANY_PERIOD, *, month_first: bool = False) -> Reading:
    """Read ``words`` on the day ``today``; never raises, never invents.

    The words stay as they were typed; only the bare shorthands (``tomorrow``, ``fri``, ``+2w``) become the day that
    they mean. Of others that hang on ``today`` (``next month``; a day, month or season without a year, which is taken
    from ``period`` where that has one to give) the reading keeps the day. ``Every August`` means the next one.
    ``month_first`` is for words of an American file; its dates of numbers are written out in the reading, since a plan
    reads them with the day first.
    """
    if month_first:
        from planwatch.model.dates.grammar.month_first import written_out

        words = written_out(words)
    return _plain_day(words) or _odd_words(words, today, period)[0]


def read_typed(words: str, today: date, period: Period = ANY_PERIOD) -> Reading:
    """As ``read_date``, of what somebody types where a date belongs.

    ``31/3`` and ``in 3 weeks`` are dates there, and what looks like a date and is none has a ``fault``.
    """
    return _plain_day(words) or _typed_words(words, today, period)[0]


def read_past_date(words: str, today: date, period: Period = ANY_PERIOD) -> Reading:
    """Read the words of a day that has been: ``fri`` is the last Friday, ``8 Jan`` the last 8 January."""
    plain = _plain_day(words)
    if plain is not None:
        return plain
    when, may_be_past = _typed_words(words, today, period)
    if not may_be_past or when.first is None or when.first <= today:
        return when
    for days in (7, 365):
        if today.toordinal() > days:
            before = _typed_words(words, today - timedelta(days=days), ANY_PERIOD)[0]
            if before.first is not None and today - timedelta(days=days) < before.first <= today:
                return replace(before, said=today) if before.said else before
    return when


def read_as_said(stored: Span, today: date, period: Period = ANY_PERIOD) -> Reading:
    """Read words that a plan keeps as on the day they were said; on ``today`` where none is kept."""
    if stored.said is None:
        return read_date(stored.text, today, period)
    return replace(read_typed(stored.text, stored.said, period), fault="")


def _plain_day(words: str) -> Reading | None:
    if not words.strip():
        return Reading("")
    match = _PLAIN.fullmatch(words)
    if match is None:
        return None
    iso_year, iso_month, iso_day, day, _, month, year, named_day, name, named_year = match.groups()
    try:
        if iso_year:
            found = date(int(iso_year), int(iso_month), int(iso_day))
        elif year:
            found = date(int(year), int(month), int(day))
        else:
            found = date(int(named_year), MONTHS.index(name.lower()) + 1, int(named_day))
    except ValueError:
        return None  # 31/02/2016, or 5/17/25 with its month first: the grammar tells them apart
    return Reading(words, found, found, DateKind.DATE) if found.year >= FIRST_YEAR else None


def _typed_words(words: str, today: date, period: Period) -> tuple[Reading, bool]:
    from planwatch.model.dates.grammar.typed import read

    return read(words, today, period)


def _odd_words(words: str, today: date, period: Period) -> tuple[Reading, bool]:
    from planwatch.model.dates.grammar.reading import read

    return read(words, today, period)


def follow(when: Reading, other: Dated) -> Span:
    """A relative date resolved against the date of the action it names; itself where either gives nothing to go by."""
    after = when.after
    if after is None or other.first is None or other.last is None or after.unit == "working days":
        return when.span
    from planwatch.model.dates.grammar.spans import moved

    try:
        last = moved(other.last, after.number, after.unit)
        first = other.first if after.within else moved(other.first, after.number, after.unit)
    except (ValueError, OverflowError):
        return when.span
    return Span(when.text, min(first, last), last, when.said)


def next_occurrence(when: Reading, since: date) -> Reading | None:
    """The first occurrence that begins after ``since`` and after the one that ``when`` gives; None where none is known.

    Its text tells the occurrence (``monthly from 31 Jan 2016, next 29 Feb 2016``), and so is read as the same again.
    """
    if not when.repeats or when.first is None or when.last is None:
        return None
    from dateutil.rrule import rrulestr

    from planwatch.model.dates.grammar.spans import same_length

    begin = datetime(when.first.year, when.first.month, when.first.day)  # noqa: DTZ001  rrule wants naive days
    later = max(since, when.last)
    try:
        found = rrulestr(when.repeats, dtstart=begin).after(datetime(later.year, later.month, later.day))  # noqa: DTZ001
        first, last = same_length((when.first, when.last), found.date()) if found else (None, None)
    except (ValueError, OverflowError):
        return None
    if first is None or last is None:
        return None
    base = re.sub(r", next [^,]+$", "", when.text)
    return replace(when, text=f"{base}, next {interval_in_full(first, last)}", first=first, last=last, after=None)
