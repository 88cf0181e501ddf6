"""Risks: their table, with the heat map in it."""

from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.risks.screen import RisksScreen
from planwatch.tui.screens.triage.screen import TriageScreen


def show(desk: ActionDesk[TriageScreen]) -> None:
    """The table of risks."""
    desk.go(RisksScreen(desk.session), lambda _: desk.screen.reload())
