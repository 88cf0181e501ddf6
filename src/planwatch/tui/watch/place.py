"""Looking whether the server that keeps the plan answers, and who else is there: asked of what is known here."""

from typing import Any

from textual.app import App

from planwatch.service.files.place import as_at, away_in_words, keep_up
from planwatch.service.people.present import others
from planwatch.service.session import Session
from planwatch.tui.watch.others import POLL_SECONDS
from planwatch.tui.widgets.screen_title import ScreenTitle
from planwatch.tui.widgets.title_bar import TitleBar

_READ = 12
"""Seconds in which it can be read."""


class PlaceWatch:
    """Tells once that the server has gone, and once that it is back; the lines at the top say it all the while."""

    def __init__(self, app: App[Any], session: Session) -> None:
        self._app = app
        self._session = session
        self._is_away = False
        self._shown: object = None

    def begin(self) -> None:
        """Follow the server, and look from now on."""
        keep_up(self._session)
        self._app.set_interval(POLL_SECONDS, self.look)

    def look(self) -> None:
        """Show what is other than it was."""
        why = away_in_words(self._session)
        if self._is_away != bool(why):
            self._is_away = bool(why)
            if why:
                self._app.notify(why, severity="warning", timeout=_READ, markup=False)
            else:
                self._app.notify("the server answers again: all is as it is now, and can be changed", markup=False)
        now = as_at(self._session), others(self._session)
        if self._shown != now:
            self._shown = now
            for screen in self._app.screen_stack:
                for line in (*screen.query(TitleBar), *screen.query(ScreenTitle)):
                    line.show_place()
