"""The rows of a table that were read: those in view, fetched in one go and kept until they change."""

from dataclasses import dataclass
from typing import Generic

from textual.strip import Strip

from planwatch.tui.table.columns import Heading, Row, RowSource
from planwatch.tui.table.drawing import PLAIN, LineLook


@dataclass(slots=True)
class DrawnRow(Generic[Row]):
    """One row as read, and as it was last drawn."""

    key: int
    row: Row | Heading | None
    look: LineLook = PLAIN
    strips: tuple[Strip, ...] = ()
    """One for each of its lines; none: it is to be drawn."""


class RowWindow(Generic[Row]):
    """A row source behind a window: reads what is asked for and its neighbours in view, and nothing else."""

    def __init__(self, source: RowSource[Row] | None) -> None:
        self.source = source
        self.count = len(source) if source is not None else 0
        self.rule = source.rule_before() if source is not None else None
        self._lines: dict[int, DrawnRow[Row]] = {}

    def key_at(self, index: int) -> int | None:
        """The id of that row; None where there is none."""
        return self.source.key_at(index) if self.source is not None and 0 <= index < self.count else None

    def index_of(self, key: int | None) -> int | None:
        """Where the row of that id stands; None where it does not."""
        return self.source.index_of(key) if self.source is not None and key is not None else None

    def line(self, index: int, view: range) -> DrawnRow[Row]:
        """The line of that row. ``view`` is what is on the screen: it is read together."""
        if index not in self._lines:
            if len(self._lines) > 4 * len(view) + 64:
                self._lines = {kept: line for kept, line in self._lines.items() if kept in view}
            if self.source is None:
                raise IndexError(index)
            self._read(self.source, index, view)
        return self._lines[index]

    def _read(self, source: RowSource[Row], start: int, view: range) -> None:
        stop = min(view.stop, self.count) if start in view else start + 1
        stop = next((index for index in range(start + 1, stop) if index in self._lines), max(stop, start + 1))
        rows = source.rows(start, stop)
        for index in range(start, stop):
            row = rows[index - start] if index - start < len(rows) else None
            self._lines[index] = DrawnRow(source.key_at(index), row)

    def forget(self, index: int) -> None:
        """That row is to be read again."""
        self._lines.pop(index, None)

    def forget_strips(self) -> None:
        """Every row is to be drawn again."""
        for line in self._lines.values():
            line.strips = ()
