"""The band above every screen while the tour is on: which key is next, and why."""

from textual.widgets import Static

from planwatch.tui.safe import content


class TourLine(Static):
    """Two lines, as long as the tour is on."""

    DEFAULT_CSS = """
    TourLine { dock: top; height: 2; padding: 0 1; background: $pw-mark; color: $background; text-style: bold; }
    TourLine:nocolor { text-style: reverse bold; }
    """

    def __init__(self, text: str) -> None:
        super().__init__(content(text), markup=False)

    def show(self, text: str) -> None:
        """Say that instead."""
        self.update(content(text), layout=False)
