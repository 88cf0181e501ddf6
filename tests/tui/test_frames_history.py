"""Golden screens of what tells how things went: the log, since, the trend, date changes, the past."""

from datetime import date
from pathlib import Path

import pytest

from planwatch.exchange.toml.write import to_toml
from planwatch.service.meetings import packs
from planwatch.service.meetings.forums import find_forum
from tests.conftest import SitDown
from tests.desk import put
from tests.tui.frames import SIZES, at_the_samples, compare, compare_all


@pytest.fixture
def changed_path(samples_path: Path, sit_down: SitDown) -> Path:
    """The samples, a pack issued, and three changes since."""
    session = sit_down(samples_path, today=None, plan="WB")
    forum = find_forum(session, "improvement")
    packs.issue(session, forum.of, forum.forum.name, date(2015, 12, 10), to_toml)
    put(session, "C4.1", {"due": "30 Jun 2016"}, why="advert failed")
    put(session, "C1.2", {"title": "Recruit seven managers", "rag": "green"})
    put(session, "A11", {"percent": "70"})
    return samples_path


async def test_the_log_and_its_question_look_as_they_did(changed_path: Path) -> None:
    async with at_the_samples(changed_path) as seat:
        await seat.press("H", "j")
        await compare_all(seat, "log")
        await seat.press("u")
        await compare(seat, "log-question-120x40")
        await seat.press("y")
        await compare(seat, "log-taken-back-120x40")
        await seat.press("?")
        await compare(seat, "log-help-120x40")


async def test_what_changed_since_a_forum_last_met_looks_as_it_did(changed_path: Path) -> None:
    async with at_the_samples(changed_path) as seat:
        await seat.press("I", "enter", "j")
        await compare_all(seat, "since")
        await seat.press("tab")
        await compare_all(seat, "since-by-theme")
        await seat.press("?")
        await compare(seat, "since-help-120x40")


async def test_the_trend_of_the_plan_and_of_a_theme_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("X")
        await compare_all(seat, "trend")
        await seat.press("right")
        await compare_all(seat, "trend-theme")
        await seat.press("?")
        await compare(seat, "trend-help-120x40")


async def test_date_changes_and_the_three_dates_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path) as seat:
        await seat.press("M", "j")
        await compare_all(seat, "date-changes")
        await seat.press("tab")
        await compare_all(seat, "dates-by-theme")
        await seat.press("tab")
        await compare_all(seat, "dates-by-lead")
        await seat.press("?")
        await compare(seat, "date-changes-help-120x40")


async def test_date_changes_of_two_plans_look_as_they_did(samples_path: Path) -> None:
    async with at_the_samples(samples_path, plan="") as seat:
        await seat.press("M")
        await compare(seat, "date-changes-two-plans-120x40")


@pytest.mark.parametrize("size", SIZES)
async def test_the_past_looks_as_it_did(changed_path: Path, size: str) -> None:
    async with at_the_samples(changed_path, size=size) as seat:
        await seat.press("T", "3")
        await compare(seat, f"as-of-question-{size}")
        await seat.press("enter")
        await compare(seat, f"as-of-{size}")
        await seat.press("e")
        await compare(seat, f"as-of-refused-{size}")
