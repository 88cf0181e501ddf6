"""Findings: gone through, put right where they are, accepted."""

from planwatch.model.checks.finding import About
from planwatch.service import read
from planwatch.service.checks import check
from planwatch.service.checks.check import Checked
from planwatch.service.journal import undo as undoing
from planwatch.service.plan.kinds import kind_names, kind_of
from planwatch.service.plan.part_read import part_rows
from planwatch.service.plan.records import records
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.dialogs.records import form
from planwatch.tui.screens.findings.screen import FindingsScreen
from planwatch.tui.screens.parts.forms import part_form
from planwatch.tui.screens.triage.screen import TriageScreen

FindingDesk = ScreenDesk[FindingsScreen]


def findings(desk: ActionDesk[TriageScreen]) -> None:
    """What is wrong, as a list to go through."""
    screen = FindingsScreen(desk.session)

    def left(_: None) -> None:
        desk.screen.reload()
        if screen.found is not None:
            desk.screen.findings.know(check.counted(screen.found))

    desk.go(screen, left)


def open_(desk: FindingDesk) -> None:
    """The action that the finding is about, or the form of its theme, plan, recommendation, or whatever it is about."""
    row, screen = desk.screen.table.cursor_row_data, desk.screen
    if row is None:
        return
    finding = row.finding
    if finding.part is About.ACTION or finding.first:
        one = read.only_plan(desk.session, row.of.plan.ref)
        action = read.find_action(one, finding.first or finding.about)
        desk.do("open:show", one, action.id, screen.look)
        return
    if finding.part in kind_names():
        _open_part(desk, row)
        return
    kind = "theme" if finding.part is About.THEME else "plan"
    found = records(desk.session, row.of, kind)
    record = next((each for each in found if kind == "plan" or each.name == finding.about), None)
    if record is not None:
        form(desk, row.of, f"{kind}:{record.id}", lambda _: screen.look())


def _open_part(desk: FindingDesk, row: Checked) -> None:
    """The form of the part that the finding is about."""
    kind = kind_of(row.finding.part)
    one = next((each for each in part_rows(desk.session, kind, (row.of,)) if each.name == row.finding.about), None)
    if one is not None:
        part_form(desk, kind, one, lambda _: desk.screen.look())


def accept(desk: FindingDesk) -> None:
    """Ask for the reason; what is accepted already counts again."""
    rows = desk.screen.targets()
    if not rows:
        return
    named = "1 finding" if len(rows) == 1 else f"{len(rows)} findings"
    if all(row.finding.accepted for row in rows):
        check.unaccept(desk.session, rows)
        desk.screen.changed(rows, None)
        desk.tell(f"{named} counted again · u undoes")
        return

    def answer(why: str) -> None:
        check.accept(desk.session, rows, why)
        desk.screen.changed(rows, why.strip())
        desk.tell(f"{named} accepted until the facts change · u undoes")

    desk.ask(f"why may {named} stay so? ", answer)


def undo(desk: FindingDesk) -> None:
    """Bring back a form left unsaved, or take back my last change and look again."""
    if desk.bring_back():
        return
    change = undoing.undo(desk.session)
    desk.tell(f"took back change {change.id}: {change.what}")
    desk.screen.look()
