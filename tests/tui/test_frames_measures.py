"""Golden screens of the measures."""

from pathlib import Path

from tests.tui.frames import at_the_samples, compare, compare_all


async def test_the_measures_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("percent_sign")
        await compare_all(seat, "measures")
        await seat.press("?")
        await compare(seat, "measures-help-120x40")
        await seat.press("escape", "n")
        await compare_all(seat, "measure-reading-form")
        await seat.press("escape", "X")
        await seat.pilot.pause(0.2)
        await compare_all(seat, "measure-line")
