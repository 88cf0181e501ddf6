"""Workbooks that came back: what was changed in them and who answered, gone through before it is taken over."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from planwatch.model.text.visible import visible
from planwatch.model.values import replace
from planwatch.service.files.returned import Returned
from planwatch.service.files.returned_items import Choice, Item, items
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.screens.returned import told
from planwatch.tui.screens.returned.columns import columns_of
from planwatch.tui.screens.returned.lines import Line, Shown, lines_of
from planwatch.tui.screens.table_screen import TableScreen
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.table.sources import ListSource
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle


class ReturnedScreen(TableScreen):
    """Opened by ``i`` with a workbook that planwatch wrote, or a folder of them; all is written by ``enter``."""

    KEYS = registry.RETURNED
    NOUN = "row"
    DEFAULT_CSS = """
    ReturnedScreen #returned-summary { height: 2; background: $panel; padding: 0 1; }
    ReturnedScreen #returned-told { height: 6; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    """

    def __init__(self, session: Session, name: str, returned: Returned) -> None:
        super().__init__()
        self.table = PlanTable[Line](id="returned-rows")
        self.session = session
        self.name_told = name
        self.returned = returned
        self.found: tuple[Item, ...] = items(session, returned)
        self.choice = Choice()
        self.shown = Shown.ALL
        self.said = ""
        """What was done, for the screen that this one goes back to."""
        self.is_wrong = False
        """Whether something of it was refused."""

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield Static("", id="returned-summary", markup=False)
        yield self.table
        yield Static("", id="returned-told", markup=False)
        yield Prompt()
        yield KeyBar()

    def on_mount(self) -> None:
        self.table.set_columns(columns_of(self.found))
        self.title_line.show(*told.title(self.name_told, self.returned))
        self.show()
        self.rest()

    @property
    def lines(self) -> list[Line]:
        """The rows shown."""
        return lines_of(self.returned, self.found, self.choice, self.shown)

    def show(self) -> None:
        """Show what was found with what was decided; the cursor stays where it is."""
        keep, lines = self.table.cursor_key, self.lines
        self.table.set_source(ListSource(lines, keys=[line.number for line in lines]), keep=keep)
        self._tell("#returned-summary", [told.counts(self.found, self.choice), told.who(self.returned)])
        self.tell_row()

    def _tell(self, at: str, said: list[str]) -> None:
        pane = self.query_one(at, Static)
        room = max(1, pane.content_size.width) if pane.content_size.width else 1000
        lines = [Content(visible(" ".join(text.split()))) for text in said]
        if at == "#returned-summary":
            lines = [line.truncate(room, ellipsis=True) for line in lines]
        pane.update(Content("\n").join(lines), layout=False)

    def on_resize(self) -> None:
        self._tell("#returned-summary", [told.counts(self.found, self.choice), told.who(self.returned)])

    def on_plan_table_highlighted(self) -> None:
        self.tell_row()

    def on_plan_table_opened(self) -> None:
        self.action_command("returned-take")

    def tell_row(self) -> None:
        """Tell all about the row under the cursor."""
        line = self.table.cursor_row_data
        self._tell("#returned-told", list(told.about_row(self.returned, line)) if line is not None else [])

    def item(self) -> Item | None:
        """What was found in the row under the cursor; None for a lead."""
        line = self.table.cursor_row_data
        return line.item if line is not None else None

    def decide(self, **changes: object) -> None:
        """Decide something more."""
        self.choice = replace(self.choice, **changes)
        self.show()

    def turn(self) -> None:
        """Show the next kind of rows."""
        every = list(Shown)
        self.shown = every[(every.index(self.shown) + 1) % len(every)]
        self.show()
        self.desk.tell(f"{self.shown}" + ("" if self.shown is Shown.ALL else " · tab shows others"))
