"""The log: what was changed, by whom and when; any change can be taken back from here, after a question."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible
from planwatch.service.journal import log, undo
from planwatch.service.journal.log import Entry
from planwatch.service.session import Session
from planwatch.tui.at_hand import AtHand
from planwatch.tui.table_screen import MOVING, TableScreen
from planwatch.tui.widgets.columns import Column, Part
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.plan_table import PlanTable
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle

_MOST = 500


def _what(entry: Entry, width: int) -> tuple[Part, ...]:
    why = f"  ({entry.why})" if entry.why else ""
    return (
        (entry.what, "muted" if entry.undone else ""),
        (why, "muted"),
        ("  taken back" if entry.undone else "", "muted"),
    )


_COLUMNS: tuple[Column[Entry], ...] = (
    Column("number", "Change", 6, lambda entry, width: ((str(entry.number), "muted"),), right=True),
    Column("at", "When", 17, lambda entry, width: ((log.when_in_words(entry), ""),)),
    Column("who", "Who", 12, lambda entry, width: ((entry.who, ""),)),
    Column("what", "What", 0, _what),
)


class LogScreen(TableScreen):
    """Newest first; under it what each change changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", "Undo this change", tooltip="take this change back, after a question"),
        Binding("escape,q", "leave", "Back", tooltip="back to the list"),
        *MOVING,
    ]
    DEFAULT_CSS = """
    LogScreen #log-detail { height: 8; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._entries: list[Entry] = []

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield PlanTable[Entry](id="log")
        yield Static("", id="log-detail", markup=False)
        yield Prompt()
        yield KeyBar()

    def on_mount(self) -> None:
        self.table.set_columns(_COLUMNS)
        self.title_line.show("Log", "newest first")
        self._load()
        self.rest()

    def _load(self) -> None:
        self._entries = log.entries(self.session, most=_MOST)
        self.table.set_source(AtHand(self._entries, keys=[entry.number for entry in self._entries]))
        if len(self._entries) == _MOST:
            self.prompt.say(f"the newest {_MOST} changes; `planwatch log --most N` shows more")

    def on_plan_table_highlighted(self) -> None:
        entry = self.table.cursor_row_data
        details = entry.details if entry is not None else ()
        lines = [detail.in_words() for detail in details[:6]]
        beyond = len(details) - 6 + (entry.more if entry is not None else 0)
        if beyond > 0:
            lines.append(f"… and {beyond} more")
        shown = Content("\n").join([Content(visible(line)) for line in lines])
        self.query_one("#log-detail", Static).update(shown, layout=False)

    def action_undo(self) -> None:
        from planwatch.tui.screens.question import Question

        entry = self.table.cursor_row_data
        if entry is None:
            return

        together = undo.size_of_group(self.session, entry.number)

        def answered(yes: bool | None) -> None:
            if yes:
                self._take_back(entry.number, whole=together > 0)

        more = f"\n\nand with it the {together - 1} changes since that belong to it" if together > 1 else ""
        words = f"Take back change {entry.number} of {entry.who}?\n\n{entry.what}{more}"
        self.app.push_screen(Question(words), answered)

    def _take_back(self, number: int, *, whole: bool = False) -> None:
        try:
            change = undo.undo(self.session, number, whole=whole)
        except PlanwatchError as error:
            self.prompt.say(str(error), wrong=True)
            return
        self._load()
        self.prompt.say(f"took back change {change.id}: {change.what}")
