"""The rows of one table of a file, with what each was understood as."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from planwatch.exchange.table.matching import How
from planwatch.exchange.table.proposal import Doubt, NotUnderstood, Record
from planwatch.exchange.table.provenance import Cell
from planwatch.model.plan.action import Action
from planwatch.service.files.tables import Preview


class Becomes(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    NOTHING = "not taken"


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file."""

    row: int
    place: str
    cells: tuple[Cell, ...]
    is_heading: bool
    record: Record | None
    becomes: Becomes
    doubts: tuple[Doubt | NotUnderstood, ...]

    def doubt_of(self, column: int) -> Doubt | NotUnderstood | None:
        """What is doubtful or not understood in one of its cells."""
        return next((doubt for doubt in self.doubts if doubt.column == column), None)


def lines_of(seen: Preview, table: int) -> Sequence[Line]:
    """All rows of a table, in its order."""
    raw, told = seen.tables[table], seen.proposal.tables[table]
    records = {record.row: record for record in seen.proposal.records if record.table == table}
    becomes = _becomes(seen)
    doubts: dict[int | None, list[Doubt | NotUnderstood]] = defaultdict(list)
    for doubt in (*seen.proposal.doubts, *seen.proposal.not_understood):
        if doubt.table == table:
            doubts[doubt.row].append(doubt)
    first, last = told.header if told.header is not None else (-1, -1)
    return [
        Line(
            row,
            raw.where(row),
            cells,
            first <= row <= last,
            record := records.get(row),
            becomes[id(record)] if record is not None else Becomes.NOTHING,
            tuple(doubts.get(row, ())),
        )
        for row, cells in enumerate(raw.rows)
    ]


def _becomes(seen: Preview) -> dict[int, Becomes]:
    changed = {change.after.ref for change in seen.difference.of(Action).changed}
    return {
        id(one.record): Becomes.NEW if one.how is How.NEW else Becomes.CHANGED if ref in changed else Becomes.SAME
        for one, ref in zip(seen.matched, seen.rows.refs, strict=True)
    }
