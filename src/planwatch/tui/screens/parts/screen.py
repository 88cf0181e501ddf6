"""Parts of one kind: a table with the one under the cursor told in full; cells are edited in their place."""

from typing import Any, Generic

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Input, Static

from planwatch.model.dates.in_words import weekday_and_day
from planwatch.model.text.visible import bounded, visible
from planwatch.service.plan.kind import Kind, R
from planwatch.service.plan.part_read import filter_words, filtered, part_rows
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.command import Command
from planwatch.tui.screens.editors import Editors
from planwatch.tui.screens.parts.columns import columns_of
from planwatch.tui.screens.parts.overview import overview_content
from planwatch.tui.screens.table_screen import TableScreen
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.table.sources import ListSource
from planwatch.tui.watch.others import OthersWatch
from planwatch.tui.widgets.cell_editor import CellEditor
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle

_MORE = "… {} more lines: make the window higher"


class PartsScreen(TableScreen, Generic[R]):
    """Enter opens the form of the row under the cursor, ``e`` edits the cell."""

    KEYS = registry.PARTS
    AUTO_FOCUS = ""  # Textual would take the first input there is, also one that is not shown
    DEFAULT_CSS = """
    PartsScreen #part-told { height: 8; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    """

    def __init__(self, session: Session, kind: Kind[R]) -> None:
        super().__init__()
        self.kind = kind
        self.NOUN = kind.called
        self.table = PlanTable[R](id="parts")
        self.session = session
        self.editors = Editors(self)
        self.rows: list[R] = []
        """Those that are shown."""
        self.words = ""
        """The filter."""
        self.is_overview = False
        """Whether all are told at one look, in place of the one under the cursor."""
        self._others = OthersWatch(
            self, self.session, lambda: self.desk.prompt.asking or self.editors.is_open, self.load
        )

    def compose(self) -> ComposeResult:
        yield from self.editors.compose()
        yield ScreenTitle()
        yield self.table
        yield Static("", id="part-told", markup=False)
        yield Prompt()
        yield KeyBar()

    def help_of(self, command: Command) -> str:
        """A filter by words that this kind has."""
        return command.help.replace("lead:none", self.kind.asked) if command.id == "part-filter" else command.help

    def row(self) -> R | None:
        """The part under the cursor."""
        return self.table.cursor_row_data

    def on_mount(self) -> None:
        self.load()
        self.rest()
        self._others.begin()

    def load(self) -> None:
        """Show them as they are now."""
        self._others.take()
        days, every = self.session.plan_days(), part_rows(self.session, self.kind)
        rows = filtered(self.kind, every, filter_words(self.words))
        self.rows = rows
        self.table.set_columns(columns_of(self.kind, rows, len(days) > 1))
        self.table.set_source(ListSource(rows, keys=[row.id for row in rows]), keep=self.table.cursor_key)
        own = sorted({day.today for day in days})
        self.title_line.show(
            days[0].plan.ref if len(days) == 1 else "",
            f"{self.kind.called_many.capitalize()} {len(rows)}{f' of {len(every)}' * (len(rows) != len(every))}",
            f"/{self.words}" if self.words else "",
            self.kind.counts(every),
            f"as at {weekday_and_day(own[0])}" if len(own) == 1 else "",
            banner=" · ".join(dict.fromkeys(day.plan.banner for day in days if day.plan.banner)),
        )
        self.tell_row()

    def on_resize(self) -> None:
        self.tell_row()

    def on_plan_table_highlighted(self) -> None:
        self.tell_row()

    def tell_row(self) -> None:
        """Tell the one under the cursor in full, as far as half of the screen has room for it, or all at one look."""
        told = self._overview() if self.is_overview else self._row_told()
        panel = self.query_one("#part-told", Static)
        lines = told.wrap(max(1, self.size.width - 2))
        if not self.is_overview and len(lines) >= (most := max(8, self.size.height // 2)):
            lines = [*lines[: most - 2], Content(_MORE.format(len(lines) - most + 2))]
        panel.styles.height = max(8, len(lines) + 1)
        panel.update(Content("\n").join(lines), layout=False)

    def _overview(self) -> Content:
        found = self.kind.overview(self.rows) if self.kind.overview is not None and self.rows else []
        return overview_content(found, self.size.width - 2)

    def _row_told(self) -> Content:
        row = self.row()
        nothing = f"No {self.kind.called} {'has these words' if self.words else 'yet. a adds one'}"
        lines = self.kind.told(row) if row is not None else [nothing]
        first, *others = [visible(bounded(line)) for line in lines]
        return Content("\n").join([Content.assemble((first, "bold")), *map(Content, others)])

    def on_plan_table_opened(self) -> None:
        self.action_command("part-form")

    def changed(self, said: str) -> None:
        """Show what was changed, and say so."""
        self.load()
        self.desk.tell(f"{said} · u undoes")

    def added(self, said: str) -> None:
        """The same of one that came in: the cursor goes to it, where the filter shows it."""
        self.changed(said)
        self.table.move_to(max((row.id for row in part_rows(self.session, self.kind)), default=0))

    def cell_region(self, field: str) -> Region:
        """Where on the screen a field of the row under the cursor stands."""
        self.table.scroll_cell_into_view(self.table.cursor_row)
        return self.table.cell_region(self.table.cursor_row, field)

    def on_input_changed(self, event: Input.Changed) -> None:
        if isinstance(event.input, CellEditor):
            self.editors.typed(event.value)

    def on_cell_editor_saved(self, event: CellEditor.Saved) -> None:
        self.editors.saved(event.text, event.step)

    def on_cell_editor_left(self, event: CellEditor.Left) -> None:
        self.editors.left(event.text)

    def on_plan_table_placed(self) -> None:
        self.editors.place(self.cell_region)

    def on_prompt_closed(self) -> None:
        if not self.editors.is_open:
            self.rest()


AnyParts = PartsScreen[Any]
