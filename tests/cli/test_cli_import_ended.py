"""An import that is ended half-way, or cannot write: the plan is as before or as after, never between."""

import os
import pty
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planwatch.exchange.json_snapshot import write_json
from planwatch.exchange.toml.write import write_toml
from planwatch.model.plan.action import Action
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.service.files.export import export_plan
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import faults, open_session
from tests.books import made
from tests.cli.conftest import UNMEASURED
from tests.desk import SMALL, TODAY, told

_MANY = tuple(Action(ref=f"N{number}", title=f"Write page {number}", how="word " * 20) for number in range(300))
LARGE = replace(SMALL, action=(*SMALL.action, *_MANY))

_ENDED = """
import os, signal, sys
from planwatch.cli.main import main
from planwatch.storage.writing.batch import Batch
signal.signal(signal.SIGINT, signal.default_int_handler)  # it is ignored where the tests run in the background
number, at = int(sys.argv.pop(1)), {"insert": "insert", "finish": "finish"}[sys.argv.pop(1)]
signal_sent, left, does = int(sys.argv.pop(1)), [number], getattr(Batch, at)
def ended(self, *args, **kwargs):
    left[0] -= 1
    done = does(self, *args, **kwargs)
    if not left[0]:
        os.kill(os.getpid(), signal_sent)
    return done
setattr(Batch, at, ended)
main()
"""
"""Ends itself after so many rows, or when all are written and none is committed."""


@pytest.fixture
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The large plan as a file of the kind asked for."""
    path = tmp_path / f"large{request.param}"
    match path.suffix:
        case ".toml":
            write_toml(LARGE, path)
        case ".json":
            write_json(LARGE, path)
        case ".xlsx":
            made(path, [("No", "Action", "How"), *((one.ref, one.title, one.how) for one in _MANY)])
        case _:
            other = open_session(tmp_path / "other.db", create=True, today=TODAY)
            with other.database:
                import_snapshot(other, LARGE, "large")
                (day,) = other.plan_days()
                export_plan(other, day, path)
            path.write_text(path.read_text("utf-8").replace("planwatch key", "Note"), "utf-8")
    return path


def plan_in(path: Path) -> tuple[Snapshot, ...]:
    """What the plan file holds, which must be sound."""
    session = open_session(path, today=TODAY)
    with session.database:
        assert faults(session) == []
        return told(session)


def ended(path: Path, file: Path, number: int, at: str, sent: signal.Signals) -> int:
    """Import it in a process that is sent a signal at that moment; its exit code."""
    options = ["--db", path, "--today", "2016-01-11", "import", file]
    command = [sys.executable, "-c", _ENDED, str(number), at, str(int(sent)), *map(str, options)]
    return subprocess.run(command, capture_output=True, timeout=60).returncode


KINDS = pytest.mark.parametrize("file", [".toml", ".xlsx"], indirect=True)


@pytest.mark.parametrize(
    ("file", "number", "at", "sent"),
    [
        (".toml", 1, "insert", signal.SIGKILL),
        (".toml", 250, "insert", signal.SIGINT),
        (".json", 1, "finish", signal.SIGKILL),
        (".xlsx", 250, "insert", signal.SIGKILL),
        (".csv", 1, "finish", signal.SIGINT),
    ],
    indirect=["file"],
)
def test_what_is_ended_within_an_import_leaves_the_plan_as_it_was(
    small_path: Path, file: Path, number: int, at: str, sent: signal.Signals
) -> None:
    before = plan_in(small_path)
    assert ended(small_path, file, number, at, sent) != 0
    assert plan_in(small_path) == before


@pytest.mark.parametrize("at", ["insert", "finish"])
@pytest.mark.parametrize("file", [".toml", ".xlsx"], indirect=True)
def test_ctrl_c_within_an_import_is_told_in_one_line(small_path: Path, file: Path, at: str) -> None:
    before = plan_in(small_path)
    ours, theirs = pty.openpty()
    options = ["--db", small_path, "--today", "2016-01-11", "import", file]
    number = "250" if at == "insert" else "1"
    command = [sys.executable, "-c", _ENDED, number, at, str(int(signal.SIGINT)), *map(str, options)]
    code = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, timeout=60).returncode
    os.close(theirs)
    said = os.read(ours, 65536).decode()
    os.close(ours)
    assert code == 130
    assert said.rpartition("\r")[0].rpartition("\r")[2].strip() == "planwatch: stopped; nothing was changed", said
    assert "Traceback" not in said
    assert plan_in(small_path) == before


@pytest.mark.parametrize("file", [".toml"], indirect=True)
def test_an_import_killed_at_any_moment_is_done_or_not_done(small_path: Path, file: Path, tmp_path: Path) -> None:
    whole = Path(shutil.copy(small_path, tmp_path / "whole.db"))
    command = [sys.executable, "-m", "planwatch", "--today", "2016-01-11", "--db"]
    begun = time.monotonic()
    subprocess.run([*command, whole, "import", file], check=True, capture_output=True, timeout=60)
    took = time.monotonic() - begun
    before, after = plan_in(small_path), plan_in(whole)
    assert before != after
    for part in range(1, 6):
        path = Path(shutil.copy(small_path, tmp_path / f"{part}.db"))
        running = subprocess.Popen([*command, path, "import", file], stderr=subprocess.DEVNULL)
        time.sleep(took * part / 5)
        running.kill()
        running.wait(30)
        assert plan_in(path) in (before, after)


@KINDS
def test_a_full_disk_refuses_an_import_in_a_sentence_and_leaves_the_plan_as_it_was(
    small_path: Path, file: Path
) -> None:
    before = plan_in(small_path)
    most = 60_000  # bytes of the log that a change is written to first

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    command = [sys.executable, "-m", "planwatch", "--db", small_path, "--today", "2016-01-11", "import", file]
    env = {**os.environ, **UNMEASURED}  # what measures it could not write either
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, preexec_fn=full, env=env)
    assert done.returncode == 2, done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert plan_in(small_path) == before


@KINDS
def test_a_plan_file_that_another_process_holds_is_told_and_nothing_is_changed(small_path: Path, file: Path) -> None:
    before = plan_in(small_path)
    holder = sqlite3.connect(small_path, isolation_level=None)
    holder.execute("begin immediate")
    command = [sys.executable, "-m", "planwatch", "--db", small_path, "--today", "2016-01-11", "import", file]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, env={**os.environ, "PLANWATCH_BUSY_SECONDS": "0.2"}
    )
    holder.execute("rollback")
    holder.close()
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert plan_in(small_path) == before
