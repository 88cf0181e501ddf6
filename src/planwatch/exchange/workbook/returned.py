"""A workbook that came back: which of its rows are of which actions, and what was changed in them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from msgspec import Struct

from planwatch.exchange.table.provenance import EMPTY, Cell, Table
from planwatch.exchange.workbook.columns import COLUMNS, SHEET, WRITTEN_ONLY, BookColumn, Sort, comparable, text_of
from planwatch.exchange.workbook.keys import KEY, MARK, Mark, action_of, mark_of
from planwatch.exchange.workbook.listed import LIST, is_list
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.action import Action
from planwatch.model.text.names import plain

_NEW_DATE = "New date"
"""Only an update sheet has this column, whose *Due* is only told."""


class BackRow(Struct, frozen=True):
    """One row of a workbook that came back."""

    place: str
    action: int | None
    """The id of its action; None where its key is none of this plan's."""
    key: str
    cells: Mapping[str, Cell]
    """By the names of the columns that are still there."""


class Back(Struct, frozen=True):
    """The rows of one table that came back."""

    table: Table
    mark: Mark | None
    columns: Mapping[str, BookColumn]
    rows: tuple[BackRow, ...]


class Edit(Struct, frozen=True):
    """One cell that was changed: what was there as it went out, and what is now written there."""

    place: str
    action: int
    column: str
    before: str
    text: str


class Clash(Struct, frozen=True):
    """A cell that was changed both there and in the plan."""

    edit: Edit
    now: str


class Changes(Struct, frozen=True, kw_only=True):
    """All that was found in the rows that came back."""

    edits: tuple[Edit, ...] = ()
    clashes: tuple[Clash, ...] = ()
    updates: tuple[Edit, ...] = ()
    """Words written under *New update*; ``before`` is the day that stands beside them."""
    why: Mapping[int, str] = {}
    """What stands under *Why moved*, by action."""
    new: tuple[BackRow, ...] = ()
    """Rows without a key that have a title which no action has."""
    copied: tuple[BackRow, ...] = ()
    """Rows whose key another row has that is nearer to what went out."""
    strange: tuple[BackRow, ...] = ()
    """Rows whose key is none of this plan's."""
    told: tuple[Edit, ...] = ()
    """Cells that were changed though they are only told: not taken."""
    seen: frozenset[int] = frozenset()
    """The actions that the rows are of."""

    @property
    def says_anything(self) -> bool:
        """Whether anything was changed in them."""
        return bool(self.edits or self.clashes or self.updates or self.new or self.copied or self.strange or self.told)


def is_back(tables: Iterable[Table]) -> bool:
    """Whether a file is a workbook that planwatch wrote."""
    return any(_head(table) is not None for table in tables)


def backs(tables: Sequence[Table], ref: str) -> tuple[Back, ...]:
    """The tables of a file that came back, for the plan of that ref."""
    found = ((table, _head(table)) for table in tables)
    return tuple(_back(table, head, ref) for table, head in found if head is not None)


def _head(table: Table) -> int | None:
    """The row of the headings: the first that has the key's."""
    return next((at for at, row in enumerate(table.rows[:40]) if any(cell.text == KEY for cell in row)), None)


def _back(table: Table, head: int, ref: str) -> Back:
    names = [" ".join(cell.text.split()) for cell in table.rows[head]]
    columns_of = LIST if is_list(names) else SHEET if _NEW_DATE in names else COLUMNS
    layout = {column.heading: column for column in columns_of}
    at = {name: index for index, name in enumerate(names) if name}
    columns = {layout[name].name: layout[name] for name in names if name in layout}
    rows: list[BackRow] = []
    for index, row in enumerate(table.rows[head + 1 :], head + 1):
        cells = {name: row[at[column.heading]] for name, column in columns.items()}
        key = row[at[KEY]].text
        if any(cells.values()):
            rows.append(BackRow(table.where(index), action_of(ref, key), key, cells))
    return Back(table, _mark(table, head, at.get(MARK), ref), columns, tuple(rows))


def _mark(table: Table, head: int, column: int | None, ref: str) -> Mark | None:
    """The mark above the headings, or in a list the one of its rows that is of that plan and tells the oldest change.

    Lists of several days may have been joined: from the oldest of them no edit of somebody else is overwritten.
    """
    cells = (cell for row in table.rows[:head] for cell in row)
    if column is not None:
        cells = (row[column] for row in table.rows[head + 1 :])
    marks = [mark for mark in (mark_of(cell.text) for cell in cells) if mark is not None]
    return min(marks, key=lambda mark: (mark.ref.casefold() != ref.casefold(), mark.change), default=None)


def changes(found: Iterable[Back], base: Mapping[int, Action], now: Mapping[int, Action], today: date) -> Changes:
    """What was changed in the rows, compared cell by cell: as it went out (``base``), as it came back, as it is now.

    What is the same in the file as it went out is no edit, even where the plan has moved on; what the plan has got
    meanwhile by itself is none either.
    """
    edits: list[Edit] = []
    clashes: list[Clash] = []
    updates: list[Edit] = []
    told: list[Edit] = []
    why: dict[int, str] = {}
    rows, copied = _own(found, base, today)
    for back, row, action in rows:
        for name, column in back.columns.items():
            cell = row.cells[name]
            if name in WRITTEN_ONLY or cell.fault or action not in now:
                continue
            went_out, mine = _went_out(name, base.get(action)), comparable(column, cell, today)
            before = comparable(column, went_out, today)
            if mine == before or (column.heading == _NEW_DATE and not mine):
                continue
            held = comparable(column, _went_out(name, now[action]), today)
            if mine == held:
                continue
            edit = Edit(row.place, action, name, went_out, typed(cell))
            if column.sort is Sort.TOLD:
                told += [edit] if name in ("ref", "title") else []
            elif held != before:
                clashes.append(Clash(edit, _went_out(name, now[action])))
            else:
                edits.append(edit)
        updates += _updates(row, action, now)
        if words := row.cells.get("why", EMPTY).text:
            why[action] = words
    loose = [row for back in found for row in back.rows if row.action is None]
    titles = {"", *(plain(action.title) for action in now.values())}
    return Changes(
        edits=tuple(edits),
        clashes=tuple(clashes),
        updates=tuple(updates),
        why=why,
        new=tuple(
            row for row in loose if not row.key and plain(row.cells.get("title", EMPTY).text) not in {"", *titles}
        ),
        copied=tuple(copied),
        strange=tuple(row for row in loose if row.key),
        told=tuple(told),
        seen=frozenset(action for _, _, action in rows),
    )


def _own(
    found: Iterable[Back], base: Mapping[int, Action], today: date
) -> tuple[list[tuple[Back, BackRow, int]], list[BackRow]]:
    """Each action's own row; where several have its key, the one that is nearest to what went out."""
    by_action: dict[int, list[tuple[Back, BackRow]]] = defaultdict(list)
    for back in found:
        for row in back.rows:
            if row.action is not None:
                by_action[row.action].append((back, row))
    own: list[tuple[Back, BackRow, int]] = []
    copied: list[BackRow] = []
    for action, rows in by_action.items():
        if len(rows) > 1:
            rows.sort(key=lambda one: _distance(*one, base.get(action), today))
        own.append((*rows[0], action))
        copied += [row for _, row in rows[1:]]
    return own, copied


def _distance(back: Back, row: BackRow, base: Action | None, today: date) -> int:
    return sum(
        comparable(column, row.cells[name], today) != comparable(column, _went_out(name, base), today)
        for name, column in back.columns.items()
        if name not in WRITTEN_ONLY and column.sort is not Sort.TOLD
    )


def _went_out(name: str, action: Action | None) -> str:
    if action is None or name in ("late", "said", "said_on", "told_due"):
        return ""
    return text_of(name, action)


def typed(cell: Cell) -> str:
    """What a person would have typed for it."""
    if isinstance(cell.value, datetime):
        return day_in_full(cell.value.date())
    if isinstance(cell.value, date):
        return day_in_full(cell.value)
    return cell.text


def _updates(row: BackRow, action: int, now: Mapping[int, Action]) -> Iterator[Edit]:
    text = row.cells.get("update", EMPTY).text
    there = {" ".join(update.text.split()) for update in now[action].update} if action in now else set[str]()
    if text and action in now and " ".join(text.split()) not in there:
        as_at = row.cells.get("as_at", EMPTY)
        yield Edit(row.place, action, "update", typed(as_at), text)
