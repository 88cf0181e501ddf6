"""Golden screens of the risks."""

from pathlib import Path

from tests.tui.frames import at_the_samples, compare, compare_all


async def test_the_risks_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path, plan="SL") as seat:
        await seat.press("exclamation_mark")
        await compare_all(seat, "risks")
        await seat.press("?")
        await compare(seat, "risks-help-120x40")
        await seat.press("escape", "enter")
        await compare_all(seat, "risk-form")


async def test_the_heat_map_looks_as_it_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("exclamation_mark", "m")
        await compare_all(seat, "risks-map")
