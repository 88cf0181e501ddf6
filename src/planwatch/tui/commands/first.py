"""The first start, on a file without a plan: who is here, and how to begin."""

from functools import partial
from typing import cast

from planwatch.errors import PlanwatchError
from planwatch.model.values import replace
from planwatch.paths import config_file
from planwatch.service.session import login_name
from planwatch.settings import read_toml
from planwatch.settings_kept import keep
from planwatch.tui.app import PlanwatchApp
from planwatch.tui.commands.settings import take
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.dialogs.welcome import Welcome
from planwatch.tui.screens.triage.screen import TriageScreen

ListDesk = ActionDesk[TriageScreen]


def welcome(desk: ListDesk) -> None:
    """Ask for the name, where nobody has said it or declined to, and offer the ways to begin."""

    def chosen(does: str | None) -> None:
        if does is not None:
            desk.do(does)

    app = cast("PlanwatchApp", desk.screen.app)
    desk.go(Welcome(login_name() if _asks_name(app) else None, partial(_keep_name, desk)), chosen)


def _asks_name(app: PlanwatchApp) -> bool:
    """An empty name in the settings is an answer, too: who wants none is not asked again."""
    if app.is_named:
        return False
    try:
        return "who" not in read_toml(config_file())
    except FileNotFoundError:
        return True


def _keep_name(desk: ListDesk, name: str) -> None:
    app = cast("PlanwatchApp", desk.screen.app)
    app.is_named = True
    try:
        keep(config_file(), {"who": name})
    except PlanwatchError as error:
        app.notify(f"the name holds until planwatch is left: {error}", severity="warning")
    take(desk, app, replace(app.settings, who=name))
