"""Every date change, and how the plans hold their dates."""

from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.date_changes.screen import DateChangesScreen
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.triage.screen import TriageScreen


def moves(desk: ActionDesk[TriageScreen]) -> None:
    """Every date change, and how the plans hold their dates."""
    desk.go(DateChangesScreen(desk.session), lambda _: desk.changed([], reload=True))


def turn(desk: ScreenDesk[DateChangesScreen], step: int) -> None:
    """To the next table, or the one before."""
    desk.screen.turn(step)


def open_(desk: ScreenDesk[DateChangesScreen]) -> None:
    """The action whose date was moved."""
    desk.screen.open_row()
