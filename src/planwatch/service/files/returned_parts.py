"""Taking over what came back of parts other than actions, as a part of one change."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planwatch.errors import PlanwatchError
from planwatch.exchange.workbook.back import BackRow
from planwatch.exchange.workbook.columns import Sort
from planwatch.exchange.workbook.returned import typed
from planwatch.exchange.workbook.rows import BookRow
from planwatch.model.text.visible import short
from planwatch.model.values import replace
from planwatch.service.files.part_columns import PartSheet
from planwatch.service.files.part_sheets import part_sheet, sheet_kinds
from planwatch.service.files.returned import Returned
from planwatch.service.files.returned_items import Item
from planwatch.service.session import Session
from planwatch.storage.writing.batch import Batch


@dataclass
class Taken:
    """What of it was taken over. ``number`` is that of the change, None where there was none."""

    number: int | None = None
    edits: int = 0
    updates: int = 0
    new: list[str] = field(default_factory=list[str])
    """The refs of new actions."""
    parts: Counter[str] = field(default_factory=Counter[str])
    """How many new parts there are of each other kind."""
    withdrawn: list[str] = field(default_factory=list[str])
    answered: tuple[str, ...] = ()
    """The leads of whom it is recorded that they answered."""
    refused: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    """The ref, the field, and why it was not."""
    brought: str = ""
    """The leads and themes that the plan did not have."""


def take_parts(session: Session, batch: Batch, returned: Returned, found: Sequence[Item], taken: Taken) -> None:
    """Take these over: what is new first, kind by kind in the order in which one can name another."""
    for kind in sheet_kinds():
        own = [item for item in found if item.part == kind]
        _add(batch, returned, part_sheet(kind), [item for item in own if item.row is not None], taken)
    for kind in sheet_kinds():
        rows: dict[int, list[Item]] = defaultdict(list)
        for item in found:
            if item.part == kind and item.row is None and item.id is not None:
                rows[item.id].append(item)
        for row_id, own in rows.items():
            _put(session, batch, returned, part_sheet(kind), returned.rows[kind][row_id], own, taken)


def _add(batch: Batch, returned: Returned, sheet: PartSheet, found: Sequence[Item], taken: Taken) -> None:
    add = sheet.adding(batch, returned.day) if found else None
    for item in found:
        if add is None or item.row is None:
            continue
        month_first = any(file.month_first for file in returned.files if file.name == item.file)
        try:
            with batch.attempt():
                said = add(dict(_typed(item.row, month_first=month_first)))
            taken.parts[sheet.layout.kind] += bool(said)
        except PlanwatchError as refusal:
            taken.refused.append((item.called or short(item.text), "new row", refusal.message))


def _typed(row: BackRow, *, month_first: bool) -> Iterator[tuple[str, str]]:
    """What stands in a new row, but for what is worked out."""
    for column in row.layout.columns:
        cell = row.cells.get(column.name)
        if cell is not None and cell.text and not (column.sort is Sort.TOLD and column.name.startswith("told_")):
            yield column.name, typed(cell, column, month_first=month_first)


def _put(
    session: Session, batch: Batch, returned: Returned, sheet: PartSheet, row: BookRow, own: Sequence[Item],
    taken: Taken,
) -> None:  # fmt: skip
    """What was changed of one part: all of it together, else each by itself, so that what can be is taken."""
    together: Mapping[str, str] = {item.column: item.text for item in own}
    try:
        with batch.attempt() as touched:
            sheet.put(batch, row, together)
        taken.edits += len(own) if touched else 0
    except PlanwatchError as refusal:
        if len(own) == 1:
            taken.refused.append((own[0].called, own[0].column, refusal.message))
            return
        for item in own:
            now = sheet.now(session, returned.day)[item.id or 0]
            _put(session, batch, returned, sheet, replace(now, version=row.version), [item], taken)
