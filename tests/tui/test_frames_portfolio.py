"""Golden screens of the portfolio."""

from pathlib import Path

from tests.tui.frames import at_the_samples, compare, compare_all


async def test_the_portfolio_its_help_and_the_list_that_enter_goes_to_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path, plan="") as seat:
        await seat.press("_")
        await compare_all(seat, "portfolio")
        await seat.press("j")
        await compare(seat, "portfolio-theme-120x40")
        await seat.press("?")
        await compare(seat, "portfolio-help-120x40")
        await seat.press("escape", "x")
        await compare(seat, "portfolio-hand-out-120x40")
        await seat.press("escape", "enter")
        await compare(seat, "portfolio-gone-to-120x40")
