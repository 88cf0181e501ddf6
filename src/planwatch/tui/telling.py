"""What a handler refuses is told to the person, and the app goes on."""

from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump

from planwatch.errors import PlanwatchError


class Telling(MessagePump):
    """For the app and its screens: a PlanwatchError that no handler dealt with is shown.

    Textual ends the queue of messages that an error came out of, and with it all that its owner does.
    """

    async def _dispatch_message(self, message: Message) -> None:
        try:
            await super()._dispatch_message(message)
        except PlanwatchError as error:
            app = self if isinstance(self, App) else self.app
            app.notify(str(error), severity="error", timeout=12, markup=False)
