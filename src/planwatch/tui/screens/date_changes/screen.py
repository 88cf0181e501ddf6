"""Date changes, newest first; and beside them how each theme and lead holds its three dates."""

from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from planwatch.model.due.moves import DateChange, totals, totals_in_words
from planwatch.model.due.timeliness import By
from planwatch.model.ratings.optimism import Optimism, optimism_in_words
from planwatch.model.text.visible import visible
from planwatch.service.due.moves import all_changes
from planwatch.service.history.timeliness import timeliness
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.screens.date_changes.columns import HeldRow, change_columns, held_columns
from planwatch.tui.screens.date_changes.told import change_told, held_told
from planwatch.tui.screens.table_screen import TableScreen
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.table.sources import ListSource
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.screen_title import ScreenTitle

_TABLES = (None, By.THEME, By.LEAD)
"""What ``tab`` goes through: the date changes, then the dates of each theme, then of each lead."""


class DateChangesScreen(TableScreen):
    """Enter opens the action of a change, ``tab`` shows the next table."""

    KEYS = registry.DATE_CHANGES
    NOUN = "date change"
    DEFAULT_CSS = """
    DateChangesScreen #changes-told { height: 6; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.table = PlanTable[Any](id="changes")
        self.session = session
        self._days = session.plan_days()
        self._shown = 0
        self._optimism: dict[tuple[str, str], Optimism] | None = None
        """By plan and lead; None until somebody asks for the leads."""
        self._held: list[HeldRow] = []
        """The rows of the table shown, where that is one of the three dates."""

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield self.table
        yield Static("", id="changes-told", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self._load()
        self.rest()

    def on_resize(self) -> None:
        if self._held:
            self.table.set_columns(held_columns(self._held, self._held[0].by, self.size.width))

    def _load(self) -> None:
        self._days = self.session.plan_days()
        by = _TABLES[self._shown]
        if by is None:
            self._show_changes()
        else:
            self._show_held(by)

    def _show_changes(self) -> None:
        self._held, changes = [], all_changes(self.session)
        told = f" · {totals_in_words(totals(changes))}" if changes else ""
        self._show_title(f"Date changes{told}")
        self.table.set_columns(change_columns(len(self._days) > 1, self._day))
        self.table.set_source(ListSource(changes), keep=self.table.cursor_key)

    def _show_held(self, by: By) -> None:
        plans = timeliness(self.session, by)
        self._held = rows = [HeldRow(plan, line, by) for plan in plans for line in plan.lines]
        self._show_title(f"Overdue now on each date · by {by}")
        self.table.set_columns(held_columns(rows, by, self.size.width))
        self.table.set_source(ListSource(rows, rule=len(rows) - 1 if len(plans) == 1 else None))

    def _show_title(self, heading: str) -> None:
        banners = dict.fromkeys(day.plan.banner for day in self._days if day.plan.banner)
        plan = self._days[0].plan.ref if len(self._days) == 1 else ""
        self.title_line.show(plan, heading, banner=" · ".join(banners))

    def _day(self, change: DateChange) -> date:
        return next(day.today for day in self._days if day.plan.ref == change.plan)

    def on_plan_table_highlighted(self) -> None:
        row = self.table.cursor_row_data
        lines = change_told(row, self._day(row)) if isinstance(row, DateChange) else [*held_told(row), *self._rosy(row)]
        shown = Content("\n").join([Content(visible(line)) for line in lines])
        self.query_one("#changes-told", Static).update(shown, layout=False)

    def _rosy(self, row: HeldRow | None) -> list[str]:
        """How a lead's ratings stood to the facts, where there are enough to say."""
        if row is None or row.by is not By.LEAD:
            return []
        if self._optimism is None:
            from planwatch.service.history.optimism import of_leads

            self._optimism = of_leads(self.session)
        one = self._optimism.get((row.plan.of.plan.ref, row.line.name))
        return [f"RAG       {optimism_in_words(one)}"] if one is not None else []

    def on_plan_table_opened(self) -> None:
        self.action_command("change-open")

    def open_row(self) -> None:
        """The action whose date was moved."""
        change = self.table.cursor_row_data
        if isinstance(change, DateChange):
            self.do("open:show", self.session, change.id, self._load)

    def turn(self, step: int) -> None:
        """The next of the tables."""
        self._shown = (self._shown + step) % len(_TABLES)
        self.table.cursor_row = 0
        self._load()
