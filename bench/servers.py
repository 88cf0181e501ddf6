"""``python bench/servers.py``: a plan file beside the same plan on a server, at 0, 5 and 20 ms each way.

The server is one of this machine, behind a proxy that delays. Each figure is formed within a round as a ratio to that
of the file; the order within a round is another one each time.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from measure_app import Readings, Table, _rows_of, _started  # noqa: E402
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

PLANWATCH = str(Path(sys.executable).with_name("planwatch"))
DELAYS = (0, 5, 20)
FIGURES = {
    "paint": "first page", "page": "page down", "filter": "a letter typed in the filter", "rag letter": "RAG edit",
    "undo": "undo", "list": "`list overdue`", "first copy": "… and the first copy with it",
    "a day away": "… and catching up after a day away", "memory": "peak memory of the app, MB",
}  # fmt: skip


class Place:
    """A plan file, or a plan on a server that is so many ms away, as one machine has it."""

    def __init__(self, name: str, db: str, home: Path) -> None:
        self.name, self.db, self.home = name, db, home
        self.env = {**os.environ, "PLANWATCH_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}

    @property
    def copy(self) -> Path:
        """What the app reads."""
        found = sorted(self.home.glob("*.db")) if self.db.startswith("postgresql:") else [Path(self.db)]
        return found[0]

    def listed(self) -> float:
        """Seconds that a command takes."""
        began = time.perf_counter()
        subprocess.run([PLANWATCH, "--db", self.db, "list", "overdue"], env=self.env, capture_output=True, check=True)
        return time.perf_counter() - began

    def worked_on(self, actions: int) -> Readings:
        """The app, by its keys."""
        with Terminal([PLANWATCH, "--db", self.db], self.env) as terminal:
            found = _started(terminal, actions)
            table = Table(terminal, _rows_of(terminal))
            read = {"paint": found[f"paint {actions}"], "page": table.pages()["page"]}
            read["rag letter"] = table.ratings(self.copy)["rag letter"]
            read["undo"] = table.first_change("u", 4)
            read["filter"] = table.filtered()["filter"]
            read["memory"] = terminal.peak_memory()
        return read

    def copied(self, older: Path | None) -> Readings:
        """A command with all that is there, without a copy, and with one of the day before."""
        read = {"list": self.listed()}
        if older is not None:
            copy = self.copy
            for name, source in (("first copy", None), ("a day away", older)):
                for each in copy.parent.glob(f"{copy.name}*"):
                    each.unlink()
                if source is not None:
                    shutil.copy(source, copy)
                read[name] = self.listed()
        return read


@contextmanager
def places(source: Path, folder: Path, postgres: Postgres) -> Iterator[list[Place]]:
    """The same plan at four distances, with a day's work of a whole office since the copies were made."""
    own = folder / "file.db"
    shutil.copy(source, own)
    name = postgres.database()
    with Database.open(source) as held, Server(Known(Address(postgres.url(name))), 5.0) as server:
        made.make(server, held)
    with ExitStack() as stack:
        found = [Place("file", str(own), folder / "file")]
        for delay in DELAYS:
            proxy = stack.enter_context(between(postgres.port))
            proxy.delay = delay / 1000
            url = postgres.url(name).replace(f":{postgres.port}/", f":{proxy.port}/")
            found.append(Place(f"{delay} ms", url, folder / f"at-{delay}"))
            found[-1].listed()
            shutil.copy(found[-1].copy, folder / f"older-{delay}.db")
        for each in ("file", "server"):
            place = own if each == "file" else Address(postgres.url(name))
            os.environ["PLANWATCH_HOME"] = str(folder / "office")
            session = open_session(place, who="office")
            ids = [row[0] for row in session.database.tuples("select id from action where removed = 0 limit 2000")]
            chance = random.Random(7)
            for number in range(40):
                set_fields(session, [Target(key) for key in chance.sample(ids, 25)], {"how": f"a day's work {number}"})
            session.database.close()
        yield found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="a plan file, as of live.py 10000 100000")
    parser.add_argument("--actions", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--commands", action="store_true", help="without the app")
    asked = parser.parse_args()
    seen: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    with tempfile.TemporaryDirectory(prefix="pw-bench-") as name, running() as postgres:
        folder = Path(name)
        with places(asked.source, folder, postgres) as all_of_them:
            for number in range(asked.rounds):
                turn = number % len(all_of_them)
                for place in all_of_them[turn:] + all_of_them[:turn]:
                    older = folder / f"older-{place.name.removesuffix(' ms')}.db"
                    read = place.copied(older if older.exists() else None)
                    read |= {} if asked.commands else place.worked_on(asked.actions)
                    for figure, value in read.items():
                        seen[figure][place.name].append(value)
    _told(seen, asked.rounds)


def _told(seen: dict[str, dict[str, list[float]]], rounds: int) -> None:
    names = ["file", *(f"{delay} ms" for delay in DELAYS)]
    print(f"{rounds} rounds, load {os.getloadavg()[0]:.1f} at the end.\n")
    print(f"| what | file | {' | '.join(f'{name} each way' for name in names[1:])} |")
    print(f"|---|{'--:|' * len(names)}")
    for figure, what in FIGURES.items():
        if not (by := seen[figure]):
            continue
        unit = 1 if figure == "memory" else 1000
        base = by["file"] or by["list"] or seen["list"]["file"]
        cells = [f"{unit * statistics.median(by['file']):,.0f}{'' if unit == 1 else ' ms'}" if by["file"] else "–"]
        for name in names[1:]:
            ratios = [one / other for one, other in zip(by[name], base, strict=True)]
            cells.append(
                f"{unit * statistics.median(by[name]):,.0f} · {statistics.median(ratios):.2f} ×"
                f" ({min(ratios):.2f}–{max(ratios):.2f})"
            )
        print(f"| {what} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
