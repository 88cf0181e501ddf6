"""What others changed since one last looked: told at the start, listed, marked until it is read."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from planwatch.paths import state_folder
from planwatch.service.actions.remove import remove
from planwatch.service.files.open import open_session
from planwatch.service.journal import undo
from planwatch.service.session import Session
from planwatch.tui.watch import changed
from tests.desk import TODAY, put, targets
from tests.tui.seat import Seat, seated


@pytest.fixture
def bob(small_path: Path) -> Iterator[Session]:
    """Another person at the same file, over a connection of their own."""
    session = open_session(small_path, who="bob", today=TODAY, busy_seconds=5.0)
    with session.database:
        yield session


@pytest.fixture
async def looked(small_path: Path) -> None:
    """Ann, who leads C1.2, has looked at the file before."""
    async with seated(small_path):
        pass


def unread(seat: Seat) -> list[str]:
    """The refs of the rows with the sign."""
    ids = seat.table.unread
    rows = (row for row in seat.triage.worklist.rows.by_id(seat.triage.worklist.rows.ids) if row is not None)
    refs = [row.action.ref for row in rows if row.id in ids]
    signed = [line for line in seat.lines() if line.startswith(("• ", "»•"))]
    assert len(signed) == len(refs)
    assert all(any(f" {ref} " in line for line in signed) for ref in refs)
    return refs


@pytest.mark.usefixtures("looked")
async def test_nothing_is_told_where_others_changed_nothing(small_path: Path) -> None:
    own = open_session(small_path, who="ann", today=TODAY)
    with own.database:
        put(own, "C1.2", {"title": "By myself"})
    async with seated(small_path) as seat:
        assert "`" not in seat.said()
        assert "Changed" not in seat.lines()[1]
        await seat.press("`")
        assert "Others changed nothing since you last looked" in " ".join(seat.text().split())
        await seat.press("]")
        assert "1 Overdue" in seat.title()


async def test_who_looks_for_the_first_time_has_read_it_all(small_path: Path, bob: Session) -> None:
    put(bob, "C1.2", {"due": "30 Nov 2015"})
    async with seated(small_path) as seat:
        assert "`" not in seat.said()
        assert unread(seat) == []


@pytest.mark.usefixtures("looked")
async def test_what_others_changed_is_told_at_the_start_and_listed_ones_own_first(
    small_path: Path, bob: Session
) -> None:
    put(bob, "C1.2", {"due": "30 Nov 2015"})
    put(bob, "A1", {"title": "Set better standards", "priority": "high"})
    async with seated(small_path, view="") as seat:
        assert "1 change to yours, 1 to others' actions since" in seat.said()
        assert seat.said().endswith("` shows them")
        assert "` Changed 2" in seat.lines()[1]
        await seat.press("`")
        assert seat.refs() == unread(seat) == ["C1.2", "A1"]
        assert "due by bob, " in seat.text()
        assert "title, priority by bob, " in seat.text()
        await seat.settle()
        assert "changed by bob, " in seat.detail()
        assert ": due: 20 Oct 2015 → 30 Nov 2015" in seat.detail()
        await seat.press("[")
        assert "0 Mine" in seat.title()


@pytest.mark.usefixtures("looked")
async def test_what_was_rested_on_opened_or_changed_is_read_and_stays_so(
    small_path: Path, bob: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    for ref in ("C1.2", "C1.10", "A1", "A2"):
        put(bob, ref, {"how": "otherwise"})
    monkeypatch.setattr(changed, "REST_SECONDS", 3600)
    async with seated(small_path) as seat:
        await seat.at("A2")
        assert unread(seat) == ["C1.2", "C1.10", "A1", "A2"]
        await seat.press("enter", "escape")
        assert unread(seat) == ["C1.2", "C1.10", "A1"]
        await seat.at("C1.10")
        await seat.at("C1.2")
        assert unread(seat) == ["C1.2", "C1.10", "A1"], "passing is not reading"
        await seat.press("r", "a", "escape")
        assert unread(seat) == ["C1.10", "A1"]
        monkeypatch.setattr(changed, "REST_SECONDS", 0.05)
        await seat.at("A1")
        await seat.until(lambda: unread(seat) == ["C1.10"], "the rest")
    monkeypatch.setattr(changed, "REST_SECONDS", 3600)
    async with seated(small_path) as seat:
        assert unread(seat) == ["C1.10"]
        await seat.press("`")
        assert seat.refs() == ["C1.10"]
        await seat.press("`")
        assert unread(seat) == []
        assert "1 taken as read" in seat.said()
        assert seat.refs() == ["C1.10"]
    async with seated(small_path) as seat:
        assert "Changed" not in seat.lines()[1]


@pytest.mark.usefixtures("looked")
async def test_what_others_take_back_is_a_change_too_and_so_is_an_action_that_was_given_away(
    small_path: Path, bob: Session
) -> None:
    put(bob, "C1.2", {"percent": "60"})
    undo.undo(bob)
    async with seated(small_path, view="") as seat:
        assert "1 change to yours since" in seat.said()
        await seat.press("`")
        assert "percent put back by bob" in seat.text()
        await seat.settle()
        assert ": percent: 60 % → 50 %" in seat.detail()
    put(bob, "C1.2", {"lead": "Principal SW"})
    async with seated(small_path, view="") as seat:
        assert "1 change to yours since" in seat.said()
    put(bob, "C1.2", {"lead": "Head of HR"})
    remove(bob, targets(bob, "C1.2"))
    async with seated(small_path, view="") as seat:
        assert "1 of yours removed: H tells" in seat.said()
        assert "Changed" not in seat.lines()[1]


@pytest.mark.usefixtures("looked")
async def test_what_others_change_while_the_app_is_open_is_marked_and_told_where_it_is_mine(
    small_path: Path, bob: Session
) -> None:
    async with seated(small_path) as seat:
        put(bob, "A1", {"title": "Set better standards"})
        await seat.until(lambda: unread(seat) == ["A1"], "the sign")
        assert "`" not in seat.said()
        assert "` Changed 1" in seat.lines()[1]
        put(bob, "C1.2", {"due": "30 Nov 2015"})
        await seat.until(lambda: "1 change to yours, 1 to others' actions" in seat.said(), "the word")
        await seat.press("`")
        put(bob, "C1.10", {"due": "30 Nov 2016"})
        await seat.until(lambda: seat.refs() == ["C1.2", "C1.10", "A1"], "the third")


@pytest.mark.usefixtures("looked")
async def test_another_copy_of_the_file_with_numbers_of_its_own_confuses_nobody(
    small_path: Path, tmp_path: Path, bob: Session
) -> None:
    backup = tmp_path / "backup.db"
    bob.database.backup(backup)
    put(bob, "A1", {"title": "In the file that is lost"})
    async with seated(small_path) as seat:
        assert unread(seat) == ["A1"]
    bob.database.close()
    backup.replace(small_path)
    async with seated(small_path) as seat:
        assert unread(seat) == []
    again = open_session(small_path, who="bob", today=TODAY)
    with again.database:
        for percent in ("10", "20", "30"):
            put(again, "C1.2", {"percent": percent})
    async with seated(small_path) as seat:
        assert unread(seat) == ["C1.2"]


@pytest.mark.usefixtures("looked")
@pytest.mark.parametrize("kept", ["", "[]", "{", '{"x": 1}', "numbers", "words"])
async def test_what_was_kept_badly_is_as_nothing_kept(small_path: Path, bob: Session, kept: str) -> None:
    put(bob, "A1", {"title": "Set better standards"})
    file = state_folder() / "looked.json"
    if kept in ("numbers", "words"):
        one = {"number": "x", "at": 3, "since": 4, "unread": [[1, 2]]} if kept == "numbers" else "x"
        kept = json.dumps({str(small_path.resolve()): {"ann": one}})
    file.write_text(kept)
    async with seated(small_path) as seat:
        assert unread(seat) == []


@pytest.mark.usefixtures("looked")
async def test_a_folder_that_cannot_be_written_and_a_file_only_to_read_are_no_fault(
    small_path: Path, bob: Session
) -> None:
    put(bob, "A1", {"title": "Set better standards"})
    file = state_folder() / "looked.json"
    kept = file.read_bytes()
    file.unlink()
    file.mkdir()
    async with seated(small_path) as seat:
        await seat.press("`", "`")
    file.rmdir()
    file.write_bytes(kept)
    small_path.chmod(0o400)
    async with seated(small_path) as seat:
        assert unread(seat) == ["A1"]


@pytest.mark.usefixtures("looked")
async def test_others_people_and_other_plans_have_their_own(small_path: Path, bob: Session) -> None:
    put(bob, "A1", {"title": "Set better standards"})
    async with seated(small_path, who="bob") as seat:
        assert unread(seat) == []
    async with seated(small_path) as seat:
        assert unread(seat) == ["A1"]


@pytest.mark.usefixtures("looked")
async def test_both_signs_stand_side_by_side_and_the_legend_says_what_they_are(small_path: Path, bob: Session) -> None:
    put(bob, "A1", {"title": "Set better standards"})
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("space")
        assert any(line.startswith("»•") for line in seat.lines())
        await seat.press("?", *"unread:")
        assert "others changed it" in seat.text()


@pytest.mark.usefixtures("looked")
async def test_the_column_of_what_changed_is_copied_whole_and_left_as_it_is_by_what_changes_columns(
    small_path: Path, bob: Session
) -> None:
    put(bob, "C1.2", {"due": "30 Nov 2015"})
    async with seated(small_path) as seat:
        await seat.press("`")
        await seat.at("C1.2", "changed")
        for key in ("\\", "{", "}"):
            await seat.press(key)
            assert "stays as it is" in seat.said()
        for key in ("s", "e", "S", "(", "escape"):
            await seat.press(key)
        await seat.press("y")
        assert seat.app.clipboard.startswith("due by bob, ")
        await seat.at("C1.2", "lead")
        await seat.press("}")
        assert [key for key, _ in seat.triage.worklist.layout.columns].count("changed") == 0
        assert "changed" in seat.table.visible_columns
        await seat.press("9")
        assert "changed" not in seat.table.visible_columns
