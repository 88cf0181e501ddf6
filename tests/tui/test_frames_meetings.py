"""Golden screens of the meetings: agenda, resolutions, and what is asked for there."""

from pathlib import Path

import pytest

from tests.tui.frames import at_the_samples, compare, compare_all
from tests.tui.seat import Seat, seated


async def open_meetings(seat: Seat) -> None:
    """An agenda is told once the keys pause."""
    await seat.press("B")
    await seat.until_seen("Agenda of")


async def go_to_held(seat: Seat) -> None:
    """To the meeting before the next, which has resolved something."""
    await seat.press("k")
    await seat.until_seen("Programme Board, Thu 10 Dec 2015")


async def test_the_next_meeting_and_its_agenda_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await open_meetings(seat)
        await compare_all(seat, "meetings")
        await seat.press("tab", "j", "j", "j")
        await compare(seat, "meetings-read-120x40")
        await seat.press("escape", "?")
        await compare(seat, "meetings-help-120x40")


async def test_a_meeting_that_was_held_and_its_resolutions_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await open_meetings(seat)
        await go_to_held(seat)
        await compare_all(seat, "meetings-held")
        await seat.press("r")
        await compare_all(seat, "resolution-form")
        await seat.type("extend")
        await seat.press("tab", *"Agreed", "tab", "tab", *"+2w")
        await compare(seat, "resolution-form-typed-120x40")
        await seat.press("enter")
        await compare_all(seat, "resolution-form-refused")


async def test_meetings_of_two_plans_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path, plan="") as seat:
        await open_meetings(seat)
        await compare_all(seat, "meetings-two-plans")


async def test_adding_and_holding_a_meeting_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await open_meetings(seat)
        await seat.press("a")
        await compare(seat, "meeting-form-120x40")
        await seat.press("escape", "h")
        await compare(seat, "meetings-refused-120x40")
        await go_to_held(seat)
        await seat.press("h")
        await compare(seat, "hold-form-120x40")
        await seat.press("enter")
        await seat.until_seen("Programme Board, Thu 10 Dec 2015")
        await compare(seat, "meetings-saved-120x40")


async def test_answering_and_issuing_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await open_meetings(seat)
        await seat.press("n")
        await compare(seat, "answer-120x40")
        await seat.press("escape")
        await go_to_held(seat)
        await seat.press("i")
        await compare(seat, "issue-question-120x40")
        await seat.press("n", "n", "enter")
        await seat.type("Agency cover")
        await compare(seat, "answer-typed-120x40")


async def test_choosing_and_changing_a_forum_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await open_meetings(seat)
        await seat.press("f")
        await compare(seat, "forum-picker-120x40")
        await seat.press("enter")
        await compare(seat, "forum-form-120x40")
        await seat.press("escape", "f")
        await seat.type("new")
        await seat.press("enter")
        await compare(seat, "forum-form-new-120x40")


async def test_a_plan_without_a_meeting_looks_as_it_did(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("B")
        await seat.until_seen("No meeting yet")
        await compare_all(seat, "meetings-none")


async def test_meetings_without_colours_look_as_they_did(samples_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_the_samples(samples_path) as seat:
        await open_meetings(seat)
        await compare(seat, "meetings-no-colour-120x40")
