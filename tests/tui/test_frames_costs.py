"""Golden screens of the costs."""

from pathlib import Path

from tests.tui.frames import at_the_samples, compare, compare_all


async def test_the_costs_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("dollar_sign")
        await compare_all(seat, "costs")
        await seat.press("enter")
        await compare(seat, "cost-form-120x40")
