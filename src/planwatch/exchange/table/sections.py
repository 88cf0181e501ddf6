"""The rows of a plan's table by their neighbours: names of themes, guidance on top, and a key at the foot."""

import re
from collections.abc import Sequence

from planwatch.exchange.table.row import Role, Row, Seen, filled_in, is_told

_GUIDANCE = re.compile(
    r"(?i)^\W*(?:e\.?g\.?\b|for example|please |insert |enter |select |drop-?down|choose |dd[/ -]mm|type here|use this|"
    r"\(?(?:state|list|describe|give|name of|who |what |when |how |date by)\b.*[?)]$)"
)
_RUN = 3
"""So many titles in a row that say nothing else are actions, no headings."""


def with_themes(seen: Seen, rows: list[Row]) -> list[Row]:
    """The rows in which only a title stands, where most say more, name the theme of those below."""
    actions = [row for row in rows if row.role is Role.ACTION]
    bare = {row.at for row in actions if not is_told(seen, row.at)}
    answered = any(seen.mapped.has(field) for field in ("lead", "due", "status"))
    mostly = answered and len(actions) - len(bare) >= 0.6 * len(actions)
    found: list[Row] = []
    for place, row in enumerate(rows):
        if row.at in bare and (_is_alone(seen, rows, place, bare, mostly=mostly) or _begins_refs(seen, rows, place)):
            name = " ".join(seen.table.rows[row.at][seen.title].text.split())
            found.append(Row(row.at, Role.THEME, name))
        else:
            found.append(row)
    last = max((place for place, row in enumerate(found) if row.role is Role.ACTION), default=-1)
    return [
        row
        if place < last or row.role is not Role.THEME
        else Row(row.at, Role.SKIPPED, why="no action stands under it")
        for place, row in enumerate(found)
    ]


def without_foot(seen: Seen, rows: list[Row]) -> list[Row]:
    """The rows without those below the table, such as a key: an empty row stands between, and they say nothing more."""
    backwards = reversed(range(len(rows)))
    last = next((p for p in backwards if rows[p].role is Role.ACTION and is_told(seen, rows[p].at)), None)
    if last is None or not any(seen.mapped.has(field) for field in ("lead", "due", "status")):
        return rows
    places = range(last + 1, len(rows))
    foot = next((p for p in places if rows[p].at > rows[p - 1].at + 1), len(rows))
    return [
        Row(row.at, Role.SKIPPED, why="it stands below the table") if place >= foot and row.role is Role.ACTION else row
        for place, row in enumerate(rows)
    ]


def _is_alone(seen: Seen, rows: Sequence[Row], place: int, bare: set[int], *, mostly: bool) -> bool:
    """Whether its title is all that stands in a row: one over the whole table, or few where most rows say more."""
    at = rows[place].at
    is_few = at in seen.spanning or (mostly and _run(rows, place, bare) < _RUN)
    return is_few and len(filled_in(seen, seen.table.rows[at])) == 1


def _run(rows: Sequence[Row], place: int, bare: set[int]) -> int:
    """How many such rows stand together, as far as it matters."""
    first = last = place
    while first > 0 and place - first < _RUN and rows[first - 1].at in bare:
        first -= 1
    while last + 1 < len(rows) and last - place < _RUN and rows[last + 1].at in bare:
        last += 1
    return last - first + 1


def _begins_refs(seen: Seen, rows: Sequence[Row], place: int) -> bool:
    """Whether nothing stands in the row but a title and a ref, with which those below begin: 1 before 1.1."""
    cells = seen.table.rows[rows[place].at]
    if seen.ref is None or not cells[seen.ref].text or len(filled_in(seen, cells)) > 2:
        return False
    ref = cells[seen.ref].text.strip().rstrip(".")
    below = next((rows[p].at for p in range(place + 1, len(rows)) if rows[p].role is Role.ACTION), None)
    return below is not None and seen.table.rows[below][seen.ref].text.strip().startswith(f"{ref}.")


def without_guidance(seen: Seen, rows: list[Row]) -> list[Row]:
    """The rows without those right under the headings that tell how to fill the table in."""
    actions = [row.at for row in rows if row.role is Role.ACTION]
    guiding = {at for at in actions[:2] if _guides(seen, at, actions)}
    if len(actions) > 1 and actions[0] not in guiding:
        guiding = set[int]()
    return [
        Row(row.at, Role.SKIPPED, why="it tells how to fill the table in") if row.at in guiding else row for row in rows
    ]


def _guides(seen: Seen, at: int, actions: Sequence[int]) -> bool:
    cells, rows = seen.table.rows[at], seen.table.rows
    texts = [cells[column].text for column in range(seen.width) if cells[column].text]
    asked = sum(_GUIDANCE.search(text) is not None or (text.startswith("(") and text.endswith(")")) for text in texts)
    if 2 * asked >= len(texts) and asked:
        return True
    if seen.ref is None or cells[seen.ref].text or len(actions) < 3 or len(texts) < 2:
        return False
    numbered = sum(bool(rows[other][seen.ref].text) for other in actions if other != at)
    due, lead = seen.mapped.of("due"), seen.mapped.of("lead")
    says_when = due is not None and any(letter.isdigit() for letter in cells[due.index].text)
    prose = sum(text.count(" ") >= 3 for text in texts)
    return numbered >= 0.6 * (len(actions) - 1) and not says_when and prose >= min(2, len(texts)) and lead is not None
