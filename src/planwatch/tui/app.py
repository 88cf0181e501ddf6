"""The app: skin, keys, screens, and errors that are shown instead of thrown at a user."""

import asyncio
import gc
import os
import traceback
from collections import deque
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input

from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible, visible_lines
from planwatch.paths import config_file, skins_folder
from planwatch.resources import bundled
from planwatch.service.files.open import check_same, lost, read_only_reason, told
from planwatch.service.files.place import where
from planwatch.service.session import Session
from planwatch.settings import Settings
from planwatch.tui import skins
from planwatch.tui.again import Again
from planwatch.tui.bindings import keymap
from planwatch.tui.first_page.driver import driver_for
from planwatch.tui.first_page.show import FirstPage
from planwatch.tui.screens.screen import CommandScreen, ErrorBoundary
from planwatch.tui.screens.triage.screen import TriageScreen
from planwatch.tui.table.worklist import Worklist
from planwatch.tui.watch.others import POLL_SECONDS
from planwatch.tui.watch.terminal import is_terminal_gone
from planwatch.tui.widgets.cells import Picture
from planwatch.tui.widgets.picture import PictureUpdate
from planwatch.tui.widgets.rag_chooser import RagChooser

if TYPE_CHECKING:
    from planwatch.service.reviews.run import Asked

_KEY_WAITS, _CALM = 250, 4
"""How many looks of 2 ms a key that was typed early is given to do its work, and of how many the last must see none.

Between two messages of one key there is a moment in which nothing is to be seen of it.
"""


class PlanwatchApp(ErrorBoundary, App[None]):
    """planwatch on one plan file."""

    CSS_PATH = "planwatch.tcss"
    TITLE = "planwatch"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True),
        Binding("ctrl+p", "find", "Find", show=False),
    ]

    def __init__(
        self,
        session: Session,
        settings: Settings,
        welcome: str = "",
        review: "Asked | None" = None,
        *,
        worklist: Worklist | None = None,
        page: FirstPage | None = None,
        is_named: bool = True,
        is_tour: bool = False,
    ) -> None:
        """``is_named``: the person at the keyboard is known by the name that they gave, and not by their login.

        ``is_tour``: it begins with the tour, and ends with it.
        """
        self._chosen_keys, self.warnings = keymap(settings.keymap, place=str(config_file()))
        self._sent: deque[tuple[events.Key, Widget | None]] = deque(maxlen=256)
        """The last keys, each with the widget that it was sent to."""
        # A review is opened over the list, which is then never painted, and takes its keys as they come.
        self._early: deque[events.Event] | None = deque() if review is None else None
        """What is typed while the screen is put together, which would take the focus from what a key has opened."""
        self.again: Again | None = None
        """The last change made."""
        self.typed_at = 0.0
        """When the last key came, by the clock that only goes forward."""
        self.refusal: PlanwatchError | None = None
        """Why the app cannot go on, where it ends for that."""
        self.trace = ""
        """The trace of the fault that ended the app."""
        self._picture = Picture() if page is None else page.picture
        self._page = page
        """The page that the terminal shows, until the screen is all there."""
        super().__init__(driver_class=None if page is None else driver_for(page))
        self._worklist = worklist or Worklist(session, settings)
        self.session = session
        self.settings = settings
        self.is_named, self.is_tour = is_named, is_tour
        self._welcome = welcome
        self._review = review
        self.written: Path | None = None
        """The file or folder that was written last."""
        self._is_taking_over = False
        """Whether the next picture of the whole screen is drawn over the first page."""

    async def on_event(self, event: events.Event) -> None:
        is_typed = isinstance(event, (events.Key, events.Paste)) and not event.is_forwarded
        if is_typed:
            self.typed_at = monotonic()
        if is_typed and self._early is not None:
            self._early.append(_as_typed(event))
        else:
            await self._take(event)

    async def _take(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._sent.append((event, self.focused))
        elif isinstance(event, events.Paste) and not event.is_forwarded:
            if not isinstance(self.focused, Input) and isinstance(self.screen, TriageScreen):
                self.screen.take_pasted(event.text)
                return
            # An Input takes the first line of what is pasted, and draws it raw.
            shown = visible_lines if hasattr(self.focused, "step_line") else visible
            event.text = shown(event.text.rstrip("\r\n"))
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Hand a key on to what has the focus now, where an earlier key has moved it.

        ``d`` and ``+2w`` in one packet of a slow line are a date, and not a better rating.
        """
        sent_to = next((widget for sent, widget in self._sent if sent is event), self.focused)
        if self.focused is not None and sent_to is not self.focused:
            event.prevent_default()
            again = events.Key(event.key, event.character)
            self._sent.append((again, self.focused))
            self.focused._forward_event(again)  # pyright: ignore[reportPrivateUsage]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return skins.VARIABLE_DEFAULTS

    def on_load(self) -> None:
        loaded, warnings = skins.load_skins([bundled("themes"), skins_folder()])
        self.skin_names = [skin.name for skin in loaded]
        has_few = self.console.color_system in ("standard", "windows")
        for skin in loaded:
            self.register_theme(skins.on_sixteen(skin) if has_few else skin)
        self.theme, warning = skins.named_skin(self.settings.skin, loaded)
        self.warnings += filter(None, (*warnings, warning, self._worklist.layouts.problem))
        self.set_keymap(self._chosen_keys)

    def get_default_screen(self) -> Screen[None]:
        return TriageScreen(self._worklist, self._welcome, self.begin)

    def on_ready(self) -> None:
        # Collected once when all is there, instead of again and again while it is being built.
        gc.enable()
        gc.freeze()
        self.app_suspend_signal.subscribe(self, lambda _: self._picture.forget())  # pyright: ignore[reportUnknownLambdaType, reportUnknownMemberType]
        if not self.is_headless:
            self.set_interval(POLL_SECONDS, self._end_with_terminal)
        self.set_interval(POLL_SECONDS, self._end_with_file)
        for warning in self.warnings:
            self.notify(warning, title="config", severity="warning")
        if where(self.session):
            self._begin_to_follow()
        home = self.screen_stack[0]
        if self._review is not None and isinstance(home, TriageScreen):
            from planwatch.service.reviews import run as reviews

            home.open_review(reviews.begin(self.session, self.session.one_plan(), self._review))

    def _begin_to_follow(self) -> None:
        from planwatch.tui.watch.place import PlaceWatch  # few plans are on a server

        for said in told(self.session):
            self.notify(said, severity="warning", timeout=20)
        PlaceWatch(self, self.session).begin()

    def _end_with_terminal(self) -> None:
        if is_terminal_gone():
            self.exit()

    def _end_with_file(self) -> None:
        """Where the plan file was overwritten there is nothing to go on with: end, once nobody is typing a text."""
        if self.refusal is None:
            with suppress(PlanwatchError):  # screens say so of a file that was replaced: that can still be read
                check_same(self.session)
            self.refusal = lost(self.session)
            if self.refusal is not None:
                self.notify(str(self.refusal), severity="error", timeout=12)
        if self.refusal is not None and not isinstance(self.focused, Input):
            self.exit(return_code=2)

    def action_help_quit(self) -> None:
        """What ctrl+c says."""
        self.notify("To leave: q in the list, ctrl+q anywhere. All is saved.")

    def notify(self, message: str, *, markup: bool = False, **options: object) -> None:  # type: ignore[override]
        """A toast; what it says is never markup, and never reaches the terminal raw."""
        super().notify(visible(message), markup=markup, **options)  # type: ignore[arg-type]

    def _handle_exception(self, error: Exception) -> None:
        """What no handler dealt with: a refusal is shown; a fault of ours ends the app, with its trace in a file.

        Textual would print the trace, and every value in it, to the terminal; it has no public place to change that.
        """
        if isinstance(error, PlanwatchError):
            self.notify(str(error), severity="error", timeout=12)
            self.begin()  # with what is there of the screen
        elif os.environ.get("PLANWATCH_TRACEBACK"):
            super()._handle_exception(error)
        else:
            self.trace = "".join(traceback.format_exception(error))
            self.exit(return_code=1)

    def _display(self, screen: Screen[object], renderable: Any) -> None:
        """Send only what the terminal does not show yet. Textual has no public place for it; all it draws goes here."""
        if self._page is not None:
            return
        if isinstance(renderable, (LayoutUpdate, ChopsUpdate)):
            is_whole = isinstance(renderable, LayoutUpdate)
            renderable = PictureUpdate(self._picture, renderable, trusted=self._is_taking_over)
            self._is_taking_over = self._is_taking_over and not is_whole
        super()._display(screen, renderable)  # pyright: ignore[reportUnknownMemberType]

    def begin(self) -> None:
        """All of the screen is there: show it in place of the first page, and hand it what was typed meanwhile."""
        self.run_worker(self._hand_on())
        if (page := self._page) is not None:
            self._page = None
            self._is_taking_over = True
            if page.size != self.size:
                self._picture.forget()
            self.screen.refresh(layout=True)

    async def _hand_on(self) -> None:
        """Each key once what the one before it did is done: enter ends a line, and the next is not for that line."""
        if self._early is not None:
            await self._begin_with()
        while self._early:
            await self._take(self._early.popleft())
            await self._calm()
        self._early = None

    async def _begin_with(self) -> None:
        """Begin the tour where that was asked for; offer ways to begin where a file, not a server, has no plan."""
        home = self.screen_stack[0]
        if not isinstance(home, TriageScreen) or where(self.session):
            return
        if self.is_tour:
            home.do("tour:begin")
            await self._calm()
        elif not home.worklist.days and not read_only_reason(self.session):
            home.do("first:welcome")
            await self._calm()

    async def _calm(self) -> None:
        """Wait until what was begun is done, or for as long as a key is waited for."""
        calm = 0
        for _ in range(_KEY_WAITS):
            await asyncio.sleep(0.002)
            calm = 0 if self._is_at_work() else calm + 1
            if calm == _CALM:
                break

    def answer_with(self, words: str) -> None:
        """Type that into what was just asked, and enter it; a form keeps it open, and a chooser takes its letter."""
        self.run_worker(self._answer_with(words))

    async def _answer_with(self, words: str) -> None:
        from planwatch.tui.screens.dialogs.form import Form

        await self._calm()
        box = self.focused
        if isinstance(self.screen, Form):
            self.screen.begin_with(words)
        elif isinstance(box, Input):
            box.value = visible(words)
            await self._calm()
            await box.action_submit()
        elif isinstance(box, RagChooser):
            await self._take(events.Key(words[0], words[0]))

    def action_find(self) -> None:
        """The palette of any screen: what ctrl+p opens."""
        if isinstance(self.screen, CommandScreen) and not isinstance(self.screen, ModalScreen):
            self.screen.do("app:palette")

    def _is_at_work(self) -> bool:
        pumps = (self, *self.screen_stack, *self.screen.walk_children())
        return any(pump._next_callbacks or not pump._message_queue.empty() for pump in pumps)  # pyright: ignore[reportPrivateUsage, reportUnknownMemberType]


def _as_typed(event: events.Event) -> events.Event:
    """A terminal that is not read raw yet sends another sign for enter."""
    return events.Key("enter", "\r") if isinstance(event, events.Key) and event.key == "ctrl+j" else event
