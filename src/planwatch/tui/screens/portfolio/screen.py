"""The portfolio: every plan of the file and its themes, as said and as proposed, and where plans clash."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from planwatch.model.dates.in_words import weekday_and_day
from planwatch.model.text.visible import visible
from planwatch.report.kinds.portfolio import Portfolio
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.screens.portfolio.columns import Row, columns, rows_of
from planwatch.tui.screens.portfolio.told import told
from planwatch.tui.screens.table_screen import TableScreen
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.table.sources import ListSource
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.screen_title import ScreenTitle
from planwatch.words.numbers import number_of


class PortfolioScreen(TableScreen):
    """Enter goes to the list of a plan or theme, or to an action of a clash; ``x`` writes the page."""

    KEYS = registry.PORTFOLIO
    NOUN = "plan"
    HELP_NOTE = (
        "All plans of this file, whatever the list shows of them. Plans of several files are read together by the "
        "shell: planwatch --db A.db --db B.db portfolio."
    )
    DEFAULT_CSS = """
    PortfolioScreen #portfolio-told { height: 6; background: $panel; padding: 0 1; border-top: solid $pw-rule; }
    """

    def __init__(self, session: Session, found: Portfolio) -> None:
        super().__init__()
        self.table = PlanTable[Row](id="portfolio")
        self.session = session
        self.found = found
        self.chosen: tuple[str, str | None] | None = None
        """The plan, and the theme of it, whose list is wanted."""

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield self.table
        yield Static("", id="portfolio-told", markup=False)
        yield Prompt()
        yield KeyBar()

    def on_mount(self) -> None:
        self.table.set_columns(columns(self.size.width))
        self.show_found(self.found)
        self.rest()

    def on_resize(self) -> None:
        self.table.set_columns(columns(self.size.width))

    def show_found(self, found: Portfolio) -> None:
        """Show the plans as they are now."""
        self.found = found
        rows, plans = rows_of(found)
        self.table.set_source(ListSource(rows, rule=plans), keep=self.table.cursor_key)
        banners = dict.fromkeys(each.plan.banner for each in found.plans if each.plan.banner)
        days = {each.today for each in found.plans}
        self.title_line.show(
            "Portfolio",
            number_of(len(found.plans), "plan"),
            f"clashes {len(found.clashes)}" if found.clashes else "no clashes",
            f"as at {weekday_and_day(found.today)}" if len(days) == 1 else "",
            banner=" · ".join(banners),
        )

    def on_plan_table_highlighted(self) -> None:
        row = self.table.cursor_row_data
        lines = told(row) if row is not None else []
        shown = Content("\n").join([Content(visible(line)) for line in lines])
        self.query_one("#portfolio-told", Static).update(shown, layout=False)

    def on_plan_table_opened(self) -> None:
        self.action_command("portfolio-open")

    def title_of(self, ref: str) -> str:
        """What is to be done in an action, by its ``PLAN:REF``; empty where there is none."""
        plan, _, own = ref.partition(":")
        found = (each.by_ref[own].title for each in self.found.plans if each.plan.ref == plan and own in each.by_ref)
        return next(found, "")
