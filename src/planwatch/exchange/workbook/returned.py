"""A workbook that came back: what was changed in its rows, as it went out, as it came back, as it is now."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from planwatch.exchange.table.provenance import Cell
from planwatch.exchange.workbook.back import NEW_DATE, Back, BackRow
from planwatch.exchange.workbook.columns import WRITTEN_ONLY, BookColumn, Sort, comparable, text_of, told_text
from planwatch.model.dates.grammar.month_first import written_out
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.action import Action
from planwatch.model.text.names import plain

Actions = Mapping[int, Action]
"""By the ids of their rows."""


class Edit(Struct, frozen=True):
    """One cell that was changed: what was there as it went out, and what is now written there."""

    place: str
    action: int
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
    """Rows without a key that have a title which no action has."""
    copied: tuple[BackRow, ...] = ()
    """Rows whose key another row has that is nearer to what went out."""
    strange: tuple[BackRow, ...] = ()
    """Rows whose key is none of this plan's."""
    told: tuple[Edit, ...] = ()
    """Cells that were changed though they are only told: not taken."""
    unread: tuple[Edit, ...] = ()
    """Cells in which something stands that cannot be read: an error, a formula that was never calculated."""
    seen: frozenset[int] = frozenset()
    """The actions that the rows are of."""

    @property
    def says_anything(self) -> bool:
        """Whether anything was changed in them."""
        return bool(
            self.edits or self.clashes or self.updates or self.new or self.copied or self.strange or self.told
            or self.unread
        )  # fmt: skip

    @property
    def spoken_of(self) -> frozenset[int]:
        """The actions of which something was said."""
        clashing = (clash.edit for clash in self.clashes)
        return frozenset(edit.action for edit in (*self.edits, *self.updates, *clashing))


_NOT_COMPARED = (*WRITTEN_ONLY, "late")
"""Columns whose cells are not held against what went out: they went out empty, or are worked out where one looks."""


class _Own(Struct, frozen=True):
    """A row with the action that it is of."""

    back: Back
    row: BackRow
    action: int
    doubt: Doubt | None = None


def changes(
    found: Sequence[Back], base: Actions | None, now: Actions, today: date, *, month_first: bool = False
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
        if one.action not in now:
            continue
        is_now, went_out = now[one.action], (base if base is not None else now).get(one.action)
        for name, column in one.back.columns.items():
            cell = one.row.cells[name]
            if name in _NOT_COMPARED or (column.sort is Sort.TOLD and (cell.fault or base is None)):
                continue
            before = _held(column, went_out)
            if cell.fault:
                unread.append(Edit(one.row.place, one.action, name, before, cell.fault))
                continue
            mine, was = comparable(column, cell, today, month_first=month_first), comparable(column, before, today)
            if mine == was or (column.heading == NEW_DATE and not mine):
                continue
            held = _held(column, is_now)
            is_ = comparable(column, held, today)
            if mine == is_:
                continue
            edit = Edit(one.row.place, one.action, name, before, typed(cell, column, month_first=month_first))
            if column.sort is Sort.TOLD:
                told.append(edit)
            elif one.doubt is not None or is_ != was:
                clashes.append(Clash(edit, held, one.doubt or Doubt.CONFLICT))
            else:
                edits.append(edit)
    loose = [row for back in found for row in back.rows if not row.key]
    titles = {"", *(plain(action.title) for action in now.values())} if loose else {""}
    return Changes(
        edits=tuple(edits),
        clashes=tuple(clashes),
        updates=tuple(edit for one in own for edit in _updates(one, now, month_first=month_first)),
        why={one.action: words for one in own if (words := one.row.text("why"))},
        new=tuple(row for row in loose if plain(row.text("title")) not in titles),
        copied=tuple(copied),
        strange=tuple(strange),
        told=tuple(told),
        unread=tuple(unread),
        seen=frozenset(one.action for one in own),
    )


def _matched(
    found: Iterable[Back], base: Actions | None, now: Actions, today: date
) -> tuple[list[_Own], list[BackRow], list[BackRow]]:
    """Each action's own row; rows that have another's key; rows with a key that is none.

    Of several rows with one key the own one is that nearest to what went out. A row with a wrong key whose ref no
    other row has is of that action, but all that was changed in it has to be decided.
    """
    refs = {plain(action.ref): action_id for action_id, action in now.items()}
    by_action: dict[int, list[tuple[Back, BackRow]]] = defaultdict(list)
    wrong: list[tuple[Back, BackRow]] = []
    for back in found:
        for row in back.rows:
            action = row.action if base is not None else refs.get(plain(row.text("ref")))
            if action is not None:
                by_action[action].append((back, row))
            elif row.key:
                wrong.append((back, row))
    own: list[_Own] = []
    copied: list[tuple[Back, BackRow]] = []
    for action, rows in by_action.items():
        went_out = (base if base is not None else now).get(action)
        if len(rows) > 1:
            rows.sort(key=lambda one: _distance(*one, went_out, today))
        ref = rows[0][1].text("ref")
        if (
            base is not None
            and went_out is not None
            and ref != went_out.ref
            and _is_of_another(ref, action, went_out, refs)
        ):
            copied += rows  # somebody filled the key down over rows of other actions
            continue
        own.append(_Own(*rows[0], action, None if base is not None else Doubt.NO_BASE))
        copied += rows[1:]
    copied_rows, strange = (_placed(rows, own, refs) for rows in (copied, wrong))
    return own, copied_rows, strange


def _is_of_another(ref: str, action: int, went_out: Action, refs: Mapping[str, int]) -> bool:
    return plain(ref) != plain(went_out.ref) and refs.get(plain(ref), action) != action


def _placed(rows: Iterable[tuple[Back, BackRow]], own: list[_Own], refs: Mapping[str, int]) -> list[BackRow]:
    """Add to those with an action the rows whose ref says so; what is left."""
    left: list[BackRow] = []
    for back, row in rows:
        action = refs.get(plain(row.text("ref")))
        if action is not None and all(one.action != action for one in own):
            own.append(_Own(back, row, action, Doubt.KEY))
        else:
            left.append(row)
    return left


def _distance(back: Back, row: BackRow, went_out: Action | None, today: date) -> tuple[bool, int]:
    other = went_out is None or plain(row.text("ref")) != plain(went_out.ref)
    return other, sum(
        comparable(column, row.cells[name], today) != comparable(column, _held(column, went_out), today)
        for name, column in back.columns.items()
        if name not in _NOT_COMPARED
    )


def _held(column: BookColumn, action: Action | None) -> str:
    if action is None or column.name in WRITTEN_ONLY:
        return ""
    return (told_text if column.sort is Sort.TOLD else text_of)(column.name, action)


_NUMBERS = re.compile(r"\d\d?[/-]\d\d?[/-]\d{2,4}")


def dates_month_first(found: Iterable[Back], base: Actions, today: date) -> bool:
    """Whether dates of numbers have the month first, as a system with American settings writes them.

    That is seen from the dates that went out: read so, more of them are what they were.
    """
    score = 0
    for back in found:
        days = [column for column in back.columns.values() if column.is_day or column.sort is Sort.DATE]
        for row in back.rows:
            action = base.get(row.action) if row.action is not None else None
            for column in days:
                cell = row.cells[column.name]
                if action is not None and cell.value is None and _NUMBERS.fullmatch(cell.text):
                    was = comparable(column, _held(column, action), today)
                    first, other = (comparable(column, cell, today, month_first=each) == was for each in (True, False))
                    score += first - other
    return score > 0


def typed(cell: Cell, column: BookColumn, *, month_first: bool = False) -> str:
    """What a person would have typed for it."""
    if isinstance(cell.value, datetime):
        return day_in_full(cell.value.date())
    if isinstance(cell.value, date):
        return day_in_full(cell.value)
    if column.sort is Sort.PERCENT and cell.value is None and "%" not in cell.text:
        return comparable(column, cell, date.min)
    is_day = column.is_day or column.sort is Sort.DATE
    return written_out(cell.text) if is_day and month_first else cell.text


def _updates(one: _Own, now: Actions, *, month_first: bool) -> Iterator[Edit]:
    text, action = one.row.text("update"), now.get(one.action)
    if not text or action is None:
        return
    if " ".join(text.split()) not in {" ".join(update.text.split()) for update in action.update}:
        columns = one.back.columns
        as_at = typed(one.row.cells["as_at"], columns["as_at"], month_first=month_first) if "as_at" in columns else ""
        yield Edit(one.row.place, one.action, "update", as_at, text)
