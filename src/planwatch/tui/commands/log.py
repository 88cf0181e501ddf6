"""The log, and taking back any change from there."""

from planwatch.errors import PlanwatchError
from planwatch.service.journal import undo
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.log.screen import LogScreen
from planwatch.tui.screens.triage.screen import TriageScreen


def log(desk: ActionDesk[TriageScreen]) -> None:
    """Open the log; the list is read again after it."""
    desk.go(LogScreen(desk.session), lambda _: desk.screen.reload())


def take_back(desk: ScreenDesk[LogScreen]) -> None:
    """Take back the change under the cursor, after a question."""
    entry = desk.screen.table.cursor_row_data
    if entry is None:
        return
    together = undo.size_of_group(desk.session, entry.number)

    def yes() -> None:
        try:
            change = undo.undo(desk.session, entry.number, whole=together > 0)
        except PlanwatchError as error:
            desk.tell(str(error), wrong=True)
            return
        desk.screen.load()
        desk.tell(f"took back change {change.id}: {change.what}")

    more = f"\n\nand with it the {together - 1} changes since that belong to it" if together > 1 else ""
    desk.question(f"Take back change {entry.number} of {entry.who}?\n\n{entry.what}{more}", yes)
