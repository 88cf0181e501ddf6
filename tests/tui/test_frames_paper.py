"""Golden screens of what is handed out: the choice, the paper, what was found in it, for whom, saved."""

from pathlib import Path

import pytest

from tests.tui.frames import at_the_samples, compare, compare_all


async def test_the_choice_of_a_paper_and_the_paper_look_as_they_did(
    samples_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_the_samples(samples_path, plan="WB") as seat:
        await seat.press("R")
        await compare_all(seat, "papers")
        await seat.press("enter")
        await compare_all(seat, "paper")
        await seat.press("slash")
        await seat.type("definitions")
        await seat.press("enter")
        await compare(seat, "paper-found-120x40")
        await seat.press("f")
        await compare(seat, "paper-for-120x40")
        await seat.press("escape", "s", "enter")
        await compare(seat, "paper-saved-120x40")
