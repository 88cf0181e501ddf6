"""What triage shows of actions: those marked or under the cursor, and where their fields stand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.geometry import Region

from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.service.change import Target
from planwatch.tui.table.action_columns import UPDATED, columns, edits_on

if TYPE_CHECKING:
    from planwatch.tui.screens.triage.screen import TriageScreen


class TriageSource:
    """The rows of the list."""

    def __init__(self, screen: "TriageScreen") -> None:
        self._screen = screen

    def row(self) -> ActionRow | None:
        return self._screen.table.cursor_row_data

    def targets(self) -> tuple[Target, ...]:
        marks = self._screen.table.marks
        if marks:
            known = {row.id: row.version for row in self.rows()}
            return tuple(Target(key, known.get(key)) for key in self._screen.worklist.rows.ids if key in marks)
        row = self.row()
        return (Target(row.id, row.version),) if row is not None else ()

    def rows(self) -> list[ActionRow]:
        marks, rows = self._screen.table.marks, self._screen.worklist.rows
        if not marks:
            return [row] if (row := self.row()) is not None else []
        ids = [key for key in rows.ids if key in marks]
        return [row for row in rows.by_id(ids) if row is not None]

    def marked(self) -> int:
        return len(self._screen.table.marks)

    def plans(self) -> tuple[PlanDay, ...]:
        return self._screen.worklist.days

    def field_here(self) -> str:
        key = self._screen.table.cursor_column_key
        return key if key == UPDATED else edits_on(key)

    def long_field(self) -> str:
        return "how"

    def cell_text(self, row: ActionRow) -> str:
        column = next(c for c in columns(True) if c.key == self._screen.table.cursor_column_key)
        return "".join(text for text, _ in column.draw(row, 10_000)).strip()

    def next_field(self, field: str, step: int) -> str | None:
        table = self._screen.table
        shown = [key for key in table.visible_columns if edits_on(key) == key]
        at = shown.index(field) + step if field in shown else -1
        if not 0 <= at < len(shown):
            return None
        table.move_to_column(shown[at])
        return shown[at]

    def region_of(self, field: str) -> Region:
        """The cell of the field, or of the action's title where the field has no column."""
        table = self._screen.table
        table.scroll_cell_into_view(table.cursor_row)
        return table.cell_region(table.cursor_row, field) or table.cell_region(table.cursor_row, "title")

    def changed(self, ids: Sequence[int], *, reload: bool = False) -> None:
        self._screen.show_changed(ids, reload=reload)
