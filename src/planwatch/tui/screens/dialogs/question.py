"""A question of one word: yes or no, with the safe answer ready."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from planwatch.tui import registry
from planwatch.tui.safe import content_lines
from planwatch.tui.screens.dialogs.dialog import Dialog


class Question(Dialog[bool]):
    """Answers True for yes. Enter takes the button that has the focus: no, unless ``safe`` says yes is harmless.

    Escape says no, or what ``leaving`` says.
    """

    KEYS = registry.QUESTION
    DEFAULT_CSS = """
    Question { align: center middle; }
    Question > Vertical { width: 64; max-width: 90%; height: auto; max-height: 90%; padding: 1 2; background: $panel;
                          border: round $pw-rule; }
    Question VerticalScroll { height: auto; max-height: 50vh; margin-bottom: 1; }
    Question #question-text { height: auto; }
    Question Horizontal { height: auto; align-horizontal: right; }
    Question Button { margin-left: 2; min-width: 10; }
    """

    def __init__(self, text: str, *, safe: bool = False, leaving: bool = False) -> None:
        super().__init__()
        self._leaving = leaving
        self._text = text
        self._safe = safe

    def compose(self) -> ComposeResult:
        with Vertical():
            with VerticalScroll(can_focus=False):
                yield Static(content_lines(self._text), id="question-text", markup=False)
            with Horizontal():
                yield from self.answers()

    def answers(self) -> ComposeResult:
        """The buttons, the first of them yes."""
        yield Button("y  Yes", id="yes", compact=True)
        yield Button("n  No", id="no", compact=True)

    def on_mount(self) -> None:
        self.query_one("#yes" if self._safe else "#no").focus()

    def leave(self) -> None:
        self.dismiss(self._leaving)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.dismiss(event.button.id == "yes")

    def scroll_lines(self, step: int) -> None:
        """So many lines down."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)
