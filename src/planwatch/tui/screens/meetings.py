"""Meetings: the next dates of every forum, the agenda of the next one, and what earlier ones resolved."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.meetings.cadence import Matter, matter_in_words
from planwatch.service import agenda, read
from planwatch.service.agenda import Agenda
from planwatch.service.journal import undo
from planwatch.service.meetings import meetings, resolutions
from planwatch.service.meetings.forums import forums
from planwatch.service.meetings.meetings import MeetingRow
from planwatch.service.session import Session
from planwatch.tui.changing import POLL_SECONDS
from planwatch.tui.meeting_forms import (
    answers_owed,
    ask_to_issue,
    edit_minutes,
    forum_entries,
    forum_form,
    hold_form,
    meeting_form,
    resolution_form,
)
from planwatch.tui.meeting_rows import MeetingRows, agenda_told, meeting_columns, meeting_told, title_parts
from planwatch.tui.table_screen import MOVING, TableScreen
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.plan_table import PlanTable
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle

_NOTHING = "No meeting yet. f adds a forum, whose cadence gives the dates; a adds a single meeting"
_IDLE_SECONDS = 0.1
_AHEAD = 4
"""How many next dates of a forum are listed."""


class MeetingsScreen(TableScreen):
    """Opened by ``B``; every key is about the meeting under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,tab", "read", "Read", tooltip="scroll the agenda or the resolutions; again to go back"),
        Binding("a", "add", "Add", tooltip="add a meeting, or change its day and items"),
        Binding("h", "hold", "Hold", tooltip="it was held: who came, who sent apologies"),
        Binding("r", "resolve", "Resolve", tooltip="add a resolution, with what follows from it"),
        Binding("n", "answer", "Answer", tooltip="answer what a meeting asked for"),
        Binding("E", "minutes", "Minutes", tooltip="edit the minutes in your own editor (EDITOR)"),
        Binding("i", "issue", "Issue", tooltip="issue its pack: what it was given is frozen (asks)"),
        Binding("f", "forums", show=False, tooltip="change a forum, or add one"),
        Binding("D,delete", "remove", show=False, tooltip="take a planned meeting out of the plan"),
        Binding("u", "undo", show=False, tooltip="take back my last change"),
        Binding("escape,q,B", "leave", "Back", tooltip="back to the list"),
        *MOVING,
    ]
    DEFAULT_CSS = """
    MeetingsScreen #meetings { height: 2fr; }
    MeetingsScreen #meeting-told { height: 3fr; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    MeetingsScreen #meeting-told:focus { border-top: solid $pw-mark; }
    MeetingsScreen #meeting-told Static { height: auto; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._rows: MeetingRows | None = None
        self._numbers: dict[tuple[object, ...], int] = {}
        self._seen = -1
        self._idle: Timer | None = None
        self._agendas: dict[tuple[int, str], Agenda] = {}
        """Those that were made since anything changed."""

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield PlanTable[MeetingRow](id="meetings")
        with VerticalScroll(id="meeting-told"):
            yield Static("", id="meeting-text", markup=False)
        yield Prompt()
        yield KeyBar()

    def row(self) -> MeetingRow | None:
        """The meeting under the cursor."""
        return self.table.cursor_row_data

    def on_mount(self) -> None:
        self._load()
        self.rest()
        self.set_interval(POLL_SECONDS, self._poll)

    def _poll(self) -> None:
        """Show what others have changed."""
        idle = self.app.screen is self and not self.prompt.asking
        if idle and read.change_number(self.session) != self._seen:
            self._load()

    def _load(self) -> None:
        self._seen = read.change_number(self.session)
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

    def say(self, text: str, *, wrong: bool = False) -> None:
        self.prompt.say(text, wrong=wrong)

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
                self._agendas[key] = agenda.agenda(self.session, row.of, row.meeting.forum)
            return agenda_told(self._agendas[key])
        return meeting_told(row, resolutions.unanswered(self.session, row.of, row.meeting.forum))

    def on_plan_table_opened(self) -> None:
        self.action_read()

    def action_table(self, name: str) -> None:
        """Move in the table, or in the text where that has the focus."""
        text = self.query_one("#meeting-told", VerticalScroll)
        if self.focused is not text:
            super().action_table(name)
            return
        scrolls = {
            "down": text.scroll_down, "up": text.scroll_up, "page_down": text.scroll_page_down,
            "page_up": text.scroll_page_up, "first": text.scroll_home, "last": text.scroll_end,
        }  # fmt: skip
        scrolls[name](animate=False)

    def action_read(self) -> None:
        """Go to the text, or back to the table."""
        text = self.query_one("#meeting-told")
        self.set_focus(self.table if self.focused is text else text, scroll_visible=False)

    def _changed(self, said: str) -> None:
        self._load()
        self.say(f"{said} · u undoes")

    def action_add(self) -> None:
        """A form for a meeting: the one under the cursor where it is to come, or another."""
        self.app.push_screen(meeting_form(self.session, self.row(), self._changed), lambda _: self.rest())

    def action_hold(self) -> None:
        """A form for who came."""
        row = self.row()
        if row is None:
            return
        if row.meeting.on > row.of.today:
            self.say(f"{day_in_full(row.meeting.on)} is still to come", wrong=True)
            return
        self.app.push_screen(hold_form(self.session, row, self._changed), lambda _: self.rest())

    def action_resolve(self) -> None:
        """A form for a resolution of the meeting under the cursor."""
        row = self.row()
        if row is None:
            return
        if row.id is None or row.meeting.on > row.of.today:
            still = "is still to come" if row.meeting.on > row.of.today else "is not held yet: h holds it"
            self.say(f"the meeting of {day_in_full(row.meeting.on)} {still}", wrong=True)
            return
        self.app.push_screen(resolution_form(self.session, row, self._changed), lambda _: self.rest())

    def action_answer(self) -> None:
        """Ask for the answer to what this meeting asked for, or earlier ones of its forum where it is to come."""
        from planwatch.tui.screens.picker import Picker

        row = self.row()
        owed = answers_owed(self.session, row) if row is not None else {}
        if not owed:
            self.say("nothing is unanswered here")
            return

        def picked(key: str | None) -> None:
            if key is not None:
                self._ask_for_answer(owed[key])

        if len(owed) == 1:
            picked(next(iter(owed)))
        else:
            entries = [(key, matter_in_words(each)) for key, each in owed.items()]
            self.app.push_screen(Picker("Answer what?", entries), picked)

    def _ask_for_answer(self, one: Matter) -> None:
        def answer(text: str) -> None:
            if not text.strip():
                raise PlanwatchError("an answer needs words", "say what was reported")
            on, number = one.on.isoformat(), one.resolution.number
            resolutions.answer(self.session, one.of, one.forum, on, number, text)
            self._changed(f"resolution {number} of {day_in_full(one.on)} answered")

        self.prompt.ask(f"{one.resolution.number}. {one.resolution.text[:40]}: answer? ", answer)

    def action_minutes(self) -> None:
        """Edit the minutes in the user's own editor."""
        row = self.row()
        if row is not None and edit_minutes(self.app, self.session, row):
            self._changed("minutes kept")

    def action_issue(self) -> None:
        """Freeze the plan as the pack of the meeting under the cursor."""
        if (row := self.row()) is not None:
            ask_to_issue(self.app, self.session, row, self._changed)

    def action_forums(self) -> None:
        """Choose a forum and change it, or add one."""
        from planwatch.tui.screens.picker import Picker

        def picked(key: str | None) -> None:
            if key is not None:
                self.app.push_screen(forum_form(self.session, key, self._changed), lambda _: self.rest())

        entries = forum_entries(self.session)
        if len(entries) == 1:
            picked(entries[0][0])
        elif entries:
            self.app.push_screen(Picker("Change or add which forum?", entries), picked)

    def action_remove(self) -> None:
        if (row := self.row()) is not None:
            meetings.remove_meeting(self.session, row)
            self._changed("meeting removed")

    def action_undo(self) -> None:
        change = undo.undo(self.session)
        self._load()
        self.say(f"took back change {change.id}: {change.what}")

    def action_leave(self) -> None:
        if self.focused is self.query_one("#meeting-told"):
            self.rest()
        else:
            super().action_leave()
