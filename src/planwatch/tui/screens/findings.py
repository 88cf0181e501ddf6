"""Findings: what is wrong in the plans, to go through one by one, put right, or accept with a reason."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from planwatch.errors import PlanwatchError
from planwatch.model.checks.finding import Part
from planwatch.model.dates.in_words import weekday_and_day
from planwatch.service import read
from planwatch.service.checks import check
from planwatch.service.checks.check import Checked
from planwatch.service.journal import undo
from planwatch.service.session import Session
from planwatch.tui import keys
from planwatch.tui.changing import POLL_SECONDS
from planwatch.tui.checking import FindingsReady, look_for_findings
from planwatch.tui.finding_rows import FindingRows, finding_columns, identity, in_full, with_acceptance
from planwatch.tui.table_screen import MOVING, TableScreen
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.plan_table import PlanTable
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle

_MARKING = ("mark", "mark-range", "mark-all")


class FindingsScreen(TableScreen):
    """Enter goes to what a finding is about, and comes back; ``a`` accepts it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Go there", tooltip="what the finding is about, to put it right"),
        Binding("a", "accept", "Accept", tooltip="accept with a reason, or let it count again", id="accept"),
        Binding("u", "undo", "Undo", tooltip="take back my last change"),
        Binding("escape,q,F", "leave", "Back", tooltip="marks, then back to the list"),
        *keys.bindings(tuple(command for command in keys.COMMANDS if command.id in _MARKING)),
        *MOVING,
    ]
    DEFAULT_CSS = """
    FindingsScreen #finding-detail { height: 6; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._number = -1
        self._numbers: dict[tuple[object, ...], int] = {}
        self._rows: FindingRows | None = None

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield PlanTable[Checked](id="findings")
        yield Static("", id="finding-detail", markup=False)
        yield Prompt()
        yield KeyBar()

    @property
    def found(self) -> tuple[Checked, ...] | None:
        """What was found; None while it is being looked for."""
        return tuple(self._rows.found) if self._rows is not None else None

    def on_mount(self) -> None:
        self.table.set_columns(finding_columns(len(self.session.plan_days()) > 1))
        self.title_line.show("Findings", "looking …")
        self.rest()
        self._look()
        self.set_interval(POLL_SECONDS, self._poll)

    def _look(self) -> None:
        look_for_findings(self, self.session)

    def _poll(self) -> None:
        """Look again after others' changes."""
        if self._rows is not None and self.app.screen is self and not self.prompt.asking:
            number = read.change_number(self.session)
            if number != self._number:
                self._number = number
                self._look()

    def on_findings_ready(self, event: FindingsReady) -> None:
        self._number = event.number
        self._show(event.found)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        error = event.worker.error
        if event.state is WorkerState.ERROR and isinstance(error, PlanwatchError):
            self.prompt.say(str(error), wrong=True)
        elif event.state is WorkerState.ERROR and error is not None:
            raise error

    def _show(self, found: Iterable[Checked]) -> None:
        keep = self.table.cursor_key
        self._rows = FindingRows(found, self._numbers)
        self.table.set_source(self._rows, keep=keep)
        self._mark(self.table.marks & set(self._rows.keys()))
        self._show_title(self._rows.found)

    def _mark(self, keys: set[int]) -> None:
        """Mark these rows, without a word about it: another is on the line that speaks."""
        with self.prevent(PlanTable.MarksChanged):
            self.table.set_marks(keys)

    def _show_title(self, found: Sequence[Checked]) -> None:
        counted = check.counted(found)
        accepted = sum(row.finding.accepted is not None for row in found)
        hints = len(found) - counted - accepted
        days = self.session.plan_days()
        own = sorted({day.today for day in days})
        day = f"as at {weekday_and_day(own[0])}" if len(own) == 1 else ""
        banner = " · ".join(dict.fromkeys(day.plan.banner for day in days if day.plan.banner))
        told = (f"hints {hints}" if hints else "", f"accepted {accepted}" if accepted else "")
        self.title_line.show(banner, f"Findings {counted}", *told, day)
        if not found:
            self.prompt.say("nothing is wrong that can be seen from here")

    def on_plan_table_highlighted(self) -> None:
        row = self.table.cursor_row_data
        self.query_one("#finding-detail", Static).update(in_full(row) if row is not None else "", layout=False)

    def on_plan_table_opened(self) -> None:
        self.action_open()

    def on_plan_table_marks_changed(self) -> None:
        marked = len(self.table.marks)
        self.prompt.say(f"{marked} marked · a accepts all of them · esc takes the marks away" if marked else "")

    def action_open(self) -> None:
        """The action that the finding is about, or the form of its theme or plan."""
        row = self.table.cursor_row_data
        if row is None:
            return
        finding = row.finding
        if finding.part is Part.ACTION or finding.first:
            from planwatch.tui.screens.action import ActionScreen

            one = read.only_plan(self.session, row.of.plan.ref)
            action = read.find_action(one, finding.first or finding.about)
            self.app.push_screen(ActionScreen(one, action.id), lambda _: self._look())
            return
        from planwatch.service.plan.records import records
        from planwatch.tui.screens.records import form

        kind = "theme" if finding.part is Part.THEME else "plan"
        found = records(self.session, row.of, kind)
        record = next((each for each in found if kind == "plan" or each.name == finding.about), None)
        if record is not None:
            self.app.push_screen(form(self.session, row.of, f"{kind}:{record.id}"), lambda _: self._look())

    def _targets(self) -> list[Checked]:
        """The findings meant: those marked, else the one under the cursor."""
        if self._rows is None or not len(self._rows):
            return []
        if self.table.marks:
            return self._rows.by_key(self.table.marks)
        row = self.table.cursor_row_data
        return [row] if row is not None else []

    def action_accept(self) -> None:
        """Ask for the reason; what is accepted already counts again."""
        rows = self._targets()
        if not rows:
            return
        if all(row.finding.accepted for row in rows):
            check.unaccept(self.session, rows)
            self._changed(rows, None)
            self.prompt.say(f"{_number(rows)} counted again · u undoes")
            return

        def answer(why: str) -> None:
            check.accept(self.session, rows, why)
            self._changed(rows, why.strip())
            self.prompt.say(f"{_number(rows)} accepted until the facts change · u undoes")

        self.prompt.ask(f"why may {_number(rows)} stay so? ", answer)

    def _changed(self, rows: list[Checked], why: str | None) -> None:
        """Show these as accepted, or not, at once; others' changes come with the next look."""
        assert self._rows is not None
        changed, who = {identity(row) for row in rows}, self.session.who
        self._mark(set())
        self._number = read.change_number(self.session)
        self._show([with_acceptance(row, why, who) if identity(row) in changed else row for row in self._rows.found])

    def action_undo(self) -> None:
        change = undo.undo(self.session)
        self.prompt.say(f"took back change {change.id}: {change.what}")
        self._look()

    def action_leave(self) -> None:
        if self.table.marks:
            self.table.action_clear_marks()
        else:
            self.dismiss(None)


def _number(rows: list[Checked]) -> str:
    return "1 finding" if len(rows) == 1 else f"{len(rows)} findings"
