"""What a review shows of actions: the one that is looked at."""

from typing import TYPE_CHECKING

from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.service.change import Target
from planwatch.tui.screens.action_table import ActionTableSource

if TYPE_CHECKING:
    from planwatch.tui.screens.review.screen import ReviewScreen  # noqa: F401 - named by the base, in quotes


class ReviewSource(ActionTableSource["ReviewScreen"]):
    """The action under the cursor; none where a theme or the plan is looked at."""

    def row(self) -> ActionRow | None:
        return None if self._screen.on_page else self._screen.table.cursor_row_data

    def targets(self) -> tuple[Target, ...]:
        return tuple(Target(row.id, row.version) for row in self.rows())

    def rows(self) -> list[ActionRow]:
        row = self.row()
        return [row] if row is not None else []

    def marked(self) -> int:
        return 0

    def plans(self) -> tuple[PlanDay, ...]:
        return (self._screen.review.day,)

    def cell_text(self, row: ActionRow) -> str:
        return row.action.title
