"""The question before cells are put into a column: yes, no, or that they are rows to import."""

from textual.app import ComposeResult
from textual.widgets import Button

from planwatch.tui import registry
from planwatch.tui.screens.dialogs.question import Question


class PasteQuestion(Question):
    """Answers as a question does; where the cells may be rows, a third key says so."""

    KEYS = registry.PASTED

    def __init__(self, text: str, *, may_be_rows: bool) -> None:
        super().__init__(text)
        self._may_be_rows = may_be_rows
        self.as_rows = False
        """Whether it was said that they are rows."""

    def answers(self) -> ComposeResult:
        yield from super().answers()
        if self._may_be_rows:
            yield Button("i  Import as rows", id="rows", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "rows":
            event.stop()
            self.take_as_rows()
        else:
            super().on_button_pressed(event)

    def take_as_rows(self) -> None:
        """They are rows of a table: no column is changed."""
        if self._may_be_rows:
            self.as_rows = True
            self.dismiss(False)
