"""The rows of a plan's table: actions, names of themes for those below, and what goes on with the one above."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from planwatch.exchange.table.columns import Mapped
from planwatch.exchange.table.headings import Header, words_of
from planwatch.exchange.table.kinds import NOT_ACTIONS
from planwatch.exchange.table.proposal import Answers
from planwatch.exchange.table.provenance import Cell, Table
from planwatch.exchange.table.words import folded, yes_or_no


class Role(Enum):
    """What a row is."""

    ACTION = auto()
    THEME = auto()
    CONTINUES = auto()
    RISK = auto()
    SKIPPED = auto()


class Row(NamedTuple):
    """One row with what it was taken for."""

    at: int
    role: Role
    text: str = ""
    """Of a row that names a theme, its name."""
    why: str = ""
    """Why a row that holds something is no action, where a person should know."""


_TOLD = (
    "due",
    "lead",
    "status",
    "rag",
    "start",
    "percent",
    "completed",
    "support",
    "update",
    "original_due",
    "how",
    "success",
)
_TOTAL = re.compile(r"\W*(?:grand |sub-? ?)?totals?(?: (?:of )?\w+)?\W*", re.IGNORECASE)
_SUM = re.compile(r"\W*(?:sum|count|average|summary(?: count)?(?: of .*)?)\W*", re.IGNORECASE)
_GUIDANCE = re.compile(
    r"(?i)^\W*(?:e\.?g\.?\b|for example|please |insert |enter |select |drop-?down|choose |dd[/ -]mm|type here|use this|"
    r"\(?(?:state|list|describe|give|name of|who |what |when |how |date by)\b.*[?)]$)"
)
_LONGEST_TOTAL = 80
_RUN = 3
"""So many titles in a row that say nothing else are actions, no headings."""


class _Seen(NamedTuple):
    """What all rows of a table are told by."""

    table: Table
    header: Header
    mapped: Mapped
    width: int
    title: int
    ref: int | None
    told: tuple[int, ...]
    kind: int | None
    dropped: tuple[int, ...]
    inside: frozenset[tuple[int, int]]
    """Cells that another one covers."""
    has_actions: bool
    """Whether some row says of itself that it is an action."""


def roles(number: int, table: Table, header: Header, mapped: Mapped, answers: Answers) -> list[Row]:
    """What each row below the headings is; those in which nothing stands are left out."""
    seen = _seen(table, header, mapped)
    found = [row for at in range(header.last + 1, len(table.rows)) if (row := _role(seen, at)) is not None]
    found = _without_guidance(seen, found)
    found = _themes(seen, found)
    return [_decided(number, seen, row, answers) for row in found]


def _seen(table: Table, header: Header, mapped: Mapped) -> _Seen:
    title, ref, kind = mapped.of("title"), mapped.of("ref"), mapped.of("kind")
    told = tuple(column.index for column in mapped.columns if column.field in _TOLD)
    inside = frozenset(
        (row, column)
        for merge in table.merges
        for row in range(merge.row, min(merge.row + merge.rows, len(table.rows)))
        for column in range(merge.column, min(merge.column + merge.columns, len(mapped.columns)))
        if (row, column) != (merge.row, merge.column)
    )
    dropped = tuple(c.index for c in mapped.columns if words_of(c.heading) in (("pull", "request"), ("archived",)))
    words = {folded(row[kind.index].text) for row in table.rows[header.last + 1 :]} if kind else set[str]()
    return _Seen(
        table,
        header,
        mapped,
        len(mapped.columns),
        title.index if title else 0,
        ref.index if ref else None,
        told,
        kind.index if kind else None,
        dropped,
        inside,
        bool(words & {"action", "actions"}),
    )


def _role(seen: _Seen, at: int) -> Row | None:
    cells = seen.table.rows[at]
    title = cells[seen.title]
    first = next((column for column in range(seen.width) if cells[column]), None)
    if first is None:
        return None
    if _is_heading(seen, cells, first) or _is_total(seen, cells, first) or _are_counted(seen, cells, first):
        return Row(at, Role.SKIPPED)
    if seen.dropped and any(cells[c].text and yes_or_no(cells[c].text) is not False for c in seen.dropped):
        return Row(at, Role.SKIPPED, why="archived, or a pull request")
    if seen.kind is not None and (role := _of_kind(seen, cells, seen.kind)) is not None:
        return Row(at, role, " ".join(title.text.split()))
    if title.fault:
        return Row(at, Role.SKIPPED, why=f"its title cannot be read ({title.fault})")
    if not title.text:
        return _untitled(seen, at, cells)
    if not any(map(str.isalnum, title.text)):
        return Row(at, Role.SKIPPED, why="its title holds no word")
    if (at, seen.title) in seen.inside:
        return Row(at, Role.CONTINUES)
    return Row(at, Role.ACTION)


def _of_kind(seen: _Seen, cells: Sequence[Cell], column: int) -> Role | None:
    kind = folded(cells[column].text)
    if kind == "epic":
        return Role.THEME
    if kind in ("risk", "risks"):
        return Role.RISK
    return Role.SKIPPED if seen.has_actions and kind in NOT_ACTIONS else None


def _filled(seen: _Seen, cells: Sequence[Cell]) -> list[int]:
    return [column for column in range(seen.width) if cells[column]]


def _is_heading(seen: _Seen, cells: Sequence[Cell], first: int) -> bool:
    """Whether a row repeats the headings, as on each page of a printed table."""
    for row in seen.table.rows[seen.header.first : seen.header.last + 1]:
        if row[first].text == cells[first].text or (row[seen.title].text == cells[seen.title].text):
            filled = _filled(seen, cells)
            if len(filled) > 1 and 2 * sum(cells[c].text == row[c].text for c in filled) > len(filled):
                return True
    return False


def _is_total(seen: _Seen, cells: Sequence[Cell], first: int) -> bool:
    """Whether a row adds up those above; an action may be called *Count*, and somebody does it."""
    text = cells[first].text
    if len(text) > _LONGEST_TOTAL:
        return False
    return _TOTAL.fullmatch(text) is not None or (_SUM.fullmatch(text) is not None and not _names_somebody(seen, cells))


def _names_somebody(seen: _Seen, cells: Sequence[Cell]) -> bool:
    return any(cells[c].text and seen.mapped.columns[c].field in ("lead", "due", "status") for c in seen.told)


def _are_counted(seen: _Seen, cells: Sequence[Cell], first: int) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3."""
    if cells[first].text.strip("()") != "1":
        return False
    texts = [cells[column].text.strip("()") for column in _filled(seen, cells)]
    return len(texts) > 2 and texts == [str(n) for n in range(1, len(texts) + 1)]


def _untitled(seen: _Seen, at: int, cells: Sequence[Cell]) -> Row:
    filled = _filled(seen, cells)
    if cells[seen.title].struck:
        return Row(at, Role.SKIPPED, why="its title is struck out")
    if (at, seen.title) in seen.inside and any((at, column) not in seen.inside for column in filled):
        return Row(at, Role.CONTINUES)
    text = cells[filled[0]].text
    theme = seen.mapped.of("theme")
    if len(filled) == 1 and sum(map(str.isalpha, text)) > 2 and len(text) <= 200:
        is_cell = theme is not None and theme.index == filled[0]
        return Row(at, Role.SKIPPED if is_cell else Role.THEME, " ".join(text.split()))
    prose = [c for c in filled if seen.mapped.columns[c].field in ("how", "update", "success", "evidence", "lead")]
    if (seen.ref is None or not cells[seen.ref].text) and any(cells[c].text.count(" ") >= 2 for c in prose):
        return Row(at, Role.CONTINUES)
    return Row(at, Role.SKIPPED)


def _is_told(seen: _Seen, at: int) -> bool:
    cells = seen.table.rows[at]
    return any(cells[column].text or cells[column].fill or (at, column) in seen.inside for column in seen.told)


def _themes(seen: _Seen, rows: list[Row]) -> list[Row]:
    """The rows in which only a title stands, where most say more, name the theme of those below."""
    actions = [row for row in rows if row.role is Role.ACTION]
    bare = {row.at for row in actions if not _is_told(seen, row.at)}
    answered = any(seen.mapped.has(field) for field in ("lead", "due", "status"))
    mostly = answered and len(actions) - len(bare) >= 0.6 * len(actions)
    found: list[Row] = []
    for place, row in enumerate(rows):
        is_theme = row.at in bare and (
            _begins_refs(seen, row.at, rows, place)
            or (mostly and _run(rows, place, bare) < _RUN and len(_filled(seen, seen.table.rows[row.at])) == 1)
        )
        if is_theme:
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


def _run(rows: Sequence[Row], place: int, bare: set[int]) -> int:
    first = last = place
    while first > 0 and rows[first - 1].at in bare:
        first -= 1
    while last + 1 < len(rows) and rows[last + 1].at in bare:
        last += 1
    return last - first + 1


def _begins_refs(seen: _Seen, at: int, rows: Sequence[Row], place: int) -> bool:
    """Whether nothing stands in the row but a title and a ref, with which those below begin: 1 before 1.1."""
    cells = seen.table.rows[at]
    if seen.ref is None or not cells[seen.ref].text or len(_filled(seen, cells)) > 2:
        return False
    ref = cells[seen.ref].text.strip().rstrip(".")
    below = next((row.at for row in rows[place + 1 :] if row.role is Role.ACTION), None)
    return below is not None and seen.table.rows[below][seen.ref].text.strip().startswith(f"{ref}.")


def _without_guidance(seen: _Seen, rows: list[Row]) -> list[Row]:
    """The rows without those right under the headings that tell how to fill the table in."""
    actions = [row.at for row in rows if row.role is Role.ACTION]
    guiding = {at for at in actions[:2] if _guides(seen, at, actions)}
    if len(actions) > 1 and actions[0] not in guiding:
        guiding = set[int]()
    return [
        Row(row.at, Role.SKIPPED, why="it tells how to fill the table in") if row.at in guiding else row for row in rows
    ]


def _guides(seen: _Seen, at: int, actions: Sequence[int]) -> bool:
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


def _decided(number: int, seen: _Seen, row: Row, answers: Answers) -> Row:
    key = (number, row.at)
    if key in answers.left_out:
        return Row(row.at, Role.SKIPPED)
    if key in answers.themes:
        cells = seen.table.rows[row.at]
        text = cells[seen.title].text or next((cell.text for cell in cells if cell.text), "")
        return Row(row.at, Role.THEME, " ".join(text.split()))
    title = seen.table.rows[row.at][seen.title]
    if key in answers.actions and not title.fault and any(map(str.isalnum, title.text)):
        return Row(row.at, Role.ACTION)
    return row
