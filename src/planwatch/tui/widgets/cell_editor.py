"""A one-line editor that stands exactly over the cell it edits."""

from collections.abc import Sequence
from typing import ClassVar, Protocol

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input

from planwatch.model.text.visible import visible
from planwatch.tui.safe import as_typed, suggester
from planwatch.tui.widgets.line_input import LineInput


class CellEdit(Protocol):
    """A field being edited over its cell."""

    @property
    def field(self) -> str: ...

    @property
    def cell(self) -> str:
        """The cell, as others are told of it."""
        ...

    def typed(self, text: str) -> None:
        """The text has become this."""
        ...

    def saved(self, text: str, step: int) -> None:
        """It is to be saved; ``step`` is where to go after: 1 next cell, -1 the one before, 0 stay."""
        ...

    def left(self, text: str) -> None:
        """The editor was left without saving."""
        ...

    def again(self, text: str) -> None:
        """Edit it again, from this text."""
        ...


class CellEditor(LineInput):
    """Enter and tab save; leaving it in any other way saves nothing, and the text is handed over for undo."""

    DEFAULT_CSS = """
    CellEditor {
        position: absolute; overlay: screen; display: none;
        height: 1; border: none; padding: 0; background: $pw-editor; color: $pw-editor-text; text-style: underline;
        &:focus { border: none; }
        &:nocolor { text-style: reverse; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        # Up, down and paging would move the table's cursor away from under the editor.
        Binding("escape,up,down,pageup,pagedown", "leave", show=False),
        Binding("tab", "save_and_move(1)", show=False, priority=True),
        Binding("shift+tab", "save_and_move(-1)", show=False, priority=True),
    ]

    class Saved(Message):
        """The text is to be saved; ``step`` is where to go after: 1 next cell, -1 the one before, 0 stay."""

        def __init__(self, text: str, step: int) -> None:
            self.text = text
            self.step = step
            super().__init__()

    class Left(Message):
        """The editor was left without saving."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    def __init__(self) -> None:
        super().__init__(compact=True, select_on_focus=False, id="cell-editor")
        self.field = ""
        self._raw: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.display

    def open(self, field: str, text: str, region: Region, names: Sequence[str] = (), *, select: bool = False) -> None:
        """Edit ``field`` over ``region`` of the screen, from ``text``; ``select`` lets the first key replace it."""
        self.field = field
        self._raw = (text, *names)
        self.suggester = suggester(names)
        # An Input draws what it holds as it is: what must not reach the terminal is shown as its sign.
        with self.prevent(Input.Changed):
            self.value = visible(text)
        self.place(region)
        self.display = True
        # At once: keys typed ahead are for the editor already.
        self.screen.set_focus(self, scroll_visible=False)
        self.cursor_position = len(self.value)
        if select:
            self.select_all()

    def place(self, region: Region) -> None:
        """Stand over that region; narrow cells get room to type in."""
        width = max(region.width, 12)
        x = max(0, min(region.x, self.screen.size.width - width))
        self.styles.offset = (x, region.y)
        self.styles.width = width

    @property
    def text(self) -> str:
        """The text as it is meant."""
        return as_typed(self.value, *self._raw)

    def close(self) -> None:
        if self.is_open:  # else the screen would be laid out anew for nothing
            self.display = False

    def action_leave(self) -> None:
        self.post_message(self.Left(self.text))

    def action_save_and_move(self, step: int) -> None:
        self.post_message(self.Saved(self.text, step))

    async def action_submit(self) -> None:
        self.post_message(self.Saved(self.text, 0))

    def on_blur(self, event: events.Blur) -> None:
        # Leaving the window is no leaving of the cell: the app gives the focus back by itself.
        if self.is_open and self.app.app_focus and self.app.screen is self.screen:  # pyright: ignore[reportUnknownMemberType]
            # Tab opens the editor anew before it hears that it was closed: the app's queue knows where the focus is.
            self.app.call_later(self._find_out_whether_left)  # pyright: ignore[reportUnknownMemberType]

    def _find_out_whether_left(self) -> None:
        if self.is_open and self.screen.focused is not self:
            self.action_leave()
