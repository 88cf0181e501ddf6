"""The review run: theme by theme, exceptions first, one key for each decision; left and resumed at any time."""

from array import array
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_words
from planwatch.model.reviews.queue import Kind, ReviewStop, Verdict, progress_words
from planwatch.service import read
from planwatch.service.history.story import story
from planwatch.service.journal.log import changed_actions
from planwatch.service.reviews import page
from planwatch.service.reviews import run as reviews
from planwatch.service.reviews.run import ReviewRun
from planwatch.tui import registry
from planwatch.tui.screens.plan_screen import PlanScreen
from planwatch.tui.screens.review.source import ReviewSource
from planwatch.tui.screens.review.told import action_told, happened_since, part_told
from planwatch.tui.table.action_columns import Shown, columns
from planwatch.tui.table.columns import Column, Part
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.table.worklist import Rows
from planwatch.tui.watch.others import OthersWatch
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle

_IDLE_SECONDS = 0.05
_GONE = {Verdict.DECIDED: "✓", Verdict.NO_EXCEPTIONS: "=", Verdict.SKIPPED: "–"}


class ReviewScreen(PlanScreen):
    """The actions of one theme above, the one that is looked at below; after the last of them the theme itself."""

    KEYS = registry.REVIEW
    HELP_NOTE = (
        "Gone through:  ✓ decided   = no exceptions   – skipped. At the end of a theme enter asks for its rating.\n"
    )
    DEFAULT_CSS = """
    ReviewScreen #review { height: 30%; min-height: 4; }
    ReviewScreen #review-told { height: 1fr; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    ReviewScreen #review-told Static { height: auto; }
    """

    def __init__(self, run: ReviewRun) -> None:
        super().__init__()
        self.table = PlanTable[ActionRow](id="review")
        self.review, self.session = run, run.session
        self.at = run.place()
        self._place = {key: number for number, key in enumerate(run.ids, 1)}
        self._stop_of = {key: number for number, stop in enumerate(run.stops) for key in stop.ids}
        self.rows = Rows(self.session, (run.day,), array("q"), None)
        self._others = OthersWatch(self, self.session, lambda: self.is_editing, self._show_others)
        self._others.take()
        self._idle: Timer | None = None

    def source(self) -> ReviewSource:
        return ReviewSource(self)

    def compose(self) -> ComposeResult:
        yield from self.desk.editors.compose()
        yield ScreenTitle()
        yield self.table
        with VerticalScroll(id="review-told", can_focus=False):
            yield Static("", id="review-text", markup=False)
        yield Prompt()
        yield KeyBar()

    @property
    def stop(self) -> ReviewStop:
        return self.review.stops[self.at] if self.review.stops else ReviewStop(Kind.PLAN)

    @property
    def on_page(self) -> bool:
        """Whether a theme or the plan is looked at, and no action."""
        return not self.stop.ids

    def on_mount(self) -> None:
        self._fit_columns()
        self.go(self.at)
        self.rest()
        self._others.begin()

    def on_resize(self) -> None:
        self._show_title()

    def _fit_columns(self) -> None:
        gone: Column[ActionRow] = Column("gone", "", 1, self._gone)
        shown = [column for column in columns(Shown()) if column.key != "theme"]
        is_first = not self.table.cursor_column_key
        self.table.set_columns([gone, *shown])
        if is_first:
            self.table.cursor_column = 1 + [column.key for column in shown].index("title")

    def _gone(self, row: ActionRow, width: int) -> tuple[Part, ...]:
        verdict = self.review.verdicts.get(row.id)
        return ((_GONE[verdict], "muted"),) if verdict is not None else ()

    def go(self, at: int, key: int | None = None) -> None:
        """To that stop; of those on track, to the row of ``key``, else the first."""
        self.at = max(0, min(at, len(self.review.stops) - 1))
        stop = self.stop
        here = [each for each in self.review.stops if each.theme == stop.theme and each.kind is not Kind.PLAN]
        ids = [key for each in here for key in each.ids] if stop.kind is not Kind.PLAN else []
        wanted = key or (stop.ids[0] if stop.ids else None)
        if ids != list(self.rows.ids):
            rest = sum(1 for each in here if each.kind is Kind.ACTION)
            rule = rest if 0 < rest < len(ids) else None
            self.rows = Rows(self.session, (self.review.day,), array("q", ids), rule)
            self.table.set_source(self.rows, keep=wanted)
        if wanted is not None:
            self.table.move_to(wanted)
        self._show_title()
        self._show_told_soon()

    def on_plan_table_highlighted(self, event: PlanTable.Highlighted) -> None:
        self.desk.is_at(event.key)
        if event.key == self.table.cursor_key and event.key in self._stop_of and not self.on_page:
            self.at = self._stop_of[event.key]
        self._show_title()
        self._show_told_soon()

    def _show_title(self) -> None:
        run, stop, row = self.review, self.stop, self.row()
        banner = run.day.plan.banner if self.size.width >= 100 else ""
        theme = run.themes[stop.theme].name if stop.theme is not None else "the plan" if self.on_page else "no theme"
        gone = len(run.verdicts)
        place = self._place.get(row.id, gone) if row is not None else gone
        words = progress_words(place, len(self._place), reviews.reds(run))
        if self.size.width >= 80:
            theme = f"{run.asked.in_words() or run.day.plan.ref} · {theme}"
        # What tells where one is stands first: the line may be cut at its end.
        self.query_one(ScreenTitle).show("Review", words, theme, banner)

    def _show_told_soon(self) -> None:
        """What is told follows when the keys pause, as in triage."""
        if self._idle is not None:
            self._idle.stop()
        self._idle = self.set_timer(_IDLE_SECONDS, self._show_told)

    def _show_told(self) -> None:
        self.query_one("#review-text", Static).update(self._told())
        self.query_one("#review-told", VerticalScroll).scroll_home(animate=False)

    @property
    def part_name(self) -> str:
        """The name of the theme or plan that is looked at."""
        stop, run = self.stop, self.review
        return run.themes[stop.theme].name if stop.theme is not None else run.day.plan.title

    def _told(self) -> Content:
        """All there is to say of the stop."""
        run, stop, row = self.review, self.stop, self.row()
        if not run.stops:
            return Content("nothing to review: no open action was asked for · esc leaves")
        if stop.kind in (Kind.THEME, Kind.PLAN):
            said, proposal = page.said_now(run, stop.theme), page.proposal(run, stop.theme)
            return part_told(self.part_name, proposal, said, stop.kind is Kind.PLAN)
        if row is None:
            return Content("it was removed from the plan meanwhile")
        told, last = story(self.session, row), run.between.last
        if last is None:
            return action_told(told, stop, (), "")
        changed = [*happened_since(told, last), *reviews.changed_since(run, row)]
        return action_told(told, stop, changed, day_in_words(last, run.day.today))

    def show_changed(self, ids: Sequence[int], *, reload: bool = False) -> None:
        """Show what has changed; where a step was taken back, go back to it."""
        since = self._others.seen
        self._others.take()
        touched: set[int] = set(ids) | (changed_actions(self.session, since) if self._others.seen != since else set())
        touched = read.with_dependents(self.session, (self.review.day,), list(touched))
        before = self.review.verdicts
        for key in touched:
            self.rows.forget(key)
        reviews.refresh(self.review, self.rows.by_id(touched) if len(touched) < 200 else ())
        for key in touched:
            self.table.refresh_row(key)
        back = [key for key in before if key not in self.review.verdicts and key in self._stop_of]
        if back and reload:
            self.go(self._stop_of[back[0]], back[0])
            return
        self._show_title()
        self._show_told_soon()

    def _show_others(self) -> None:
        try:
            self.show_changed(())
        except PlanwatchError as error:
            self.desk.tell(str(error), wrong=True)

    def on_plan_table_opened(self) -> None:
        self.action_command("edit")

    def move(self, to: str) -> None:
        """Move; beyond the last action lies the theme, and beyond that the next one."""
        last = self.table.cursor_row >= len(self.rows) - 1
        if to == "down" and (self.on_page or last):
            self.go(self.at + 1)
        elif to == "up" and (self.on_page or self.table.cursor_row == 0):
            if self.at:
                ids = self.review.stops[self.at - 1].ids
                self.go(self.at - 1, ids[-1] if ids else None)
        elif not self.on_page or to in ("left", "right"):
            getattr(self.table, f"action_{to}")()

    def go_to_row_below(self) -> None:
        """To the next action of those that are looked at together; the last of them stays."""
        if self.table.cursor_row < len(self.rows) - 1:
            self.table.action_down()

    def go_to_theme(self, step: int) -> None:
        """To the first stop of the next theme, or of the one before; at either end, to the end."""
        stops = self.review.stops
        firsts = [at for at, stop in enumerate(stops) if not at or stop.theme != stops[at - 1].theme]
        here = sum(1 for at in firsts if at <= self.at) - 1
        if firsts and here + step < len(firsts):
            self.go(firsts[max(0, here + step)])
        else:
            self.go(len(stops) - 1)

    def read_on(self) -> None:
        """Scroll what is told, as there is no room for all of it on a small screen."""
        told = self.query_one("#review-told", VerticalScroll)
        if told.scroll_offset.y >= told.max_scroll_y:
            told.scroll_home(animate=False)
        else:
            told.scroll_relative(y=max(1, told.size.height - 2), animate=False)
