"""Golden screens of the recommendations."""

from pathlib import Path

from tests.tui.frames import at_the_samples, compare, compare_all


async def test_the_recommendations_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("number_sign")
        await compare_all(seat, "recommendations")
        await seat.press("?")
        await compare(seat, "recommendations-help-120x40")
        await seat.press("escape", "enter")
        await compare_all(seat, "recommendation-form")


async def test_the_recommendations_of_two_plans_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path, plan="") as seat:
        await seat.press("number_sign")
        await compare(seat, "recommendations-two-plans-120x40")


async def test_coverage_commitments_and_sources_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        for key, name in (("tilde", "coverage"), ("ampersand", "commitments"), ("circumflex_accent", "sources")):
            await seat.press(key)
            await compare_all(seat, name)
            await seat.press("escape")


async def test_a_response_to_a_resolution_looks_as_it_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("B")
        await seat.pilot.pause(0.2)
        await seat.press("k", "R", "enter")
        await compare(seat, "response-form-120x40")
