"""Golden screens of the list and of what is done on it; the other screens have files of their own beside this."""

from pathlib import Path

import pytest

from tests.tui.frames import SIZES, compare
from tests.tui.seat import seated


@pytest.mark.parametrize("size", SIZES)
async def test_the_screens_look_as_they_did(samples_path: Path, size: str) -> None:
    async with seated(samples_path, size=SIZES[size], today=None, plan="WB", view="1") as seat:
        seat.app.cursor_blink = False  # pyright: ignore[reportAttributeAccessIssue]
        await compare(seat, f"triage-{size}")
        await seat.press("9", "j", "space", "space", "r")
        await compare(seat, f"rating-marked-{size}")
        await seat.press("escape", "escape", "d")
        await compare(seat, f"due-{size}")
        await seat.press("escape", "/")
        await seat.type("recruit")
        await compare(seat, f"filter-{size}")
        await seat.press("enter", "enter")
        await compare(seat, f"action-{size}")
        await seat.press("escape", "?")
        await compare(seat, f"help-{size}")
        await seat.press("escape", "D")
        await compare(seat, f"question-{size}")
        await seat.press("escape", "n")
        await compare(seat, f"note-{size}")


@pytest.mark.parametrize("size", SIZES)
async def test_two_plans_in_one_list_look_as_they_did(samples_path: Path, size: str) -> None:
    async with seated(samples_path, size=SIZES[size], today=None, view="1") as seat:
        await compare(seat, f"two-plans-{size}")


async def test_without_colours_all_is_said_by_letters_and_signs(
    samples_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with seated(samples_path, size=(120, 40), today=None, plan="WB") as seat:
        assert seat.app.no_color
        await compare(seat, "no-colour-120x40")
        text = seat.text()
        for sign in ("■ R", "◆ A", "● G", "✓ C", "! ", "≠", "↷"):
            assert sign in text, sign
