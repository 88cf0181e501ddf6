"""Output that cannot be written: no fault, no words of Python, and a change that was made is no failure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from planwatch.service.files.open import open_session
from tests.cli.conftest import TRACEBACK
from tests.desk import TODAY, find


def run(path: Path, words: str, how: str) -> "subprocess.CompletedProcess[bytes]":
    """A command as a shell runs it, with its streams as ``how`` says."""
    command = f"{sys.executable} -m planwatch --db {path} --today 2016-01-11 {words} {how}"
    env = {**os.environ, TRACEBACK: ""}
    return subprocess.run(["sh", "-c", command], capture_output=True, timeout=60, env=env)


def title(path: Path) -> str:
    session = open_session(path, today=TODAY)
    with session.database:
        return find(session, "A1").action.title


@pytest.mark.parametrize("how", [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_with_streams_closed_nothing_is_a_fault_and_a_change_is_made(small_path: Path, how: str) -> None:
    for words in ("list", "list --json", "show A1", "log", "set A1 title=changed --json", "doctor"):
        done = run(small_path, words, how)
        assert done.returncode == 0, (words, done.stderr)
        assert b"fault" not in done.stderr + done.stdout
        assert b"Exception" not in done.stderr + done.stdout
    assert title(small_path) == "changed"
    assert small_path.read_bytes().startswith(b"SQLite format 3\0")


def test_a_change_that_cannot_be_told_of_is_made_and_says_so(small_path: Path) -> None:
    done = run(small_path, "set A1 title=changed --json", ">/dev/full")
    assert done.returncode == 0
    assert done.stderr.decode().splitlines()[1:] == [
        "planwatch: standard output could not be written: No space left on device; a change was made all the same"
    ]
    assert title(small_path) == "changed"


@pytest.mark.parametrize("words", ["list", "list --json", "export -", "show A1", "--help", "set --help"])
def test_what_is_only_to_be_read_and_cannot_be_written_ends_with_2_in_one_line(small_path: Path, words: str) -> None:
    done = run(small_path, words, ">/dev/full")
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "planwatch: standard output could not be written: No space left on device. send it elsewhere"
    ]


def test_where_nothing_can_be_said_the_change_is_made_all_the_same(small_path: Path) -> None:
    done = run(small_path, "set A1 title=changed", "2>/dev/full")
    assert (done.returncode, done.stdout) == (0, b"")
    assert title(small_path) == "changed"
    assert run(small_path, "set A99 title=x", "2>/dev/full").returncode == 2


def test_a_limit_on_the_size_of_files_is_told_as_that(small_path: Path) -> None:
    command = f"ulimit -f 1; {sys.executable} -m planwatch --db {small_path} set A1 'how={'x' * 3000}'"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60)
    assert done.returncode == 2
    assert b"files may have no more than 1,024 bytes here. raise that limit (ulimit -f)" in done.stderr
