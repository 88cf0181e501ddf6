"""The plan as it was, and coming back to now."""

from planwatch.service.meetings import moments as past
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.triage.screen import TriageScreen


def as_of(desk: ActionDesk[TriageScreen]) -> None:
    """Ask for a moment, and show the plan as it was; while it is shown, come back."""
    if desk.screen.now is not None:
        desk.screen.come_back()
        return
    moments = past.moments(desk.session)
    desk.ask("As of (a day, a forum, a change): ", lambda words: _look_back(desk, words), names=moments)


def _look_back(desk: ActionDesk[TriageScreen], words: str) -> None:
    if not words.strip():
        return
    then = past.looking_back(desk.session, past.moment(desk.session, words))
    desk.screen.now = desk.session
    desk.screen.show_moment(then)
    label = then.as_of.label if then.as_of is not None else ""
    desk.tell(f"as of {label}: only to look at · T or esc comes back")
