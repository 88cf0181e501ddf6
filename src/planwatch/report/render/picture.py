"""The geometry of a chart: a bar of parts, and its legend below."""

from collections.abc import Iterator
from dataclasses import dataclass

from planwatch.report.document import Chart, Drawing, Mark

WIDTH, HEIGHT = 700, 26
_LETTER = 7
"""About what a letter of the bar takes."""


@dataclass(frozen=True, slots=True)
class BarPart:
    """One part of the bar as it is drawn; the label is empty where there is no room for it."""

    x: float
    width: float
    tone: str
    label: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar and the words that say the same."""

    parts: tuple[BarPart, ...]
    words: str
    width: int = WIDTH
    height: int = HEIGHT


def drawn(chart: Chart) -> Drawn:
    """The chart as it is drawn."""
    words = ", ".join(f"{bar.number} {bar.word}" for bar in chart.bars)
    return Drawn(tuple(_parts(chart)), f"{words}; {chart.total} in all")


def _parts(chart: Chart) -> Iterator[BarPart]:
    x = 0.0
    for bar in chart.bars:
        width = WIDTH * bar.number / chart.total
        labels = (f"{bar.letter} {bar.number}", str(bar.number))
        label = next((one for one in labels if len(one) * _LETTER + 6 <= width), "")
        yield BarPart(round(x, 1), round(width, 1), bar.tone, label)
        x += width


LINE_HEIGHT = 130
_EDGE_X, _EDGE_Y = 10, 18


@dataclass(frozen=True, slots=True)
class Dot:
    """A point where it is drawn."""

    x: float
    y: float
    word: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A figure over time as it is drawn: polylines as SVG has them, and the points on them."""

    line: str
    way: str
    dots: tuple[Dot, ...]
    ends: tuple[Dot, ...]
    """Of the way."""
    target: Dot | None
    width: int = WIDTH
    height: int = LINE_HEIGHT


def drawn_line(drawing: Drawing) -> DrawnLine:
    """The drawing as it is drawn."""
    dots, ends = tuple(map(_dot, drawing.marks)), tuple(map(_dot, drawing.way))
    target = _dot(drawing.target) if drawing.target is not None else None
    return DrawnLine(_path(dots), _path(ends), dots, ends, target)


def _dot(mark: Mark) -> Dot:
    x = _EDGE_X + mark.x * (WIDTH - 2 * _EDGE_X)
    y = LINE_HEIGHT - _EDGE_Y - mark.y * (LINE_HEIGHT - 2 * _EDGE_Y)
    return Dot(round(x, 1), round(y, 1), mark.word, mark.is_open)


def _path(dots: tuple[Dot, ...]) -> str:
    return " ".join(f"{dot.x},{dot.y}" for dot in dots) if len(dots) > 1 else ""
