"""The whole of an action."""

from planwatch.tui.screens.action.screen import ActionScreen
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.triage.screen import TriageScreen


def action(desk: ActionDesk[TriageScreen]) -> None:
    """The whole action, with its story."""
    row = desk.row()
    if row is not None:
        desk.go(ActionScreen(desk.session, row.id), lambda _: desk.changed([row.id]))
