"""The line that the filter is typed into; it takes the place of the RAG bar."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from planwatch.model.text.visible import visible
from planwatch.tui.widgets.line_input import LineInput

INPUT = "filter-input"


class FilterLine(Horizontal):
    """Hidden until it is opened; the screen hears what is typed."""

    def __init__(self) -> None:
        super().__init__(id="filter")

    def compose(self) -> ComposeResult:
        yield Static("/ ", markup=False)
        yield LineInput(
            compact=True,
            id=INPUT,
            select_on_focus=False,
            placeholder="words, lead:hr theme:work rag:r status:open due:14d priority:high not:…",
        )

    def open(self, text: str) -> None:
        """Type on from that text."""
        box = self.query_one(Input)
        with self.prevent(Input.Changed):
            box.value = visible(text)
        box.cursor_position = len(box.value)
        # At once: what is typed ahead is for the filter already.
        self.screen.set_focus(box, scroll_visible=False)
