"""The home screen: what is late, whose it is, and what is done about it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Region
from textual.timer import Timer
from textual.widgets import Static

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import Listed
from planwatch.service.actions.edit import Target
from planwatch.service.files.open import read_only_reason
from planwatch.service.session import Session
from planwatch.tui import keys
from planwatch.tui.acting import edits_on
from planwatch.tui.cells import columns
from planwatch.tui.changing import POLL_SECONDS
from planwatch.tui.checking import CheckingScreen
from planwatch.tui.filing import Filing
from planwatch.tui.judging import JudgingScreen
from planwatch.tui.looking_back import LookingBack
from planwatch.tui.meeting import Meeting
from planwatch.tui.narrowing import Narrowing
from planwatch.tui.rating import RatingScreen
from planwatch.tui.screens.review_start import Reviewing
from planwatch.tui.widgets.detail import Detail
from planwatch.tui.widgets.empty import Empty
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.plan_table import PlanTable
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.rag_bar import RagBar
from planwatch.tui.widgets.title_bar import TitleBar
from planwatch.tui.worklist import Worklist

_IDLE_SECONDS = 0.05


class TriageScreen(LookingBack, Reviewing, Narrowing, Filing, Meeting, CheckingScreen, JudgingScreen, RatingScreen):
    """Title, bar, table, detail, one line that speaks, footer."""

    BINDINGS: ClassVar[list[BindingType]] = keys.bindings()
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-normal")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-short"), (30, "-tall")]

    def __init__(self, worklist: Worklist, welcome: str = "") -> None:
        super().__init__()
        self.worklist = worklist
        self.session = worklist.session
        self._welcome = welcome
        self._idle: Timer | None = None
        self._width = 0
        self._stale = False
        """Whether others' changes wait for an editor to close."""

    def compose(self) -> ComposeResult:
        yield from self.compose_editors()
        yield TitleBar()
        yield RagBar()
        yield from self.compose_filter()
        yield PlanTable[Listed](id="table")
        yield Empty()
        yield Static("", id="detail-rule")  # apart from the pane, which is drawn at every move
        yield Detail()
        yield Prompt()
        yield KeyBar()
        yield Static("planwatch needs 60 × 16 cells", id="too-small", markup=False)

    @property
    def table(self) -> PlanTable[Listed]:
        return self.query_one(PlanTable)

    def _fit_columns(self) -> None:
        self._width = self.size.width
        self.table.set_columns(columns(len(self.worklist.days) > 1, self.size.width))

    def on_resize(self) -> None:
        if self._width != self.size.width:
            self._fit_columns()

    def on_mount(self) -> None:
        self._fit_columns()
        self.load()
        self.set_focus(self.table, scroll_visible=False)
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        self.worklist.count()
        self.show_counts()
        self._show_detail()
        self.rate()
        self.set_interval(POLL_SECONDS, self._poll)
        reason = read_only_reason(self.session)
        if reason or self._welcome:
            self.say(f"only for reading: {reason}" if reason else self._welcome)

    def load(self, *, keep: int | None = None) -> None:
        """Read the list anew; the cursor stays on the action ``keep``, or else where it is."""
        several = len(self.worklist.days)
        self.worklist.load()
        if several != len(self.worklist.days):
            self._fit_columns()
        self.table.set_source(self.worklist.rows, keep=keep)
        self._drop_marks_out_of_sight()
        self.show_counts()
        if self.worklist.waits_for_ratings:
            self.rate()

    def _drop_marks_out_of_sight(self) -> None:
        if marks := self.table.marks:
            kept = marks & set(self.worklist.rows.ids)
            if len(kept) < len(marks):
                dropped = len(marks) - len(kept)
                with self.prevent(PlanTable.MarksChanged):
                    self.table.set_marks(kept)
                self.say(f"{dropped} mark{'s' * (dropped > 1)} dropped: not shown now · {len(kept)} still marked")

    def reload(self) -> None:
        """Read everything again, as after other people's changes."""
        self.worklist.forget_ratings()
        try:
            self.session = self.worklist.follow_plan()
            self.worklist.count()
            self.load(keep=self.table.cursor_key)
            self.rate(anew=True)
        except PlanwatchError as error:
            self.say(str(error), wrong=True)

    def use_session(self, session: Session) -> None:
        self.session = self.worklist.session = session
        self.reload()

    def show_counts(self) -> None:
        self.query_one(TitleBar).show(self.worklist)
        self.query_one(RagBar).show(self.worklist)
        self.query_one(Empty).show(self.worklist)
        self.set_class(not len(self.worklist.rows), "-nothing")
        if not self.is_editing and self.focused in (None, self.table, self.editor, self.chooser):
            self._focus_table()

    def _focus_table(self) -> None:
        # An empty table is not shown and takes no focus; what is closed must not keep it, and eat the keys.
        self.set_focus(self.table if len(self.worklist.rows) else None, scroll_visible=False)

    def row(self) -> Listed | None:
        return self.table.cursor_row_data

    def targets(self) -> tuple[Target, ...]:
        marks = self.table.marks
        if marks:
            known = {row.id: row.version for row in self.marked_rows()}
            return tuple(Target(key, known.get(key)) for key in self.worklist.rows.ids if key in marks)
        row = self.row()
        return (Target(row.id, row.version),) if row is not None else ()

    def marked_rows(self) -> list[Listed]:
        marks = self.table.marks
        ids = [key for key in self.worklist.rows.ids if key in marks]
        return [row for row in self.worklist.rows.by_id(ids) if row is not None]

    def region_of(self, field: str) -> Region:
        """The cell of the field, or of the action's title where the field has no column."""
        table = self.table
        table.scroll_cell_into_view(table.cursor_row)
        region = table.cell_region(table.cursor_row, field)
        return region or table.cell_region(table.cursor_row, "title")

    def next_field(self, field: str, step: int) -> str | None:
        shown = [key for key in self.table.visible_columns if edits_on(key) == key]
        at = shown.index(field) + step if field in shown else -1
        if not 0 <= at < len(shown):
            return None
        self.table.move_to_column(shown[at])
        return shown[at]

    def rest(self) -> None:
        self._focus_table()
        if self._stale:
            self._stale = False
            self.reload()

    def changed(self, ids: Sequence[int], *, reload: bool = False) -> None:
        foreign = self.worklist.changes() - set(ids)
        if reload or foreign:
            self.reload()
            return
        for key in self.worklist.refresh(ids):
            self.table.refresh_row(key)
        self.show_counts()
        self.rate()
        self._show_detail_soon()

    def _poll(self) -> None:
        """Show what others have changed; an open editor is left in peace until it closes."""
        if self.app.screen is not self:
            return
        try:
            changed = self.worklist.changes()
        except PlanwatchError as error:
            self.say(str(error), wrong=True)
            return
        if not self.is_editing:
            if changed or self._stale:
                self._stale = False
                self.reload()
            return
        if not changed:
            return
        self._stale = True
        for key in self.worklist.refresh(changed - {0}):
            self.table.refresh_row(key)

    def on_plan_table_highlighted(self, event: PlanTable.Highlighted) -> None:
        if self._discarded is not None and event.key != self._discarded.row:
            self._discarded = None
            self.say("")
        self._show_detail_soon()

    def _show_detail_soon(self) -> None:
        """The pane follows when the keys pause: what is held down should not wait for it."""
        if self._idle is not None:
            self._idle.stop()
        self._idle = self.set_timer(_IDLE_SECONDS, self._show_detail)

    def _show_detail(self) -> None:
        row = self.row()
        from planwatch.service.history.story import story

        self.query_one(Detail).show(story(self.session, row) if row is not None else None)

    def on_plan_table_placed(self) -> None:
        for editor in (self.editor, self.chooser):
            if editor.is_open:
                editor.place(self.region_of(self.editor.field if editor is self.editor else "rag"))

    def on_plan_table_opened(self, event: PlanTable.Opened) -> None:
        self.action_open()

    def on_plan_table_marks_changed(self) -> None:
        marked = len(self.table.marks)
        self.say(f"{marked} marked · an edit is for all of them · esc takes the marks away" if marked else "")

    def action_table(self, name: str) -> None:
        getattr(self.table, f"action_{name}")()

    def action_edit(self, field: str = "") -> None:
        row = self.row()
        if row is None:
            return
        name = field or edits_on(self.table.cursor_column_key)
        if name:
            self.edit(name)
        elif self.table.cursor_column_key == "updated":
            self.action_note()

    def cell_text(self, row: Listed) -> str:
        column = next(c for c in columns(True) if c.key == self.table.cursor_column_key)
        return "".join(text for text, _ in column.draw(row, 10_000)).strip()

    def action_overdue(self, step: int) -> None:
        place = self.worklist.next_overdue(self.table.cursor_row, step)
        if place is None:
            self.say("no overdue action " + ("below" if step > 0 else "above"))
        else:
            self.table.cursor_row = place

    def action_detail(self) -> None:
        self.toggle_class("-hidden-detail")

    def action_reload(self) -> None:
        self.reload()
        self.say("read again")

    def action_quit_home(self) -> None:
        self.app.exit()

    def action_open(self) -> None:
        row = self.row()
        if row is not None:
            from planwatch.tui.screens.action import ActionScreen

            self.app.push_screen(ActionScreen(self.session, row.id), lambda _: self.changed([row.id]))

    def action_log(self) -> None:
        from planwatch.tui.screens.log import LogScreen

        self.app.push_screen(LogScreen(self.session), lambda _: self.reload())
