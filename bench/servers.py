"""``python bench/servers.py``: a plan file beside the same plan on a server, at 0, 5 and 20 ms each way.

The server is one of this machine, behind a proxy that delays. Each figure is formed within a round beside that of the
file; the order within a round is another one each time.
"""

import argparse
import os
import random
import shutil
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from measure_app import Readings, Table, rows_of, started  # noqa: E402
from programs import Installation, install  # noqa: E402
from run import circumstances, folder_for  # noqa: E402
from terminal import Terminal  # noqa: E402

from planwatch.paths import Address  # noqa: E402
from planwatch.service.actions.edit import set_fields  # noqa: E402
from planwatch.service.change import Target  # noqa: E402
from planwatch.service.files.open import open_session  # noqa: E402
from planwatch.storage.engine.server import made  # noqa: E402
from planwatch.storage.engine.server.address import Known  # noqa: E402
from planwatch.storage.engine.server.connection import Server  # noqa: E402
from planwatch.storage.engine.sqlite import Database  # noqa: E402
from tests.engines.postgres import Postgres, running  # noqa: E402
from tests.engines.proxy import between  # noqa: E402

ACTIONS, ROWS = 10_000, 100_000
DELAYS = (0, 5, 20)
"""Milliseconds, each way."""
FIGURES = {
    "paint": "app to its first page",
    "move": "cursor move", "page": "page down", "filter": "a letter typed in the filter",
    "rag letter": "RAG edit saved", "undo": "undo",
    "resident": "memory of the app at rest, MB", "private": "… what no other program can share of it",
    "resident after": "… after all that", "private after": "… what no other program can share of it",
    "list": "`list overdue`", "first copy": "… and the first copy with it",
    "a day away": "… and catching up after a day away",
}  # fmt: skip
SAVES = ("rag letter", "undo")


class Place:
    """A plan file, or a plan on a server that is so many ms away, as one machine has it."""

    def __init__(self, name: str, db: str, home: Path, of: Installation) -> None:
        self.name, self.db, self.home, self.of = name, db, home, of
        self.env = {**of.env, "PLANWATCH_HOME": str(home)}
        self.command = [of.planwatch, "--db", db]

    @property
    def is_on_server(self) -> bool:
        return Address.names(self.db)

    @property
    def copy(self) -> Path:
        """What the app reads."""
        return next(iter(self.home.glob("*.db"))) if self.is_on_server else Path(self.db)

    def listed(self) -> float:
        """Seconds that a command takes."""
        return self.of.run([*self.command, "list", "overdue"], env=self.env)

    def worked_on(self) -> Readings:
        """The app, by its keys, once it rests."""
        with Terminal(self.command, self.env) as terminal:
            found = started(terminal, ACTIONS)
            terminal.until(lambda text: "findings" in text)
            terminal.settled(1.0)
            read = {"paint": found[f"paint {ACTIONS}"], **terminal.memory()}
            table = Table(terminal, rows_of(terminal))
            read |= table.moves() | table.pages() | table.ratings(self.copy)
            read["undo"] = table.first_change("u", 4)
            read |= table.filtered()
            terminal.settled()
            return read | {f"{name} after": size for name, size in terminal.memory().items()}

    def copied(self, older: Path) -> Readings:
        """A command with all that is there, without a copy, and with one of the day before."""
        read = {"list": self.listed()}
        if self.is_on_server:
            copy = self.copy
            for name, source in (("first copy", None), ("a day away", older)):
                for each in copy.parent.glob(f"{copy.name}*"):
                    each.unlink()
                if source is not None:
                    shutil.copy(source, copy)
                read[name] = self.listed()
        return read


@contextmanager
def places(of: Installation, postgres: Postgres) -> Iterator[list[Place]]:
    """The same plan at four distances, with a day's work of a whole office since the copies were made."""
    own, name = of.lived_in(ACTIONS, ROWS), postgres.database()
    with Database.open(own) as held, Server(Known(Address(postgres.url(name))), 5.0) as server:
        made.make(server, held)
    with ExitStack() as stack:
        found = [Place("file", str(own), of.folder / "at-file", of)]
        for delay in DELAYS:
            proxy = stack.enter_context(between(postgres.port))
            proxy.delay = delay / 1000
            url = postgres.url(name).replace(f":{postgres.port}/", f":{proxy.port}/")
            found.append(Place(f"{delay} ms", url, of.folder / f"at-{delay}", of))
            shutil.rmtree(found[-1].home, ignore_errors=True)
            found[-1].listed()
            shutil.copy(found[-1].copy, _older(found[-1]))
        os.environ["PLANWATCH_HOME"] = str(of.folder / "office")
        for place in (own, Address(postgres.url(name))):
            _a_days_work(place)
        found[0].listed()
        yield found
    shutil.rmtree(of.folder / "office", ignore_errors=True)


def _older(place: Place) -> Path:
    return place.home.with_suffix(".older")


def _a_days_work(place: Path | Address) -> None:
    session = open_session(place, who="office")
    with session.database as database:
        ids = [row[0] for row in database.tuples("select id from action where removed = 0 limit 2000")]
        chance = random.Random(7)
        for number in range(40):
            set_fields(session, [Target(key) for key in chance.sample(ids, 25)], {"how": f"a day's work {number}"})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="keep what is installed here, for the next time")
    parser.add_argument("--commands", action="store_true", help="without the app")
    asked = parser.parse_args()
    sys.setswitchinterval(0.0002)  # as in run.py
    load, began = os.getloadavg()[0], time.perf_counter()
    rounds: list[dict[str, Readings]] = []
    units: list[float] = []
    with folder_for(asked.folder) as folder, running() as postgres:
        of = install(folder, extra="server")
        with places(of, postgres) as found:
            for number in range(asked.rounds):
                read: dict[str, Readings] = defaultdict(dict)
                turn = number % len(found)
                for place in found[turn:] + found[:turn]:
                    units.append(of.bare_python())
                    read[place.name] = place.copied(_older(place))
                    read[place.name] |= {} if asked.commands else place.worked_on()
                rounds.append(read)
                print(f"round {number + 1} of {asked.rounds}, {time.perf_counter() - began:.0f} s", file=sys.stderr)
    print(circumstances(len(rounds), units, load), table(rounds), sep="\n\n")


def table(rounds: Sequence[Mapping[str, Readings]]) -> str:
    """Medians, and beside them the median of what the server's is to the file's of the same round (least–most)."""
    lines = [
        f"| what | file | {' | '.join(f'{delay} ms each way' for delay in DELAYS)} |",
        f"|---|{'--:|' * (1 + len(DELAYS))}",
    ]
    for figure, what in FIGURES.items():
        if figure in rounds[0]["0 ms"]:
            cells = [_cell(figure, delay, rounds) for delay in DELAYS]
            own = [read["file"][figure] for read in rounds if figure in read["file"]]
            lines.append(f"| {what} | {_number(figure, own) if own else '–'} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _cell(figure: str, delay: int, rounds: Sequence[Mapping[str, Readings]]) -> str:
    here = [read[f"{delay} ms"][figure] for read in rounds]
    own = [read["file"][figure if figure in read["file"] else "list"] for read in rounds]
    if _is_memory(figure):
        return f"{_number(figure, here)} · {_spread([a - b for a, b in zip(here, own, strict=True)], '+')} MB"
    told = f"{_number(figure, here)} · {_spread([a / b for a, b in zip(here, own, strict=True)])} ×"
    if figure in SAVES and delay:
        trips = [(a - b) / (2 * delay / 1000) for a, b in zip(here, own, strict=True)]
        told += f", {_spread(trips, '+')} round trips"
    return told


def _is_memory(figure: str) -> bool:
    return figure.startswith(("resident", "private"))


def _number(figure: str, values: Sequence[float]) -> str:
    median = statistics.median(values)
    return f"{median:.1f}" if _is_memory(figure) else f"{1000 * median:,.{0 if median > 0.1 else 1}f} ms"


def _spread(values: Sequence[float], sign: str = "") -> str:
    return f"{statistics.median(values):{sign}.2f} ({min(values):.2f}–{max(values):.2f})"


if __name__ == "__main__":
    main()
