"""Golden screens of a review: choosing one, its stops, what is asked for there, and its end."""

from pathlib import Path

import pytest

from tests.tui.frames import at_the_samples, compare, compare_all
from tests.tui.seat import Seat


async def begin(seat: Seat, words: str = "for improvement") -> None:
    await seat.press("w")
    await seat.type(words)
    await seat.press("enter")
    await seat.until_seen("Review · ")


async def test_choosing_a_review_and_going_on_with_one_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("w")
        await compare(seat, "review-start-120x40")
        await seat.type("for improvement")
        await seat.press("enter", "s", "escape", "w")
        await compare(seat, "review-start-again-120x40")


async def test_the_stops_of_a_review_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await begin(seat)
        await compare_all(seat, "review")
        await seat.press("?")
        await compare(seat, "review-help-120x40")
        await seat.press("escape", "]", "k")
        await compare_all(seat, "review-theme")
        await seat.press("]", "]", "k", "k")
        await compare_all(seat, "review-on-track")
        await seat.press(*"]]]]]]]")
        await compare_all(seat, "review-plan")


async def test_what_was_gone_through_looks_as_it_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await begin(seat)
        await seat.press("r", "a")
        await compare(seat, "review-why-120x40")
        await seat.press("escape", "enter", "s")
        await compare_all(seat, "review-gone-through")


async def test_what_a_review_asks_for_looks_as_it_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await begin(seat)
        await seat.press("x")
        await compare(seat, "escalate-form-120x40")
        await seat.press("escape", "r")
        await compare(seat, "review-rating-120x40")
        await seat.press("escape", "d")
        await compare(seat, "review-due-120x40")
        await seat.press("escape", "]", "k", "enter")
        await compare_all(seat, "rate-theme-form")


async def test_the_end_of_a_review_looks_as_it_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await begin(seat)
        await seat.press("r", "a")
        await seat.type("locum found")
        await seat.press("enter", "enter", "s", "w")
        await compare_all(seat, "review-end")
        await seat.press("p")
        await compare(seat, "review-end-present-120x40")
        await seat.type("Ann; Bob")
        await seat.press("enter", "enter")
        await compare(seat, "review-end-question-120x40")
        await seat.press("y")
        await compare(seat, "review-ended-120x40")


async def test_a_review_of_one_plan_of_two_without_a_meeting_looks_as_it_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path, plan="SL") as seat:
        await begin(seat, "for no meeting")
        await compare(seat, "review-no-meeting-120x40")


async def test_a_review_without_colours_looks_as_it_did(samples_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_the_samples(samples_path) as seat:
        await begin(seat)
        await seat.press("s")
        await compare(seat, "review-no-colour-120x40")
