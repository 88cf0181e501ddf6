"""Looking whether the server that keeps the plan answers, and who else is there: asked of what is known here."""

from typing import TYPE_CHECKING, Any

from textual.app import App

from planwatch.service.files.place import as_at, away_in_words, keep_up, limit, not_known, what_is_wrong
from planwatch.service.people.present import others_told
from planwatch.service.session import Session
from planwatch.tui.watch.others import POLL_SECONDS
from planwatch.tui.widgets.screen_title import ScreenTitle
from planwatch.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from planwatch.tui.watch.not_known import NotKnownWatch

_READ = 12
"""Seconds in which it can be read."""


class PlaceWatch:
    """Tells once that the server has gone, and once that it is back; the lines at the top say it all the while."""

    def __init__(self, app: App[Any], session: Session) -> None:
        self._app = app
        self._session = session
        self._not_known: NotKnownWatch | None = None
        self._wrong = ""
        """What keeps the server from being followed, as was told."""
        self._limit = limit(session)
        self._shown: object = None

    def begin(self) -> None:
        """Follow the server, and look from now on."""
        keep_up(self._session)
        self._app.set_interval(POLL_SECONDS, self.look)

    def look(self) -> None:
        """Show what is other than it was."""
        wrong = what_is_wrong(self._session)
        if self._wrong != wrong:
            self._wrong = wrong
            if wrong:
                self._app.notify(away_in_words(self._session), severity="warning", timeout=_READ, markup=False)
            else:
                self._app.notify("the server answers again: all is as it is now", markup=False)
        if not wrong:
            self._tell_limit()
        if not_known(self._session) is not None:
            self._look_what_was_kept()
        now = as_at(self._session), others_told(self._session)
        if self._shown != now:
            self._shown = now
            for screen in self._app.screen_stack:
                for line in (*screen.query(TitleBar), *screen.query(ScreenTitle)):
                    line.show_place()

    def _look_what_was_kept(self) -> None:
        if self._not_known is None:
            from planwatch.tui.watch.not_known import NotKnownWatch  # it seldom comes to that

            self._not_known = NotKnownWatch(self._app, self._session)
        self._not_known.look()

    def _tell_limit(self) -> None:
        """Tell that the right to change was given or taken."""
        now = limit(self._session)
        if now != self._limit:
            self._limit = now
            said = f"only for reading now: {now}" if now else "you may change the plan now"
            self._app.notify(said, timeout=_READ, markup=False)
