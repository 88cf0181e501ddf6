"""A screen that is a title, a table, and what is told of the row under the cursor."""

from typing import Any

from planwatch.tui.screens.desk import FullScreen
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.widgets.screen_title import ScreenTitle


class TableScreen(FullScreen[None]):
    """Keys move in its one table, and enter opens a row."""

    table: PlanTable[Any]

    @property
    def title_line(self) -> ScreenTitle:
        return self.query_one(ScreenTitle)

    def under_cursor(self) -> object:
        return self.table.cursor_row_data

    def marked(self) -> int:
        return len(self.table.marks)

    def rest(self) -> None:
        self.set_focus(self.table, scroll_visible=False)

    def on_prompt_closed(self) -> None:
        self.rest()

    def move(self, to: str) -> None:
        """Move the cursor, or mark: an action of the table."""
        getattr(self.table, f"action_{to}")()
