"""What others changed since one last looked."""

from planwatch.model.actions.views import CHANGED
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.triage.screen import TriageScreen


def show(desk: ActionDesk[TriageScreen]) -> None:
    """List it, one's own first; where that is what is listed, all of it is taken as read."""
    screen = desk.screen
    if screen.worklist.view != CHANGED:
        desk.do("list:view", CHANGED.word)
    elif number := screen.others.changed.read_all():
        desk.tell(f"{number} taken as read · listed until the app is left")
    else:
        desk.tell("all of it is read · 9 shows all actions")
