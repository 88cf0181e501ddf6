"""The pane below the table, or beside it: what is told of the row under the cursor, as much as there is room for."""

from collections.abc import Callable, Sequence

from textual import events
from textual.content import Content
from textual.widgets import Static

from planwatch.tui.safe import with_links

_STEP = 2
"""Lines that the wheel turns on."""


class Detail(Static):
    """Lines that are wrapped; what has no room is counted at the end, and the wheel brings it."""

    DEFAULT_CSS = """
    Detail { height: 4; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self, again: Callable[[], object]) -> None:
        """``again`` is called to have it shown anew when it was given another size."""
        super().__init__("", markup=False, id="detail")
        self._again = again
        self._told: Sequence[Content] = ()
        self._is_in_place = False
        self._top = 0

    def show(self, told: Sequence[Content], *, in_place: bool) -> None:
        """Show these; ``in_place``: all but the last on a line of its own, so that each is always at its height."""
        self._told, self._is_in_place, self._top = [*map(with_links, told)], in_place, 0
        self._draw()

    def on_resize(self) -> None:
        if self._told:
            self._again()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._turn(_STEP)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._turn(-_STEP)

    def _turn(self, lines: int) -> None:
        most = len(self._wrapped()) - self.content_size.height
        if (top := max(0, min(self._top + lines, most))) != self._top:
            self._top = top
            self._draw()

    def _wrapped(self) -> list[Content]:
        width = max(1, self.content_size.width)
        return [line for told in self._told for line in told.wrap(width)]

    def _draw(self) -> None:
        width, height = self.content_size
        if not width or not height:
            return
        every = self._wrapped()
        shown = every[self._top : self._top + height]
        if self._is_in_place and not self._top and len(every) > height:
            shown = self._cut(width, height)
        if more := len(every) - self._top - len(shown):
            shown[-1] = _counted(shown[-1], f"+{more} line{'s' * (more > 1)}: enter", width)
        self.update(Content("\n").join(shown), layout=False)

    def _cut(self, width: int, height: int) -> list[Content]:
        """All but the last on one line each, cut where it must be, as long as no line is left for the rest of it."""
        last = self._told[-1].wrap(width)
        spare = height - len(self._told[:-1]) - len(last)
        shown: list[Content] = []
        for told in self._told[:-1]:
            lines = told.wrap(width)
            if len(lines) - 1 <= spare:
                shown += lines
                spare -= len(lines) - 1
            else:
                shown.append(told.truncate(width, ellipsis=True))
        return [*shown, *last][:height]


def _counted(line: Content, more: str, width: int) -> Content:
    """The line, cut where it must be, with what is left out counted at its end."""
    room = max(1, width - len(more) - 1)
    cut = line.rstrip().truncate(room, ellipsis=True)
    return Content.assemble(cut, " " * (width - len(more) - cut.cell_length), (more, "$pw-muted"))
