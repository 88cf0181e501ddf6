"""Where the fields of actions stand in a table of them, whichever screen it is on."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from textual.geometry import Region

from planwatch.model.actions.row import ActionRow
from planwatch.tui.table.action_columns import UPDATED, edits_on
from planwatch.tui.table.plan_table import PlanTable


class ShowsActions(Protocol):
    """A screen with a table of actions."""

    @property
    def table(self) -> PlanTable[ActionRow]: ...

    def show_changed(self, ids: Sequence[int], *, reload: bool = False) -> None: ...


ScreenT = TypeVar("ScreenT", bound=ShowsActions)


class ActionTableSource(Generic[ScreenT]):
    """Its columns as fields, and the cells to edit them in."""

    def __init__(self, screen: ScreenT) -> None:
        self._screen = screen

    def field_here(self) -> str:
        key = self._screen.table.cursor_column_key
        return key if key == UPDATED else edits_on(key)

    def long_field(self) -> str:
        return "how"

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
