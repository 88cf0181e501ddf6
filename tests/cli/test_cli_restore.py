"""Putting a backup back: with the log and the index beside the file, keeping what was there, or nothing at all."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planwatch.service.files.open import faults, open_session
from tests.cli.conftest import Call, Shell
from tests.cli.said import message
from tests.conftest import SitDown
from tests.desk import TODAY, find, put


def title(path: Path) -> str:
    """That of A1 in a file that must be sound."""
    session = open_session(path, today=TODAY)
    with session.database:
        assert faults(session) == []
        return find(session, "A1").action.title


@pytest.fixture
def backup(call: Call, small_path: Path, tmp_path: Path) -> Path:
    """A backup of the small plan, which was changed after it."""
    target = tmp_path / "copies" / "backup.db"
    target.parent.mkdir()
    assert call("backup", target, db=small_path).exit_code == 0
    assert call("set", "A1", "title=changed since", db=small_path).exit_code == 0
    return target


def test_a_backup_is_put_back_and_what_was_there_is_kept(call: Call, small_path: Path, backup: Path) -> None:
    held = backup.read_bytes()
    done = call("restore", backup, db=small_path)
    assert done.exit_code == 0, done.output
    kept = Path(done.stdout.strip())
    assert kept.parent == small_path.parent
    assert kept.name.startswith("plan.before-restore.")
    assert str(kept) in done.stderr
    assert title(small_path) == "Set standards"
    assert title(kept) == "changed since"
    assert backup.read_bytes() == held
    assert small_path.stat().st_mode & 0o777 == 0o600
    again = call("restore", kept, db=small_path)
    assert again.exit_code == 0
    assert title(small_path) == "changed since"


@pytest.mark.parametrize(("mode", "after"), [(0o660, 0o660), (0o640, 0o640), (0o400, 0o600), (0o664, 0o664)])
def test_whoever_shared_the_file_shares_what_was_put_back(
    mode: int, after: int, call: Call, small_path: Path, backup: Path
) -> None:
    small_path.chmod(mode)
    os.chown(small_path, -1, group := _another_group(small_path))
    assert call("restore", backup, db=small_path).exit_code == 0
    assert (small_path.stat().st_mode & 0o777, small_path.stat().st_gid) == (after, group)


def _another_group(path: Path) -> int:
    """A group that this process may give a file to; where it has one only, that of the file."""
    others = (1,) if os.geteuid() == 0 else tuple(os.getgroups())
    return next((group for group in others if group != path.stat().st_gid), path.stat().st_gid)


def test_a_log_that_a_kill_has_left_goes_with_what_was_there(call: Call, small_path: Path, backup: Path) -> None:
    script = """if True:
        import os, signal, sys
        from pathlib import Path
        from tests.desk import put
        from planwatch.service.files.open import open_session
        put(open_session(Path(sys.argv[1])), "A1", {"title": "in the log only"})
        os.kill(os.getpid(), signal.SIGKILL)
    """
    done = subprocess.run([sys.executable, "-c", script, small_path], env={**os.environ, "PYTHONPATH": "src:."})
    assert done.returncode == -signal.SIGKILL
    assert small_path.with_name("plan.db-wal").stat().st_size
    kept = Path(call("restore", backup, db=small_path).stdout.strip())
    assert title(small_path) == "Set standards"
    assert title(kept) == "in the log only"


def test_a_damaged_file_and_the_log_beside_it_make_room(call: Call, small_path: Path, backup: Path) -> None:
    small_path.write_bytes(b"rubbish" * 2000)
    log, index = (small_path.with_name(f"plan.db{end}") for end in ("-wal", "-shm"))
    log.write_bytes(b"w" * 500)
    index.write_bytes(b"s" * 500)
    kept = Path(call("restore", backup, db=small_path).stdout.strip())
    assert title(small_path) == "Set standards"
    assert kept.read_bytes() == b"rubbish" * 2000
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"w" * 500


def test_a_log_that_was_left_of_a_file_that_is_gone_is_not_read_into_the_backup(
    call: Call, small_path: Path, backup: Path, sit_down: SitDown, tmp_path: Path
) -> None:
    session = sit_down(small_path)
    put(session, "A1", {"title": "in the log only"})
    for end in ("-wal", "-shm"):
        shutil.copy(f"{small_path}{end}", tmp_path / f"gone.db{end}")
    session.database.close()
    done = call("restore", backup, db=tmp_path / "gone.db")
    assert done.exit_code == 0, done.output
    assert title(tmp_path / "gone.db") == "Set standards"


def test_where_there_is_no_plan_file_yet_the_backup_becomes_it(call: Call, tmp_path: Path, backup: Path) -> None:
    done = call("restore", backup, db=tmp_path / "new.db")
    assert (done.exit_code, done.stdout) == (0, "")
    assert title(tmp_path / "new.db") == "Set standards"


def test_nothing_is_put_back_under_somebody_who_has_the_file_open(
    call: Call, shell: Shell, small_path: Path, backup: Path, sit_down: SitDown, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = sit_down(small_path)
    put(session, "A1", {"title": "open"})
    monkeypatch.setenv("PLANWATCH_BUSY_SECONDS", "0.1")
    for run in (lambda: call("restore", backup, db=small_path), lambda: shell("--db", small_path, "restore", backup)):
        assert "is open in another program. close planwatch there first" in message(run())
    assert put(session, "A1", {"title": "still open"}).number is not None
    session.database.close()
    assert title(small_path) == "still open"
    assert not [path for path in small_path.parent.iterdir() if "before-restore" in path.name]


def other_plan(path: Path) -> None:
    path.write_bytes(b"x;y\n" * 2000)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.unlink(), "there is no file"),
        (lambda path: path.write_bytes(b"x;y\n" * 2000), "is not a plan file"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(path.read_bytes()[:40960]), "damaged"),
        (lambda path: (path.unlink(), path.mkdir()), "is a folder"),
    ],
)
def test_what_is_no_sound_backup_is_refused_and_nothing_is_changed(
    call: Call, small_path: Path, backup: Path, spoil: object, said: str
) -> None:
    spoil(backup)  # pyright: ignore[reportCallIssue]
    before = sorted(small_path.parent.iterdir())
    assert said in message(call("restore", backup, db=small_path))
    assert sorted(small_path.parent.iterdir()) == before
    assert title(small_path) == "changed since"


def test_a_backup_without_a_plan_and_the_file_itself_are_refused(
    call: Call, small_path: Path, empty_path: Path, tmp_path: Path
) -> None:
    empty = shutil.copy(empty_path, tmp_path / "empty.db")
    assert "holds no plan" in message(call("restore", empty, db=tmp_path / "any.db"))
    assert not (tmp_path / "any.db").exists()
    assert "is the plan file itself" in message(call("restore", small_path, db=small_path))


def test_doctor_says_aloud_that_a_file_holds_no_plan(call: Call, empty_path: Path) -> None:
    found = call("doctor", db=empty_path)
    assert found.exit_code == 1
    assert "no plan" in found.stdout
    assert "no plan" in call("doctor", "--json", db=empty_path).stdout
    assert "is sound" not in found.stderr
