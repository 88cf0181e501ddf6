"""What triage shows of actions: those marked or under the cursor, and where their fields stand."""

from typing import TYPE_CHECKING

from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.service.change import Target
from planwatch.tui.screens.action_table import ActionTableSource

if TYPE_CHECKING:
    from planwatch.tui.screens.triage.screen import TriageScreen  # noqa: F401 - named by the base, in quotes


class TriageSource(ActionTableSource["TriageScreen"]):
    """The rows of the list."""

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

    def cell_text(self, row: ActionRow) -> str:
        return "".join(text for text, _ in self._screen.table.cursor_column_data.draw(row, 10_000)).strip()
