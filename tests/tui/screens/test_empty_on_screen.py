"""What an empty list says: why it is empty, and what to press."""

from datetime import date
from pathlib import Path

import pytest

from planwatch.model.actions.views import VIEWS
from planwatch.service import read
from planwatch.service.actions.remove import remove
from planwatch.service.change import Target
from planwatch.service.files.open import open_session
from planwatch.service.read import Listing
from tests.tui.seat import seated


async def test_an_empty_file_says_how_to_begin_and_begins(tmp_path: Path) -> None:
    async with seated(tmp_path / "new.db", view="1") as seat:
        assert "i imports a workbook, a table or a snapshot, a starts one" in seat.text()
        assert " ".join(seat.lines()[-1].split()) == "a Add i Import / Filter 9 All , Settings : Palette q Quit ? Help"
        assert "RAG" not in seat.lines()[-1]
        await seat.press("e", "r", "d", "n", "c", "C", "D", "f", "enter", "y", "*", "v", "s", "N", "u", "x", "A")
        assert seat.screen_name() == "TriageScreen"
        await seat.press("a")
        await seat.type("Recovery plan")
        await seat.press("enter")
        assert "New action in RP" in seat.text()
        await seat.type("First thing")
        await seat.press("enter")
        assert "First thing" in seat.text()
        assert "e Edit" in seat.lines()[-1]
        assert [seat.action(ref).title for ref in seat.refs()] == ["First thing"]


async def test_a_plan_without_actions_says_so(small_path: Path) -> None:
    session = open_session(small_path, who="ann")
    with session.database:
        ids = read.list_ids(session, Listing("all", session.plan_days()))
        remove(session, [Target(key) for key in ids])
    async with seated(small_path) as seat:
        assert "No actions yet. a adds one" in seat.text()


@pytest.mark.parametrize("size", [(60, 16), (120, 40)])
async def test_each_empty_view_says_why_and_what_next(small_path: Path, size: tuple[int, int]) -> None:
    async with seated(small_path, size=size, today=date(2014, 1, 1), who="nobody") as seat:
        for view in VIEWS:
            await seat.press(view.key)
            if not seat.refs():
                words = "No action is led by nobody" if view.word == "mine" else view.empty
                assert words in " ".join(seat.text().split())
                assert view.word != "mine" or "“,” says who you are" in " ".join(seat.text().split())
                assert "9 shows all" in " ".join(seat.text().split())
        await seat.press("9", "/")
        await seat.type("zzz")
        assert "No actions match zzz here. esc clears the filter" in " ".join(seat.text().split())
        await seat.press("escape", "escape")
        assert len(seat.refs()) == 6
        await seat.press("j")
        assert seat.table.has_focus
