"""What is looked at on a throw-away copy, beside one's own plans."""

from typing import cast

from planwatch.service.files.samples import Samples
from planwatch.tui.app import PlanwatchApp
from planwatch.tui.run import DEMO
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.aside.screen import AsideScreen
from planwatch.tui.screens.triage.screen import TriageScreen

ListDesk = ActionDesk[TriageScreen]


def samples(desk: ListDesk) -> None:
    """Show the samples; where there is no plan of one's own, the ways to begin are offered again afterwards."""

    def left(_: object) -> None:
        desk.rest()
        if not desk.screen.worklist.days:
            desk.do("first:welcome")

    settings = cast("PlanwatchApp", desk.screen.app).settings
    desk.go(AsideScreen(Samples(desk.session), settings, DEMO), left)
