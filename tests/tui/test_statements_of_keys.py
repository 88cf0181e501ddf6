"""A key asks the file the same number of things, be there 1,000 actions or 10,000."""

import shutil
from pathlib import Path

import pytest

from planwatch.service import read
from planwatch.tui.screens.triage import screen as triage
from tests.connections import counted
from tests.sizes import SIZES
from tests.tui.seat import seated

KEYS = {
    "down": ("", "j"),
    "page": ("", "pagedown"),
    "end": ("", "G"),
    "RAG letter": ("r", "a"),
    "filter letter": ("/", "h"),
    "next filter letter": ("/ h", "r"),
    "view": ("", "1"),
    "undo": ("+", "u"),
    "open": ("", "enter"),
}
"""What is pressed before, and the key that is looked at."""


@pytest.mark.usefixtures("traced")
@pytest.mark.parametrize("name", KEYS)
async def test_a_key_asks_as_much_of_a_large_plan(
    plans_by_size: dict[int, Path], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Others' changes are looked for by the clock, whatever is pressed.
    monkeypatch.setattr(triage, "POLL_SECONDS", 3600)
    # Both plans are rated in the same way, and not one of them in a thread.
    monkeypatch.setattr(read, "_QUICK", SIZES[1])
    before, key = KEYS[name]
    asked: dict[int, list[str]] = {}
    for size in SIZES:
        async with seated(Path(shutil.copy(plans_by_size[size], tmp_path))) as seat:
            await seat.at("C1.2")
            await seat.press(*before.split())
            await seat.settle()
            with counted(monkeypatch) as statements:
                await seat.press(key)
                await seat.settle()
            asked[size] = statements
    few, many = (len(asked[size]) for size in SIZES)
    assert few == many
