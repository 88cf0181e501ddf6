"""Updates out of a cell: what was said, and on which day, where the words begin with one."""

import re
from collections.abc import Iterator
from datetime import date

from planwatch.exchange.table.dates import DateReader
from planwatch.exchange.table.record import Said

_DAY = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Za-z]{3,9},? '?\d{2,4}|"
    r"\d{1,2}[/-][A-Za-z]{3}[/-]\d{2,4}|[A-Za-z]{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4}|[A-Za-z]{3,9} \d{4})"
)
_BEGINS = re.compile(
    rf"^\W*(?:(?:update|position|as at|as of|on|\(?\d{{1,2}}\)?)\s+){{0,3}}(?:update|position|as at|as of|at)?\W{{0,3}}"
    rf"(?P<day>{_DAY})(?: \d\d?:\d\d(?::\d\d)?(?: ?[ap]m)?)?(?P<sign>\s*[-–—:;.)\]]+\s*|\s+(?=[A-Z])|\s*$|\s*\n)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_ACCOUNT = re.compile(r"^[\w.-]*\d[\w:.-]{5,};")
"""What Jira calls a person by, behind the day of a comment."""
_AS_AT = re.compile(_DAY)


def updates_in(text: str, as_at: date | None, dates: DateReader, today: date) -> tuple[Said, ...]:
    """What a cell says: lines that begin with a day are updates of that day, all else one of the day given."""
    if "\n" not in text and not _begun(text):
        return (Said(text, as_at),)
    return tuple(_split(text, as_at, dates, today))


def _begun(line: str) -> re.Match[str] | None:
    """The day that a line begins with; no day is without a digit."""
    return _BEGINS.match(line) if _DIGIT.search(line) else None


def _split(text: str, as_at: date | None, dates: DateReader, today: date) -> Iterator[Said]:
    lines: list[str] = []
    day = as_at
    for line in text.split("\n"):
        match = _begun(line)
        begun = _day(match["day"], dates, today) if match else None
        if match is None or begun is None:
            lines.append(line)
            continue
        if said := "\n".join(lines).strip():
            yield Said(said, day)
        day, rest = begun, _ACCOUNT.sub("", line[match.end() :]).strip()
        lines = [rest] if rest else []
    if said := "\n".join(lines).strip():
        yield Said(said, day)


def _day(words: str, dates: DateReader, today: date) -> date | None:
    found = dates.reading(words)
    return found.last if found.is_one_day and found.last is not None and found.last <= today else None


def as_at_of(heading: str, dates: DateReader, today: date) -> date | None:
    """The day that the heading of a column of updates names: ``Position at 31 March 2016``."""
    match = _AS_AT.search(heading)
    found = dates.reading(match[0]) if match else None
    return found.last if found is not None and found.last is not None and found.last <= today else None
