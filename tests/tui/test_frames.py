"""Golden screens: what a person sees, line for line.

``PLANWATCH_WRITE_FRAMES=1 python -m pytest tests/tui/test_frames.py`` writes them anew; read the difference before
committing it.
"""

import os
from pathlib import Path

import pytest

from tests.tui.seat import Seat, seated

FRAMES = Path(__file__).parents[1] / "frames"
SIZES = {"120x40": (120, 40), "80x24": (80, 24), "60x16": (60, 16)}


async def compare(seat: Seat, name: str) -> None:
    await seat.settle()
    file, seen = FRAMES / f"{name}.txt", seat.text().rstrip("\n") + "\n"
    if os.environ.get("PLANWATCH_WRITE_FRAMES"):
        file.write_text(seen, "utf-8")
    assert seen == file.read_text("utf-8"), f"{name}: see the docstring of this file"


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
