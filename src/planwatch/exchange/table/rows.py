"""The rows of a plan's table: actions, names of themes for those below, and what goes on with the one above."""

import re
from collections.abc import Sequence

from planwatch.exchange.table.columns import Mapped
from planwatch.exchange.table.headings import Header, row_score
from planwatch.exchange.table.kinds import NOT_ACTIONS
from planwatch.exchange.table.proposal import Answers
from planwatch.exchange.table.provenance import Cell, Table
from planwatch.exchange.table.row import Role, Row, Seen, filled_in, seen_of
from planwatch.exchange.table.sections import with_themes, without_foot, without_guidance
from planwatch.exchange.table.summaries import with_summaries
from planwatch.exchange.table.words import folded, yes_or_no
from planwatch.model.text.visible import short

_TOTAL = re.compile(r"\W*(?:grand |sub-? ?)?totals?(?: (?:of )?\w+)?\W*", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\[[^\[\]]*\]|\{+[^{}]*\}+|<[^<>]*>")
_SUM = re.compile(r"\W*(?:sum|count|average|summary(?: count)?(?: of .*)?)\W*", re.IGNORECASE)
_NOTE = re.compile(r"\s*(?:[*†‡](?!\*)|n\.?b\.?\b|(?:please )?notes?(?:\s*:|\s[-–—] | that\b))", re.IGNORECASE)
_LONGEST_TOTAL = 80


def roles(number: int, table: Table, header: Header, mapped: Mapped, answers: Answers) -> list[Row]:
    """What each row below the headings is; those in which nothing stands are left out."""
    seen = seen_of(table, header, mapped)
    end = _end(table, header)
    found = [row for at in range(header.last + 1, end) if (row := _role(seen, at)) is not None]
    found = without_guidance(seen, found)
    found = without_foot(seen, with_summaries(seen, with_themes(seen, found)))
    if end < len(table.rows):
        found.append(Row(end, Role.SKIPPED, why="another table begins here, which is not read"))
    is_decided = answers.left_out or answers.themes or answers.actions
    return [_decided(number, seen, row, answers) for row in found] if is_decided else found


def _end(table: Table, header: Header) -> int:
    """The row in which another table begins below an empty row, with headings of its own; else the end."""
    if not header.is_known or header.last < 0:
        return len(table.rows)
    known = {heading.casefold() for heading in header.headings}
    best = max(row_score(row) for row in table.rows[header.first : header.last + 1])
    for at in range(header.last + 3, len(table.rows)):
        if any(table.rows[at - 1]):
            continue
        texts = [cell.text.casefold() for cell in table.rows[at] if cell.text]
        if len(texts) > 2 and not known & set(texts) and row_score(table.rows[at]) > 0.6 * best:
            return at
    return len(table.rows)


def _role(seen: Seen, at: int) -> Row | None:
    cells = seen.table.rows[at]
    title = cells[seen.title]
    first = 0 if cells[0].text else next((column for column in range(seen.width) if cells[column]), None)
    if first is None:
        return None
    if seen.told and _NOTE.match(cells[first].text) and len(filled_in(seen, cells)) == 1:
        return Row(at, Role.SKIPPED, why="it is a note")
    if _is_heading(seen, cells, first) or _is_total(seen, cells, first) or _are_counted(seen, cells, first):
        return Row(at, Role.SKIPPED)
    for column in seen.dropped:
        if cells[column].text and yes_or_no(cells[column].text) is not False:
            return Row(
                at, Role.SKIPPED, why=f"its {seen.mapped.columns[column].heading} says {short(cells[column].text)}"
            )
    if seen.kind is not None and (role := _of_kind(seen, cells, seen.kind)) is not None:
        return Row(at, role, " ".join(title.text.split()))
    if not title.text and not title.fault:
        return _untitled(seen, at, cells)
    if fault := _fault_of_title(title):
        return Row(at, Role.SKIPPED, why=fault)
    if (at, seen.title) in seen.inside:
        return Row(at, Role.CONTINUES)
    return Row(at, Role.ACTION)


def _fault_of_title(title: Cell) -> str:
    if title.fault:
        return f"its title cannot be read ({title.fault})"
    if not any(map(str.isalnum, title.text)):
        return "its title holds no word"
    is_empty = title.text[0] in "[{<" and _PLACEHOLDER.fullmatch(title.text) is not None
    return "its title is still to be filled in" if is_empty else ""


def _of_kind(seen: Seen, cells: Sequence[Cell], column: int) -> Role | None:
    kind = folded(cells[column].text)
    if kind in ("epic", "section", "note"):
        return Role.SKIPPED if kind == "note" else Role.THEME
    if kind in ("risk", "risks"):
        return Role.RISK
    return Role.SKIPPED if seen.has_actions and kind in NOT_ACTIONS else None


def _is_heading(seen: Seen, cells: Sequence[Cell], first: int) -> bool:
    """Whether a row repeats the headings, as on each page of a printed table."""
    for row in seen.table.rows[seen.header.first : seen.header.last + 1]:
        if row[first].text == cells[first].text or (row[seen.title].text == cells[seen.title].text):
            filled = filled_in(seen, cells)
            if len(filled) > 1 and 2 * sum(cells[c].text == row[c].text for c in filled) > len(filled):
                return True
    return False


def _is_total(seen: Seen, cells: Sequence[Cell], first: int) -> bool:
    """Whether a row adds up those above; an action may be called *Count*, and somebody does it."""
    text = cells[first].text
    if len(text) > _LONGEST_TOTAL or text[:1].isdigit():
        return False
    return _TOTAL.fullmatch(text) is not None or (_SUM.fullmatch(text) is not None and not _names_somebody(seen, cells))


def _names_somebody(seen: Seen, cells: Sequence[Cell]) -> bool:
    return any(cells[c].text and seen.mapped.columns[c].field in ("lead", "due", "status") for c in seen.told)


def _are_counted(seen: Seen, cells: Sequence[Cell], first: int) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3."""
    if cells[first].text.strip("()") != "1":
        return False
    texts = [cells[column].text.strip("()") for column in filled_in(seen, cells)]
    return len(texts) > 2 and texts == [str(n) for n in range(1, len(texts) + 1)]


def _untitled(seen: Seen, at: int, cells: Sequence[Cell]) -> Row:
    filled = filled_in(seen, cells)
    if cells[seen.title].struck:
        return Row(at, Role.SKIPPED, why="its title is struck out")
    if (at, seen.title) in seen.below and any((at, column) not in seen.below for column in filled):
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


def _decided(number: int, seen: Seen, row: Row, answers: Answers) -> Row:
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
