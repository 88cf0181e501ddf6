"""Texts of one's own for updates: kept, put in by ctrl+t, changed, taken out; and minutes typed here."""

from pathlib import Path

import pytest

from planwatch.service import read
from planwatch.tui.own_texts import file, own_texts
from tests.tui.seat import Seat, seated


async def templates(seat: Seat) -> None:
    await seat.press("colon")
    await seat.type("update templates")
    await seat.press("enter")


async def test_a_text_is_kept_put_into_an_update_renamed_and_taken_out(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("n", "ctrl+t")
        assert "no texts of your own yet" in seat.text()
        await seat.press("escape")
        await templates(seat)
        await seat.press("enter")
        assert own_texts() == {"usual": "Done: …\nNext: …\nNeed: …"}
        await seat.at("A1")
        await seat.press("n")
        assert "ctrl+t a text of yours" in seat.text()
        await seat.type("All well.")
        await seat.press("ctrl+t", "enter")
        await seat.press("enter")
        whole = read.snapshot(seat.session, seat.session.one_plan())
        written = next(action for action in whole.action if action.ref == "A1").update[-1].text
        assert written == "All well.\nDone: …\nNext: …\nNeed: …"
        await templates(seat)
        await seat.press("enter", "tab", "ctrl+u")
        await seat.type('the "board" one')
        await seat.press("enter")
        assert list(own_texts()) == ['the "board" one'], seat.text()
        await templates(seat)
        await seat.press("enter", "ctrl+a", "backspace", "ctrl+u", "ctrl+k")
        for _ in range(40):
            await seat.press("backspace")
        await seat.press("enter")
        assert own_texts() == {}


async def test_a_file_of_texts_that_cannot_be_read_is_told_and_keeps_nobody_from_an_update(small_path: Path) -> None:
    file().parent.mkdir(parents=True, exist_ok=True)
    file().write_text("no toml [")
    async with seated(small_path) as seat:
        await templates(seat)
        assert "is not valid TOML" in seat.said()
        await seat.press("n")
        assert seat.screen_name() == "Form"


async def test_minutes_are_typed_over_several_lines_here(samples_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    async with seated(samples_path, today=None, plan="WB") as seat:
        await seat.press("B", "g", "e")
        assert "Minutes of" in seat.text()
        await seat.press("ctrl+j")
        await seat.type("One more point")
        await seat.press("enter")
        assert "minutes kept · u undoes" in seat.said()
