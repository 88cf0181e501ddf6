"""Open, complete, overdue and red over time, drawn; and the pace that it takes to finish in time."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.history.trend import Trend, pace, pace_in_words
from planwatch.service.history.trend import PlanTrend, trends
from planwatch.service.session import Session
from planwatch.tui import registry
from planwatch.tui.safe import content_lines
from planwatch.tui.screens.desk import FullScreen
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.screen_title import ScreenTitle
from planwatch.words.chart import SERIES, chart, legend, point_in_words

_STYLES = {"!": "$pw-late bold", "R": "$pw-late bold", "c": "$pw-mark", "o": "$foreground"}


class TrendScreen(FullScreen[None]):
    """Opened by ``X``: the plan first; the arrows go through its themes, and the other plans."""

    KEYS = registry.TREND
    DEFAULT_CSS = """
    TrendScreen #trend-chart { height: 1fr; background: $surface; padding: 0 1; }
    TrendScreen #trend-told { height: 5; background: $panel; padding: 0 1; border-top: solid $pw-rule;
                              text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._pages: list[tuple[PlanTrend, Trend]] = []
        self._at = 0

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield Static("", id="trend-chart", markup=False)
        yield Static("", id="trend-told", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self._pages = [(plan, one) for plan in trends(self.session) for one in plan.trends]
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        box = self.query_one("#trend-chart", Static)
        if not self._pages:
            box.update("Nothing to draw yet: no plan here has actions", layout=False)
            return
        plan, one = self._pages[self._at]
        size = box.content_size
        if size.width > 20 and size.height > 5:
            box.update(Content("\n").join(map(_painted, chart(one.points, size.width, size.height))), layout=False)
        where = f"{self._at + 1} of {len(self._pages)}"
        named = (plan.of.plan.ref, "Trend", one.theme or "the whole plan", where, f"as at {day_in_full(plan.of.today)}")
        self.query_one(ScreenTitle).show(plan.of.plan.banner, *named)
        self.query_one("#trend-told", Static).update(content_lines("\n".join(self._told(plan, one))), layout=False)

    def _told(self, plan: PlanTrend, one: Trend) -> list[str]:
        then, now = one.points[0], one.points[-1]
        ends = plan.of.plan.ends
        needed = pace_in_words(pace(one.points, ends), day_in_full(ends) if ends else "")
        return [
            legend(),
            f"{day_in_full(then.on)}  {point_in_words(then)}",
            f"{day_in_full(now.on)}  {point_in_words(now)}",
            needed,
        ]

    def turn(self, step: int) -> None:
        """To the next page, or the one before."""
        if self._pages:
            self._at = (self._at + step) % len(self._pages)
            self._show()


def _painted(line: str) -> Content:
    """The signs of the curves in their colours; what stands beside the canvas is not one of them."""
    edge = next((at for at, letter in enumerate(line) if letter in "│┤"), len(line))
    signs = {sign for _, sign in SERIES}
    parts = [(letter, _STYLES[letter]) if at > edge and letter in signs else letter for at, letter in enumerate(line)]
    return Content.assemble(*parts)
