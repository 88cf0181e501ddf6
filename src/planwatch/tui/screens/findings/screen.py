"""Findings: what is wrong in the plans, to go through one by one, put right, or accept with a reason."""

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import weekday_and_day
from planwatch.service.checks import check
from planwatch.service.checks.check import Checked
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.screens.findings.columns import FindingRows, finding_columns, identity, with_acceptance
from planwatch.tui.screens.findings.told import in_full
from planwatch.tui.screens.table_screen import TableScreen
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.watch.findings import FindingsReady, look_for_findings
from planwatch.tui.watch.others import OthersWatch
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle


class FindingsScreen(TableScreen):
    """Enter goes to what a finding is about, and comes back; ``a`` accepts it."""

    KEYS = registry.FINDINGS
    NOUN = "finding"
    DEFAULT_CSS = """
    FindingsScreen #finding-detail { height: 6; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.table = PlanTable[Checked](id="findings")
        self.session = session
        self._others = OthersWatch(self, self.session, self._is_busy, self._look_again)
        self._numbers: dict[tuple[object, ...], int] = {}
        self._rows: FindingRows | None = None

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield self.table
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
        self.look()
        self._others.begin()

    def look(self) -> None:
        """Have the findings looked for anew."""
        look_for_findings(self, self.session)

    def _is_busy(self) -> bool:
        return self._rows is None or self.desk.prompt.asking

    def _look_again(self) -> None:
        """Look again after others' changes."""
        self._others.take()
        self.look()

    def on_findings_ready(self, event: FindingsReady) -> None:
        self._others.seen = event.number
        self._show(event.found)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        error = event.worker.error  # pyright: ignore[reportUnknownMemberType]
        if event.state is WorkerState.ERROR and isinstance(error, PlanwatchError):
            self.desk.tell(str(error), wrong=True)
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
        self.title_line.show(f"Findings {counted}", *told, day, banner=banner)
        if not found:
            self.desk.tell("nothing is wrong that can be seen from here")

    def on_plan_table_highlighted(self) -> None:
        row = self.table.cursor_row_data
        self.query_one("#finding-detail", Static).update(in_full(row) if row is not None else "", layout=False)

    def on_plan_table_opened(self) -> None:
        self.action_command("finding-open")

    def on_plan_table_marks_changed(self) -> None:
        marked = len(self.table.marks)
        self.desk.tell(f"{marked} marked · a accepts all of them · esc takes the marks away" if marked else "")

    def targets(self) -> list[Checked]:
        """The findings meant: those marked, else the one under the cursor."""
        if self._rows is None or not len(self._rows):
            return []
        if self.table.marks:
            return self._rows.by_key(self.table.marks)
        row = self.table.cursor_row_data
        return [row] if row is not None else []

    def changed(self, rows: list[Checked], why: str | None) -> None:
        """Show these as accepted, or not, at once; others' changes come with the next look."""
        if self._rows is None:
            return
        changed, who = {identity(row) for row in rows}, self.session.who
        self._mark(set())
        self._others.take()
        self._show([with_acceptance(row, why, who) if identity(row) in changed else row for row in self._rows.found])

    def leave(self) -> None:
        if self.table.marks:
            self.table.action_clear_marks()
        else:
            super().leave()
