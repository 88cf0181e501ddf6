"""The app, opened on a review as the command line asks for it."""

import gc
from dataclasses import replace
from datetime import date
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.service.files import open_session
from planwatch.service.reviews import Asked, checked
from planwatch.service.session import Session
from planwatch.settings import Settings
from planwatch.tui.app import BUSY_SECONDS, PlanwatchApp, _keep
from planwatch.tui.screens.review_start import Reviewing


class ReviewApp(PlanwatchApp):
    """planwatch with a review before the list; leaving the review leads to the list."""

    def __init__(self, session: Session, settings: Settings, asked: Asked) -> None:
        super().__init__(session, settings)
        self._asked = asked

    def on_ready(self) -> None:
        """Textual calls the app's own handler too."""
        home = self.screen_stack[0]
        assert isinstance(home, Reviewing)
        home.review_asked(self._asked)


def run(path: Path, asked: Asked, *, who: str, today: date | None = None, plan: str = "", settings: Settings) -> int:
    """Open the app on that review; returns the exit code. Raises PlanwatchError."""
    gc.disable()
    session = replace(open_session(path, busy_seconds=BUSY_SECONDS, today=today, plan=plan), who=who)
    with session.database:
        checked(session, session.one_plan(), asked)  # what is wrong with the words is said before the app opens
        app = ReviewApp(session, settings, asked)
        app.run(mouse=settings.mouse)
        if app.return_code:
            raise PlanwatchError(
                "planwatch ended on a fault of its own", f"nothing accepted is lost; {_keep(app.trace)}"
            )
        return 0
