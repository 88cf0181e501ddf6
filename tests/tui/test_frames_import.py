"""Golden screens of a file looked at before it is imported."""

from pathlib import Path

import pytest

from tests.books import COUNCIL, made
from tests.tui.commands.test_import_preview import TRACKER, opened
from tests.tui.frames import at_the_samples, compare_all
from tests.tui.seat import Seat

AGAIN = [
    (*row[:3], "1 May 2016", *row[4:]) if row[0] == "1.2" else (*row[:3], "end of May 2016", *row[4:])
    if row[0] == "1.1" else row
    for row in COUNCIL if row[0] != "2.2"
]  # fmt: skip


async def look_at(seat: Seat, path: Path) -> None:
    await opened(seat, path)
    seat.app.screen.set_focus(seat.table)


async def test_a_first_import_looks_as_it_did(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = made(tmp_path / "Recovery plan.xlsx", COUNCIL)
    async with at_the_samples(tmp_path / "new.db", plan="", view="") as seat:
        await look_at(seat, file)
        await compare_all(seat, "preview-first")


async def test_doubts_of_a_file_look_as_they_did(tmp_path: Path) -> None:
    rows = [*TRACKER[:-1], ("Clean up", "Ann", "31/02/2016", "Parked"), ("Sell it", "", "By 2018", "Parked")]
    async with at_the_samples(tmp_path / "new.db", plan="", view="") as seat:
        await look_at(seat, made(tmp_path / "Tracker.xlsx", rows))
        await seat.press("n")
        await compare_all(seat, "preview-doubts")


async def test_the_same_file_again_looks_as_it_did(tmp_path: Path) -> None:
    file = made(tmp_path / "Recovery plan.xlsx", COUNCIL)
    async with at_the_samples(tmp_path / "new.db", plan="", view="") as seat:
        await look_at(seat, file)
        await seat.press("enter", "enter", "9", "d")
        await seat.type("1 Jun 2016")
        await seat.press("enter")
        made(file, AGAIN)
        await look_at(seat, file)
        await seat.press("right", "right", "right")
        await compare_all(seat, "preview-again")
