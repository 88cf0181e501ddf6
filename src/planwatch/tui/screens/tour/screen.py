"""The list that the tour is taken on, with the line that says which key is next on whatever stands over it."""

from tempfile import TemporaryDirectory
from typing import Any

from textual.screen import Screen

from planwatch.model.actions.views import find_view
from planwatch.service.files.samples import Samples
from planwatch.service.journal import log
from planwatch.settings import Settings
from planwatch.tui import registry
from planwatch.tui.screens.aside.screen import AsideScreen
from planwatch.tui.tour import STEPS, Seen, told
from planwatch.tui.widgets.tour_line import TourLine

_LOOKS = 0.1
"""Seconds between one look at whether the step was done and the next."""
_CHANGES = 5


class TourScreen(AsideScreen):
    """It goes a step on when what the step asks for was done, by whatever key; other keys do what they do."""

    KEYS = registry.TOUR

    def __init__(self, samples: Samples, settings: Settings, home: "TemporaryDirectory[str]") -> None:
        """``home`` goes away with the screen."""
        super().__init__(samples, settings, "", find_view("all"))
        self._home = home
        self.at = 0
        """The number of steps that are done."""
        self._screens: set[str] = set()
        self._since = self._changes()[0].number

    def on_mount(self) -> None:
        self.app.screen_change_signal.subscribe(self, self._stand_on)  # pyright: ignore[reportUnknownMemberType]
        self._stand_on(self)
        self.set_interval(_LOOKS, self._look)

    def on_unmount(self) -> None:
        self._home.cleanup()

    def _stand_on(self, screen: Screen[Any]) -> None:
        if self in self.app.screen_stack and not screen.query(TourLine):
            screen.mount(TourLine(self._said()))

    def _said(self) -> str:
        keys = self.app._keymap  # pyright: ignore[reportPrivateUsage] - Textual tells it in no other way
        return f"Tour {self.at + 1} of {len(STEPS)}   {told(STEPS[self.at], keys)}"

    def _look(self) -> None:
        self._screens.add(type(self.app.screen).__name__)
        if not STEPS[self.at].is_done(self._seen()):
            return
        self.at += 1
        self._screens.clear()
        self._since = self._changes()[0].number
        for screen in self.app.screen_stack:
            for line in screen.query(TourLine):
                line.show(self._said())

    def _changes(self) -> list[log.Entry]:
        """The newest first: at least the one that brought the sample in."""
        return log.entries(self._samples.session, most=_CHANGES)

    def _seen(self) -> Seen:
        changes = self._changes()
        return Seen(
            view=self.worklist.view.word,
            filter=self.worklist.filter,
            screens=frozenset(self._screens),
            is_home=self.app.screen is self,
            last=changes[0],
            changes=tuple(each for each in changes if each.number > self._since),
        )
