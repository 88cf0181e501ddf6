"""What the screen of one action shows: its fields, one below the other."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.geometry import Region

from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.service.change import Target
from planwatch.service.typed.fields import FIELDS
from planwatch.service.typed.text import text_of

if TYPE_CHECKING:
    from planwatch.tui.screens.action.screen import ActionScreen

_PROSE = ("title", "how", "success", "evidence")


class OneAction:
    """The one action, wherever the cursor is among its fields."""

    def __init__(self, screen: "ActionScreen") -> None:
        self._screen = screen

    def row(self) -> ActionRow | None:
        return self._screen.shown

    def targets(self) -> tuple[Target, ...]:
        return tuple(Target(row.id, row.version) for row in self.rows())

    def rows(self) -> list[ActionRow]:
        row = self.row()
        return [row] if row is not None else []

    def marked(self) -> int:
        return 0

    def plans(self) -> tuple[PlanDay, ...]:
        return tuple(row.of for row in self.rows())

    def field_here(self) -> str:
        return FIELDS[self._screen.table.cursor_row]

    def long_field(self) -> str:
        here = self.field_here()
        return here if here in _PROSE else "how"

    def cell_text(self, row: ActionRow) -> str:
        return text_of(row.action, self.field_here())

    def next_field(self, field: str, step: int) -> str | None:
        at = FIELDS.index(field) + step
        return FIELDS[at] if 0 <= at < len(FIELDS) else None

    def region_of(self, field: str) -> Region:
        table, at = self._screen.table, FIELDS.index(field)
        table.cursor_row = at
        table.scroll_cell_into_view(at)
        return table.cell_region(at, "value")

    def changed(self, ids: Sequence[int], *, reload: bool = False) -> None:
        self._screen.load()
