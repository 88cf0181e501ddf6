"""The geometry of a chart: a bar of parts, and its legend below."""

from collections.abc import Iterator
from dataclasses import dataclass

from planwatch.report.document import Chart

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
