"""Coverage: looked at, and its gaps accepted."""

from planwatch.service.checks import check
from planwatch.service.checks.gaps import findings_of
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.coverage.screen import CoverageScreen
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.triage.screen import TriageScreen


def show(desk: ActionDesk[TriageScreen]) -> None:
    """What answers each recommendation."""
    desk.go(CoverageScreen(desk.session), lambda _: desk.screen.reload())


def accept(desk: ScreenDesk[CoverageScreen]) -> None:
    """Ask for the reason; what is accepted already counts again."""
    row = desk.screen.row()
    found = findings_of(row) if row is not None else []
    if row is None or not found:
        desk.tell(f"recommendation {row.name} has no gap" if row is not None else "no recommendation yet")
        return
    if all(each.finding.accepted for each in found):
        check.unaccept(desk.session, found)
        desk.screen.changed(f"the gaps of {row.name} count again")
        return

    def answer(why: str) -> None:
        check.accept(desk.session, found, why)
        desk.screen.changed(f"the gaps of {row.name} are accepted until the facts change")

    desk.ask(f"why may the gaps of {row.name} stay so? ", answer)
