"""The whole of an action."""

from collections.abc import Callable

from planwatch.service.session import Session
from planwatch.tui.desk import Desk, PlanDesk
from planwatch.tui.screens.action.screen import ActionScreen


def action(desk: PlanDesk) -> None:
    """The action under the cursor, with its story."""
    row = desk.row()
    if row is not None:
        show(desk, desk.session, row.id, lambda: desk.changed([row.id]))


def show(desk: Desk, session: Session, action_id: int, left: Callable[[], object]) -> None:
    """That action; ``left`` is done after it."""
    desk.go(ActionScreen(session, action_id), lambda _: left())
