"""The figures that planwatch is held to, and the table of how it met them."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Round = Mapping[str, float]
"""What one round read: ratios to that round's ``python -c pass``, and bytes, frames, megabytes as they are."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. ``limit`` is the most it may be, or where ``at_least`` the least."""

    name: str
    what: str
    limit: float | None
    unit: str = "×"
    at_least: bool = False


PLAIN = ("bytes", "frames", "commits", "memory")
"""What stands in the name of a reading that is no time."""

FIGURES = (
    Figure("paint 10000", "app to first useful paint (late rows readable), 10,000 actions", 25),
    Figure("settled 10000", "… until it has painted all", None),
    Figure("paint grows", "first useful paint at 100,000 against 1,000", 1.3, "× of itself"),
    Figure("move", "cursor move to its paint, median of 20", 0.5),
    Figure("move p95", "… p95", 1),
    Figure("page", "page down to its paint", 1.2),
    Figure("end", "jump to the end of 10,000", 1.2),
    Figure("rag letter", "inline RAG: letter, one commit, paint", 1),
    Figure("rag", "… with the key that opens the chooser", None),
    Figure("rag commits", "… commits", 1, "commits"),
    Figure("held frames", "held ↓, 60 keys at 30/s: frames painted", 57, "frames", at_least=True),
    Figure("held lag ms", "… behind the last key", 33, "ms"),
    Figure("filter", "a letter typed in the filter over 10,000, median", 3),
    Figure("filter slowest", "… the slowest", None),
    Figure("move bytes", "bytes of a cursor move", 600, "bytes"),
    Figure("move pane bytes", "… of the detail pane after it", None, "bytes"),
    Figure("page bytes", "bytes of a page", 16_384, "bytes"),
    Figure("rag letter bytes", "bytes of an inline RAG, all that follows the letter", 400, "bytes"),
    Figure("rag bytes", "… with the chooser", None, "bytes"),
    Figure("idle bytes", "bytes while idle", 0, "bytes"),
    Figure("help", "`--help`", 6),
    Figure("list 10000", "`list overdue`, 10,000", 10),
    Figure("json 10000", "`list overdue --json`, 10,000", 14),
    Figure("add 1000", "`add`, 1,000", 12),
    Figure("add 10000", "… 10,000", 12),
    Figure("add 100000", "… 100,000", 12),
    Figure("set 1000", "`set`, 1,000", 12),
    Figure("set 10000", "… 10,000", 12),
    Figure("set 100000", "… 100,000", 12),
    Figure("import sqlite_utils", "`import sqlite_utils`, which `add` and `set` do without", None),
    Figure("export 10000", "TOML export of 10,000", 120),
    Figure("import 10000", "TOML import of 10,000", 250),
    Figure("since", "`since FORUM`, 10,000 actions, 100,000 journal rows", 60),
    Figure("as of lately", "`list overdue --as-of` a day five days back", 60),
    Figure("as of the last meeting", "… the last meeting's pack, two weeks back", 60),
    Figure("as of the first", "… seven months back, 57,000 journal rows", 60),
    Figure("review begun", "a review of all 10,000: begun, until its first action is painted", None),
    Figure("review step", "… one action on (enter), to its paint, median of 20", 1),
    Figure("review slowest", "… the slowest of them", None),
    Figure("review rag", "… a rating's letter, to its paint", 1),
    Figure("memory 10000", "peak memory at 10,000", 50, "MB"),
    Figure("memory counted", "… once the findings were counted", 60, "MB"),
    Figure("memory 100000", "peak memory at 100,000", 80, "MB"),
    Figure("rival paint", "VisiData to its first rows, 10,000", None),
    Figure("paint against rival", "first useful paint against VisiData's", 1, "× of it"),
)

GROWING = (
    ("paint", "first useful paint"), ("list", "`list overdue`"), ("json", "`list overdue --json`"),
    ("add", "`add`"), ("set", "`set`"),
)  # fmt: skip
"""What is measured at every size."""


def in_units(readings: Mapping[str, float], python: float) -> dict[str, float]:
    """Seconds in units of ``python -c pass``; what is no time stays as it is."""
    found = {name: value if any(word in name for word in PLAIN) else value / python for name, value in readings.items()}
    if "held lag" in readings:
        found["held lag ms"] = 1000 * readings["held lag"]
    return found


def with_comparisons(found: Mapping[str, float]) -> Round:
    """The ratios of one round, and what follows from two of them."""
    pairs = (("paint grows", "paint 100000", "paint 1000"), ("paint against rival", "paint 10000", "rival paint"))
    return {**found, **{name: found[over] / found[under] for name, over, under in pairs if {over, under} <= {*found}}}


def table(rounds: Sequence[Round]) -> str:
    """The figures as a Markdown table: median (least to most) of the rounds, limit, and whether it was met."""
    lines = ["| what | limit | median (min–max) | |", "|---|--:|--:|---|"]
    for figure in FIGURES:
        values = [found[figure.name] for found in rounds if figure.name in found]
        if values:
            lines.append(
                f"| {figure.what} | {_limit(figure)} | {spread(values)} {figure.unit} | {_met(figure, values)} |"
            )
    return "\n".join(lines)


def comparison(before: Sequence[Round], after: Sequence[Round]) -> str:
    """What was measured of two in the same rounds: each figure of both, and how many times the first the second is."""
    lines = ["| what | before | after | after / before |", "|---|--:|--:|--:|"]
    for figure in FIGURES:
        pairs = [
            (a[figure.name], b[figure.name])
            for a, b in zip(before, after, strict=True)
            if figure.name in a.keys() & b.keys()
        ]
        if pairs:
            ratios = [b / a for a, b in pairs if a]
            own = (f"{spread(values)} {figure.unit}" for values in zip(*pairs, strict=True))
            lines.append(f"| {figure.what} | {' | '.join(own)} | {spread(ratios) if ratios else '–'} |")
    return "\n".join(lines)


def growth(rounds: Sequence[Round], sizes: Sequence[int]) -> str:
    """What grows with the size of the plan, as a Markdown table."""
    lines = ["| × `python -c pass` | " + " | ".join(f"{size:,}" for size in sizes) + " |"]
    lines.append("|---|" + "--:|" * len(sizes))
    for name, what in GROWING:
        readings = [[found[f"{name} {size}"] for found in rounds if f"{name} {size}" in found] for size in sizes]
        if any(readings):
            lines.append(f"| {what} | " + " | ".join(spread(values) if values else "–" for values in readings) + " |")
    return "\n".join(lines)


def _limit(figure: Figure) -> str:
    if figure.limit is None:
        return "–"
    return ("≥ " if figure.at_least else "") + _number(figure.limit)


def _met(figure: Figure, values: Sequence[float]) -> str:
    if figure.limit is None:
        return ""
    median = statistics.median(values)
    if median >= figure.limit if figure.at_least else median <= figure.limit:
        return "pass"
    return f"**miss** by {abs(median - figure.limit) / (figure.limit or 1):.0%}"


def spread(values: Sequence[float]) -> str:
    """Median (least–most)."""
    return f"{_number(statistics.median(values))} ({_number(min(values))}–{_number(max(values))})"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
