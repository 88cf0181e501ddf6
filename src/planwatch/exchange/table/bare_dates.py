"""A column that is only called *Date*: the day on which something was raised, or the one by which it is to be done."""

import re
from collections.abc import Sequence
from datetime import date

from planwatch.exchange.table.columns import Mapped
from planwatch.exchange.table.dates import DateReader
from planwatch.exchange.table.headings import words_of
from planwatch.exchange.table.proposal import Column, Sure
from planwatch.exchange.table.provenance import Cell
from planwatch.model.dates.when import ANY_PERIOD
from planwatch.model.values import replace

_BARE = (("date",), ("dates",))
_WITH_YEAR = re.compile(r"\d{4}|\d[./-]\d{2}\b", re.ASCII)


def is_bare(column: Column | None) -> bool:
    """Whether its heading says nothing but that it holds dates."""
    return column is not None and words_of(column.heading) in _BARE


def with_days_to_come(mapped: Mapped, body: Sequence[Sequence[Cell]], today: date) -> Mapped:
    """The columns, of which one that is only called *Date* is due where some of its days are still to come."""
    raised = mapped.of("raised")
    if raised is None or not is_bare(raised) or raised.sure is Sure.PERSON or mapped.has("due"):
        return mapped
    reader = DateReader(today, ANY_PERIOD, month_first=False)
    if not any(_is_to_come(row[raised.index], reader) for row in body):
        return mapped
    due = replace(raised, field="due", sure=Sure.DOUBTFUL)
    return mapped._replace(columns=tuple(due if column is raised else column for column in mapped.columns))


def _is_to_come(cell: Cell, reader: DateReader) -> bool:
    if not isinstance(cell.value, date) and not _WITH_YEAR.search(cell.text):
        return False
    first = reader.read(cell).span.first
    return first is not None and first > reader.today
