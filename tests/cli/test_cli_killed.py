"""Backups and exports that are ended half-way: no file that looks like one, and nothing left once the next has run."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Call

_KILLED = """
import os, signal, sys
from planwatch.cli.main import main
from planwatch.storage.engine import copies
from planwatch.exchange import files
def half(source, path):
    path.write_bytes(b"SQLite format 3\\0" + b"\\0" * 5000)
    os.kill(os.getpid(), signal.SIGKILL)
copies.copy = half
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
main()
"""


def killed(path: Path, *words: object) -> None:
    command = [sys.executable, "-c", _KILLED, "--db", path, *map(str, words)]
    done = subprocess.run(command, env={**os.environ}, capture_output=True, timeout=60)
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize("words", [("backup",), ("export",), ("report", "highlight", "--out")])
def test_what_is_killed_leaves_no_file_of_that_name_and_the_next_clears_the_rest(
    call: Call, small_path: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / {"backup": "copy.db", "export": "plan.toml", "report": "report.md"}[words[0]]
    killed(small_path, *words, target)
    assert not target.exists()
    (left,) = folder.iterdir()
    assert left.name.startswith(".planwatch-")
    assert call(*words, target, db=small_path).exit_code == 0
    assert list(folder.iterdir()) == [target]
    if words[0] == "backup":
        assert call("doctor", db=target).exit_code == 0


def test_what_another_is_writing_just_now_is_left_alone(call: Call, small_path: Path, tmp_path: Path) -> None:
    import fcntl

    busy = tmp_path / ".planwatch-other"
    busy.write_bytes(b"half")
    with busy.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert call("export", tmp_path / "plan.toml", db=small_path).exit_code == 0
        assert busy.exists()
    assert call("export", tmp_path / "plan.toml", db=small_path).exit_code == 0
    assert not busy.exists()
