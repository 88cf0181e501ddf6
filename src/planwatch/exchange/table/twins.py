"""Tables of one file under the same headings, a sheet or a quarter each: what their columns are, all tell together."""

from collections import defaultdict
from collections.abc import Sequence

from planwatch.exchange.table.columns import Rows
from planwatch.exchange.table.headings import Header
from planwatch.exchange.table.provenance import Table

_SAMPLE = 240
"""Rows that are looked at of all twins together."""


def twins(tables: Sequence[Table], headers: Sequence[Header]) -> dict[int, Rows]:
    """The rows by which the columns are told of each table that is not alone under its headings."""
    alike: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, header in enumerate(headers):
        if header.is_known and header.headings:
            alike[header.headings].append(number)
    found: dict[int, Rows] = {}
    for numbers in alike.values():
        if len(numbers) > 1:
            each = [tables[number].rows[headers[number].last + 1 :] for number in numbers]
            found |= dict.fromkeys(numbers, _pooled(each, len(headers[numbers[0]].headings)))
    return found


def _pooled(each: Sequence[Rows], width: int) -> Rows:
    most = max(1, _SAMPLE // len(each))
    return [row[:width] for rows in each for row in rows[:: max(1, len(rows) // most)]]
