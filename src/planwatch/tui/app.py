"""The app: skin, keys, screens, and errors that are shown instead of thrown at a user."""

import gc
import os
import traceback
from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible
from planwatch.paths import config_file, skins_folder, state_folder
from planwatch.resources import bundled
from planwatch.service.files.open import open_session
from planwatch.service.session import Session
from planwatch.settings import Settings
from planwatch.tui import skins
from planwatch.tui.bindings import keymap
from planwatch.tui.screens.screen import ErrorBoundary
from planwatch.tui.screens.triage.screen import TriageScreen
from planwatch.tui.table.worklist import Worklist
from planwatch.tui.widgets.picture import Picture, PictureUpdate

if TYPE_CHECKING:
    from planwatch.service.reviews.run import Asked

BUSY_SECONDS = 3.0
"""How long a key waits for another program's write before it is told; the command line can wait longer."""

DEMO = "a throw-away copy of the sample plans: nothing here is kept · try e, r, d, n, u · ? tells all keys"


class PlanwatchApp(ErrorBoundary, App[None]):
    """planwatch on one plan file."""

    CSS_PATH = "planwatch.tcss"
    TITLE = "planwatch"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "Quit", show=False, priority=True)]

    def __init__(self, session: Session, settings: Settings, welcome: str = "", review: "Asked | None" = None) -> None:
        self._chosen_keys, self.warnings = keymap(settings.keymap, place=str(config_file()))
        self._sent: deque[tuple[events.Key, Widget | None]] = deque(maxlen=64)
        """The last keys, each with the widget that it was sent to."""
        self.trace = ""
        """The trace of the fault that ended the app."""
        self._picture = Picture()
        super().__init__()
        self.session = session
        self.settings = settings
        self._welcome = welcome
        self._review = review

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._sent.append((event, self.focused))
        elif isinstance(event, events.Paste) and not event.is_forwarded:
            # An Input takes the first line of what is pasted, and draws it raw.
            event.text = visible(event.text.rstrip("\r\n"))
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Hand a key on to what has the focus now, where an earlier key has moved it.

        ``d`` and ``+2w`` in one packet of a slow line are a date, and not a better rating.
        """
        sent_to = next((widget for sent, widget in self._sent if sent is event), self.focused)
        if self.focused is not None and sent_to is not self.focused:
            event.prevent_default()
            self.focused._forward_event(events.Key(event.key, event.character))  # pyright: ignore[reportPrivateUsage]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return skins.VARIABLE_DEFAULTS

    def on_load(self) -> None:
        loaded, warnings = skins.load_skins([bundled("themes"), skins_folder()])
        self.skin_names = [skin.name for skin in loaded]
        for skin in loaded:
            self.register_theme(skin)
        self.theme, warning = skins.named_skin(self.settings.skin, loaded)
        self.warnings += [*warnings, *([warning] if warning else [])]
        self.set_keymap(self._chosen_keys)

    def get_default_screen(self) -> Screen[None]:
        return TriageScreen(Worklist(self.session, self.settings), self._welcome)

    def on_ready(self) -> None:
        # Collected once when all is there, instead of again and again while it is being built.
        gc.enable()
        gc.freeze()
        self.app_suspend_signal.subscribe(self, lambda _: self._picture.forget())  # pyright: ignore[reportUnknownLambdaType, reportUnknownMemberType]
        for warning in self.warnings:
            self.notify(warning, title="config", severity="warning")
        home = self.screen_stack[0]
        if self._review is not None and isinstance(home, TriageScreen):
            from planwatch.service.reviews import run as reviews

            home.open_review(reviews.begin(self.session, self.session.one_plan(), self._review))

    def notify(self, message: str, *, markup: bool = False, **options: object) -> None:  # type: ignore[override]
        """A toast; what it says is never markup, and never reaches the terminal raw."""
        super().notify(visible(message), markup=markup, **options)  # type: ignore[arg-type]

    def _handle_exception(self, error: Exception) -> None:
        """What no handler dealt with: a refusal is shown; a fault of ours ends the app, with its trace in a file.

        Textual would print the trace, and every value in it, to the terminal; it has no public place to change that.
        """
        if isinstance(error, PlanwatchError):
            self.notify(str(error), severity="error", timeout=12)
        elif os.environ.get("PLANWATCH_TRACEBACK"):
            super()._handle_exception(error)
        else:
            self.trace = "".join(traceback.format_exception(error))
            self.exit(return_code=1)

    def _display(self, screen: Screen[object], renderable: Any) -> None:
        """Send only what the terminal does not show yet. Textual has no public place for it; all it draws goes here."""
        if isinstance(renderable, (LayoutUpdate, ChopsUpdate)):
            renderable = PictureUpdate(self._picture, renderable)
        super()._display(screen, renderable)  # pyright: ignore[reportUnknownMemberType]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Everything the screen's keys can do, by its name."""
        seen: set[str] = set()
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.tooltip and binding.action not in seen:
                seen.add(binding.action)
                title = f"{binding.description}  ({self.get_key_display(binding)})"
                yield SystemCommand(title, binding.tooltip, lambda action=binding.action: self._run(screen, action))

    def _run(self, screen: Screen[object], action: str) -> None:
        self.call_later(screen.run_action, action)


def run(
    path: Path,
    *,
    who: str = "",
    today: date | None = None,
    plan: str = "",
    settings: Settings,
    demo: bool = False,
    review: "Asked | None" = None,
) -> int:
    """Open the app on a plan file, made where it is missing; ``review``: on that review, of a file that is there.

    Returns the exit code. Raises PlanwatchError.
    """
    gc.disable()
    session = open_session(path, create=review is None, busy_seconds=BUSY_SECONDS, today=today, plan=plan)
    session = replace(session, who=who or session.who)
    with session.database:
        if review is not None:
            from planwatch.service.reviews.run import checked

            checked(session, session.one_plan(), review)  # what is wrong with the words is said before the app opens
        app = PlanwatchApp(session, settings, DEMO if demo else "", review)
        app.run(mouse=settings.mouse)
        if app.return_code:
            raise PlanwatchError(
                "planwatch ended on a fault of its own", f"nothing accepted is lost; {_keep(app.trace)}"
            )
        return 0


def _keep(trace: str) -> str:
    """Keep the trace of a fault for a report; says where it is."""
    file = state_folder() / "fault.txt"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(trace, "utf-8", errors="backslashreplace")
    except OSError as problem:
        return f"its trace could not be written: {problem.strerror}"
    return f"please report it with {file}"
