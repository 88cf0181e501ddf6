"""Plan files where something is not allowed: folders and files that can only be read, disks that are full."""

import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from planwatch.service.files.open import faults, second_session
from planwatch.service.session import Session
from tests.conftest import SitDown
from tests.desk import find, put

pytestmark = pytest.mark.of_a_file("its rights")


def held(folder: Path) -> dict[str, bytes]:
    """Every file of the folder, byte by byte."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def command(script: str, *arguments: Path) -> list[str]:
    """A program that may do to files what their modes allow their owner, and no more."""
    python = [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)]
    if os.getuid() != 0:
        return python
    assert shutil.which("setpriv"), "run the tests as an ordinary user, or install util-linux"
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", *python]


def printed(script: str, *arguments: Path) -> list[str]:
    """The lines that such a program prints."""
    done = subprocess.run(command(script, *arguments), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


_ASK = """
    import sys
    from pathlib import Path
    from planwatch.errors import PlanwatchError
    from planwatch.service import read
    from planwatch.service.actions.edit import set_fields, Target
    from planwatch.service.files.open import faults, open_session, read_only_reason
    try:
        session = open_session(Path(sys.argv[1]), create=len(sys.argv) > 2)
        print(read_only_reason(session))
        print(read.find_action(session, "A1").action.title)
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
    lines = printed(_ASK, folder / "plan.db")
    assert lines[:3] == ["its folder is read-only", "Set standards", "[]"]
    assert lines[3].endswith("plan.db cannot be changed: its folder is read-only. copy it to a folder of your own")
    assert held(folder) == before


def test_a_read_only_file_is_read_and_says_why_it_cannot_be_changed(folder: Path) -> None:
    (folder / "plan.db").chmod(0o444)
    content = (folder / "plan.db").read_bytes()
    lines = printed(_ASK, folder / "plan.db")
    assert lines[:3] == ["the file is read-only", "Set standards", "[]"]
    assert lines[3].endswith("cannot be changed: the file is read-only. copy it to a folder of your own")
    assert (folder / "plan.db").read_bytes() == content


def test_a_file_that_may_not_be_read_is_refused_in_words(folder: Path) -> None:
    (folder / "plan.db").chmod(0o000)
    [line] = printed(_ASK, folder / "plan.db")
    assert line.endswith("plan.db: Permission denied. check the name and your rights")


def test_no_file_is_made_in_a_read_only_folder(folder: Path) -> None:
    folder.chmod(0o555)
    [line] = printed(_ASK, folder / "new.db", Path("create"))
    assert "Permission denied" in line


def test_changes_still_in_the_log_of_another_writer_are_read_where_nothing_can_be_written(
    folder: Path, sit_down: SitDown
) -> None:
    session = sit_down(folder / "plan.db")
    put(session, "A1", {"title": "still in the log"})
    (folder / "plan.db").chmod(0o444)
    assert (folder / "plan.db-wal").stat().st_size
    assert printed(_ASK, folder / "plan.db")[1] == "still in the log"
    folder.chmod(0o555)
    assert printed(_ASK, folder / "plan.db")[1] == "still in the log"


def test_a_reader_without_rights_sees_what_the_owner_writes_later(folder: Path, sit_down: SitDown) -> None:
    owner = sit_down(folder / "plan.db")
    (folder / "plan.db").chmod(0o444)
    watch = """
        import sys
        from pathlib import Path
        from planwatch.service import read
        from planwatch.service.files.open import open_session
        session = open_session(Path(sys.argv[1]))
        for _ in range(2):
            print(read.find_action(session, "A1").action.title, flush=True)
            sys.stdin.readline()
    """
    pipe = subprocess.PIPE
    with subprocess.Popen(command(watch, folder / "plan.db"), text=True, stdin=pipe, stdout=pipe) as reader:
        assert reader.stdin
        assert reader.stdout
        assert reader.stdout.readline() == "Set standards\n"
        put(owner, "A1", {"title": "later"})
        reader.stdin.write("\n")
        reader.stdin.flush()
        assert reader.stdout.readline() == "later\n"


def test_a_file_that_grows_past_what_the_disk_allows_stays_sound(small_path: Path, sit_down: SitDown) -> None:
    lines = printed(
        """
        import resource, signal, sys
        from pathlib import Path
        from planwatch.errors import PlanwatchError
        from planwatch.service.actions.edit import set_fields, Target
        from planwatch.service.files.open import open_session
        session = open_session(Path(sys.argv[1]))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        limit = Path(sys.argv[1]).stat().st_size + 100_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
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


def test_a_second_connection_does_not_loosen_the_first_ones_hold_on_the_file(ann: Session, small_path: Path) -> None:
    # POSIX drops all of a process's locks on a file when it closes any descriptor of it. Another program that then
    # closes the file takes itself for the last one and removes the log that this process goes on writing to.
    look = f"""
        import sqlite3
        conn = sqlite3.connect({str(small_path)!r})
        print(conn.execute("select title from action where ref = 'A1'").fetchone()[0])
        conn.close()
    """
    put(ann, "A1", {"title": "before"})
    second = second_session(ann)
    assert printed(look) == ["before"]
    put(ann, "A1", {"title": "after"})
    assert printed(look) == ["after"]
    assert find(second, "A1").action.title == "after"
    second.database.close()
    assert printed(look) == ["after"]
    put(ann, "A1", {"title": "last"})
    assert printed(look) == ["last"]
