"""A screen that is a title, a table, and what is told of the row under the cursor."""

from typing import Any

from planwatch.tui import keys
from planwatch.tui.screens.screen import Shown
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle

_MOVING = ("down", "up", "page-down", "page-up", "first", "last")
MOVING = keys.bindings(tuple(command for command in keys.COMMANDS if command.id in (*_MOVING, "help")))
"""The keys of every such screen."""


class TableScreen(Shown[None]):
    """Keys move in its one table, and enter opens a row."""

    @property
    def table(self) -> PlanTable[Any]:
        return self.query_one(PlanTable)

    @property
    def title_line(self) -> ScreenTitle:
        return self.query_one(ScreenTitle)

    @property
    def prompt(self) -> Prompt:
        return self.query_one(Prompt)

    def rest(self) -> None:
        """Give the focus to the table."""
        self.set_focus(self.table, scroll_visible=False)

    def on_prompt_closed(self) -> None:
        self.rest()

    def action_table(self, name: str) -> None:
        getattr(self.table, f"action_{name}")()
