"""By when a recommendation is to be met: its words, and the days that are counted from the day of its source."""

import re
from datetime import date

from planwatch.model.dates.in_words import day_in_full, day_in_words, when_in_words
from planwatch.model.dates.reading import read_date
from planwatch.model.dates.span import Span
from planwatch.model.dates.when import ANY_PERIOD, Period
from planwatch.model.plan.recommendation import Recommendation

_COUNTED = re.compile(
    r"(?P<count>.*\b(?:days?|weeks?|months?|years?) (?:of|from|after|following)) "
    r"(?:(?:the )?(?:publication|date|issue|receipt) of )?(?:the |this |its )?(?:[^\W\d]+ ){0,2}?"
    r"(?:report|review|inspection|audit|publication|letter)(?: (?:is|was|being) (?:published|received|issued))?[ .]*",
    re.IGNORECASE,
)


def counts_from_source(words: str) -> bool:
    """Whether the words count from the source, and name no day: ``within 6 weeks of the report``."""
    return _counted(words) is not None


def from_source(words: str, source: Span, today: date, period: Period = ANY_PERIOD) -> Span:
    """Words that count from the source with the days that follow from its day; none where that has no day."""
    counted = _counted(words)
    if counted is None or source.first is None or source.last is None:
        return Span(words)
    ends = [read_date(f"{counted} {day_in_full(day)}", today, period) for day in (source.first, source.last)]
    first, last = ends[0].first, ends[1].last
    return Span(words, first, last) if first is not None and last is not None else Span(words)


def _counted(words: str) -> str | None:
    """``within 6 weeks of``."""
    found = _COUNTED.fullmatch(" ".join(words.split()))
    return found["count"] if found else None


def when_due(one: Recommendation, today: date) -> str:
    """``30 Jun``, ``by 5 Oct 2015`` where that is counted; other words as they are."""
    last = one.due.last
    if last is not None and counts_from_source(one.due.text):
        return f"by {day_in_words(last, today)}"
    return when_in_words(one.due, today)


def due_in_words(one: Recommendation, today: date) -> str:
    """``due 30 Jun``, ``overdue: within 6 weeks of the report (by 5 Oct 2015)``; empty where no date is set."""
    if not one.due:
        return ""
    words = when_due(one, today)
    if one.due.last is not None and counts_from_source(one.due.text):
        words = f"{' '.join(one.due.text.split())} ({words})"
    return f"overdue: {words}" if one.is_overdue(today) else f"due {words}"
