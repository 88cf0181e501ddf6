"""Meetings: the next dates of every forum, the agenda of the next one, and what earlier ones resolved."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from planwatch.report.kinds.agenda import Agenda
from planwatch.service.meetings import meetings, resolutions
from planwatch.service.meetings.forums import forums
from planwatch.service.meetings.meetings import MeetingRow
from planwatch.service.reports import agenda
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.screens.meetings.columns import MeetingRows, meeting_columns, title_parts
from planwatch.tui.screens.meetings.told import agenda_told, meeting_told
from planwatch.tui.screens.table_screen import TableScreen
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.watch.others import OthersWatch
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle

_NOTHING = "No meeting yet. f adds a forum, whose cadence gives the dates; a adds a single meeting"
_IDLE_SECONDS = 0.1
_AHEAD = 4
"""How many next dates of a forum are listed."""


class MeetingsScreen(TableScreen):
    """Opened by ``B``; every key is about the meeting under the cursor."""

    KEYS = registry.MEETINGS
    NOUN = "meeting"
    DEFAULT_CSS = """
    MeetingsScreen #meetings { height: 2fr; }
    MeetingsScreen #meeting-told { height: 3fr; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    MeetingsScreen #meeting-told:focus { border-top: solid $pw-mark; }
    MeetingsScreen #meeting-told Static { height: auto; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.table = PlanTable[MeetingRow](id="meetings")
        self.session = session
        self._rows: MeetingRows | None = None
        self._numbers: dict[tuple[object, ...], int] = {}
        self._others = OthersWatch(self, self.session, lambda: self.desk.prompt.asking, self.load)
        self._idle: Timer | None = None
        self._agendas: dict[tuple[int, str], Agenda] = {}
        """Those that were made since anything changed."""

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield self.table
        with VerticalScroll(id="meeting-told"):
            yield Static("", id="meeting-text", markup=False)
        yield Prompt()
        yield KeyBar()

    def row(self) -> MeetingRow | None:
        """The meeting under the cursor."""
        return self.table.cursor_row_data

    def on_mount(self) -> None:
        self.load()
        self.rest()
        self._others.begin()

    def load(self) -> None:
        """Show all meetings as they are now."""
        self._others.take()
        self._agendas.clear()
        days = self.session.plan_days()
        first = self._rows is None
        self._rows = MeetingRows(meetings.all_rows(self.session, ahead=_AHEAD), self._numbers)
        self.table.set_columns(meeting_columns(len(days) > 1))
        self.table.set_source(self._rows, keep=self.table.cursor_key)
        if first:
            self.table.cursor_row = self._rows.first_coming
        asked = sum(len(resolutions.unanswered(self.session, day)) for day in days)
        self.title_line.show(*title_parts(days, asked))
        self._tell_soon()

    def on_plan_table_highlighted(self) -> None:
        self._tell_soon()

    def _tell_soon(self) -> None:
        # An agenda is read from the whole plan: not while a key is held down.
        if self._idle is not None:
            self._idle.stop()
        self._idle = self.set_timer(_IDLE_SECONDS, self._tell)

    def _tell(self) -> None:
        row = self.row()
        self.query_one("#meeting-text", Static).update(self._told(row) if row is not None else Content(_NOTHING))
        self.query_one("#meeting-told").scroll_home(animate=False)

    def _told(self, row: MeetingRow) -> Content:
        known = any(each.forum.name == row.meeting.forum for each in forums(self.session, (row.of,)))
        if known and self._rows is not None and self._rows.is_next(row):
            key = (row.of.id, row.meeting.forum)
            if key not in self._agendas:
                self._agendas[key] = agenda(self.session, row.of, row.meeting.forum)
            return agenda_told(self._agendas[key])
        others = [one.meeting for one in self._rows.found if one.of.id == row.of.id] if self._rows is not None else []
        return meeting_told(row, resolutions.unanswered(self.session, row.of, row.meeting.forum), others)

    def on_plan_table_opened(self) -> None:
        self.turn_focus()

    def move(self, to: str) -> None:
        """Move in the table, or in the text where that has the focus."""
        text = self.query_one("#meeting-told", VerticalScroll)
        if self.focused is not text:
            super().move(to)
            return
        scrolls = {
            "down": text.scroll_down, "up": text.scroll_up, "page_down": text.scroll_page_down,
            "page_up": text.scroll_page_up, "first": text.scroll_home, "last": text.scroll_end,
        }  # fmt: skip
        scrolls[to](animate=False)

    def turn_focus(self) -> None:
        """Go to the text, or back to the table."""
        text = self.query_one("#meeting-told")
        self.set_focus(self.table if self.focused is text else text, scroll_visible=False)

    def changed(self, said: str) -> None:
        """Show what was changed, and say so."""
        self.load()
        self.desk.tell(f"{said} · u undoes")

    def leave(self) -> None:
        if self.focused is self.query_one("#meeting-told"):
            self.rest()
        else:
            super().leave()
