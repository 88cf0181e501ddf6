"""An input of one line that is there only while something is typed into it."""

from textual.widgets import Input


class LineInput(Input):
    """As Textual's, but that it is not styled anew each time it gets the focus: hidden, it keeps the look of before."""

    _looks_focused = False

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._looks_focused = self.has_focus

    def watch_has_focus(self, _has_focus: bool) -> None:
        if self.display and _has_focus != self._looks_focused:
            super().watch_has_focus(_has_focus)
