"""A long text to read: only its lines in sight are drawn, and words are found in it."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from planwatch.model.text.visible import visible
from planwatch.report.render.lines import Line

_MARGIN = 2


class PaperView(ScrollView, inherit_bindings=False):
    """Lines laid out for its own width by ``lay_out``, anew when that changes."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"paper--head", "paper--found"}
    DEFAULT_CSS = """
    PaperView {
        height: 1fr; background: $surface; color: $foreground; overflow-x: hidden; overflow-y: auto;
        scrollbar-gutter: stable; scrollbar-size-vertical: 1;
        & > .paper--head { text-style: bold; color: $pw-mark; }
        & > .paper--found { background: $pw-cursor; color: $pw-cursor-text; text-style: $pw-cursor-style; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="paper")
        self._lay_out: Callable[[int], Sequence[Line]] = lambda _: ()
        self._lines: Sequence[Line] = ()
        self._width = -1
        self._found = -1
        """The line that was found last."""

    def show(self, lay_out: Callable[[int], Sequence[Line]]) -> None:
        """Show another text, from its beginning."""
        self._lay_out = lay_out
        self._width = self._found = -1
        self._fit()
        self.scroll_to(y=0, animate=False, force=True)

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        width = self.scrollable_content_region.width - 2 * _MARGIN
        if width < 1 or width == self._width:
            return
        before = self.scroll_offset.y / max(1, len(self._lines))
        self._width, self._lines, self._found = width, self._lay_out(width), -1
        self.virtual_size = Size(0, len(self._lines))
        self.scroll_to(y=round(before * len(self._lines)), animate=False, force=True)
        self.refresh()

    @property
    def where(self) -> str:
        """``lines 1 to 30 of 212``."""
        first = self.scroll_offset.y
        last = min(len(self._lines), first + self.size.height)
        return f"lines {min(first + 1, last)} to {last} of {len(self._lines)}"

    def text(self) -> str:
        """All of it as it is laid out now."""
        return "\n".join(line.text for line in self._lines)

    def find(self, words: str, step: int) -> bool:
        """Go to the next line that has the words, or the one before, from the one found last; whether there is any."""
        wanted, number = words.casefold(), len(self._lines)
        at = self._found if self._found >= 0 else self.scroll_offset.y - (step > 0)
        for away in range(1, number + 1):
            line = (at + step * away) % number
            if wanted in self._lines[line].text.casefold():
                self._found = line
                self.scroll_to(y=max(0, line - self.size.height // 3), animate=False, force=True)
                self.refresh()
                return True
        self._found = -1
        self.refresh()
        return False

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        line, style = self._lines[at], self.rich_style
        if line.is_head:
            style += self.get_component_rich_style("paper--head", partial=True)
        if at == self._found:
            style += self.get_component_rich_style("paper--found", partial=True)
        segments = [Segment(" " * _MARGIN, self.rich_style), Segment(visible(line.text), style)]
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)
