"""Dates of numbers that were written with the month first, as in American files."""

import re
from datetime import date

from planwatch.model.dates.grammar.words import WEEKDAY, full_year
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.when import MONTHS

_DATE = re.compile(r"(?<![\w./])(\d\d?) ?([/-]) ?(\d\d?) ?\2 ?(\d{4}|\d\d)(?!\w|[./]\d)", re.ASCII)
_NO_YEAR = re.compile(rf"\b((?:{WEEKDAY},?|w/[cbe]) ?)(\d\d?)/(\d\d?)(?![\w/])", re.ASCII | re.IGNORECASE)


def written_out(words: str) -> str:
    """The words with such dates written out: ``5/6/2015`` as ``6 May 2015``.

    So they mean the same to whoever reads them again. Dates with points are never American, and what gives no day with
    its month first is left as it is.
    """
    return _NO_YEAR.sub(_named, _DATE.sub(_whole, words))


def _whole(match: re.Match[str]) -> str:
    try:
        return day_in_full(date(full_year(match[4]), int(match[1]), int(match[3])))
    except ValueError:
        return match[0]


def _named(match: re.Match[str]) -> str:
    month, day = int(match[2]), int(match[3])
    return f"{match[1]}{day} {MONTHS[month - 1].title()}" if 1 <= month <= 12 and 1 <= day <= 31 else match[0]
