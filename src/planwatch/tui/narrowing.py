"""Choosing what the list shows: views, the filter, one theme, lead or plan, and the order."""

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input, Static

from planwatch.errors import PlanwatchError
from planwatch.model.actions.filter import split_filter
from planwatch.model.actions.row import Listed
from planwatch.model.actions.views import VIEWS, find_view
from planwatch.model.text.visible import visible
from planwatch.service import read
from planwatch.service.read import Order
from planwatch.tui.widgets.plan_table import PlanTable
from planwatch.tui.worklist import Worklist


class Narrowing(Screen[None]):
    """The part of triage that decides which rows are listed."""

    worklist: Worklist
    load: Callable[..., None]
    say: Callable[..., None]
    rest: Callable[[], None]
    leave_what_is_open: Callable[[], bool]
    _filter_refused = False

    @property
    def _list(self) -> PlanTable[Listed]:
        return self.query_one(PlanTable)

    def compose_filter(self) -> ComposeResult:
        """The line the filter is typed into; it takes the place of the RAG bar."""
        with Horizontal(id="filter"):
            yield Static("/ ", markup=False)
            yield Input(
                compact=True,
                id="filter-input",
                select_on_focus=False,
                placeholder="words, lead:hr theme:work rag:r status:open due:14d priority:high not:…",
            )

    def action_filter(self) -> None:
        """Type a filter: the list follows every letter."""
        box = self.query_one("#filter-input", Input)
        self.add_class("-filtering")
        with self.prevent(Input.Changed):
            box.value = visible(self.worklist.filter)
        box.cursor_position = len(box.value)
        # At once: what is typed ahead is for the filter already.
        self.set_focus(box, scroll_visible=False)

    def filter_typed(self, text: str) -> None:
        """Show what matches; where it cannot be read yet, say why and leave the list as it is."""
        before, self.worklist.filter = self.worklist.filter, text.strip()
        try:
            self.show_narrowed()
        except PlanwatchError as error:
            self.worklist.filter = before
            self._filter_refused = True
            self.say(str(error), wrong=True)
        else:
            if self._filter_refused:
                self.say("")
            self._filter_refused = False

    def show_narrowed(self) -> None:
        """List anew. Marks that go out of sight are dropped, and that is said."""
        self.load(keep=self._list.cursor_key)

    def end_filter(self) -> None:
        """Leave the line; the filter stays."""
        self.remove_class("-filtering")
        self.rest()

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "filter-input":
            self.filter_typed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "filter-input":
            self.end_filter()

    def action_back(self) -> None:
        """One step back: what was left open, the filter line, a range or marks, the filter. Never out of the app."""
        table = self._list
        if self.leave_what_is_open():
            return
        if self.has_class("-filtering"):
            self.end_filter()
        elif table.ranging:
            table.action_mark_range()
        elif table.marks:
            table.action_clear_marks()
        elif self.worklist.filter:
            self.worklist.filter = ""
            self.show_narrowed()
        else:
            self.say("")

    def action_view(self, word: str) -> None:
        self.worklist.view = find_view(word)
        self.worklist.order, self.worklist.descending = None, False
        self.say("")
        self.show_narrowed()

    def action_next_view(self, step: int) -> None:
        at = VIEWS.index(self.worklist.view)
        self.action_view(VIEWS[(at + step) % len(VIEWS)].word)

    def action_sort(self, column: str = "") -> None:
        """By the column under the cursor; again the other way round; again in the view's own order."""
        order = Order(column or self._list.cursor_column_key)
        work = self.worklist
        if work.order is not order:
            work.order, work.descending = order, False
        elif not work.descending:
            work.descending = True
        else:
            work.order, work.descending = None, False
        self.show_narrowed()
        way = "as the view has it" if work.order is None else f"by {order}{', downwards' if work.descending else ''}"
        self.say(f"sorted {way}")

    def on_plan_table_header_selected(self, event: PlanTable.HeaderSelected) -> None:
        self.action_sort(event.column_key)

    def action_pick_theme(self) -> None:
        self._pick("theme")

    def action_pick_lead(self) -> None:
        self._pick("lead")

    def _pick(self, kind: str) -> None:
        from planwatch.tui.screens.picker import Picker

        names = dict.fromkeys(
            name for day in self.worklist.days for name in read.names(self.worklist.session, day.id, kind)
        )
        entries = [("", f"all {kind}s"), ("none", f"no {kind}"), *((name, name) for name in names)]

        def picked(name: str | None) -> None:
            if name is not None:
                rest = [word for word in split_filter(self.worklist.filter) if not word.startswith(f"{kind}:")]
                quoted = f'"{name}"' if " " in name else name
                self.worklist.filter = " ".join([*rest, *([f"{kind}:{quoted}"] if name else [])])
                self.show_narrowed()

        self.app.push_screen(Picker(f"Show which {kind}?", entries), picked)

    def action_pick_plan(self) -> None:
        """One plan of the file, or all."""
        from planwatch.tui.screens.picker import Picker

        everything = replace(self.worklist.session, plan="")
        entries = [
            ("", "all plans"),
            *((day.plan.ref, f"{day.plan.ref}  {day.plan.title}") for day in everything.plan_days()),
        ]

        def picked(ref: str | None) -> None:
            if ref is not None:
                self.use_session(replace(everything, plan=ref))

        self.app.push_screen(Picker("Show which plan?", entries, at=self.worklist.session.plan), picked)

    @abstractmethod
    def use_session(self, session: "read.Session") -> None:
        """Work on another plan of the file, or on all."""
