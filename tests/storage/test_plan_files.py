"""Opening plan files: what is refused, in which words, and that it is left as it was."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.resources import bundled
from planwatch.service import reading
from planwatch.service.files import backup, faults, open_session, read_only_reason, second_session
from planwatch.service.importing import import_snapshot
from planwatch.service.session import Session
from planwatch.storage import migrate
from planwatch.storage.database import Database
from tests.conftest import SitDown
from tests.desk import SMALL, counts, find, put, told


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


def test_a_missing_file_is_refused_and_not_made(tmp_path: Path) -> None:
    assert "there is no plan file" in refused(tmp_path / "none.db").message
    assert held(tmp_path) == {}


def test_a_missing_folder_is_refused_and_not_made(tmp_path: Path) -> None:
    assert "No such file or directory" in refused(tmp_path / "none" / "plan.db", create=True).message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [False, True])
def test_a_folder_is_refused(tmp_path: Path, create: bool) -> None:
    assert "is a folder" in refused(tmp_path, create=create).message


@pytest.mark.parametrize("content", [b"x", b"ref;title\n1;x\n", b"SQLite format 2\0" * 99, b"\0" * 5000, os.urandom(9000)])
@pytest.mark.parametrize("create", [False, True])
def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path, content: bytes, create: bool) -> None:
    path = tmp_path / "plan.db"
    path.write_bytes(content)
    assert "is not a plan file" in refused(path, create=create).message
    assert held(tmp_path) == {"plan.db": content}


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


@pytest.mark.parametrize("journal_mode", ["delete", "wal"])
def test_a_file_of_a_newer_planwatch_is_refused_untouched(small_path: Path, journal_mode: str) -> None:
    newer(small_path, journal_mode)
    before = held(small_path.parent)
    error = refused(small_path)
    assert "was made by a newer planwatch (it knows 9999_x)" in error.message
    assert error.hint == "upgrade planwatch; nothing was changed"
    assert held(small_path.parent) == before


def test_a_truncated_file_is_refused_or_found_faulty(small_path: Path, sit_down: SitDown) -> None:
    whole = small_path.read_bytes()
    for size in (17, 100, 600, 4096, 5000, len(whole) // 2, len(whole) - 4096):
        small_path.write_bytes(whole[:size])
        try:
            session = sit_down(small_path)
            found = faults(session)
        except PlanwatchError as error:
            found = [error.message]
            assert "damaged" in error.message
            assert error.hint
        assert found, size


def test_a_damaged_page_is_told_by_doctor_and_never_a_traceback(small_path: Path, sit_down: SitDown) -> None:
    whole = bytearray(small_path.read_bytes())
    told_of = 0
    for page in range(1, len(whole) // 4096):
        small_path.write_bytes(whole[: page * 4096] + b"\xa5" * 4096 + whole[(page + 1) * 4096 :])
        for ask in (faults, told, lambda s: put(s, "C1.2", {"title": "x", "due": "fri"})):
            try:
                session = sit_down(small_path)
                told_of += bool(ask(session)) and ask is faults
            except PlanwatchError as error:
                told_of += ask is faults
                assert error.hint
            session.database.close()
    assert told_of == len(whole) // 4096 - 1


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


def test_a_file_locked_against_reading_too_is_said_to_be_locked(small_path: Path) -> None:
    other = sqlite3.connect(small_path, isolation_level=None)
    other.execute("pragma locking_mode = exclusive")
    other.execute("begin exclusive")
    assert "is locked by another program" in refused(small_path, busy_seconds=0.1).message
    other.close()


def test_on_a_full_disk_a_change_is_refused_and_the_file_stays_sound(ann: Session) -> None:
    before = counts(ann), told(ann)
    pages = ann.database.number("pragma page_count")
    ann.database.conn.execute(f"pragma max_page_count = {pages + 1}")
    for change in (
        lambda: put(ann, "A1", {"how": "x" * 100_000}),
        lambda: put(ann, "A1", {"title": "y" * 100_000, "lead": "New"}, add=True),
    ):
        with pytest.raises(PlanwatchError, match="the disk is full") as full:
            change()
        assert "nothing was changed" in full.value.hint
        assert (counts(ann), told(ann)) == before
    ann.database.conn.execute("pragma max_page_count = 100000")
    assert put(ann, "A1", {"title": "fits"}).number is not None
    assert faults(ann) == []


def without_root_rights(script: str, *arguments: Path) -> list[str]:
    """The lines that a program prints which may do to files what their modes allow their owner, and no more."""
    command = [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)]
    if os.getuid() == 0:
        assert shutil.which("setpriv"), "run the tests as an ordinary user, or install util-linux"
        command = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


_ASK = """
    import sys
    from pathlib import Path
    from planwatch.errors import PlanwatchError
    from planwatch.service import reading
    from planwatch.service.editing import set_fields, Target
    from planwatch.service.files import faults, open_session, read_only_reason
    try:
        session = open_session(Path(sys.argv[1]), create=len(sys.argv) > 2)
        print(read_only_reason(session))
        print(reading.find_action(session, "A1").action.title)
        print(faults(session))
        set_fields(session, [Target(1)], {"title": "x"})
    except PlanwatchError as error:
        print(error)
"""


@pytest.fixture
def folder(small_path: Path, tmp_path: Path) -> Iterator[Path]:
    """A folder with the small plan in it, which may be made read-only."""
    made = tmp_path / "shared"
    made.mkdir()
    shutil.move(small_path, made / "plan.db")
    yield made
    made.chmod(0o755)


@pytest.mark.parametrize("file_mode", [0o600, 0o400])
def test_a_file_in_a_read_only_folder_is_read_and_says_why_it_cannot_be_changed(folder: Path, file_mode: int) -> None:
    (folder / "plan.db").chmod(file_mode)
    folder.chmod(0o555)
    before = held(folder)
    lines = without_root_rights(_ASK, folder / "plan.db")
    assert lines[:3] == ["its folder is read-only", "Set standards", "[]"]
    assert lines[3].endswith("plan.db cannot be changed: its folder is read-only. copy it to a folder of your own")
    assert held(folder) == before


def test_a_read_only_file_is_read_and_says_why_it_cannot_be_changed(folder: Path) -> None:
    (folder / "plan.db").chmod(0o444)
    content = (folder / "plan.db").read_bytes()
    lines = without_root_rights(_ASK, folder / "plan.db")
    assert lines[:3] == ["the file is read-only", "Set standards", "[]"]
    assert lines[3].endswith("cannot be changed: the file is read-only. copy it to a folder of your own")
    assert (folder / "plan.db").read_bytes() == content


def test_a_file_that_may_not_be_read_is_refused_in_words(folder: Path) -> None:
    (folder / "plan.db").chmod(0o000)
    [line] = without_root_rights(_ASK, folder / "plan.db")
    assert line.endswith("plan.db: Permission denied. check the name and your rights")


def test_no_file_is_made_in_a_read_only_folder(folder: Path) -> None:
    folder.chmod(0o555)
    [line] = without_root_rights(_ASK, folder / "new.db", Path("create"))
    assert "Permission denied" in line


def test_a_read_only_file_of_an_older_planwatch_is_refused_with_what_to_do(empty_path: Path) -> None:
    conn = sqlite3.connect(empty_path)
    conn.execute("update _sqlite_migrations set name = '0000_before'")
    conn.commit()
    conn.close()
    # With no step of that name it counts as newer; both ways nothing may be written.
    assert "newer planwatch" in refused(empty_path).message


def test_changes_still_in_the_log_of_another_writer_are_read_where_nothing_can_be_written(
    folder: Path, sit_down: SitDown
) -> None:
    session = sit_down(folder / "plan.db")
    put(session, "A1", {"title": "still in the log"})
    (folder / "plan.db").chmod(0o444)
    assert (folder / "plan.db-wal").stat().st_size
    assert without_root_rights(_ASK, folder / "plan.db")[1] == "still in the log"
    folder.chmod(0o555)
    assert without_root_rights(_ASK, folder / "plan.db")[1] == "still in the log"


def test_a_reader_without_rights_sees_what_the_owner_writes_later(folder: Path, sit_down: SitDown) -> None:
    owner = sit_down(folder / "plan.db")
    (folder / "plan.db").chmod(0o444)
    watch = _ASK.replace("print(faults(session))", 'print("ready", flush=True); sys.stdin.readline()') + """
        print(reading.find_action(open_session(Path(sys.argv[1])), "A1").action.title)
    """.replace("        print", "    print")
    again = watch.replace("open_session(Path(sys.argv[1])), \"A1\")", "session, \"A1\")")
    command = [sys.executable, "-c", textwrap.dedent(again), str(folder / "plan.db")]
    if os.getuid() == 0:
        command = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", *command]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout
        assert [reader.stdout.readline().strip() for _ in range(3)][2] == "ready"
        put(owner, "A1", {"title": "later"})
        out, _ = reader.communicate("\n")
    assert out.splitlines()[-1] == "later"


def test_a_file_that_grows_past_what_the_disk_allows_stays_sound(small_path: Path, sit_down: SitDown) -> None:
    lines = without_root_rights(
        """
        import resource, signal, sys
        from pathlib import Path
        from planwatch.errors import PlanwatchError
        from planwatch.service.editing import set_fields, Target
        from planwatch.service.files import open_session
        session = open_session(Path(sys.argv[1]))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
        done = 0
        try:
            for done in range(1000):
                set_fields(session, [Target(1)], {"how": f"{done:05}" * 400})
        except PlanwatchError as error:
            print(done)
            print(error)
        """,
        small_path,
    )
    assert "nothing was changed" in lines[1]
    session = sit_down(small_path)
    assert find(session, "C1.2").action.how == f"{int(lines[0]) - 1:05}" * 400
    assert faults(session) == []


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


def test_a_backup_is_one_whole_file_and_never_overwrites_another(ann: Session, tmp_path: Path, sit_down: SitDown) -> None:
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
    ann.database.conn.execute("create table wrong (x)")
    ann.database.conn.execute("pragma writable_schema = on")
    ann.database.conn.close()
    with pytest.raises(PlanwatchError):
        backup(ann, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_second_connection_does_not_loosen_the_first_ones_hold_on_the_file(ann: Session, small_path: Path) -> None:
    # POSIX drops all of a process's locks on a file when it closes any descriptor of it. Another program that then
    # closes the file takes itself for the last one and removes the log that this process goes on writing to.
    look = f"import sqlite3; c = sqlite3.connect({str(small_path)!r}); print(c.execute('select title from action where ref = \"A1\"').fetchone()[0]); c.close()"
    put(ann, "A1", {"title": "before"})
    second = second_session(ann)
    assert without_root_rights(look) == ["before"]
    put(ann, "A1", {"title": "after"})
    assert without_root_rights(look) == ["after"]
    assert find(second, "A1").action.title == "after"
    second.database.close()
    assert without_root_rights(look) == ["after"]
    put(ann, "A1", {"title": "last"})
    assert without_root_rights(look) == ["last"]


def test_an_open_file_is_kept_in_write_ahead_mode_and_synchronised_fully(ann: Session) -> None:
    pragmas = ("journal_mode", "synchronous", "foreign_keys")
    assert [ann.database.one(f"pragma {name}")[0] for name in pragmas] == ["wal", 2, 1]  # pyright: ignore[reportOptionalSubscript]
