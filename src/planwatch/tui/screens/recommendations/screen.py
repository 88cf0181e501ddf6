"""Recommendations: what was decided and said to each, and what answers it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from planwatch.model.dates.in_words import weekday_and_day
from planwatch.service.recommendations.read import RecommendationRow, recommendations
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.screens.recommendations.columns import recommendation_columns
from planwatch.tui.screens.recommendations.told import in_full
from planwatch.tui.screens.table_screen import TableScreen
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.table.sources import ListSource
from planwatch.tui.watch.others import OthersWatch
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle

_NOTHING = "No recommendation yet. a adds one"


class RecommendationsScreen(TableScreen):
    """Enter opens the form of the recommendation under the cursor."""

    KEYS = registry.RECOMMENDATIONS
    NOUN: ClassVar[str] = "recommendation"
    DEFAULT_CSS = """
    RecommendationsScreen #recommended { height: 8; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.table = PlanTable[RecommendationRow](id="recommendations")
        self.session = session
        self._others = OthersWatch(self, self.session, lambda: self.desk.prompt.asking, self.load)

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield self.table
        yield Static("", id="recommended", markup=False)
        yield Prompt()
        yield KeyBar()

    def row(self) -> RecommendationRow | None:
        """The recommendation under the cursor."""
        return self.table.cursor_row_data

    def on_mount(self) -> None:
        self.load()
        self.rest()
        self._others.begin()

    def load(self) -> None:
        """Show all recommendations as they are now."""
        self._others.take()
        days, rows = self.session.plan_days(), recommendations(self.session)
        self.table.set_columns(recommendation_columns(len(days) > 1))
        self.table.set_source(ListSource(rows, keys=[row.id for row in rows]), keep=self.table.cursor_key)
        missing = sum(not row.recommendation.is_answered for row in rows)
        own = sorted({day.today for day in days})
        self.title_line.show(
            " · ".join(dict.fromkeys(day.plan.banner for day in days if day.plan.banner)),
            days[0].plan.ref if len(days) == 1 else "",
            f"Recommendations {len(rows)}",
            f"without a response {missing}" if missing else "",
            f"as at {weekday_and_day(own[0])}" if len(own) == 1 else "",
        )
        self._tell()

    def on_plan_table_highlighted(self) -> None:
        self._tell()

    def _tell(self) -> None:
        row = self.row()
        told = in_full(row) if row is not None else Content(_NOTHING)
        self.query_one("#recommended", Static).update(told, layout=False)

    def on_plan_table_opened(self) -> None:
        self.action_command("recommendation-edit")

    def changed(self, said: str) -> None:
        """Show what was changed, and say so."""
        self.load()
        self.desk.tell(f"{said} · u undoes")
