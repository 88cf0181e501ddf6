"""A field of a form that holds several lines."""

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from planwatch.model.text.visible import visible_lines

_NEW_LINE = ("shift+enter", "alt+enter", "ctrl+enter", "ctrl+j")
"""What terminals tell apart from enter; which of them one does differs."""


class LinesEditor(TextArea):
    """Enter saves, as in every field; a new line is any of ``_NEW_LINE``, or comes with what is pasted."""

    DEFAULT_CSS = """
    LinesEditor { width: 1fr; height: auto; min-height: 2; max-height: 7; border: none; padding: 0;
                  background: $pw-editor; color: $pw-editor-text; }
    LinesEditor:focus { border: none; }
    LinesEditor .text-area--placeholder { color: $pw-muted; }
    """

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, text: str, *, hint: str, widget_id: str) -> None:
        super().__init__(
            visible_lines(text), id=widget_id, placeholder=hint, compact=True, tab_behavior="focus",
            highlight_cursor_line=False,
        )  # fmt: skip
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted())
        elif event.key in _NEW_LINE:
            event.stop()
            event.prevent_default()
            self.insert("\n")
        else:
            await super()._on_key(event)

    def step_line(self, step: int) -> bool:
        """Go a line down or up; whether there was one."""
        if self.cursor_at_last_line if step > 0 else self.cursor_at_first_line:
            return False
        (self.action_cursor_down if step > 0 else self.action_cursor_up)()
        return True
