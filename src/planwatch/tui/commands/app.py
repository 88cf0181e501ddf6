"""What is the same on every screen: help, the palette, the colours."""

from functools import partial
from typing import Any, cast

from planwatch.errors import PlanwatchError
from planwatch.model.values import replace
from planwatch.paths import config_file
from planwatch.service import read
from planwatch.tui.app import PlanwatchApp
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.dialogs.finder import Chosen, Finder
from planwatch.tui.screens.dialogs.help import Help
from planwatch.tui.screens.dialogs.picker import Picker
from planwatch.tui.screens.triage.screen import TriageScreen

AnyDesk = ScreenDesk[Any]


def help_(desk: AnyDesk) -> None:
    """Every key of the screen, and its signs."""
    desk.go(Help(desk.screen), partial(_do, desk))


def palette(desk: AnyDesk) -> None:
    """All commands of the screen, found by what people call them, and its actions by their refs."""
    desk.go(Finder(desk.screen, partial(_named, desk)), partial(_do, desk))


def _named(desk: AnyDesk, ref: str) -> tuple[int, str] | None:
    if not isinstance(desk.screen, TriageScreen) or not any(map(str.isdigit, ref)):
        return None
    try:
        row = read.find_action(desk.session, ref)
    except PlanwatchError:
        return None
    return row.id, f"{row.action.ref} {row.action.title}"


def _do(desk: AnyDesk, chosen: Chosen | None) -> None:
    if chosen is None:
        return
    if chosen.action:
        desk.do("list:go_to", chosen.action)
        return
    desk.screen.action_command(chosen.command)
    if chosen.words:
        cast("PlanwatchApp", desk.screen.app).answer_with(chosen.words)


def skin(desk: AnyDesk) -> None:
    """Choose a skin; each is shown as it is passed and kept by enter; escape goes back to the one before."""
    app = cast("PlanwatchApp", desk.screen.app)
    before = app.theme

    def look(name: str) -> None:
        app.theme = name

    def picked(name: str | None) -> None:
        app.theme = name or before
        if name and name != before:
            from planwatch.settings_kept import keep

            keep(config_file(), {"skin": name})
            app.settings = replace(app.settings, skin=name)
            desk.tell(f"skin {name}, kept in {config_file()}")

    desk.go(Picker("Skin", [(name, name) for name in app.skin_names], look, at=before), picked)
