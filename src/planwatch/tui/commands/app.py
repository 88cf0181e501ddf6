"""What is the same on every screen: help, the palette, the colours."""

from typing import Any, cast

from planwatch.paths import config_file
from planwatch.tui.app import PlanwatchApp
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.dialogs.help import Help
from planwatch.tui.screens.dialogs.picker import Picker

AnyDesk = ScreenDesk[Any]


def help_(desk: AnyDesk) -> None:
    """Every key of the screen."""
    desk.go(Help(desk.screen))


def palette(desk: AnyDesk) -> None:
    """All commands of the screen by name, to search in."""
    desk.screen.app.action_command_palette()


def skin(desk: AnyDesk) -> None:
    """Choose a skin; each is shown as it is passed, and escape goes back to the one before."""
    app = cast("PlanwatchApp", desk.screen.app)
    before = app.theme

    def look(name: str) -> None:
        app.theme = name

    def picked(name: str | None) -> None:
        app.theme = name or before
        if name and name != before:
            app.notify(f'skin = "{name}" in {config_file()} keeps it')

    desk.go(Picker("Skin", [(name, name) for name in app.skin_names], look, at=before), picked)
