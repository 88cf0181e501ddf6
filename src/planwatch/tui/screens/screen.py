"""What every screen holds to: what is refused is told and the app goes on; it is left once; its keys are commands."""

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.events import Key
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen, ScreenResultType
from textual.widgets import Input

from planwatch.errors import PlanwatchError
from planwatch.tui.bindings import bindings, function
from planwatch.tui.command import Command
from planwatch.tui.needs import refusal
from planwatch.tui.screens.composition import Composition


class ErrorBoundary(MessagePump):
    """For the app and its screens: a PlanwatchError that no handler dealt with is shown.

    Textual ends the queue of messages that an error came out of, and with it all that its owner does.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except PlanwatchError as error:
            app = cast("App[Any]", self if isinstance(self, App) else self.app)  # pyright: ignore[reportUnknownMemberType]
            app.notify(str(error), severity="error", timeout=12, markup=False)


class DismissOnce(Screen[ScreenResultType]):
    """A screen that a second key on its way out does not end again: Textual would end the one below, or the app."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        shown: Any = self.app.screen  # pyright: ignore[reportUnknownMemberType]
        return super().dismiss(result) if shown is self else AwaitComplete.nothing()


class CommandScreen(ErrorBoundary, DismissOnce[ScreenResultType]):
    """A screen whose keys are commands of the registry: bindings, footer, help, palette and keymap follow."""

    KEYS: ClassVar[tuple[Command, ...]] = ()
    _by_id: ClassVar[dict[str, Command]] = {}
    HELP_NOTE: ClassVar[str] = ""
    """What help tells of this screen before its keys."""

    def __init__(self) -> None:
        super().__init__()
        self._compositor = Composition()

    def __init_subclass__(cls, **options: Any) -> None:
        if "KEYS" in cls.__dict__:
            cls.BINDINGS = bindings(cls.KEYS)
            cls._by_id = {command.id: command for command in cls.KEYS}
        super().__init_subclass__(**options)

    @property
    def app(self) -> App[Any]:
        return cast("App[Any]", super().app)  # pyright: ignore[reportUnknownMemberType]

    @property
    def desk(self) -> Any:
        """What the commands of this screen are given."""
        return self

    def more(self) -> Sequence[Command]:
        """Commands beside those of the registry, as they come and go; keys of the registry go before theirs."""
        return ()

    def on_key(self, event: Key) -> None:
        """Do the one of them that has that key."""
        found = next((each for each in self.more() if event.key in each.keys), None)
        if found is not None and event.key not in self.active_bindings and not isinstance(self.focused, Input):
            event.stop()
            self.action_command(found.id)

    def action_command(self, name: str) -> None:
        """Do the command with that name in the keymap, or say why it cannot be done."""
        command = self._by_id.get(name) or next(each for each in self.more() if each.id == name)
        desk = self.desk
        if command.needs and (reason := refusal(command.needs, desk)):
            desk.tell(reason, wrong=True)
        else:
            function(command.does)(desk, *command.about)

    def do(self, does: str, *about: object) -> None:
        """Do what a command does, where no key asks for it."""
        function(does)(self.desk, *about)

    def help_of(self, command: Command) -> str:
        """What help tells of a command here."""
        return command.help

    def as_left(self) -> "CommandScreen[ScreenResultType] | None":
        """This screen anew with what was typed into it when it was left unsaved; None where nothing was."""
        return None

    def leave(self) -> None:
        """Go back to the screen below, without an answer."""
        self.dismiss(None)
