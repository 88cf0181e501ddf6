"""The readings of a measure as a line, with its baseline and its target; and each of them in words."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from planwatch.service.measures.measures import MeasureRow
from planwatch.tui import registry
from planwatch.tui.safe import content_lines
from planwatch.tui.screens.desk import FullScreen
from planwatch.tui.widgets.key_bar import KeyBar
from planwatch.tui.widgets.screen_title import ScreenTitle
from planwatch.words.measure_chart import (
    BASELINE,
    PROVISIONAL,
    READ,
    TARGET,
    WAY,
    measure_chart,
    measure_legend,
    readings_told,
)

_STYLES = {READ: "bold", PROVISIONAL: "bold", TARGET: "$pw-mark", BASELINE: "bold", WAY: "$pw-muted"}


class MeasureLineScreen(FullScreen[None]):
    """Opened by ``X`` in the table of measures; the arrows go through those that it lists."""

    KEYS = registry.MEASURE_LINE
    DEFAULT_CSS = """
    MeasureLineScreen #measure-chart { height: 1fr; background: $surface; padding: 0 1; }
    MeasureLineScreen #measure-told { height: 35%; background: $panel; padding: 0 1; border-top: solid $pw-rule;
                                      text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def __init__(self, rows: Sequence[MeasureRow], at: int) -> None:
        super().__init__()
        self._rows = rows
        self._at = at

    def compose(self) -> ComposeResult:
        yield ScreenTitle()
        yield Static("", id="measure-chart", markup=False)
        yield Static("", id="measure-told", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        row, box = self._rows[self._at], self.query_one("#measure-chart", Static)
        size, today = box.content_size, row.of.today
        if size.width > 20 and size.height > 5:
            lines = measure_chart(row.part, today, size.width, size.height)
            nothing = Content("Nothing to draw yet: n in the table writes a reading")
            box.update(Content("\n").join(map(_painted, lines)) if lines else nothing, layout=False)
        where = f"{self._at + 1} of {len(self._rows)}"
        self.query_one(ScreenTitle).show(
            row.of.plan.banner, row.of.plan.ref, f"Measure {row.name}", row.part.title, where
        )
        told = [measure_legend(), row.standing, *readings_told(row.part, today)]
        self.query_one("#measure-told", Static).update(content_lines("\n".join(filter(None, told))), layout=False)

    def turn(self, step: int) -> None:
        """To the next measure, or the one before."""
        self._at = (self._at + step) % len(self._rows)
        self._show()


def _painted(line: str) -> Content:
    """The signs in their colours; what stands beside the canvas is not one of them."""
    edge = next((at for at, sign in enumerate(line) if sign in "│┤"), len(line))
    parts = [(sign, _STYLES[sign]) if at > edge and sign in _STYLES else sign for at, sign in enumerate(line)]
    return Content.assemble(*parts)
