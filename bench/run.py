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
import rival
from figures import Round, growth, in_units, table, with_comparisons
from programs import Installation, install

SIZES = (1_000, 10_000, 100_000)
Measure = Callable[[Installation], dict[str, float]]
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
        "exchange": partial(commands.exchanging, actions=10_000),
    }
    for size in sizes:
        found[f"list-{size}"] = partial(commands.looking, actions=size)
        found[f"change-{size}"] = partial(commands.changing, actions=size)
        if size != 10_000:
            found[f"app-{size}"] = partial(app.start, actions=size)
    return found


def run_rounds(of: Installation, wanted: dict[str, Measure], rounds: int) -> tuple[list[Round], list[float]]:
    """The ratios of so many rounds, and every ``python -c pass``: each is taken by those just before and after it."""
    found: list[Round] = []
    units = [of.bare_python()]
    # The round before the first warms the disk's cache and Python's.
    for number in range(-1, rounds):
        readings: dict[str, float] = {}
        names = list(wanted)
        for name in names[number % len(names) :] + names[: number % len(names)]:
            if name == "exchange" and number % _EVERY:
                continue
            read = wanted[name](of)
            units.append(of.bare_python())
            readings |= in_units(read, statistics.mean(units[-2:]))
        if number >= 0:
            found.append(with_comparisons(readings))
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
    return found, units


@contextmanager
def _folder(named: Path | None) -> Iterator[Path]:
    with nullcontext(named) if named else tempfile.TemporaryDirectory(prefix="planwatch-bench-") as folder:
        yield Path(folder).absolute()


def _report(rounds: list[Round], units: list[float], load: float, sizes: Sequence[int]) -> str:
    unit = 1000 * statistics.median(units)
    return "\n".join(
        [
            f"{len(rounds)} rounds on {datetime.now(UTC):%d %b %Y}, Python {platform.python_version()}, "
            f"{os.cpu_count()} cores, load {load:.1f} before and {os.getloadavg()[0]:.1f} after. One `python -c pass`: "
            f"{unit:.1f} ms ({1000 * min(units):.1f}–{1000 * max(units):.1f}).",
            "",
            table(rounds),
            "",
            growth(rounds, sizes),
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--quick", action="store_true", help="3 rounds, and none of it at 100,000")
    parser.add_argument("--only", metavar="NAME", help="only what has this in its name: app, list, change, exchange …")
    parser.add_argument("--folder", type=Path, help="keep the installation here, for the next time")
    parser.add_argument("--rival", action="store_true", help="measure VisiData too, in an environment of its own")
    asked = parser.parse_args()
    sizes = SIZES[:2] if asked.quick else SIZES
    # Stamps are taken in a thread, which must not wait for the one that draws.
    sys.setswitchinterval(0.0002)
    load = os.getloadavg()[0]
    with _folder(asked.folder) as folder:
        of = install(folder)
        wanted = measures(sizes)
        if asked.rival:
            wanted["rival"] = rival.measure(of, 10_000)
        wanted = {name: measure for name, measure in wanted.items() if not asked.only or asked.only in name}
        if not wanted:
            parser.error(f"nothing measured has {asked.only} in its name")
        began = time.perf_counter()
        rounds, units = run_rounds(of, wanted, 3 if asked.quick else asked.rounds)
        print(_report(rounds, units, load, sizes))
        print(f"{time.perf_counter() - began:.0f} s of measuring", file=sys.stderr)


if __name__ == "__main__":
    main()
