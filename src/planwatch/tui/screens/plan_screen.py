"""A screen with actions on it: its desk, and the words of its widgets handed to that."""

from abc import abstractmethod
from functools import cached_property
from typing import Any, Self

from textual.events import Key
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input

from planwatch.model.actions.row import ActionRow
from planwatch.tui.command import Command
from planwatch.tui.screens.action_desk import ActionDesk, ActionSource
from planwatch.tui.screens.desk import FullScreen
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.widgets.cell_editor import CellEditor


class PlanScreen(FullScreen[None]):
    """The list, a single action, and the review."""

    table: PlanTable[Any]
    NOUN = "action"
    focused = Reactive[Widget | None](None, repaint=False)
    """As in Textual, but that a change of focus does not draw the whole screen anew: every widget shows its own."""
    AUTO_FOCUS = ""  # Textual would take the first input there is, also one that is not shown

    def move(self, to: str) -> None:
        """Move the cursor, or mark: an action of the table."""
        getattr(self.table, f"action_{to}")()

    def rest(self) -> None:
        self.set_focus(self.table, scroll_visible=False)

    def take_size(self) -> None:
        """Take the classes of the terminal's size: Textual would lay all out once before it looks at that."""
        for at, places in zip(self.app.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True):
            self.add_class(*self._get_breakpoint_classes(at, places or []))

    @abstractmethod
    def source(self) -> ActionSource:
        """What the screen shows of actions."""

    @cached_property
    def _desk(self) -> ActionDesk[Self]:
        return ActionDesk(self, self.source())

    @property
    def desk(self) -> ActionDesk[Self]:
        return self._desk

    def row(self) -> ActionRow | None:
        """The action that the cursor is on."""
        return self.desk.row()

    @property
    def is_editing(self) -> bool:
        """Whether anything is being typed or chosen."""
        return self.desk.is_editing

    def on_input_changed(self, event: Input.Changed) -> None:
        if isinstance(event.input, CellEditor):
            self.desk.editors.typed(event.value)

    def on_cell_editor_saved(self, event: CellEditor.Saved) -> None:
        self.desk.editors.saved(event.text, event.step)

    def on_cell_editor_left(self, event: CellEditor.Left) -> None:
        self.desk.editors.left(event.text)

    def on_rag_chooser_left(self) -> None:
        if self.desk.editors.chooser.is_open:
            self.desk.editors.close()
            self.desk.rest_unless_elsewhere()
            self.desk.tell("")

    def help_of(self, command: Command) -> str:
        again = self.desk.again if command.id == "again" else None
        if again is None or again.make is None:
            return super().help_of(command)
        return f"again: {again.words}"

    def key_escape(self, event: Key) -> None:
        """A question that waits goes before anything else does."""
        if self.desk.prompt.waits:
            event.stop()
            self.desk.tell("")

    def on_prompt_closed(self) -> None:
        if not self.is_editing:
            self.rest()

    def on_plan_table_placed(self) -> None:
        self.desk.editors.place(self.desk.region_of)
