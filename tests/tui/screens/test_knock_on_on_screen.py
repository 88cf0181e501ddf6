"""What hangs on an action that is late, on its own screen."""

from pathlib import Path

from tests.tui.frames import at_the_samples


async def test_a_late_action_tells_what_hangs_on_it(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("slash")
        await seat.type("C4.3")
        await seat.press("enter", "enter")
        assert seat.screen_name() == "ActionScreen"
        told = seat.text()
        assert "late, and so:" in told
        assert "└ answers 4 (priority, accepted)" in told
        assert "└ Scrutiny Commission meets 25 Feb (public) · late by then" in told
        assert told.count("answers 4") == 1


async def test_one_that_is_not_late_tells_what_waits_for_it(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("9", "slash")
        await seat.type("C1.4")
        await seat.press("enter", "enter")
        assert "waiting for it:" in seat.text()
        assert "late, and so:" not in seat.text()
