"""The due date: corrected, agreed."""

from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import when_in_words
from planwatch.model.due.three_dates import three_dates
from planwatch.service.actions import agree as agreeing
from planwatch.service.change import How
from planwatch.service.due import moves
from planwatch.tui.commands.cell import edit_field
from planwatch.tui.desk import Meant, PlanDesk


def correct(desk: PlanDesk) -> None:
    """Correct a mistyped date, which is no move."""
    edit_field(desk, "due", how=How(correction=True))


def agree(desk: PlanDesk) -> None:
    """Ask who agreed the due date, and make it the agreed one."""
    meant = desk.meant()
    if meant is None:
        return
    if len(meant.targets) == 1:
        try:
            agreeing.check_agreeable(meant.row)
        except PlanwatchError as error:
            desk.tell(str(error), wrong=True)
            return

    def answer(by: str) -> None:
        if not by.strip():
            raise PlanwatchError("nothing agreed", "name the forum or person who agreed it; esc leaves it")
        desk.change(
            meant, lambda targets: agreeing.agree(desk.session, targets, by), lambda _: "date agreed", raising=True
        )

    names = moves.approvers(desk.session, meant.row.of)
    desk.ask(f"{_agreed_words(meant)} agreed by whom? ", answer, names=names)


def _agreed_words(meant: Meant) -> str:
    """What is agreed, and what that overwrites."""
    if len(meant.targets) > 1:
        return f"{meant.named}: current due dates"
    dates, today = three_dates(meant.row.action), meant.row.of.today
    now, before = when_in_words(dates.current, today), when_in_words(dates.agreed, today)
    return f"{meant.row.action.ref}: {now}, not {before},"
