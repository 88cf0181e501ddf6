"""A file of another program before it is imported: what its columns mean, and its rows; worked out at each key."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from planwatch.exchange.table.proposal import Answers
from planwatch.model.text.visible import visible
from planwatch.model.values import replace
from planwatch.service.files.tables import Preview, look
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.safe import content
from planwatch.tui.screens.import_preview import told
from planwatch.tui.screens.import_preview.columns import columns_from, key_of
from planwatch.tui.screens.import_preview.lines import Becomes, Line, lines_of
from planwatch.tui.screens.table_screen import TableScreen
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.table.sources import ListSource
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle

SHOWN: tuple[Becomes | None, ...] = (
    None, Becomes.NEW, Becomes.CHANGED, Becomes.CONFLICT, Becomes.SAME, Becomes.GONE, Becomes.NOTHING,
)  # fmt: skip
"""What ``tab`` goes through: all rows, then those of which the same becomes."""


class ImportPreview(TableScreen):
    """Opened by ``i`` with a file that is no snapshot; nothing is written before ``enter``."""

    KEYS = registry.IMPORT
    NOUN = "row"
    DEFAULT_CSS = """
    ImportPreview #import-summary { height: 2; background: $panel; padding: 0 1; text-wrap: nowrap;
                                    text-overflow: ellipsis; }
    ImportPreview #import-told { height: 6; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    """

    def __init__(self, session: Session, seen: Preview) -> None:
        super().__init__()
        self.table = PlanTable[Line](id="import-rows")
        self.session = session
        self.seen = seen
        self.at = next((table.index for table in seen.proposal.tables if table.is_taken), 0)
        self.column = 0
        self.shown: Becomes | None = None
        self.table_lines: list[Line] = []
        """The rows shown."""
        self.said = ""
        """What was done, for the screen that this one goes back to."""
        self.is_wrong = False
        self._first = 0
        """The file's column that stands first."""

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield Static("", id="import-summary", markup=False)
        yield self.table
        yield Static("", id="import-told", markup=False)
        yield Prompt()
        yield KeyBar()

    def on_mount(self) -> None:
        self.show()
        self.rest()
        first = next((line.row for line in self.table_lines if line.record is not None), None)
        if first is not None:
            self.table.move_to(first)

    def _lines(self) -> list[Line]:
        every = lines_of(self.seen, self.at)
        return [line for line in every if self.shown is None or line.becomes is self.shown]

    @property
    def width(self) -> int:
        """How many columns the file's table has."""
        rows = self.seen.tables[self.at].rows
        return len(rows[0]) if rows else 0

    def decide(self, answers: Answers) -> None:
        """Look at the file anew with what was decided."""
        self.take(look(self.session, self.seen.name, self.seen.tables, self.seen.meant, answers))

    def take(self, seen: Preview) -> None:
        """Show what the file comes to now."""
        self.seen = seen
        self.show()

    def show(self) -> None:
        """Show what the file means now; the cursor stays where it is."""
        keep, self.table_lines = self.table.cursor_key, self._lines()
        lines = self.table_lines
        self._show_columns()
        self.table.set_source(ListSource(lines, keys=[line.row for line in lines]), keep=keep)
        self.title_line.show(*told.title(self.seen, self.at))
        self.query_one("#import-summary", Static).update(
            Content("\n").join(map(content, told.summary(self.seen))), layout=False
        )
        self.tell_row()

    def _show_columns(self) -> None:
        self.table.set_columns(columns_from(self.seen.proposal.tables[self.at], self.width, self._first))
        self.table.move_to_column(key_of(self.column))

    def to_column(self, column: int) -> None:
        """Go to a column of the file; the others move aside where there is no room for it."""
        self.column = max(0, min(self.width - 1, column))
        self._first = min(self._first, self.column)
        self._show_columns()
        while key_of(self.column) not in self.table.visible_columns and self._first < self.column:
            self._first += 1
            self._show_columns()
        self.tell_row()

    def to_table(self, at: int) -> None:
        """Go to another table of the file."""
        self.at, self.column, self._first = at % len(self.seen.tables), 0, 0
        self.show()

    def turn(self) -> None:
        """Show the next kind of rows."""
        self.shown = SHOWN[(SHOWN.index(self.shown) + 1) % len(SHOWN)]
        self.show()
        count = len(self.table_lines)
        self.desk.tell(f"only rows that are {self.shown}: {count} · tab shows others" if self.shown else "all rows")

    def on_resize(self) -> None:
        self.call_after_refresh(lambda: self.to_column(self.column))

    def on_plan_table_highlighted(self) -> None:
        self.tell_row()

    def on_plan_table_opened(self) -> None:
        self.action_command("import-file")

    def tell_row(self) -> None:
        """Tell all about the cell under the cursor."""
        line = self.table.cursor_row_data
        said = told.about_row(self.session, self.seen, line, self.at, self.column) if line is not None else ()
        lines = [Content(visible(text)) for text in said]
        self.query_one("#import-told", Static).update(Content("\n").join(lines), layout=False)

    def answers(self, **changes: object) -> None:
        """Decide something more."""
        self.decide(replace(self.seen.answers, **changes))
