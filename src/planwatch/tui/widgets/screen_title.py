"""The line at the top of a screen other than the list."""

from textual.widgets import Static

from planwatch.tui.safe import content


class ScreenTitle(Static):
    """Its parts on one line, cut at its end where there is no room."""

    DEFAULT_CSS = """
    ScreenTitle { height: 1; background: $pw-title; color: $pw-title-text; padding: 0 1; text-style: bold;
                  text-wrap: nowrap; text-overflow: ellipsis; }
    ScreenTitle:nocolor { text-style: reverse bold; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False, id="screen-title")

    def show(self, *parts: str) -> None:
        """Show what is not empty of these."""
        self.update(content(" · ".join(filter(None, parts))), layout=False)
