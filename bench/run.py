"""``python bench/run.py``: every figure that planwatch is held to, as ratios to ``python -c pass`` in the same run."""

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import measure_app as app
import measure_commands as commands
import measure_files as files
import measure_whole as whole
from figures import Round, growth, in_units, table, with_comparisons
from programs import Installation, install
from rivals import rivals

SIZES = (1_000, 10_000, 100_000)
Measure = Callable[[Installation], dict[str, float]]
RIVAL = "rival"
_EVERY = 4
"""Of what takes long, one round in so many is enough."""


def measures(sizes: Sequence[int]) -> dict[str, Measure]:
    """All that a round does, by name; the design point is 10,000."""
    found: dict[str, Measure] = {
        "app": partial(app.whole_session, actions=10_000),
        "help": commands.help_alone,
        "import": commands.sqlite_utils_alone,
        "past": partial(commands.looking_back, actions=10_000, rows=100_000),
        "review": partial(app.review, actions=10_000, rows=100_000),
        "judge": partial(commands.judging, actions=10_000, rows=100_000),
        "exchange": partial(commands.exchanging, actions=10_000),
        "whole-list": partial(whole.on_the_list, actions=10_000),
        "whole-rest": partial(whole.of_all, actions=10_000),
        "files-tables": files.tables,
        "files-imported": files.imported,
    }
    for size in sizes:
        found[f"list-{size}"] = partial(commands.looking, actions=size)
        found[f"change-{size}"] = partial(commands.changing, actions=size)
        if size != 10_000:
            found[f"app-{size}"] = partial(app.start, actions=size)
    return found


def run_rounds(
    these: Sequence[Installation], wanted: dict[str, Measure], rounds: int
) -> tuple[tuple[list[Round], ...], list[float]]:
    """The ratios of so many rounds for each installation, and every ``python -c pass``.

    Each ratio is taken by those just before and after it. A measure is of all installations, one right after the other.
    """
    found: tuple[list[Round], ...] = tuple([] for _ in these)
    units = [these[0].bare_python()]
    # The round before the first warms the disk's cache and Python's.
    for number in range(-1, rounds):
        readings: list[dict[str, float]] = [{} for _ in these]
        for place in _turned(len(wanted), number):
            name, measure = list(wanted.items())[place]
            if name == "exchange" and number % _EVERY:
                continue
            # What others' programs take stands beside the last installation's.
            for which in (-1,) if name.startswith(RIVAL) else _turned(len(these), number + place):
                read = measure(these[which])
                units.append(these[which].bare_python())
                readings[which] |= in_units(read, statistics.mean(units[-2:]))
        if number >= 0:
            for own, read in zip(found, readings, strict=True):
                own.append(with_comparisons(read))
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
    return found, units


def _turned(number: int, by: int) -> list[int]:
    """So many places, beginning with another one each time, so that none always follows the same."""
    start = by % number
    return [*range(start, number), *range(start)]


@contextmanager
def folder_for(named: Path | None) -> Iterator[Path]:
    with nullcontext(named) if named else tempfile.TemporaryDirectory(prefix="planwatch-bench-") as folder:
        yield Path(folder).absolute()


def circumstances(rounds: int, units: list[float], load: float) -> str:
    """On what was measured, and how busy it was; ``load`` is that before."""
    unit = 1000 * statistics.median(units)
    return (
        f"{rounds} rounds on {datetime.now(UTC):%d %b %Y}, Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"load {load:.1f} before and {os.getloadavg()[0]:.1f} after. One `python -c pass`: "
        f"{unit:.1f} ms ({1000 * min(units):.1f}–{1000 * max(units):.1f})."
    )


def options(description: str | None) -> argparse.ArgumentParser:
    """What can be said of every run."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--quick", action="store_true", help="3 rounds, and none of it at 100,000")
    parser.add_argument("--only", metavar="NAME", help="only what has this in its name: app, list, change, exchange …")
    parser.add_argument("--rivals", action="store_true", help="VisiData too, and Taskwarrior where the machine has it")
    parser.add_argument("--folder", type=Path, help="keep what is installed here, for the next time")
    return parser


def chosen(wanted: dict[str, Measure], parser: argparse.ArgumentParser, only: str | None) -> dict[str, Measure]:
    """Those that were asked for."""
    found = {name: measure for name, measure in wanted.items() if not only or only in name}
    if not found:
        parser.error(f"nothing measured has {only} in its name")
    return found


def main() -> None:
    parser = options(__doc__)
    asked = parser.parse_args()
    sizes = SIZES[:2] if asked.quick else SIZES
    # Stamps are taken in a thread, which must not wait for the one that draws.
    sys.setswitchinterval(0.0002)
    load = os.getloadavg()[0]
    with folder_for(asked.folder) as folder:
        of = install(folder)
        wanted = measures(sizes)
        if asked.rivals:
            wanted |= rivals(of, sizes)
        wanted = chosen(wanted, parser, asked.only)
        began = time.perf_counter()
        [rounds], units = run_rounds((of,), wanted, 3 if asked.quick else asked.rounds)
        print(circumstances(len(rounds), units, load), table(rounds), growth(rounds, sizes), sep="\n\n")
        print(f"{time.perf_counter() - began:.0f} s of measuring", file=sys.stderr)


if __name__ == "__main__":
    main()
