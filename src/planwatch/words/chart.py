"""A trend as a chart of characters, and as a table of numbers for who cannot see one."""

import re
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Any

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.history.trend import Point

SERIES = (("open", "o"), ("complete", "c"), ("overdue", "!"), ("red", "R"))
"""What is counted, and the sign that it is drawn with: colour is never the only one."""
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def chart(points: Sequence[Point], width: int, height: int) -> list[str]:
    """The lines of a chart of that size: a curve for each series over the days."""
    plotext = plotting()
    terminal: Any = plotext.terminal
    figure: Any = plotext.figure
    terminal.limit(False, False)
    figure.clear()
    figure.plot_size(width, height)
    figure.theme("colorless")
    for name, sign in reversed(SERIES):  # what is drawn later lies above
        curve = figure.signal(list(range(len(points))), [getattr(point, name) for point in points], marker=sign)
        curve.lines()
        figure.draw(curve)
    top = max(1, *(max(point.open, point.complete, point.overdue) for point in points))
    step = _step(top, max(1, height // 4))
    figure.ruler("y").lim(0, -(-top // step) * step)
    figure.ruler("y").ticks(list(range(0, top + step, step)), [str(tick) for tick in range(0, top + step, step)])
    shown = places(len(points), max(2, width // 16))
    today = points[-1].on
    figure.ruler("x").ticks(shown, [day_in_words(points[place].on, today) for place in shown])
    return plotted(figure)


def plotted(figure: Any) -> list[str]:
    """The lines of a figure as it was drawn, without colours."""
    return _COLOUR.sub("", str(figure.build())).rstrip("\n").split("\n")


def plotting() -> Any:
    """Plotext, loaded: nothing but a chart needs it."""
    # Its manual, which it builds as it is loaded and nobody here reads, takes most of the time that this takes.
    sys.modules.setdefault("plotext._doc.doc", _NO_MANUAL)
    import plotext  # pyright: ignore[reportMissingTypeStubs]

    return plotext


_NO_MANUAL = ModuleType("plotext._doc.doc")
_NO_MANUAL.docs = None  # pyright: ignore[reportAttributeAccessIssue]


def _step(top: int, most: int) -> int:
    """A round number of which so many reach the top."""
    size = 1
    while True:
        for factor in (1, 2, 5):
            if size * factor * most >= top:
                return size * factor
        size *= 10


def places(count: int, most: int) -> list[int]:
    """So many places at most, the first and the last among them."""
    most = min(most, count)
    return sorted({round(n * (count - 1) / max(1, most - 1)) for n in range(most)})


def legend() -> str:
    """``o open · c complete · ! overdue · R red``."""
    return " · ".join(f"{sign} {name}" for name, sign in SERIES)


def point_in_words(point: Point) -> str:
    """``open 41, complete 8, overdue 12, red 4``."""
    return ", ".join(f"{name} {getattr(point, name)}" for name, _ in SERIES)
