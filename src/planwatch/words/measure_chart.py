"""The readings of a measure as a chart of characters, with its baseline, its target and the way between them."""

from datetime import date
from decimal import Decimal
from typing import Any

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.measures.in_words import figure_in_words, reading_in_words
from planwatch.model.measures.progress import current
from planwatch.model.plan.measure import Measure
from planwatch.words.chart import places, plotted, plotting

READ, PROVISIONAL, TARGET, BASELINE, WAY = "o", "?", "=", "B", "."
"""What is drawn, each with a sign of its own: colour is never the only one."""
_LINE = "braille"


def measure_chart(one: Measure, today: date, width: int, height: int) -> list[str]:
    """The lines of a chart of that size; none where there is neither a reading nor a baseline of a day."""
    known = current(one.reading, today)
    points = [(reading.on, reading.value) for reading in known]
    start = (one.baseline_on, one.baseline) if one.baseline is not None and one.baseline_on is not None else None
    begins = [start] if start is not None else []
    days = [on for on, _ in (*begins, *points)]
    if not days:
        return []
    end = max(*days, one.target_on or today, today)
    plotext = plotting()
    figure: Any = plotext.figure
    plotext.terminal.limit(False, False)
    figure.clear()
    figure.plot_size(width, height)
    figure.theme("colorless")
    if one.target is not None:
        if start is not None and one.target_on is not None:
            _draw(figure, [start, (one.target_on, one.target)], WAY, is_line=True)
        _draw(figure, [(min(days), one.target), (end, one.target)], TARGET, is_line=True)
    if len(points) > 1:
        _draw(figure, points, _LINE, is_line=True)
    for sign, provisional in ((READ, False), (PROVISIONAL, True)):
        if some := [(reading.on, reading.value) for reading in known if reading.provisional is provisional]:
            _draw(figure, some, sign, is_line=False)
    if start is not None:
        _draw(figure, [start], BASELINE, is_line=False)
    _ruled(figure, one, [value for _, value in (*begins, *points)], height)
    first, last = min(days).toordinal(), end.toordinal()
    ticks = [first + round((last - first) * place / 8) for place in places(9, max(2, width // 16))]
    figure.ruler("x").lim(first - 1, last + 1)
    figure.ruler("x").ticks(ticks, [day_in_words(date.fromordinal(tick), today) for tick in ticks])
    return plotted(figure)


def _draw(figure: Any, points: list[tuple[date, Decimal]], sign: str, *, is_line: bool) -> None:
    curve = figure.signal([on.toordinal() for on, _ in points], [float(value) for _, value in points], marker=sign)
    if is_line:
        curve.lines()
    figure.draw(curve)


def _ruled(figure: Any, one: Measure, values: list[Decimal], height: int) -> None:
    """Figures at the side: from the lowest to the highest that is drawn, the target's among them."""
    found = [*values, *([one.target] if one.target is not None else [])]
    low, high = min(found), max(found)
    room = (high - low) / 10 or max(abs(high) / 10, Decimal(1))
    steps = max(2, height // 4)
    ticks = sorted({low + (high - low) * step / steps for step in range(steps + 1)})
    figure.ruler("y").lim(float(low - room), float(high + room))
    figure.ruler("y").ticks([float(tick) for tick in ticks], [figure_in_words(round(tick, 1), "") for tick in ticks])


def measure_legend() -> str:
    """``o reading · ? provisional · B baseline · = target · . way to it``."""
    told = ((READ, "reading"), (PROVISIONAL, "provisional"), (BASELINE, "baseline"), (TARGET, "target"), (WAY, "way"))
    return " · ".join(f"{sign} {name}" for sign, name in told)


def readings_told(one: Measure, today: date) -> list[str]:
    """Each reading on a line, the newest first; one that was corrected says so."""
    counted = current(one.reading, today)
    told: list[str] = []
    for reading in sorted(one.reading, key=lambda each: each.on, reverse=True):
        parts = (
            reading_in_words(reading, one.unit, today),
            "" if any(reading is each for each in counted) else "corrected",
            reading.by,
            " ".join(reading.note.split()),
        )
        told.append(" · ".join(filter(None, parts)))
    return told
