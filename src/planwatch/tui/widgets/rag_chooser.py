"""The one-row chooser of a rating, over the RAG cell."""

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

CHOICES = ("red", "amber", "green", "")
_SHOWN = (" ■R ", " ◆A ", " ●G ", " –  ")


class RagChooser(Widget, can_focus=True):
    """A letter chooses at once; arrows and enter do too. Escape, or going elsewhere, chooses nothing."""

    DEFAULT_CSS = """
    RagChooser {
        position: absolute; overlay: screen; display: none; width: 16; height: 1;
        background: $pw-editor; color: $pw-editor-text;
    }
    RagChooser > .rag-chooser--red { background: $pw-red; color: $pw-red-text; }
    RagChooser > .rag-chooser--amber { background: $pw-amber; color: $pw-amber-text; }
    RagChooser > .rag-chooser--green { background: $pw-green; color: $pw-green-text; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rag-chooser--red", "rag-chooser--amber", "rag-chooser--green"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r,R", "choose('red')", show=False),
        Binding("a,A", "choose('amber')", show=False),
        Binding("g,G", "choose('green')", show=False),
        Binding("n,backspace,delete", "choose('')", show=False),
        Binding("left,h", "step(-1)", show=False),
        Binding("right,l", "step(1)", show=False),
        Binding("enter,space", "take", show=False),
        Binding("escape", "leave", show=False),
    ]
    at: reactive[int] = reactive(0)

    class Left(Message):
        """It was left without choosing."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen: Callable[[str], object] = bool

    @property
    def is_open(self) -> bool:
        return self.display

    def open(self, rag: str, region: Region, chosen: Callable[[str], object]) -> None:
        """Choose over ``region``, from ``rag``; ``chosen`` is given the rating, empty for none."""
        self._chosen = chosen
        self.at = CHOICES.index(rag)
        self.place(region)
        self.display = True
        # At once: a letter typed ahead is for the chooser already.
        self.screen.set_focus(self, scroll_visible=False)

    def place(self, region: Region) -> None:
        self.styles.offset = (max(0, min(region.x, self.screen.size.width - 16)), region.y)

    def close(self) -> None:
        if self.is_open:  # else the screen would be laid out anew for nothing
            self.display = False

    def render_line(self, y: int) -> Strip:
        plain = self.rich_style
        segments: list[Segment] = []
        for number, (rag, shown) in enumerate(zip(CHOICES, _SHOWN, strict=True)):
            style = self.get_component_rich_style(f"rag-chooser--{rag}") if rag else plain
            text = f"[{shown.strip():^2}]".ljust(4) if number == self.at else shown
            segments.append(Segment(text, style))
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_choose(CHOICES[min(event.x // 4, 3)])

    def action_choose(self, rag: str) -> None:
        # At once, and not by a message: what is typed ahead is for the list again.
        if self.is_open:
            self._chosen(rag)

    def action_step(self, step: int) -> None:
        self.at = (self.at + step) % len(CHOICES)

    def action_take(self) -> None:
        self.action_choose(CHOICES[self.at])

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def on_focus(self, event: events.Focus) -> None:
        self._take_focus(event, True)

    def on_blur(self, event: events.Blur) -> None:
        self._take_focus(event, False)
        if self.is_open and self.app.app_focus:  # pyright: ignore[reportUnknownMemberType]
            self.post_message(self.Left())

    def _take_focus(self, event: events.Event, has_focus: bool) -> None:
        """Textual would style it anew, though the focus does not show on it: it is there only while it has it."""
        event.prevent_default()
        self.set_reactive(RagChooser.has_focus, has_focus)
