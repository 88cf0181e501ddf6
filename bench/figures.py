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


PLAIN = ("bytes", "frames", "commits", "memory", "redrawn s", "cpu units")
"""What stands in the name of a reading that is no time, or is told in seconds."""

IN_MS = ("held lag", "move all")
"""What a person sees or does not, however quick the machine."""

FIGURES = (
    Figure("paint 10000", "app to first useful paint (late rows readable), 10,000 actions", 10),
    Figure("settled 10000", "… until it has painted all", None),
    Figure("settled cpu 10000", "… processor time until then", 32),
    Figure("paint grows", "first useful paint at 100,000 against 1,000", 1.3, "× of itself"),
    Figure("move", "cursor move to its paint, median of 20", 0.5),
    Figure("move p95", "… p95", 1),
    Figure("move all ms", "… until the detail pane has followed", 25, "ms"),
    Figure("page", "page down to its paint", 1.2),
    Figure("end", "jump to the end of 10,000", 1.2),
    Figure("rag letter", "inline RAG: letter, one commit, paint", 1),
    Figure("rag", "… with the key that opens the chooser", None),
    Figure("rag commits", "… commits", 1, "commits"),
    Figure("held frames", "held ↓, 60 keys at 30/s: frames painted", 57, "frames", at_least=True),
    Figure("held lag ms", "… behind the last key", 33, "ms"),
    Figure("filter", "a letter typed in the filter over 10,000, median", 1.5),
    Figure("filter slowest", "… the slowest", None),
    Figure("move bytes", "bytes of a cursor move", 600, "bytes"),
    Figure("move pane bytes", "… of the detail pane after it", None, "bytes"),
    Figure("page bytes", "bytes of a page", 16_384, "bytes"),
    Figure("rag letter bytes", "bytes of an inline RAG, all that follows the letter", 400, "bytes"),
    Figure("rag bytes", "… with the chooser", None, "bytes"),
    Figure("idle bytes", "bytes while idle", 0, "bytes"),
    Figure("help", "`--help`", 6),
    Figure("list 10000", "`list overdue` of some 2,130 rows, 10,000", 12),
    Figure("json 10000", "… `--json`", 10),
    *(
        Figure(f"{name} {size}", f"{what}, {size:,}", 6.5 if size == 100_000 else 6)
        for name, what in (("set", "`set`"), ("add", "`add`"), ("show", "`show`"), ("few", "`list` of some 20 rows"))
        for size in (1_000, 10_000, 100_000)
    ),
    Figure("import sqlite_utils", "`import sqlite_utils`, which `add` and `set` do without", None),
    Figure("export 10000", "TOML export of 10,000", 55),
    Figure("import 10000", "TOML import of 10,000", 200),
    Figure("mapped per calamine", "workbook of 10,000 × 12 read and mapped, against calamine's reading", 10, "×"),
    Figure("mapped memory 10000", "… memory of it", 250, "MB"),
    Figure("guarded per mapped", "… what guards it, against all that", None),
    Figure("redrawn s", "preview of 1,000 rows worked out anew at a key", 0.2, "s"),
    Figure("xlsx per toml", "import of that workbook, against the same plan's TOML", 1.5),
    Figure("workbook per writer", "export of 10,000 to XLSX, against XlsxWriter's writing of those cells", 1.5),
    Figure("back per export", "… and back, against the export", None),
    *(
        Figure(f"{suffix} per xlsx", f"1,000 rows of `{suffix}` read and mapped, against XLSX", None)
        for suffix in (".csv", ".ods", ".docx")
    ),
    Figure("check", "`check --count`, 10,000 actions, 100,000 journal rows", 60),
    Figure("since", "`since FORUM`, the same", 40),
    Figure("timeliness", "`timeliness`, the same", 30),
    Figure("trend", "`trend`, the same", 40),
    Figure("board", "`report board`, the same", 120),
    *(
        Figure(f"{name} whole per alone", f"{what}, beside a whole plan, against the actions alone", 1.05)
        for name, what in (
            ("overdue", "`list overdue`"),
            ("few", "`list` of some 20 rows"),
            ("show", "`show`"),
            ("set", "`set`"),
            ("add", "`add`"),
        )
    ),
    *(
        Figure(f"plan {name} cpu units", f"{what} of a whole plan, processor time", limit)
        for name, what, limit in (
            ("coverage", "`coverage`", 30),
            ("measures", "`measures`", 45),
            ("risks", "`risks`", 15),
            ("costs", "`costs`", 40),
            ("check", "`check --count`", 120),
            ("board", "`report board`", 200),
            ("highlight", "`report highlight`", 200),
            ("evidence", "`report evidence`", 260),
            ("portfolio", "`portfolio`", 150),
            ("since", "`since FORUM`", 70),
            ("agenda", "`agenda FORUM`", 180),
            ("export", "TOML export", 220),
            ("import", "TOML import", 1000),
            ("workbook", "export to XLSX, a sheet for each kind,", None),
        )
    ),
    Figure("plan workbook memory", "… memory of it, the whole process", 250, "MB"),
    Figure("as of lately", "`list overdue --as-of` a day five days back", 60),
    Figure("as of the last meeting", "… the last meeting's pack, two weeks back", 60),
    Figure("as of the first", "… seven months back, 57,000 journal rows", 60),
    Figure("review begun", "a review of all 10,000: begun, until its first action is painted", None),
    Figure("review step", "… one action on (enter), to its paint, median of 20", 1),
    Figure("review slowest", "… the slowest of them", None),
    Figure("review rag", "… a rating's letter, to its paint", 1),
    Figure("memory 10000", "peak memory at 10,000", 44, "MB"),
    Figure("memory with children", "… with whatever it starts beside itself", 60, "MB"),
    Figure("memory 100000", "peak memory at 100,000", 70, "MB"),
)

GROWING = (
    ("paint", "first useful paint"), ("list", "`list overdue`"), ("json", "`list overdue --json`"),
    ("show", "`show`"), ("few", "`list` of some 20 rows"), ("add", "`add`"), ("set", "`set`"),
)  # fmt: skip
"""What is measured at every size."""


def in_units(readings: Mapping[str, float], python: float) -> dict[str, float]:
    """Seconds in units of ``python -c pass``, some in milliseconds too; what is no time stays as it is."""
    found = {name: value if any(word in name for word in PLAIN) else value / python for name, value in readings.items()}
    return found | {f"{name} ms": 1000 * readings[name] for name in IN_MS if name in readings}


_COMPARED = {
    "paint grows": ("paint 100000", "paint 1000"),
    "mapped per calamine": ("mapped 10000", "calamine 10000"),
    "guarded per mapped": ("guarded 10000", "mapped 10000"),
    "xlsx per toml": ("import xlsx", "import toml"),
    "workbook per writer": ("export xlsx", "written"),
    "back per export": ("back xlsx", "export xlsx"),
    **{
        f"{name} whole per alone": (f"whole {name}", f"alone {name}")
        for name in ("overdue", "few", "show", "set", "add")
    },
    **{f"{suffix} per xlsx": (f"mapped {suffix} 1000", "mapped .xlsx 1000") for suffix in (".csv", ".ods", ".docx")},
}
"""What follows from two readings of one round."""


def with_comparisons(found: Mapping[str, float]) -> Round:
    """The ratios of one round, and what follows from two of them."""
    pairs = {name: pair for name, pair in _COMPARED.items() if found.keys() >= set(pair)}
    return {**found, **{name: found[one] / found[other] for name, (one, other) in pairs.items()}}


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
    """What was measured of two in the same rounds, each figure of both, and how many times the first the second is.

    Beside it stands the quickest rival where one was measured, and in how many rounds the second was ahead of them all.
    """
    lines = [
        "| what | goal | before | after | after / before | the quickest rival | ahead |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for figure in FIGURES:
        rounds = [(a, b) for a, b in zip(before, after, strict=True) if figure.name in b]
        if rounds:
            own = [[read[figure.name] for read in which if figure.name in read] for which in zip(*rounds, strict=True)]
            ratios = [b[figure.name] / a[figure.name] for a, b in rounds if a.get(figure.name)]
            cells = [_with_unit(values, figure) for values in own]
            cells += [spread(ratios) if ratios else "–", *_against_rivals(figure, after)]
            lines.append(f"| {figure.what} | {_limit(figure)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _with_unit(values: Sequence[float], figure: Figure) -> str:
    return f"{spread(values)} {figure.unit}" if values else "–"


def _against_rivals(figure: Figure, rounds: Sequence[Round]) -> tuple[str, str]:
    """The rival with the least median, and in how many rounds we were below every one."""
    theirs: dict[str, list[float]] = {}
    ahead: list[bool] = []
    for read in rounds:
        found = {name.removesuffix(f": {figure.name}"): value for name, value in read.items() if _is_of(name, figure)}
        for rival, value in found.items():
            theirs.setdefault(rival, []).append(value)
        if found and figure.name in read:
            ahead.append(read[figure.name] < min(found.values()))
    if not theirs:
        return "–", "–"
    quickest = min(theirs, key=lambda rival: statistics.median(theirs[rival]))
    return f"{quickest} {_with_unit(theirs[quickest], figure)}", f"{sum(ahead)} of {len(ahead)}"


def _is_of(name: str, figure: Figure) -> bool:
    return name.endswith(f": {figure.name}")


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
