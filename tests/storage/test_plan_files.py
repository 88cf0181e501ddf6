"""Opening plan files: what is refused, in which words, and that it is left as it was."""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from planwatch.errors import PlanwatchError
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import backup, faults, open_session
from planwatch.service.session import Session
from planwatch.storage.engine.sqlite import Database
from tests.conftest import SitDown
from tests.desk import SMALL, TODAY, answer, counts, put, told


def refused(path: Path, **how: object) -> PlanwatchError:
    with pytest.raises(PlanwatchError) as caught:
        Database.open(path, **how)  # pyright: ignore[reportArgumentType]
    assert caught.value.hint, "it must say what to do"
    return caught.value


def held(folder: Path) -> dict[str, bytes]:
    """Every file of the folder, byte by byte. Only while no connection of this process is open: see below."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def mode(path: Path) -> str:
    return oct(stat.S_IMODE(path.stat().st_mode))


@pytest.mark.of_a_file("what is taken for one")
def test_a_missing_file_is_refused_and_not_made(tmp_path: Path) -> None:
    assert "there is no plan file" in refused(tmp_path / "none.db").message
    assert held(tmp_path) == {}


@pytest.mark.of_a_file("what is taken for one")
def test_a_missing_folder_is_refused_and_not_made(tmp_path: Path) -> None:
    assert "No such file or directory" in refused(tmp_path / "none" / "plan.db", create=True).message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.of_a_file("what is taken for one")
@pytest.mark.parametrize("create", [False, True])
def test_a_folder_is_refused(tmp_path: Path, create: bool) -> None:
    assert "is a folder" in refused(tmp_path, create=create).message


@pytest.mark.of_a_file("what is taken for one")
@pytest.mark.parametrize(
    "content", [b"x", b"ref;title\n1;x\n", b"SQLite format 2\0" * 99, b"\0" * 5000, bytes(range(256)) * 40]
)
@pytest.mark.parametrize("create", [False, True])
def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path, content: bytes, create: bool) -> None:
    path = tmp_path / "plan.db"
    path.write_bytes(content)
    assert "is not a plan file" in refused(path, create=create).message
    assert held(tmp_path) == {"plan.db": content}


@pytest.mark.of_a_file("what is taken for one")
@pytest.mark.parametrize("journal_mode", ["delete", "wal"])
def test_another_programs_database_is_refused_untouched(tmp_path: Path, journal_mode: str) -> None:
    path = tmp_path / "songs.db"
    conn = sqlite3.connect(path)
    conn.execute(f"pragma journal_mode = {journal_mode}")
    conn.execute("create table song (id integer primary key)")
    conn.commit()
    conn.close()
    before = held(tmp_path)
    assert "is another program's database" in refused(path).message
    assert "is another program's database" in refused(path, create=True).message
    assert held(tmp_path) == before


def newer(path: Path, journal_mode: str) -> None:
    conn = sqlite3.connect(path)
    conn.execute("insert into _sqlite_migrations (migration_set, name, applied_at) values ('planwatch', '9999_x', 'x')")
    conn.commit()
    conn.execute(f"pragma journal_mode = {journal_mode}")
    conn.close()


@pytest.mark.of_a_file("what is taken for one")
@pytest.mark.parametrize("journal_mode", ["delete", "wal"])
def test_a_file_of_a_newer_planwatch_is_refused_untouched(small_path: Path, journal_mode: str) -> None:
    newer(small_path, journal_mode)
    before = held(small_path.parent)
    error = refused(small_path)
    assert "was made by a newer planwatch (it knows 9999_x)" in error.message
    assert error.hint == "upgrade planwatch; nothing was changed"
    assert held(small_path.parent) == before


@pytest.mark.of_a_file("its damage")
def test_a_truncated_file_is_refused_or_found_faulty(small_path: Path) -> None:
    whole = small_path.read_bytes()
    for size in (17, 100, 600, 4096, 5000, len(whole) // 2, len(whole) - 4096):
        small_path.write_bytes(whole[:size])
        found = asked(small_path, faults)
        assert found, size
        assert isinstance(found, list) or "damaged" in found.message


@pytest.mark.of_a_file("its damage")
def test_a_damaged_page_is_told_by_doctor_and_never_a_traceback(small_path: Path) -> None:
    whole = small_path.read_bytes()
    for page in range(1, len(whole) // 4096):
        small_path.write_bytes(whole[: page * 4096] + b"\xa5" * 4096 + whole[(page + 1) * 4096 :])
        assert asked(small_path, faults), page
        for ask in (told, lambda session: put(session, "C1.2", {"title": "x", "due": "fri"})):
            found = asked(small_path, ask)
            assert found.hint if isinstance(found, PlanwatchError) else found
            del found  # an error holds the connection that it came of, and its log would cover the next page


def asked(path: Path, ask: Callable[[Session], Any]) -> Any:
    """What a file says, or the refusal."""

    def sit_and_ask() -> Any:
        session = open_session(path, today=TODAY)
        with session.database:
            return ask(session)

    return answer(sit_and_ask)


@pytest.mark.of_a_file("its locks")
def test_a_file_locked_for_longer_than_the_timeout_is_said_to_be_locked(small_path: Path, sit_down: SitDown) -> None:
    session = sit_down(small_path, busy_seconds=0.1)
    other = sqlite3.connect(small_path, isolation_level=None)
    other.execute("begin immediate")
    with pytest.raises(PlanwatchError, match="is locked by another program") as locked:
        put(session, "A1", {"title": "x"})
    assert locked.value.hint == "close that program, or try again"
    assert told(session) == (SMALL,), "reading goes on"
    other.execute("rollback")
    other.close()
    assert put(session, "A1", {"title": "x"}).number is not None


@pytest.mark.of_a_file("its locks")
def test_a_file_locked_against_reading_too_is_said_to_be_locked(small_path: Path) -> None:
    other = sqlite3.connect(small_path, isolation_level=None)
    other.execute("pragma locking_mode = exclusive")
    other.execute("begin exclusive")
    assert "is locked by another program" in refused(small_path, busy_seconds=0.1).message
    other.close()


def test_on_a_full_disk_a_change_is_refused_and_the_file_stays_sound(ann: Session) -> None:
    before = counts(ann), told(ann)
    pages = ann.database.number("pragma page_count")
    ann.database._conn.execute(f"pragma max_page_count = {pages + 1}")
    for change in (
        lambda: put(ann, "A1", {"how": "x" * 100_000}),
        lambda: put(ann, "A1", {"title": "y" * 100_000, "lead": "New"}, add=True),
    ):
        with pytest.raises(PlanwatchError, match="the disk is full") as full:
            change()
        assert "nothing was changed" in full.value.hint
        assert (counts(ann), told(ann)) == before
    ann.database._conn.execute("pragma max_page_count = 100000")
    assert put(ann, "A1", {"title": "fits"}).number is not None
    assert faults(ann) == []


@pytest.mark.of_a_file("its rights")
def test_only_the_owner_may_read_what_planwatch_makes(tmp_path: Path, sit_down: SitDown) -> None:
    before = os.umask(0)
    try:
        session = sit_down(tmp_path / "plan.db", create=True)
        import_snapshot(session, SMALL, "small")
        backup(session, tmp_path / "copy.db")
        assert {path.name: mode(path) for path in tmp_path.iterdir()} == dict.fromkeys(
            ("plan.db", "plan.db-wal", "plan.db-shm", "copy.db"), "0o600"
        )
    finally:
        os.umask(before)


def test_a_backup_is_one_whole_file_and_never_overwrites_another(
    ann: Session, tmp_path: Path, sit_down: SitDown
) -> None:
    put(ann, "A1", {"title": "in the log only"})
    target = backup(ann, tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy.db-*"))
    with pytest.raises(PlanwatchError, match="exists already"):
        backup(ann, target)
    with pytest.raises(PlanwatchError, match="No such file"):
        backup(ann, tmp_path / "none" / "copy.db")
    copy = sit_down(target)
    assert told(copy) == told(ann)
    assert faults(copy) == []


def test_a_backup_that_fails_leaves_nothing(ann: Session, tmp_path: Path) -> None:
    ann.database.close()
    with pytest.raises(PlanwatchError):
        backup(ann, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_copy_in_memory_that_fails_leaves_nothing_open(ann: Session) -> None:
    ann.database.close()
    with pytest.raises(PlanwatchError):
        ann.database.in_memory()


@pytest.mark.of_a_file("its locks")
def test_an_open_file_is_kept_in_write_ahead_mode_and_synchronised_fully(ann: Session) -> None:
    pragmas = ("journal_mode", "synchronous", "foreign_keys")
    assert [ann.database.one(f"pragma {name}")[0] for name in pragmas] == ["wal", 2, 1]  # pyright: ignore[reportOptionalSubscript]
