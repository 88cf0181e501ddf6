"""The rows of one table of a file, with what each was understood as."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from planwatch.exchange.table.held import Held
from planwatch.exchange.table.matching import How
from planwatch.exchange.table.proposal import Doubt, NotUnderstood, TableSeen
from planwatch.exchange.table.provenance import EMPTY, Cell
from planwatch.exchange.table.record import Record
from planwatch.exchange.table.told import value_in_words
from planwatch.model.values import Struct
from planwatch.service.files.tables import Preview


class Becomes(StrEnum):
    """What becomes of a row."""

    CONFLICT = "in conflict"
    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone from the file"
    NOTHING = "not taken"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file, or an action that has gone from it; such a one counts downwards from -1."""

    row: int
    place: str
    cells: tuple[Cell, ...]
    is_heading: bool
    record: Record | None
    becomes: Becomes
    doubts: tuple[Doubt | NotUnderstood, ...] = ()
    before: Struct | None = None
    """The action, or part of its kind, as the plan has it; None where it is new there."""
    held: tuple[Held, ...] = ()

    def doubt_of(self, column: int) -> Doubt | NotUnderstood | None:
        """What is doubtful or not understood in one of its cells."""
        return next((doubt for doubt in self.doubts if doubt.column == column), None)

    def held_of(self, field: str) -> Held | None:
        """What of a field is left as the plan has it."""
        return next((held for held in self.held if held.field == field), None)


def lines_of(seen: Preview, table: int) -> Sequence[Line]:
    """All rows of a table in its order, those in conflict first, and last what is gone from the file."""
    raw, told = seen.tables[table], seen.proposal.tables[table]
    records = {record.row: record for record in reversed(seen.proposal.everything) if record.table == table}
    becomes, before, held = _becomes(seen), _before(seen), _held(seen)
    doubts: dict[int | None, list[Doubt | NotUnderstood]] = defaultdict(list)
    for doubt in (*seen.proposal.doubts, *seen.proposal.not_understood):
        if doubt.table == table:
            doubts[doubt.row].append(doubt)
    first, last = told.header if told.header is not None else (-1, -1)
    found = [
        Line(
            row,
            raw.where(row),
            cells,
            first <= row <= last,
            record := records.get(row),
            becomes[id(record)] if record is not None else Becomes.NOTHING,
            tuple(doubts.get(row, ())),
            before.get(id(record)),
            tuple(held.get(id(record), ())),
        )
        for row, cells in enumerate(raw.rows)
    ]
    if seen.rows.held:
        found.sort(key=lambda line: line.becomes is not Becomes.CONFLICT)
    return [*found, *_gone(seen, told)] if told.is_taken else found


def _becomes(seen: Preview) -> Mapping[int, Becomes]:
    found: dict[int, Becomes] = {}
    for one, ref in zip(seen.matched, seen.rows.refs, strict=True):
        known = Becomes.CHANGED if (one.record.kind, ref) in seen.changed else Becomes.SAME
        found[id(one.record)] = Becomes.NEW if one.how is How.NEW else known
    return found | {id(held.record): Becomes.CONFLICT for held in seen.rows.held if held.is_conflict}


def _before(seen: Preview) -> Mapping[int, Struct]:
    there = ((one.record, one.action) for one in seen.matched)
    return {id(record): seen.meant.part(record.kind, row_id) for record, row_id in there if row_id is not None}


def _held(seen: Preview) -> Mapping[int, list[Held]]:
    found: dict[int, list[Held]] = defaultdict(list)
    for held in seen.rows.held:
        found[id(held.record)].append(held)
    return found


def _gone(seen: Preview, told: TableSeen) -> Iterator[Line]:
    """The actions that came from the file before and are not in it now, as its columns would show them."""
    known = {action.ref: action for action in seen.meant.actions.values()} if seen.gone else {}
    width = max((column.index + 1 for column in told.columns), default=0)
    for number, ref in enumerate(seen.gone, 1):
        cells = [EMPTY] * width
        for column in told.columns:
            value = getattr(known[ref], column.field, None) if column.field != "update" else None
            cells[column.index] = Cell(value_in_words(column.field, value))
        yield Line(-number, ref, tuple(cells), False, None, Becomes.GONE, (), known[ref])
