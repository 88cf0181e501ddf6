"""What changed since a forum last met, part by part or theme by theme."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.history.entries import NewReading, PartChange, RiskMove
from planwatch.model.text.visible import visible
from planwatch.service import read
from planwatch.service.history.since import SinceMeeting, compare
from planwatch.service.meetings.forums import ForumRow
from planwatch.service.plan.kinds import kind_names, kind_of
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.screens.parts.screen import PartsScreen
from planwatch.tui.screens.since.columns import SinceLine, columns, lines_of, title_of
from planwatch.tui.screens.table_screen import TableScreen
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.table.sources import ListSource
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle
from planwatch.words.internal import marked_on_screen
from planwatch.words.kinds import part_named
from planwatch.words.since import about_in_words, in_short


class SinceScreen(TableScreen):
    """Opened by ``I``; enter opens the action, ``tab`` turns from parts to themes."""

    KEYS = registry.SINCE
    NOUN = "change"
    DEFAULT_CSS = """
    SinceScreen #since-told { height: 5; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    """

    def __init__(self, session: Session, forum: ForumRow) -> None:
        super().__init__()
        self.table = PlanTable[SinceLine](id="since")
        self.session = session
        self._forum = forum
        self._found: SinceMeeting | None = None
        self._by_theme = False

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield self.table
        yield Static("", id="since-told", markup=False)
        yield Prompt()
        yield KeyBar()

    def on_mount(self) -> None:
        self.table.set_columns(columns(self.size.width))
        self._load()
        self.rest()

    def on_resize(self) -> None:
        self.table.set_columns(columns(self.size.width))

    def _load(self) -> None:
        self._found = compare(self.session, self._forum.of, self._forum.forum.name)
        self._show()

    def _show(self) -> None:
        lines = lines_of(self._found.since, self._by_theme) if self._found is not None else []
        self.table.set_source(ListSource(lines), keep=self.table.cursor_key)
        self._show_title()
        if not lines:
            self._tell([f"Nothing changed since {self._found.in_words}" if self._found else "It has not met yet"])

    def _show_title(self) -> None:
        plan, found, name = self._forum.of.plan, self._found, self._forum.forum.name
        told = (f"Since {day_in_full(found.meeting.on)}", name, in_short(found.since)) if found else (f"Since {name}",)
        self.title_line.show(plan.ref, *told, banner=plan.banner)

    def _tell(self, lines: Sequence[str]) -> None:
        shown = Content("\n").join([Content(visible(line)) for line in lines])
        self.query_one("#since-told", Static).update(shown, layout=False)

    def on_plan_table_highlighted(self) -> None:
        line = self.table.cursor_row_data
        if line is None or self._found is None:
            return
        one = line.entry
        about = about_in_words(one)
        told = f"{in_short(self._found.since)}; compared with {self._found.how}"
        internal = marked_on_screen(self._found.since.internal, public=self._forum.forum.public)
        self._tell([about, f"{title_of(line.part)}: {line.told}", *filter(None, (internal, told))])

    def on_plan_table_opened(self) -> None:
        self.action_command("since-open")

    def open_row(self) -> None:
        """The action under the cursor; one that is no longer in the plan is only told."""
        line = self.table.cursor_row_data
        if line is None:
            return
        if isinstance(line.entry, NewReading):
            self.desk.tell(f"{line.entry.ref} is a measure: % in the list shows it")
            return
        if isinstance(line.entry, PartChange):
            self._open_part(line.entry)
            return
        if isinstance(line.entry, RiskMove):
            self.desk.tell(f"{line.entry.ref} is a risk: ! in the list shows it")
            return
        try:
            row = read.find_action(self.session, f"{self._forum.of.plan.ref}:{line.entry.ref}")
        except PlanwatchError as gone:
            self.desk.tell(str(gone), wrong=True)
            return
        self.do("open:show", self.session, row.id, self._load)

    def _open_part(self, entry: PartChange) -> None:
        if entry.kind not in kind_names():
            self.desk.tell(f"{part_named(entry)}: A in the list shows it")
            return
        screen = PartsScreen(self.session, kind_of(entry.kind))
        if " " not in entry.ref and entry.part is not None:
            screen.words = f"{screen.kind.key}:{entry.ref}"
        self.desk.go(screen, lambda _: self._load())

    def turn(self, step: int) -> None:
        """From parts to themes, or back: there are but two."""
        self._by_theme = not self._by_theme
        self.table.cursor_row = 0
        self._show()
        self.desk.tell("theme by theme" if self._by_theme else "part by part")
