"""What a review shows of actions: the one that is looked at."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.geometry import Region

from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.service.change import Target
from planwatch.tui.table.action_columns import UPDATED, edits_on

if TYPE_CHECKING:
    from planwatch.tui.screens.review.screen import ReviewScreen


class ReviewSource:
    """The action under the cursor; none where a theme or the plan is looked at."""

    def __init__(self, screen: "ReviewScreen") -> None:
        self._screen = screen

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

    def field_here(self) -> str:
        key = self._screen.table.cursor_column_key
        return key if key == UPDATED else edits_on(key)

    def long_field(self) -> str:
        return "how"

    def cell_text(self, row: ActionRow) -> str:
        return row.action.title

    def next_field(self, field: str, step: int) -> str | None:
        table = self._screen.table
        shown = [key for key in table.visible_columns if edits_on(key) == key]
        at = shown.index(field) + step if field in shown else -1
        if not 0 <= at < len(shown):
            return None
        table.move_to_column(shown[at])
        return shown[at]

    def region_of(self, field: str) -> Region:
        table = self._screen.table
        table.scroll_cell_into_view(table.cursor_row)
        return table.cell_region(table.cursor_row, field) or table.cell_region(table.cursor_row, "title")

    def changed(self, ids: Sequence[int], *, reload: bool = False) -> None:
        self._screen.show_changed(ids, reload=reload)
