"""A workbook that came back: what was changed in its rows, as it went out, as it came back, as it is now."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from planwatch.exchange.table.provenance import Cell
from planwatch.exchange.workbook.back import Back, BackRow
from planwatch.exchange.workbook.columns import ACTIONS, NEW_DATE, WRITTEN_ONLY, BookColumn, Sort, comparable
from planwatch.exchange.workbook.rows import BookRow, BookRows
from planwatch.model.dates.grammar.month_first import written_out
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.text.names import plain


class Edit(Struct, frozen=True):
    """One cell that was changed: what was there as it went out, and what is now written there."""

    place: str
    id: int
    """Of its part."""
    column: str
    before: str
    text: str


class Doubt(StrEnum):
    """Why somebody has to decide on a cell."""

    CONFLICT = "changed in the plan too"
    NO_BASE = "what went out is not known"
    KEY = "the row has another's key"


class Clash(Struct, frozen=True):
    """A cell that says something else than the plan does now, and that nobody can take over unasked."""

    edit: Edit
    now: str
    doubt: Doubt = Doubt.CONFLICT


class Changes(Struct, frozen=True, kw_only=True):
    """All that was found in the rows that came back."""

    edits: tuple[Edit, ...] = ()
    clashes: tuple[Clash, ...] = ()
    updates: tuple[Edit, ...] = ()
    """Words written under *New update*; ``before`` is the day that stands beside them."""
    why: Mapping[int, str] = {}
    """What stands under *Why moved*, by action."""
    new: tuple[BackRow, ...] = ()
    """Rows without a key that say something which the plan has not."""
    copied: tuple[BackRow, ...] = ()
    """Rows whose key another row has that is nearer to what went out."""
    strange: tuple[BackRow, ...] = ()
    """Rows whose key is none of this plan's."""
    told: tuple[Edit, ...] = ()
    """Cells that were changed though they are only told: not taken."""
    unread: tuple[Edit, ...] = ()
    """Cells in which something stands that cannot be read: an error, a formula that was never calculated."""
    seen: frozenset[int] = frozenset()
    """The parts that the rows are of."""

    @property
    def says_anything(self) -> bool:
        """Whether anything was changed in them."""
        return bool(
            self.edits or self.clashes or self.updates or self.new or self.copied or self.strange or self.told
            or self.unread
        )  # fmt: skip

    @property
    def spoken_of(self) -> frozenset[int]:
        """Those of which something was said."""
        clashing = (clash.edit for clash in self.clashes)
        return frozenset(edit.id for edit in (*self.edits, *self.updates, *clashing))


_NOT_COMPARED = (*WRITTEN_ONLY, "late")
"""Columns whose cells are not held against what went out: they went out empty, or are worked out where one looks."""


class _Own(Struct, frozen=True):
    """A row with the part that it is of."""

    back: Back
    row: BackRow
    id: int
    doubt: Doubt | None = None


def changes(
    found: Sequence[Back], base: BookRows | None, now: BookRows, today: date, *, month_first: bool = False
) -> Changes:
    """What was changed in the rows, compared cell by cell: as it went out (``base``), as it came back, as it is now.

    What is the same in the file as it went out is no edit, even where the plan has moved on; what the plan has got
    meanwhile by itself is none either. Without a base the rows are matched by their refs, as keys may be another
    plan's, and all that differs from the plan is to be decided: no conflict can be known.
    """
    own, copied, strange = _matched(found, base, now, today)
    edits: list[Edit] = []
    clashes: list[Clash] = []
    told: list[Edit] = []
    unread: list[Edit] = []
    for one in own:
        if one.id not in now:
            continue
        is_now, went_out = now[one.id], (base if base is not None else now).get(one.id)
        for name, column in one.back.columns.items():
            cell = one.row.cells[name]
            if name in _NOT_COMPARED or (column.sort is Sort.TOLD and (cell.fault or base is None)):
                continue
            before = _held(column, went_out)
            if cell.fault:
                unread.append(Edit(one.row.place, one.id, name, before, cell.fault))
                continue
            was = comparable(column, before, today)
            mine = was if _is_same(cell, before) else comparable(column, cell, today, month_first=month_first)
            if mine == was or (column.heading == NEW_DATE and not mine):
                continue
            held = _held(column, is_now)
            is_ = comparable(column, held, today)
            if mine == is_:
                continue
            edit = Edit(one.row.place, one.id, name, before, typed(cell, column, month_first=month_first))
            if column.sort is Sort.TOLD:
                told.append(edit)
            elif one.doubt is not None or is_ != was:
                clashes.append(Clash(edit, held, one.doubt or Doubt.CONFLICT))
            else:
                edits.append(edit)
    loose = [(back, row) for back in found for row in back.rows if not row.key]
    return Changes(
        edits=tuple(edits),
        clashes=tuple(clashes),
        updates=tuple(edit for one in own for edit in _updates(one, now, month_first=month_first)),
        why={one.id: words for one in own if (words := one.row.text("why"))},
        new=tuple(_new(loose, now, today, month_first=month_first)) if loose else (),
        copied=tuple(copied),
        strange=tuple(strange),
        told=tuple(told),
        unread=tuple(unread),
        seen=frozenset(one.id for one in own),
    )


def _new(loose: Iterable[tuple[Back, BackRow]], now: BookRows, today: date, *, month_first: bool) -> Iterator[BackRow]:
    """The rows without a key that are none which the plan has: actions are known by their titles, others by refs.

    What no ref tells apart is known by all that stands in its row.
    """
    titles = {plain(row.title) for row in now.values()}
    refs: dict[str, list[BookRow]] = defaultdict(list)
    for row in now.values():
        refs[plain(row.ref)].append(row)
    for back, row in loose:
        title, ref = plain(row.title), plain(row.ref)
        if not row.layout.tells_apart:
            own = refs.get(ref, ())
            if ref and not any(_says_the_same(back, row, known, today, month_first=month_first) for known in own):
                yield row
        elif ref and row.layout.kind != ACTIONS.kind:
            if ref not in refs:
                yield row
        elif title and title not in titles:
            yield row


def _says_the_same(back: Back, row: BackRow, known: BookRow, today: date, *, month_first: bool) -> bool:
    return all(
        comparable(column, cell, today, month_first=month_first) == comparable(column, known.text(column), today)
        for name, column in back.columns.items()
        if (cell := row.cells[name])
    )


def _is_same(cell: Cell, before: str) -> bool:
    """Whether a cell has the very words that went out, however they are to be read."""
    return cell.value is None and cell.text == before


def _matched(
    found: Iterable[Back], base: BookRows | None, now: BookRows, today: date
) -> tuple[list[_Own], list[BackRow], list[BackRow]]:
    """Each part's own row; rows that have another's key; rows with a key that is none.

    Of several rows with one key the own one is that nearest to what went out. A row with a wrong key whose ref no
    other row has is of that part, but all that was changed in it has to be decided.
    """
    refs = {plain(row.ref): row_id for row_id, row in now.items()}
    by_id: dict[int, list[tuple[Back, BackRow]]] = defaultdict(list)
    wrong: list[tuple[Back, BackRow]] = []
    for back in found:
        for row in back.rows:
            by_key = base is not None or not back.layout.tells_apart
            row_id = row.id if by_key else refs.get(plain(row.ref))
            if row_id is not None:
                by_id[row_id].append((back, row))
            elif row.key:
                wrong.append((back, row))
    own: list[_Own] = []
    copied: list[tuple[Back, BackRow]] = []
    for row_id, rows in by_id.items():
        went_out = (base if base is not None else now).get(row_id)
        if len(rows) > 1:
            rows.sort(key=lambda one: _distance(*one, went_out, today))
        if base is not None and went_out is not None and _is_of_another(rows[0][1], went_out, refs):
            copied += rows  # somebody filled the key down over rows of other parts
            continue
        own.append(_Own(*rows[0], row_id, None if base is not None else Doubt.NO_BASE))
        copied += rows[1:]
    copied_rows, strange = (_placed(rows, own, refs) for rows in (copied, wrong))
    return own, copied_rows, strange


def _is_of_another(row: BackRow, went_out: BookRow, refs: Mapping[str, int]) -> bool:
    if not row.layout.tells_apart or row.ref == went_out.ref:
        return False
    ref = plain(row.ref)
    return ref != plain(went_out.ref) and refs.get(ref, went_out.id) != went_out.id


def _placed(rows: Iterable[tuple[Back, BackRow]], own: list[_Own], refs: Mapping[str, int]) -> list[BackRow]:
    """Add to those with a part the rows whose ref says so; what is left."""
    left: list[BackRow] = []
    for back, row in rows:
        row_id = refs.get(plain(row.ref)) if row.layout.tells_apart else None
        if row_id is not None and all(one.id != row_id for one in own):
            own.append(_Own(back, row, row_id, Doubt.KEY))
        else:
            left.append(row)
    return left


def _distance(back: Back, row: BackRow, went_out: BookRow | None, today: date) -> tuple[bool, int]:
    other = went_out is None or plain(row.ref) != plain(went_out.ref)
    return other, sum(
        comparable(column, row.cells[name], today) != comparable(column, _held(column, went_out), today)
        for name, column in back.columns.items()
        if name not in _NOT_COMPARED
    )


def _held(column: BookColumn, row: BookRow | None) -> str:
    return row.text(column) if row is not None else ""


_NUMBERS = re.compile(r"\d\d?[/-]\d\d?[/-]\d{2,4}")


def month_first_score(found: Iterable[Back], base: BookRows, today: date) -> int:
    """By how many dates of numbers more are what they were, read with the month first, than with the day.

    So a system with American settings writes them; that is seen from the dates that went out.
    """
    score = 0
    for back in found:
        days = [column for column in back.columns.values() if column.is_day or column.sort is Sort.DATE]
        for row in back.rows:
            known = base.get(row.id) if row.id is not None else None
            for column in days:
                cell = row.cells[column.name]
                if known is not None and cell.value is None and _NUMBERS.fullmatch(cell.text):
                    was = comparable(column, _held(column, known), today)
                    first, other = (comparable(column, cell, today, month_first=each) == was for each in (True, False))
                    score += first - other
    return score


def typed(cell: Cell, column: BookColumn, *, month_first: bool = False) -> str:
    """What a person would have typed for it."""
    if isinstance(cell.value, datetime):
        return day_in_full(cell.value.date())
    if isinstance(cell.value, date):
        return day_in_full(cell.value)
    if column.sort is Sort.PERCENT:
        return comparable(column, cell, date.min) + "%" * cell.text.endswith("%")
    is_day = column.is_day or column.sort is Sort.DATE
    return written_out(cell.text) if is_day and month_first else cell.text


def _updates(one: _Own, now: BookRows, *, month_first: bool) -> Iterator[Edit]:
    text, row = one.row.text("update"), now.get(one.id)
    if not text or row is None or row.action is None:
        return
    if " ".join(text.split()) not in {" ".join(update.text.split()) for update in row.action.update}:
        columns = one.back.columns
        as_at = typed(one.row.cells["as_at"], columns["as_at"], month_first=month_first) if "as_at" in columns else ""
        yield Edit(one.row.place, one.id, "update", as_at, text)
