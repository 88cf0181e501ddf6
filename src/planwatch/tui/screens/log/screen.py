"""The log: what was changed, by whom and when; any change can be taken back from here, after a question."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from planwatch.model.text.visible import visible
from planwatch.service.journal import log
from planwatch.service.journal.log import Entry
from planwatch.service.people.present import others_told
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.screens.log.columns import COLUMNS
from planwatch.tui.screens.table_screen import TableScreen
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.table.sources import ListSource
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle

_MOST = 500


class LogScreen(TableScreen):
    """Newest first; under it what each change changed."""

    KEYS = registry.LOG
    NOUN = "change"
    DEFAULT_CSS = """
    LogScreen #log-detail { height: 8; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.table = PlanTable[Entry](id="log")
        self.session = session
        self._entries: list[Entry] = []

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield self.table
        yield Static("", id="log-detail", markup=False)
        yield Prompt()
        yield KeyBar()

    def on_mount(self) -> None:
        self.table.set_columns(COLUMNS)
        self.load()
        self.rest()

    def load(self) -> None:
        """Show all changes as they are now, and who else is there."""
        self.title_line.show("Log", "newest first", lambda: others_told(self.session))
        self._entries = log.entries(self.session, most=_MOST)
        self.table.set_source(ListSource(self._entries, keys=[entry.number for entry in self._entries]))
        if len(self._entries) == _MOST:
            self.desk.tell(f"the newest {_MOST} changes; `planwatch log --most N` shows more")

    def on_plan_table_highlighted(self) -> None:
        entry = self.table.cursor_row_data
        details = entry.details if entry is not None else ()
        pane = self.query_one("#log-detail", Static)
        lines = [Content(visible(detail.in_words())) for detail in details[:6]]
        beyond = len(details) - 6 + (entry.more if entry is not None else 0)
        if beyond > 0:
            # A line each, so that there is room for the last.
            room = max(1, pane.content_size.width)
            lines = [*(line.truncate(room, ellipsis=True) for line in lines), Content(f"… and {beyond} more")]
        pane.update(Content("\n").join(lines), layout=False)
