"""The way from triage to the meetings."""

from collections.abc import Callable

from textual.screen import Screen

from planwatch.service.session import Session


class Meeting(Screen[None]):
    """The part of triage that leads to the boards and groups which the plan is told to."""

    session: Session
    reload: Callable[[], None]

    def action_meetings(self) -> None:
        """The next meetings, their agendas, and what earlier ones resolved."""
        from planwatch.tui.screens.meetings.screen import MeetingsScreen

        self.app.push_screen(MeetingsScreen(self.session), lambda _: self.reload())
