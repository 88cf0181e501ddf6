"""The line at the top of a screen other than the list."""

from collections.abc import Callable

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
        self._parts: tuple[str | Callable[[], str], ...] = ()

    def show(self, *parts: str | Callable[[], str], banner: str = "") -> None:
        """Show what is not empty of these, after the banner of the plans; what others do is asked for each time."""
        self._banner, self._parts = visible(banner), parts
        self._draw()

    def show_place(self) -> None:
        """The server that keeps the plan has gone or come back, or others have come or gone."""
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        session: object = getattr(self.screen, "session", None)
        at = as_at(session) if isinstance(session, Session) else ""
        away = f"AWAY · as at {at}" if at else ""
        told = (part if isinstance(part, str) else part() for part in self._parts)
        parts = visible(" · ".join(filter(None, told)))
        room = max(_BANNER, self.screen.size.width - 2 - cell_len(f" · {parts}{away}"))
        banner = self._banner
        if cell_len(banner) > room:
            banner = f"{set_cell_size(banner, room - 1).rstrip(' ·')}…"
        self.update(content(" · ".join(filter(None, (away, banner, parts)))), layout=False)
