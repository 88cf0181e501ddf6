"""How the plan went, as a chart."""

from planwatch.tui.desk import Desk
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.trend.screen import TrendScreen


def trend(desk: Desk) -> None:
    """How the plan went, as a chart."""
    desk.go(TrendScreen(desk.session))


def turn(desk: ScreenDesk[TrendScreen], step: int) -> None:
    """To the next page, or the one before."""
    desk.screen.turn(step)
