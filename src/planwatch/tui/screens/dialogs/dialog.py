"""What stands over a screen and asks: the screen below stays in sight."""

from textual.screen import ModalScreen, ScreenResultType

from planwatch.tui.screens.screen import CommandScreen


class Dialog(CommandScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """A screen with keys of its own over another one."""
