"""Golden screens of the findings."""

from pathlib import Path

import pytest

from tests.tui.frames import at_the_samples, compare, compare_all
from tests.tui.seat import Seat


async def open_findings(seat: Seat) -> None:
    """They are looked for while nobody waits."""
    await seat.press("F")
    await seat.until_seen("Nobody leads it")


async def test_the_findings_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await open_findings(seat)
        await compare_all(seat, "findings")
        await seat.press("?")
        await compare(seat, "findings-help-120x40")


async def test_findings_marked_and_accepted_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await open_findings(seat)
        await seat.press("space", "space")
        await compare(seat, "findings-marked-120x40")
        await seat.press("a")
        await compare(seat, "findings-why-120x40")
        await seat.type("Known")
        await seat.press("enter", "G")
        await compare_all(seat, "findings-accepted")


async def test_findings_of_two_plans_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path, plan="") as seat:
        await open_findings(seat)
        await compare_all(seat, "findings-two-plans")


async def test_findings_without_colours_look_as_they_did(samples_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_the_samples(samples_path) as seat:
        await open_findings(seat)
        await compare(seat, "findings-no-colour-120x40")
