"""What a person made or changed is never written over unasked, by any command that writes a file."""

from pathlib import Path

import pytest

from planwatch.paths import state_folder
from tests.cli.conftest import Call
from tests.cli.said import message

BOARD = "Improvement Programme Board"
WRITES: dict[str, tuple[str, ...]] = {
    "plan.toml": ("export", "FILE"),
    "plan.ics": ("export", "FILE"),
    "report.html": ("report", "highlight", "--html", "FILE"),
    "report.md": ("report", "highlight", "--out", "FILE"),
    "minutes.md": ("minutes", BOARD, "10 Dec 2015", "--write", "FILE"),
    "pack.toml": ("pack", BOARD, "10 Dec 2015", "--out", "FILE"),
}


@pytest.fixture
def wb(call: Call, samples_path: Path) -> Call:
    """Planwatch on the sample of West Berkshire, one meeting of it issued."""
    assert call("--plan", "WB", "issue", BOARD, "10 Dec 2015", db=samples_path).exit_code == 0
    return lambda *words, **how: call("--plan", "WB", *words, db=samples_path, **how)  # pyright: ignore[reportReturnType]


@pytest.mark.parametrize("name", WRITES)
def test_a_file_of_somebodys_is_written_over_only_where_that_is_asked(wb: Call, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    words = [str(file) if word == "FILE" else word for word in WRITES[name]]
    file.write_text("mine", "utf-8")
    assert f"{name} exists. give another name; --replace writes over it" in message(wb(*words))
    assert file.read_text("utf-8") == "mine"
    assert wb(*words, "--replace").exit_code == 0
    written = file.read_bytes()
    assert len(written) > 100
    assert wb(*words).exit_code == 0, "as planwatch wrote it, it is written anew"
    file.write_bytes(written + b"\nadded by hand")
    assert "exists" in message(wb(*words))
    assert file.read_bytes() == written + b"\nadded by hand"


def test_where_nothing_can_be_remembered_it_asks_again(wb: Call, tmp_path: Path) -> None:
    (state_folder() / "written.json").mkdir(parents=True)
    assert wb("export", tmp_path / "plan.toml").exit_code == 0
    assert "exists" in message(wb("export", tmp_path / "plan.toml"))


@pytest.mark.parametrize("held", ["", "[]", '{"x": 1', "\0", "[" * 5000])
def test_rubbish_where_it_remembers_is_no_fault(wb: Call, tmp_path: Path, held: str) -> None:
    state_folder().mkdir(parents=True, exist_ok=True)
    (state_folder() / "written.json").write_text(held, "utf-8")
    for _ in range(2):
        assert wb("export", tmp_path / "plan.toml").exit_code == 0


def test_the_settings_are_only_read(wb: Call, home: Path) -> None:
    (home / "config.toml").parent.mkdir(parents=True, exist_ok=True)
    (home / "config.toml").write_text('who = "Ann"  # me', "utf-8")
    for words in (("set", "C1.2", "percent=30"), ("where",), ("list",)):
        assert wb(*words).exit_code == 0
    assert (home / "config.toml").read_text("utf-8") == 'who = "Ann"  # me'
