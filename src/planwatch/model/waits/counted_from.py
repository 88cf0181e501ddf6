"""Which action a due date counts from, where its words name one: "6 weeks after A1.2"."""

import re
from datetime import date
from functools import lru_cache

from planwatch.model.dates.reading import read_date
from planwatch.model.text.refs import natural_key

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_COUNTS_FROM = (
    "(?:after|of|from|following|once|when|before|prior) "
    rf"(?!\d{{4}}(?:/\d+)?$|(?:{_MONTHS})[a-z]*\b(?:[ ./-]*\d+)*$).*[0-9]"
)
"""Not "end of March 2016", which many actions are due by: to read words takes the whole grammar."""


def may_count(due: str) -> bool:
    """Whether due words may count from another action: a cheap look, before they are read."""
    return re.search(_COUNTS_FROM, due, re.IGNORECASE) is not None


@lru_cache(4096)
def counted_from(due: str) -> str:
    """The key of the ref (see ``natural_key``) of the action that due words count from; empty where they name none."""
    after = read_date(due, date.min).after if may_count(due) else None
    return natural_key(after.ref) if after is not None else ""
