"""Wrong use and unreadable input of every kind: one clear line, exit 2, nothing changed."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from planwatch.cli.group import TRACEBACK
from planwatch.cli.shared.session import BUSY
from tests.cli.conftest import UNMEASURED, Call, Shell
from tests.cli.said import message
from tests.conftest import SitDown
from tests.desk import find

EVERY = (
    ("list",), ("show", "A1"), ("log",), ("plans",), ("export", "-"), ("doctor",), ("backup",), ("undo",), ("redo",),
    ("add", "x", "--theme", "y"), ("set", "A1", "percent=1"), ("note", "A1", "x"), ("done", "A1"),
    ("reopen", "A1", "--why", "x"), ("remove", "A1", "--yes"),
)  # fmt: skip
every_command = pytest.mark.parametrize("words", EVERY, ids=[words[0] for words in EVERY])


@every_command
def test_a_missing_plan_file_is_not_made(call: Call, tmp_path: Path, words: tuple[str, ...]) -> None:
    said = message(call(*words, db=tmp_path / "none.db"))
    assert f"there is no plan file {tmp_path / 'none.db'}" in said
    assert "planwatch init" in said
    assert not list(tmp_path.iterdir())


@every_command
def test_a_plan_that_is_not_there_is_refused_with_those_that_are(
    call: Call, samples_path: Path, words: tuple[str, ...]
) -> None:
    before = samples_path.read_bytes()
    if words[0] not in ("doctor", "backup", "undo", "redo"):
        assert "plans there: WB, SL" in message(call("--plan", "XX", *words, db=samples_path))
    assert samples_path.read_bytes() == before


def _other_text(path: Path) -> None:
    path.write_text("a shopping list", "utf-8")


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("create table shopping (item text)")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) values ('planwatch', '9999', '')"
        )
        conn.commit()


def _damaged(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 4000 + whole[4100:])


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_other_text, "is not a plan file"),
        (_other_database, "is another program's database"),
        (_newer, "was made by a newer planwatch"),
        (_damaged, "is damaged"),
        (_folder, "is a folder"),
    ],
)
@every_command
def test_what_is_no_plan_file_of_this_planwatch_is_refused_untouched(
    call: Call, small_path: Path, words: tuple[str, ...], spoil: Callable[[Path], None], said: str
) -> None:
    if spoil is _other_database:
        small_path.unlink()
    spoil(small_path)
    before = small_path.read_bytes() if small_path.is_file() else b""
    assert said in message(call(*words, db=small_path))
    assert (small_path.read_bytes() if small_path.is_file() else b"") == before


def _unprivileged(folder: Path, *words: str) -> "subprocess.CompletedProcess[bytes]":
    """Run planwatch as somebody whom file modes hold back, which they do not do to root."""
    root = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    command = [*root, sys.executable, "-m", "planwatch", "--db", str(folder / "plan.db"), *words]
    folder.chmod(0o500)
    try:
        return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
    finally:
        folder.chmod(0o700)


def test_in_a_read_only_folder_a_plan_is_read_and_not_changed(small_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    shutil.copy(small_path, folder / "plan.db")
    before = (folder / "plan.db").read_bytes()
    told = _unprivileged(folder, "list", "recruit")
    assert (told.returncode, told.stderr) == (0, b"")
    assert "Recruit managers" in told.stdout.decode()
    said = message(_unprivileged(folder, "set", "C1.2", "percent=60"))
    assert "its folder is read-only. copy it to a folder of your own" in said
    assert (folder / "plan.db").read_bytes() == before
    assert b"it can only be read" in _unprivileged(folder, "doctor").stderr
    for words in (("backup",), ("export", str(folder / "x.toml")), ("backup", str(folder / "x.db"))):
        assert "denied" in message(_unprivileged(folder, *words)).casefold()
    assert [path.name for path in folder.iterdir()] == ["plan.db"]


def test_a_file_that_may_not_be_read_is_said_to_be_so(small_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archive"
    folder.mkdir()
    shutil.copy(small_path, folder / "plan.db")
    (folder / "plan.db").chmod(0)
    assert "denied" in message(_unprivileged(folder, "list")).casefold()


def test_a_file_locked_for_longer_than_the_timeout_is_said_to_be_locked(
    call: Call, small_path: Path, monkeypatch: pytest.MonkeyPatch, sit_down: SitDown
) -> None:
    monkeypatch.setenv(BUSY, "0.05")
    with closing(sqlite3.connect(small_path, isolation_level=None)) as other:
        other.execute("begin immediate")
        assert "is locked by another program" in message(call("set", "C1.2", "percent=60", db=small_path))
        assert call("list", db=small_path).exit_code == 0
    assert find(sit_down(small_path), "C1.2").action.percent == 50
    assert call("set", "C1.2", "percent=60", db=small_path).exit_code == 0


@pytest.mark.parametrize("text", ["soon", "-1", "nan", "inf", "1e9"])
def test_a_wrong_timeout_is_refused(call: Call, small_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(BUSY, text)
    assert BUSY in message(call("list", db=small_path))


def test_a_full_disk_changes_nothing(small_path: Path, shell: Shell, sit_down: SitDown) -> None:
    size = small_path.stat().st_size

    def no_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    words = [f"{name}={'x' * 100_000}" for name in ("how", "success", "evidence", "title")]
    said = message(shell("--db", small_path, "set", "C1.2", *words, env=UNMEASURED, preexec_fn=no_room))
    assert "disk" in said
    assert "nothing was changed" in said
    assert find(sit_down(small_path), "C1.2").action.title == "Recruit managers"
    assert shell("--db", small_path, "doctor").returncode == 0


def test_a_full_disk_behind_the_output_is_one_line(small_path: Path, shell: Shell) -> None:
    with Path("/dev/full").open("wb") as full:
        result = shell("--db", small_path, "list", stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert "space" in message(result)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--bogus",), "No such option '--bogus'"),
        (("lst",), "did you mean 'list'?"),
        (("zzz",), "`planwatch --help` lists them"),
        (("list", "--db", "x"), "it stands before the command"),
        (("list", "--bogus"), "see `planwatch list --help`"),
        (("list", "leed:hr"), "did you mean 'lead:'?"),
        (("list", "rag:purple"), "no rating 'purple'"),
        (("list", "--sort", "upd"), "did you mean 'updated'?"),
        (("list", "--json", "--csv"), "exclude each other"),
        (("show",), "Missing argument 'REF'"),
        (
            ("report",),
            "Missing argument 'KIND'. Choose from: highlight, board, lead, theme, dive, closing, evidence. see ",
        ),
        (("close", "--plan", "WB"), "No such option '--plan'. it stands before the command"),
        (("signoff", "add"), "the version of the sign-off is missing"),
        (("report", "theme", "x", "--json"), "Did you mean '--as-of'? see `planwatch report --help`"),
        (("about", "theme", "nothing"), "themes of this plan: Workforce, Practice"),
        (("show", "C1.3"), "did you mean"),
        (("show", ""), "there is no action"),
        (("undo", "soon"), "'soon' is not a valid integer"),
        (("undo", "0"), "0 is not in the range"),
        (("undo", "99999999999999999999"), "is not in the range"),
        (("log", "--most", "0"), "0 is not in the range"),
        (("completion", "tcsh"), "'tcsh' is not one of"),
        (("import", "nothing.toml"), "no such file"),
        (("import", "."), "holds no workbooks"),
        (("import", "/dev/null"), "is a pipe or a device and no file"),
        (("export", "x.docx"), ".toml"),
        (("export", "-", "--of", "risks"), "--of is for a file"),
        (("export", "-", "--by", "lead"), "--by is for a file"),
        (("export", "no/such/folder/x.toml"), "could not be written"),
        (("backup", "no/such/folder/x.db"), "No such file or directory"),
        (("--today", "someday", "list"), "this is not one day"),
        (("--today", "Jan 2016", "list"), "this is not one day"),
        (("--today", "1 Jan 2016 foo", "list"), "this is not one day"),
        (("--today", "2016-01-11T10:00", "list"), "this is not one day"),
        (("chase", "--reply-by", "18 Jan 201631 Jn"), "'18 Jan 201631 Jn'"),
        (("--today", "31/02/2016", "list"), "this is not one day"),
        (("--db", "", "list"), "the name of a file is needed"),
        (("show", "A1\0"), "holds a NUL"),
        (("list", "\udcff"), "broken UTF-8"),
        (("--db", "x\0.db", "list"), "holds a NUL"),
        (("--as", "\0", "list"), "holds a NUL"),
    ],
)
def test_wrong_use_is_one_line_that_says_what_to_do(
    call: Call, small_path: Path, words: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small_path.parent)
    monkeypatch.setenv("PLANWATCH_DB", str(small_path))
    before = small_path.read_bytes()
    assert said in message(call(*words, today=""))
    assert small_path.read_bytes() == before


def test_wrong_settings_are_refused_and_help_and_where_still_work(call: Call, small_path: Path, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text('skim = "dark"\n', "utf-8")
    assert "Did you mean skin?" in message(call("list", db=small_path))
    assert call("where", db=small_path).exit_code == 0
    assert call("list", "--help", db=small_path).exit_code == 0
    assert call("completion", "bash", db=small_path).exit_code == 0


def test_a_fault_of_planwatch_itself_is_one_line_too(
    call: Call, small_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("boom \x1b[31m")

    monkeypatch.delenv(TRACEBACK)
    monkeypatch.setattr("planwatch.cli.command.list.print_actions", broken)
    assert "a fault of planwatch itself: ZeroDivisionError" in message(call("list", db=small_path))
    monkeypatch.setenv(TRACEBACK, "1")
    assert isinstance(call("list", db=small_path).exception, ZeroDivisionError)
