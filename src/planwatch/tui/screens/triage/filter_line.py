"""The line that the filter is typed into; it takes the place of the RAG bar."""

from collections.abc import Callable
from typing import Protocol

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible
from planwatch.tui.table.worklist import Worklist
from planwatch.tui.widgets.line_input import LineInput


class Tells(Protocol):
    """What says something on the screen."""

    def __call__(self, text: str, *, wrong: bool = False) -> None: ...


class FilterLine(Horizontal):
    """Hidden until it is opened; the list follows every letter."""

    def __init__(
        self, worklist: Worklist, show: Callable[[], object], ended: Callable[[], object], tell: Tells
    ) -> None:
        """``show`` lists what matches, ``ended`` is called when the line is left."""
        super().__init__(id="filter")
        self._worklist = worklist
        self._show, self._ended, self._tell = show, ended, tell
        self._is_refused = False

    def compose(self) -> ComposeResult:
        yield Static("/ ", markup=False)
        yield LineInput(
            compact=True,
            select_on_focus=False,
            placeholder="words, lead:hr theme:work rag:r status:open due:14d priority:high not:…",
        )

    def open(self) -> None:
        """Type on from the filter there is."""
        box = self.query_one(Input)
        with self.prevent(Input.Changed):
            box.value = visible(self._worklist.filter)
        box.cursor_position = len(box.value)
        # At once: what is typed ahead is for the filter already.
        self.screen.set_focus(box, scroll_visible=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what matches; where it cannot be read yet, say why and leave the list as it is."""
        event.stop()
        before, self._worklist.filter = self._worklist.filter, event.value.strip()
        try:
            self._show()
        except PlanwatchError as error:
            self._worklist.filter = before
            self._is_refused = True
            self._tell(str(error), wrong=True)
        else:
            if self._is_refused:
                self._tell("")
            self._is_refused = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._ended()
