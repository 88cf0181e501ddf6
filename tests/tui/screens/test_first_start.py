"""The first start: who is here and how to begin, on a file without a plan; left, it leaves the empty list."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Input

from planwatch.service import read
from planwatch.service.session import login_name
from planwatch.settings import load
from planwatch.tui.screens.triage.screen import TriageScreen
from tests.tui.frames import SIZES, compare
from tests.tui.seat import Seat, seated

Start = Callable[..., AbstractAsyncContextManager[Seat]]
LEFT = "a Add  i Import"


@pytest.fixture
def start(empty_path: Path) -> Start:
    """Opens the app as on the first day: nobody has said a name, and there is no plan."""
    return partial(seated, empty_path, size=(80, 24), view="", who=login_name(), is_named=False, is_first=True)


async def test_the_login_name_is_offered_and_kept_as_it_is_by_enter(start: Start, home: Path) -> None:
    async with start() as seat:
        assert seat.app.screen.query_one(Input).value == login_name()
        await seat.press("enter")
        assert load(home / "config.toml").who == login_name()
        assert seat.screen_name() == "Welcome"
    async with start() as seat:
        assert not seat.app.screen.query(Input), "asked again"


async def test_the_name_that_is_typed_over_it_signs_from_then_on(start: Start, home: Path) -> None:
    async with start() as seat:
        await seat.type("Ann Beck")
        await seat.press("down", "enter")
        assert load(home / "config.toml").who == "Ann Beck"
        await seat.type("Recovery plan")
        await seat.press("enter")
        assert [entry.who for entry in seat.log()] == ["Ann Beck"]


@pytest.mark.parametrize("way", [("escape",), ("enter", "escape"), ("tab", "q"), ("down", "enter", "escape")])
async def test_escape_anywhere_leaves_the_empty_list_and_the_name_is_not_asked_again(
    start: Start, home: Path, way: tuple[str, ...]
) -> None:
    async with start() as seat:
        await seat.press(*way)
        assert seat.screen_name() == "TriageScreen"
        assert LEFT in seat.lines()[-1]
        assert "q Quit" in seat.lines()[-1]
        assert (home / "config.toml").exists()
    async with start() as seat:
        assert seat.screen_name() == "Welcome"
        assert not seat.app.screen.query(Input)
        await seat.press("q")
        assert seat.screen_name() == "TriageScreen"


async def test_who_declined_the_name_signs_by_the_login_name(start: Start, home: Path) -> None:
    async with start() as seat:
        await seat.press("escape")
        assert (home / "config.toml").read_text("utf-8") == 'who = ""\n'
        assert seat.triage.session.who == login_name()


async def test_a_name_half_typed_is_asked_about_and_comes_back(start: Start) -> None:
    async with start() as seat:
        await seat.type("Ann")
        await seat.press("escape")
        assert "Leave the name" in seat.question()
        await seat.press("n")
        assert seat.app.screen.query_one(Input).value == "Ann"
        await seat.press("escape", "y")
        assert "u brings the text back" in seat.said()
        await seat.press("u")
        assert seat.app.screen.query_one(Input).value == "Ann"


async def test_who_is_known_is_not_asked(start: Start) -> None:
    async with start(is_named=True) as seat:
        assert not seat.app.screen.query(Input)
        assert "Start a plan" in seat.text()


async def test_what_is_in_the_settings_beside_the_name_stays(start: Start, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text("due_soon = 30  # a month\n", encoding="utf-8")
    async with start() as seat:
        await seat.type("Ann")
        await seat.press("enter")
        assert (home / "config.toml").read_text("utf-8") == 'due_soon = 30  # a month\nwho = "Ann"\n'


async def test_settings_that_cannot_be_written_are_told_and_the_name_holds_for_now(start: Start, home: Path) -> None:
    home.write_text("no folder")
    async with start() as seat:
        await seat.type("Ann")
        await seat.press("enter")
        assert any("holds until planwatch is left" in toast for toast in seat.toasts())
        assert seat.triage.session.who == "Ann"
        await seat.press("a")
        assert "New plan" in seat.text()


async def test_starting_a_plan_asks_for_three_things_and_then_for_its_first_action_which_is_in_sight(
    start: Start,
) -> None:
    async with start() as seat:
        await seat.press("enter", "enter")
        await seat.type("Recovery plan")
        assert "its ref will be RP" in seat.text()
        await seat.press("tab")
        await seat.type("Workforce")
        await seat.press("tab")
        await seat.type("HR Partner")
        await seat.press("enter")
        assert "New action in RP" in seat.text()
        assert "Workforce" in seat.text()
        await seat.type("Recruit two team managers")
        await seat.press("enter")
        assert seat.cursor_ref() == "1"
        assert "Recruit two team managers" in seat.text()
        assert "a adds the next" in seat.said()
        action = seat.action("1")
        assert (action.title, action.theme) == ("Recruit two team managers", "Workforce")
        await seat.press("u", "u")
        assert "a starts one" in seat.text()


async def test_a_plan_needs_no_theme_and_no_lead(start: Start) -> None:
    async with start() as seat:
        await seat.press("enter", "a")
        await seat.press("enter")
        assert "a plan needs a title" in seat.text()
        await seat.type("Housing")
        await seat.press("enter", "escape")
        assert "No actions yet. a adds one" in seat.text()
        (day,) = seat.session.plan_days()
        assert (day.plan.ref, day.plan.title) == ("HOU", "Housing")
        assert not read.names(seat.session, day.id, "theme")


async def test_the_samples_are_a_copy_that_says_so_and_the_file_stays_empty(start: Start, tmp_path: Path) -> None:
    async with start() as seat:
        await seat.press("enter", "o")
        assert seat.lines()[0].startswith(" throw-away copy · ")
        assert "q Leave" in seat.lines()[-1]
        screen = seat.app.screen
        assert isinstance(screen, TriageScreen)
        copy = screen.session.path
        assert copy.exists()
        await seat.press("r", "g", "escape", "q")
        assert seat.screen_name() == "Welcome"
        assert not copy.parent.exists()
        await seat.press("q")
        assert seat.title().startswith("1 Overdue")
        assert not seat.log()


async def test_a_file_is_brought_in_by_its_path(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.csv").write_text("No,Action,Lead,Due\n1,Do it,HR,5 May 2026\n2,Do more,HR,6 May 2026\n")
    async with start() as seat:
        await seat.press("enter", "i")
        assert "import which file?" in seat.text()
        await seat.press("enter")
        assert seat.screen_name() == "ImportPreview"


async def test_what_is_typed_ahead_of_the_app_is_for_what_it_offers(empty_path: Path) -> None:
    async with seated(empty_path, view="", is_first=True) as seat:
        await seat.press("a")
        assert "New plan" in seat.text()


async def test_a_file_with_a_plan_offers_nothing(small_path: Path) -> None:
    async with seated(small_path, is_named=False, is_first=True) as seat:
        assert seat.screen_name() == "TriageScreen"


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_start_looks_as_it_did(start: Start, size: str) -> None:
    async with start(size=SIZES[size], who="ann") as seat:
        await seat.type("Ann Beck")
        await compare(seat, f"first-start-{size}")


async def test_the_samples_are_found_from_ones_own_plan_and_left_back_to_it(small_path: Path) -> None:
    async with seated(small_path, size=(80, 24)) as seat:
        await seat.press(":")
        await seat.type("demo")
        await seat.press("enter")
        assert seat.lines()[0].startswith(" throw-away copy")
        await seat.press("comma", "tab", *"Bo", "enter", "q")
        assert seat.screen_name() == "TriageScreen"
        assert len(seat.refs()) == 6
        await seat.at("C1.2")
        await seat.press("+")
        assert seat.log()[0].who == "Bo"
