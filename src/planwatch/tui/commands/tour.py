"""The tour: begun over any list, left to where it was begun, with nothing of it left."""

import os
from tempfile import TemporaryDirectory
from typing import cast

from planwatch.paths import HOME
from planwatch.service.files.samples import Samples
from planwatch.tui.app import PlanwatchApp
from planwatch.tui.commands import list as listing
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.tour.screen import TourScreen
from planwatch.tui.screens.triage.screen import TriageScreen
from planwatch.tui.tour import SAMPLE


def begin(desk: ActionDesk[TriageScreen]) -> None:
    """Take the tour. What it keeps of settings and layouts it keeps in a folder that goes away with it."""
    app = cast("PlanwatchApp", desk.screen.app)
    samples, home = Samples(desk.session, SAMPLE), TemporaryDirectory(prefix="planwatch-tour-")
    session, settings, skin, place = app.session, app.settings, app.theme, os.environ.get(HOME)
    below = [(screen, screen.session) for screen in app.screen_stack if isinstance(screen, TriageScreen)]

    def left(_: object) -> None:
        if place is None:
            del os.environ[HOME]
        else:
            os.environ[HOME] = place
        app.session, app.settings, app.theme = session, settings, skin
        for screen, own in below:
            screen.worklist.settings = settings
            screen.use_session(own)
        desk.rest()
        if app.is_tour:
            app.exit()
        else:
            desk.tell("the tour is over, and nothing of it was kept")

    os.environ[HOME] = home.name
    desk.go(TourScreen(samples, settings, home), left)


def back(desk: ActionDesk[TourScreen]) -> None:
    """One step back; where there is none, leave the tour after a question."""
    screen = desk.screen
    is_something_open = screen.is_editing or screen.has_class("-filtering") or screen.table.ranging
    if is_something_open or screen.table.marks or screen.worklist.filter or screen.now is not None:
        listing.back(desk)
    else:
        desk.question("Leave the tour? Nothing of it is kept.", screen.leave, safe=True)
