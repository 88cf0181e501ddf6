"""The home screen: what is late, whose it is, and what is done about it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow
from planwatch.model.values import replace
from planwatch.service.files.open import read_only_reason
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.bindings import function
from planwatch.tui.command import Command
from planwatch.tui.first_page.page import TALL, WIDE
from planwatch.tui.screens.plan_screen import PlanScreen
from planwatch.tui.screens.triage.filter_line import FilterLine
from planwatch.tui.screens.triage.others import OthersOfList
from planwatch.tui.screens.triage.places import Places
from planwatch.tui.screens.triage.source import TriageSource
from planwatch.tui.table.action_columns import Shown, columns
from planwatch.tui.table.own_views import commands
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.table.worklist import Worklist
from planwatch.tui.watch.findings import FindingsWatch
from planwatch.tui.watch.others import POLL_SECONDS
from planwatch.tui.watch.pane import PaneWatch
from planwatch.tui.watch.ratings import RatingsReady, RatingsWatch
from planwatch.tui.widgets.asked import Asked
from planwatch.tui.widgets.detail import Detail
from planwatch.tui.widgets.empty import Empty
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.rag_bar import RagBar
from planwatch.tui.widgets.title_bar import TitleBar
from planwatch.tui.widgets.view_bar import ViewBar

if TYPE_CHECKING:
    from planwatch.service.reviews.run import ReviewRun


class TriageScreen(PlanScreen):
    """Title, views, bar, table with the pane below or beside it, one line that speaks, footer."""

    KEYS = registry.TRIAGE
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (WIDE, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-short"), (TALL, "-tall")]

    def __init__(self, worklist: Worklist, welcome: str = "", ready: Callable[[], object] = bool) -> None:
        """``ready`` is called when all of the screen is there."""
        super().__init__()
        self.table = PlanTable[ActionRow](id="table")
        self.title_bar, self.view_bar, self.rag_bar = TitleBar(), ViewBar(), RagBar()
        self.empty, self.detail = Empty(), Detail(self._show_detail)
        self.worklist = worklist
        self.session = worklist.session
        self.now: Session | None = None
        """The session to come back to from the past; None: it is now."""
        self.ratings = RatingsWatch(self, worklist, lambda: self.is_editing, self.show_narrowed)
        self.findings = FindingsWatch(self, worklist, self._is_busy, self.title_bar.show_findings)
        self.places = Places(self)
        self.pane = PaneWatch(self.table, self._show_detail)
        self.others = OthersOfList(self)
        self._welcome, self._ready = welcome, ready
        self._shown: Shown | None = None
        """What the columns are made of."""
        self._told_marked = False
        """Whether the pane says that its action is marked."""

    def move(self, to: str) -> None:
        if to in ("first", "last"):
            self.places.leave()
        super().move(to)

    def source(self) -> TriageSource:
        return TriageSource(self)

    def more(self) -> tuple[Command, ...]:
        return commands(self.worklist.own.all)

    def compose(self) -> ComposeResult:
        self.take_size()
        yield from self.desk.editors.compose()
        yield self.title_bar
        yield self.view_bar
        yield self.rag_bar
        yield FilterLine(self.worklist, self.show_narrowed, self.end_filter, self.desk.tell)
        with Vertical(id="work"):
            yield self.table
            yield self.empty
            yield Static("", id="detail-rule")  # apart from the pane, which is drawn at every move
            yield self.detail
        yield Prompt()
        yield KeyBar()
        yield Static("planwatch needs 60 × 16 cells", id="too-small", markup=False)

    def show_columns(self) -> None:
        """Have the columns that the list is to have now."""
        before, self._shown = self._shown, self.worklist.shown()
        if before != self._shown:
            self.table.set_columns(columns(self._shown))

    def on_mount(self) -> None:
        (self.show_rows if self.worklist.is_loaded else self.load)()
        self.set_focus(self.table, scroll_visible=False)
        self.findings.begin()
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        self.worklist.count()
        self.show_counts()
        self._show_detail()
        self.ratings.rate()
        self.set_interval(POLL_SECONDS, self.others.look)
        reason = read_only_reason(self.session)
        if said := f"only for reading: {reason}" if reason else self.worklist.told or self._welcome:
            self.desk.tell(said)
        if self.worklist.own.problem:
            self.app.notify(self.worklist.own.problem, title="views", severity="warning")
        self._ready()
        if not self._welcome:  # a throw-away copy is nobody else's
            self.call_later(self.others.begin, said)
        for does in registry.SOON:
            self.call_later(function, does)

    def load(self, *, keep: int | None = None) -> None:
        """Read the list anew; the cursor stays on the action ``keep``, or else where it is."""
        self.worklist.load()
        self.show_rows(keep)

    def show_rows(self, keep: int | None = None) -> None:
        """Show the rows that were listed; the cursor stays on the row of that key, or else where it is."""
        self.show_columns()
        self.table.set_source(self.worklist.rows, keep=keep)
        self._drop_marks_out_of_sight()
        self.show_counts()
        if self.worklist.waits_for_ratings:
            self.ratings.rate()

    def show_narrowed(self) -> None:
        """List anew. Marks that go out of sight are dropped, and that is said."""
        self.load(keep=self.table.cursor_key)

    def _drop_marks_out_of_sight(self) -> None:
        if self.table.marks and (dropped := self.table.drop_marks(set(self.worklist.rows.ids))):
            kept = len(self.table.marks)
            self.desk.tell(f"{dropped} mark{'s' * (dropped > 1)} dropped: not shown now · {kept} still marked")

    def reload(self) -> None:
        """Read everything again, as after other people's changes."""
        self.worklist.forget_ratings()
        try:
            self.session = self.worklist.follow_plan()
            said = self.worklist.count_anew()
            self.load(keep=self.table.cursor_key)
            self.ratings.rate(anew=True)
            if said:
                self.notify(said, timeout=12, markup=False)
        except PlanwatchError as error:
            self.desk.tell(str(error), wrong=True)

    def use_session(self, session: Session) -> None:
        """Work on another plan of the file, or on all."""
        if session.plan != self.session.plan:
            self.worklist.days = session.plan_days()  # else the plan shown so far would be followed
        self.session = self.worklist.session = session
        self.reload()

    def show_moment(self, session: Session) -> None:
        """Show the plan of another moment.

        Nothing can be changed in the past: the copy that is looked at refuses to be written.
        """
        if self.table.marks:
            self.table.action_clear_marks()
        self.use_session(session)
        self.query_one(KeyBar).refresh()

    def come_back(self) -> None:
        """From the past to now."""
        now, past = self.now, self.session
        if now is not None:
            self.now = None
            self.show_moment(replace(now, plan=past.plan))
            past.database.close()
            self.desk.tell("now again")

    def on_unmount(self) -> None:
        """The copy that is looked at is nobody else's to close."""
        self.others.changed.end()
        if self.now is not None:
            self.session.database.close()

    def take_pasted(self, text: str) -> None:
        """Cells pasted onto the list go into the column under the cursor, rows are looked at like a file."""
        if text.strip() and not self.is_editing:
            self.do("paste:paste", text)

    def open_review(self, run: "ReviewRun") -> None:
        """Show a review, as the command line has begun it."""
        self.do("review:show", run)

    def show_counts(self) -> None:
        self.title_bar.show(self.worklist)
        if self.worklist.in_views is not None:
            self.view_bar.show(self.worklist, self.others.changed.listed)
        self.rag_bar.show(self.worklist)
        self.empty.show(self.worklist)
        if self.has_class("-nothing") == bool(len(self.worklist.rows)):
            self.toggle_class("-nothing")
            self.query_one(KeyBar).refresh()
        editors = self.desk.editors
        if not self.is_editing and self.focused in (None, self.table, editors.cell, editors.chooser):
            self._focus_table()

    def _focus_table(self) -> None:
        # An empty table is not shown and takes no focus; what is closed must not keep it, and eat the keys.
        self.set_focus(self.table if len(self.worklist.rows) else None, scroll_visible=False)

    def rest(self) -> None:
        self._focus_table()
        self.others.rest()

    def show_changed(self, ids: Sequence[int], *, reload: bool = False) -> None:
        """Show these actions as they are now; ``reload`` where rows have come or gone."""
        foreign = self.worklist.changes() - set(ids)
        self.others.changed.read(ids)
        if reload or foreign:
            self.reload()
            return
        touched = self.worklist.refresh(ids)
        for key in touched | self.worklist.rows.headings_over(touched):
            self.table.refresh_row(key)
        self.show_columns()
        self.show_counts()
        self.ratings.rate()
        self.pane.follow()

    def on_ratings_ready(self, event: RatingsReady) -> None:
        self.ratings.take(event)
        self.show_counts()

    def _is_busy(self) -> bool:
        return self.app.screen is not self or self.is_editing or self.has_class("-filtering")

    def on_plan_table_highlighted(self, event: PlanTable.Highlighted) -> None:
        self.findings.touch()
        self.others.changed.at(event.key)
        self.desk.is_at(event.key)
        self.pane.follow()

    def _show_detail(self) -> None:
        from planwatch.tui.screens.triage.told import told  # the pane is filled after the first paint

        is_beside, self._told_marked = self.has_class("-wide"), self.table.cursor_key in self.table.marks
        several, line = len(self.worklist.days) > 1, self.worklist.rows.at(self.table.cursor_row)
        changed = self.others.changed.whole(self.table.cursor_key)
        said = told(self.session, line, is_beside, marked=self._told_marked, several_plans=several, changed=changed)
        self.detail.show(said, in_place=not is_beside)

    def on_plan_table_opened(self) -> None:
        self.action_command("open")

    def on_plan_table_header_selected(self, event: PlanTable.HeaderSelected) -> None:
        self.do("list:sort", event.column_key)

    def on_asked(self, event: Asked) -> None:
        """A view, a count or a fact was clicked."""
        self.remove_class("-filtering")
        self.do(event.does, *event.about)

    def on_plan_table_marks_changed(self) -> None:
        marked = len(self.table.marks)
        self.desk.tell(f"{marked} marked · an edit is for all of them · esc takes the marks away" if marked else "")
        if (self.table.cursor_key in self.table.marks) != self._told_marked:
            self.pane.follow()

    def begin_filter(self) -> None:
        """Show the line the filter is typed into."""
        self.desk.tell("")
        self.add_class("-filtering")
        self.query_one(FilterLine).open()

    def end_filter(self) -> None:
        """Leave the line; the filter stays."""
        self.remove_class("-filtering")
        self.rest()
