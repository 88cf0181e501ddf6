"""ctrl+o goes back to where the cursor was before it jumped."""

from pathlib import Path

import pytest

from tests.tui.seat import Seat, seated


def here(seat: Seat) -> tuple[str, str, str]:
    work = seat.triage.worklist
    return work.view.word, work.filter, seat.cursor_ref()


@pytest.mark.parametrize(
    "keys",
    [("3",), ("]",), ("[",), ("/", "m", "a", "p", "enter"), ("N",), ("G",), ("g",), (":", "A", "2", "enter"),
     ("t", "down", "down", "enter"), ("L", "down", "down", "enter"), ("N", "3", "G")],
    ids=" ".join,
)  # fmt: skip
async def test_a_jump_is_taken_back(samples_path: Path, keys: tuple[str, ...]) -> None:
    async with seated(samples_path, plan="WB") as seat:
        await seat.press("g", "j", "j", "j")
        before = here(seat)
        await seat.press(*keys)
        assert here(seat) != before
        jumps = 3 if keys[0] == "N" and len(keys) > 1 else 1
        await seat.press(*["ctrl+o"] * jumps)
        assert here(seat) == before
        assert f"back at {before[2]} · All" in seat.said()


async def test_several_jumps_are_taken_back_one_by_one_until_there_is_nothing(small_path: Path) -> None:
    async with seated(small_path, view="") as seat:
        await seat.press("ctrl+o")
        assert "nothing to go back to" in seat.said()
        first = here(seat)
        await seat.press("9", "j", "3", "ctrl+o")
        assert here(seat)[0] == "all"
        await seat.press("ctrl+o")
        assert here(seat) == first
        await seat.press("ctrl+o")
        assert "nothing to go back to" in seat.said()


async def test_the_order_comes_back_with_the_view(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1", "title")
        await seat.press("s")
        refs = seat.refs()
        await seat.press("3", "ctrl+o")
        assert (seat.refs(), seat.cursor_ref()) == (refs, "A1")


async def test_escape_of_a_filter_is_taken_back(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("/")
        await seat.type("map")
        await seat.press("enter", "escape")
        assert len(seat.refs()) > 1
        await seat.press("ctrl+o")
        assert here(seat) == ("all", "map", "C1.10")


async def test_another_plan_is_left_again(samples_path: Path) -> None:
    async with seated(samples_path, plan="WB") as seat:
        before = here(seat)
        await seat.press("P", "up", "up", "enter")
        assert seat.triage.session.plan != "WB"
        await seat.press("ctrl+o")
        assert (seat.triage.session.plan, here(seat)) == ("WB", before)


async def test_a_row_that_has_gone_is_told(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("A1")
        await seat.press("3")
        await seat.press("9")
        await seat.at("A1")
        await seat.press("D", "y", "ctrl+o", "ctrl+o")
        assert "A1 is not listed there any more" in seat.said()


async def test_the_key_does_nothing_while_a_text_is_typed(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("3", "9")
        await seat.at("A1")
        await seat.press("e", "ctrl+o")
        assert seat.editor.is_open
        assert here(seat)[0] == "all"
