"""A log that a killed program left: read into its own file, and never into another that was put in its place."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.model.plan.plan import Plan
from planwatch.model.values import replace
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import backup, faults, open_session
from planwatch.service.files.restore import restore
from planwatch.service.session import Session
from planwatch.storage.leftover import has_log_of_another
from tests.conftest import SitDown
from tests.desk import SMALL, TODAY, find, put

pytestmark = pytest.mark.of_a_file("its log")

_KILLED = """
import os
from planwatch.storage.engine.sqlite import Database
Database.close = lambda self: os.kill(os.getpid(), 9)
from planwatch.cli.main import main
main()
"""


def killed(path: Path, *words: str) -> None:
    """A command that is killed once its change is made, before it lets go of the file."""
    command = [sys.executable, "-c", _KILLED, "--db", str(path), "--today", "2016-01-11", *words]
    assert subprocess.run(command, capture_output=True, timeout=60, env=dict(os.environ)).returncode == -9
    assert path.with_name(f"{path.name}-wal").stat().st_size


def title(path: Path) -> str:
    session = open_session(path, today=TODAY)
    with session.database:
        assert faults(session) == []
        return find(session, "A1").action.title


def test_what_a_killed_change_left_in_the_log_is_there(small_path: Path) -> None:
    killed(small_path, "set", "A1", "title=in the log")
    assert title(small_path) == "in the log"


def test_a_log_is_not_read_into_another_plan_that_was_put_in_its_place(small_path: Path, tmp_path: Path) -> None:
    other = open_session(tmp_path / "other.db", create=True, who="bob", today=TODAY)
    with other.database:
        import_snapshot(other, replace(SMALL, plan=Plan(ref="Q", title="Another plan")), "other")
    killed(small_path, "set", "A1", "title=in the log")
    shutil.copyfile(other.path, small_path)
    before = small_path.read_bytes()
    with pytest.raises(PlanwatchError, match=r"plan\.db-wal is the log of another file") as refused:
        open_session(small_path, today=TODAY)
    assert refused.value.hint == "move plan.db-wal away to open plan.db as it is; nothing was changed"
    assert small_path.read_bytes() == before
    kept = restore(small_path, other.path, 5.0)
    assert kept is not None
    assert kept.read_bytes() == before, "what was there is kept as it was"
    assert title(small_path) == "Set standards"
    with pytest.raises(PlanwatchError, match="is the log of another file"):
        open_session(kept, today=TODAY)
    kept.with_name(f"{kept.name}-wal").rename(tmp_path / "away")
    assert title(kept) == "Set standards"


def test_an_older_copy_of_the_plan_itself_is_refused_or_brought_up_to_date_whole(ann: Session, tmp_path: Path) -> None:
    old = backup(ann, tmp_path / "old.db")
    put(ann, "C1.2", {"title": "since the copy"})
    ann.database.close()
    killed(ann.path, "set", "A1", "title=in the log")
    shutil.copyfile(old, ann.path)
    with contextlib.suppress(PlanwatchError):
        assert title(ann.path) == "in the log"


def test_who_comes_while_somebody_works_in_the_file_is_not_held_up(ann: Session, sit_down: SitDown) -> None:
    put(ann, "A1", {"title": "in the log"})
    bob = sit_down(ann.path, "bob")
    assert find(bob, "A1").action.title == "in the log"


def test_a_log_that_changes_a_row_otherwise_than_its_journal_tells_is_another_files(small_path: Path) -> None:
    killed(small_path, "set", "A1", "title=in the log")
    assert not has_log_of_another(small_path)
    by_hand = (
        "import os, sqlite3, sys\n"
        "conn = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "conn.execute(\"update action set title = 'of another' where ref = 'A1'\")\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", by_hand, str(small_path)], check=True)
    assert has_log_of_another(small_path)


def test_of_a_file_with_a_long_journal_only_what_the_log_adds_is_looked_at(small_path: Path) -> None:
    with closing(sqlite3.connect(small_path, isolation_level=None)) as conn:
        conn.execute("update action set title = 'by hand, long ago' where ref = 'A4'")
    killed(small_path, "set", "A1", "title=in the log")
    assert not has_log_of_another(small_path), "what was so before the log came is doctor's"
