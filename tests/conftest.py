"""What tests of plan files sit down to: an empty file, a small plan, both samples, a clock and a day of their own."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from planwatch.exchange.toml.read import read_toml_file
from planwatch.model.plan.snapshot import Snapshot
from planwatch.resources import bundled
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.session import Session
from tests.connections import Stepped, Traced, Watched
from tests.desk import SMALL, TODAY
from tests.engines import postgres
from tests.sizes import BETWEEN, SIZES, grown

# How quick the machine is decides nothing.
settings.register_profile(
    "any-machine",
    deadline=None,
    max_examples=20,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("any-machine")
# For a second run, which is measured: what is drawn anew each time has been tried in the first.
settings.register_profile("few", settings.get_profile("any-machine"), max_examples=5)
# For plans on a server, where a try takes long: what fails is told as it was drawn; on a file it is made smaller.
settings.register_profile(
    "as-drawn", settings.get_profile("any-machine"), phases=[Phase.explicit, Phase.reuse, Phase.generate]
)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Twice as many as there are processors: tests at a screen wait for it half of their time."""
    return (os.cpu_count() or 1) * 2


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """What was not run for want of a server is said below all else."""
    told = config.pluginmanager.get_plugin("terminalreporter")
    if told is not None and any(postgres.MISSING in str(each.longrepr) for each in told.stats.get("skipped", ())):
        told.write_line(f"The server's part was not run: {postgres.MISSING}; PLANWATCH_NEED_SERVER=1 insists on it.")


SitDown = Callable[..., Session]
SAMPLES = ("west-berkshire-2015", "slough-2011")


@pytest.fixture(autouse=True)
def nothing_left_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whoever leaves a plan file open fails by name; the collector would name whichever test ran when it came by."""
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Watched))
    before = len(Watched.opened)
    yield
    left = Watched.opened[before:]
    for one in left:
        one.close()
    assert not left, "left open"


@pytest.fixture
def traced(nothing_left_open: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked of any plan file that is opened from now on can be counted."""
    _connect_by(Traced, monkeypatch)


@pytest.fixture
def stepped(nothing_left_open: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The work that any plan file takes that is opened from now on is counted."""
    _connect_by(Stepped, monkeypatch)


def _connect_by(factory: type[Watched], monkeypatch: pytest.MonkeyPatch) -> None:
    opened = sqlite3.connect
    assert isinstance(opened, partial)
    monkeypatch.setattr(sqlite3, "connect", partial(opened.func, factory=factory))


class Clock:
    """A second passes between one look at it and the next."""

    def __init__(self) -> None:
        self.now = datetime(2016, 1, 11, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session", name="postgres")
def _postgres() -> Iterator[postgres.Postgres]:
    """A server, started for the first test of a process that asks for one."""
    if postgres.is_missing():
        pytest.skip(postgres.MISSING)
    with postgres.running() as server:
        yield server


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def sample_snapshots() -> tuple[Snapshot, ...]:
    """Both sample plans, as their files tell them."""
    folder = bundled("db") / "samples"
    return tuple(read_toml_file(folder / f"{name}.toml", TODAY) for name in SAMPLES)


def _made(path: Path, *snapshots: Snapshot) -> Path:
    session = open_session(path, create=True, who="importer", clock=Clock())
    for snapshot in snapshots:
        import_snapshot(session, snapshot, f"{snapshot.plan.ref}.toml")
    session.database.close()
    return path


@pytest.fixture(scope="session")
def _made_once(tmp_path_factory: pytest.TempPathFactory, sample_snapshots: tuple[Snapshot, ...]) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("made")
    return {
        "empty": _made(folder / "empty.db"),
        "small": _made(folder / "small.db", SMALL),
        "samples": _made(folder / "samples.db", *sample_snapshots),
    }


@pytest.fixture(scope="session")
def plans_by_size(tmp_path_factory: pytest.TempPathFactory, sample_snapshots: tuple[Snapshot, ...]) -> dict[int, Path]:
    """Plans that are alike in all but how many actions they have, to be copied: what is late in one is in the other."""
    folder = tmp_path_factory.mktemp("sizes")
    path = _made(folder / "plan.db", sample_snapshots[0])
    return {size: grown(path, folder / f"{size}.db", size) for size in (*SIZES, BETWEEN)}


@pytest.fixture
def empty_path(tmp_path: Path, _made_once: dict[str, Path]) -> Path:
    """A file that holds no plan yet."""
    return Path(shutil.copy(_made_once["empty"], tmp_path / "plan.db"))


@pytest.fixture
def small_path(tmp_path: Path, _made_once: dict[str, Path]) -> Path:
    """A file that holds the small plan."""
    return Path(shutil.copy(_made_once["small"], tmp_path / "plan.db"))


@pytest.fixture
def samples_path(tmp_path: Path, _made_once: dict[str, Path]) -> Path:
    """A file that holds both samples."""
    return Path(shutil.copy(_made_once["samples"], tmp_path / "plan.db"))


@pytest.fixture
def sit_down(clock: Clock) -> Iterator[SitDown]:
    """Opens a file for somebody: ``sit_down(path, "bob")``. Judged by TODAY unless told otherwise."""
    opened: list[Session] = []

    def sit(path: Path, who: str = "ann", **other: object) -> Session:
        opened.append(open_session(path, **{"who": who, "today": TODAY, "clock": clock, "busy_seconds": 5.0, **other}))  # pyright: ignore[reportArgumentType]
        return opened[-1]

    yield sit
    for session in opened:
        session.database.close()


@pytest.fixture
def empty(empty_path: Path, sit_down: SitDown) -> Session:
    return sit_down(empty_path)


@pytest.fixture
def ann(small_path: Path, sit_down: SitDown) -> Session:
    """Ann, over the small plan."""
    return sit_down(small_path)


@pytest.fixture
def bob(small_path: Path, sit_down: SitDown) -> Session:
    """Bob, over the same file."""
    return sit_down(small_path, "bob")


@pytest.fixture
def samples(samples_path: Path, sit_down: SitDown) -> Session:
    """Both samples, each judged by its own as-at date."""
    return sit_down(samples_path, today=None)
