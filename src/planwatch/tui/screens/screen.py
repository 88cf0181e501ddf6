"""What every screen holds to: what is refused is told and the app goes on; a screen is left once."""

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen, ScreenResultType

from planwatch.errors import PlanwatchError


class ErrorBoundary(MessagePump):
    """For the app and its screens: a PlanwatchError that no handler dealt with is shown.

    Textual ends the queue of messages that an error came out of, and with it all that its owner does.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except PlanwatchError as error:
            app = self if isinstance(self, App) else self.app
            app.notify(str(error), severity="error", timeout=12, markup=False)


class DismissOnce(Screen[ScreenResultType]):
    """A screen that a second key on its way out does not end again: Textual would end the one below, or the app."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        return super().dismiss(result) if self.app.screen is self else AwaitComplete.nothing()


class Shown(ErrorBoundary, DismissOnce[ScreenResultType]):
    """A whole screen: ``?`` tells its keys, and it can be left without an answer."""

    def action_help(self) -> None:
        from planwatch.tui.screens.dialogs.help import Help

        self.app.push_screen(Help(self))

    def action_leave(self) -> None:
        self.dismiss(None)
