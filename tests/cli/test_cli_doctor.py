"""What doctor puts right, and what it says of what it may not."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Call
from tests.engines.postgres import Postgres


def stale(path: Path) -> None:
    """Somebody writes with another program what planwatch makes from the rest."""
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("update action set search = 'x' where id = 1")


def test_what_is_made_from_the_rest_is_made_anew_and_told(small_path: Path, call: Call) -> None:
    stale(small_path)
    done = call("doctor", db=small_path)
    assert (done.exit_code, done.stdout) == (1, "action 1: derived columns are stale\n")
    assert "was made anew" in done.stderr
    assert "is sound" in done.stderr
    assert call("doctor", db=small_path).exit_code == 0
    assert call("log", "-n", "1", db=small_path).stdout.count("doctor") == 0


def test_of_a_file_that_is_damaged_nothing_is_made_anew(small_path: Path, call: Call) -> None:
    stale(small_path)
    with closing(sqlite3.connect(small_path, isolation_level=None)) as conn:
        conn.execute("pragma foreign_keys = off")
        conn.execute("update action set lead_id = 4711 where id = 1")
    before = small_path.read_bytes()
    done = call("doctor", db=small_path)
    assert "refers to a missing row of lead" in done.stdout
    assert "restore" in done.stderr
    assert small_path.read_bytes() == before


def test_whoever_may_only_read_is_told_who_can_do_it(postgres: Postgres, small_path: Path, call: Call) -> None:
    name = postgres.database()
    assert call("copy", small_path, postgres.url(name), today="", env={"PLANWATCH_AS": ""}).exit_code == 0
    assert call("grant", postgres.url(name), "rita", "reader", today="", env={"PLANWATCH_AS": ""}).exit_code == 0
    postgres.run("update action set search = 'x' where id = 1", name)
    done = call("--db", postgres.url(name, "rita"), "doctor", env={"PLANWATCH_AS": ""})
    assert (done.exit_code, done.stdout) == (1, "action 1: derived columns are stale\n")
    assert "whoever may change the plan makes them anew with `planwatch doctor`" in done.stderr
    postgres.drop(name)


def test_a_folder_that_is_missing_is_told_by_the_name_that_was_given(
    small_path: Path, tmp_path: Path, call: Call
) -> None:
    target = tmp_path / "no" / "such" / "x.db"
    assert f"{target}: No such file or directory" in call("backup", target, db=small_path).stderr
