"""The rows of a project's plan that sum up those below: a phase over its tasks is a theme, and nobody's action."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise

from planwatch.exchange.table.headings import words_of
from planwatch.exchange.table.row import Role, Row, Seen

_LEVELS = frozenset({("outline", "level"), ("level",), ("indent",), ("indent", "level"), ("hierarchy", "level")})
_MOSTLY = 0.6
_LEAST_UNDER = 2
"""So many rows whose days a summary spans; with one below, the days of both may be the same by chance."""


def with_summaries(seen: Seen, rows: list[Row]) -> list[Row]:
    """The rows, of which those that sum others up name the theme of those below.

    Such a row is nobody's where most rows are somebody's, and stands over rows of a deeper level, of longer refs
    (1 over 1.1), or spans exactly the days of those up to the next such row.
    """
    lead = seen.mapped.of("lead")
    actions = [row.at for row in rows if row.role is Role.ACTION]
    if lead is None:
        return rows
    free = [at for at in actions if not seen.table.rows[at][lead.index] and (at, lead.index) not in seen.below]
    if not free or len(actions) - len(free) < _MOSTLY * len(actions):
        return rows
    sums = _over_deeper(seen, actions, free) or _over_days(seen, actions, free)
    return [Row(row.at, Role.THEME, _title(seen, row.at)) if row.at in sums else row for row in rows]


def _title(seen: Seen, at: int) -> str:
    return " ".join(seen.table.rows[at][seen.title].text.split())


def _over_deeper(seen: Seen, actions: Sequence[int], free: Sequence[int]) -> set[int]:
    """The rows right below which a row of a deeper level stands, or one whose ref goes on from theirs."""
    levels = next((c.index for c in seen.mapped.columns if words_of(c.heading) in _LEVELS), None)
    numbers = [c.index for c in seen.mapped.columns if c.field == "ref" or words_of(c.heading) == ("wbs",)]
    below = dict(pairwise(actions))
    return {at for at in free if at in below and _is_over(seen, at, below[at], levels, numbers)}


def _is_over(seen: Seen, at: int, below: int, levels: int | None, numbers: Sequence[int]) -> bool:
    one, other = seen.table.rows[at], seen.table.rows[below]
    if levels is not None and one[levels].text.isdecimal() and other[levels].text.isdecimal():
        return int(one[levels].text) < int(other[levels].text)
    heads = [(one[c].text.rstrip("."), other[c].text) for c in numbers]
    return any(head and ref.startswith(f"{head}.") for head, ref in heads)


def _over_days(seen: Seen, actions: Sequence[int], free: Sequence[int]) -> set[int]:
    """The rows that begin with the first of the rows up to the next such row, and end with the last of them."""
    start, due = seen.mapped.of("start"), seen.mapped.of("due")
    if start is None or due is None:
        return set()
    places = {at: place for place, at in enumerate(actions)}
    ends = [*(places[at] for at in free[1:]), len(actions)]
    found = set[int]()
    for at, end in zip(free, ends, strict=True):
        under = actions[places[at] + 1 : end]
        days = [(_day(seen, row, start.index), _day(seen, row, due.index)) for row in (at, *under)]
        known = [(first, last) for first, last in days if first and last]
        spans = len(known) == len(days) and days[0] == (min(one for one, _ in known[1:] or known), _last(known))
        if spans and len(under) >= _LEAST_UNDER:
            found.add(at)
    return found


def _last(days: Sequence[tuple[date, date]]) -> date:
    return max(last for _, last in days[1:] or days)


def _day(seen: Seen, at: int, column: int) -> date | None:
    value = seen.table.rows[at][column].value
    return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
