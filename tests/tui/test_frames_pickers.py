"""Golden screens of what is chosen from lists, and of the help of the list and of an action."""

from pathlib import Path

import pytest

from tests.tui.frames import SIZES, at_the_samples, compare, compare_all


async def test_the_lists_to_choose_from_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        for key, name in (("t", "theme"), ("P", "plan"), ("A", "record"), ("K", "skin")):
            await seat.press(key)
            await compare(seat, f"{name}-picker-120x40")
            await seat.press("escape")
        for key, name in (("L", "lead"), ("f", "field")):
            await seat.press(key)
            await compare_all(seat, f"{name}-picker")
            await seat.press("escape")


@pytest.mark.parametrize("size", SIZES)
async def test_a_list_narrowed_by_typing_and_what_was_chosen_look_as_they_did(samples_path: Path, size: str) -> None:
    async with at_the_samples(samples_path, size=size) as seat:
        await seat.press("L", *"man", "down")
        await compare(seat, f"lead-picker-typed-{size}")
        await seat.press("enter")
        await compare(seat, f"lead-picked-{size}")


async def test_which_forum_last_met_is_asked_as_it_was(samples_path: Path) -> None:
    async with at_the_samples(samples_path, plan="") as seat:
        await seat.press("I")
        await compare(seat, "since-picker-120x40")


@pytest.mark.parametrize("size", SIZES)
async def test_the_palette_looks_as_it_did(samples_path: Path, size: str) -> None:
    async with at_the_samples(samples_path, size=size) as seat:
        await seat.press(":")
        await compare(seat, f"palette-{size}")


async def test_the_palette_finds_as_it_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press(":", *"board")
        await seat.until_seen("overruled")
        await compare(seat, "palette-typed-120x40")


async def test_all_of_the_help_of_the_list_and_of_an_action_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("?")
        for page in (2, 3):
            await seat.press("pagedown")
            await compare(seat, f"help-{page}-120x40")
        await seat.press("escape", "enter", "?")
        await compare(seat, "action-help-120x40")


async def test_a_filter_that_finds_nothing_looks_as_it_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("/", *"zzz", "enter")
        await compare_all(seat, "nothing-found")
