"""The line at the top of a screen other than the list."""

from rich.cells import cell_len, set_cell_size
from textual.widgets import Static

from planwatch.model.text.visible import visible
from planwatch.service.files.place import as_at
from planwatch.service.session import Session
from planwatch.tui.safe import content

_BANNER = 24
"""Cells that a banner keeps, however much else there is to say."""


class ScreenTitle(Static):
    """Its parts on one line; where there is no room the plans' banner is cut first, then the end of the line."""

    DEFAULT_CSS = """
    ScreenTitle { height: 1; background: $pw-title; color: $pw-title-text; padding: 0 1; text-style: bold;
                  text-wrap: nowrap; text-overflow: ellipsis; }
    ScreenTitle:nocolor { text-style: reverse bold; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False, id="screen-title")

        self._banner = ""
        self._parts = ""

    def show(self, *parts: str, banner: str = "") -> None:
        """Show what is not empty of these, after the banner of the plans."""
        self._banner, self._parts = visible(banner), visible(" · ".join(filter(None, parts)))
        self._draw()

    def show_place(self) -> None:
        """The server that keeps the plan has gone or come back."""
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        session: object = getattr(self.screen, "session", None)
        at = as_at(session) if isinstance(session, Session) else ""
        away = f"AWAY · as at {at}" if at else ""
        room = max(_BANNER, self.screen.size.width - 2 - cell_len(f" · {self._parts}{away}"))
        banner = self._banner
        if cell_len(banner) > room:
            banner = f"{set_cell_size(banner, room - 1).rstrip(' ·')}…"
        self.update(content(" · ".join(filter(None, (away, banner, self._parts)))), layout=False)
