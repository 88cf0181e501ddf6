"""Golden screens on a wide terminal, and on the smallest one, of what has none there in the files beside this one."""

from pathlib import Path

import pytest

from tests.tui.frames import SIZES, at_the_samples, compare

WIDE = {
    "triage": (),
    "action": ("enter",),
    "help": ("?",),
    "meetings": ("B",),
    "findings": ("F",),
    "measures": ("%",),
    "risks-map": ("!", "m"),
    "coverage": ("~",),
    "date-changes": ("M",),
    "portfolio": ("_",),
    "trend": ("X",),
    "grouped": ("(", *"theme", "enter"),
}  # fmt: skip
SMALL = {
    "columns": ("\\",),
    "skin-picker": ("K",),
    "theme-picker": ("t",),
    "board-form": ("b",),
    "escalate-form": (">",),
    "hand-over-question": ("O",),
    "lead-form": ("A", *"chief", "enter"),
    "measure-form": ("%", "enter"),
    "action-help": ("enter", "?"),
    "grouped": ("(", *"theme", "enter"),
}  # fmt: skip
COMES = {"findings": "no-lead", "meetings": "Agenda of", "portfolio": "51 actions", "trend": "o open"}
"""What is worked out while the screen is there already."""


@pytest.mark.parametrize(("size", "screens"), [("200x60", WIDE), ("60x16", SMALL)])
async def test_they_look_as_they_did(
    samples_path: Path, size: str, screens: dict[str, tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SIZES, "200x60", (200, 60))
    async with at_the_samples(samples_path, view="1", size=size) as seat:
        for name, keys in screens.items():
            await seat.press(*keys)
            await seat.until_seen(COMES.get(name, ""))
            await compare(seat, f"{name}-{size}")
            while seat.screen_name() != "TriageScreen":
                await seat.press("escape")
