"""The tour: one triage in ten keys on a copy of a sample, of which nothing is left."""

from pathlib import Path
from textwrap import wrap

import pytest

from planwatch.settings import Settings
from planwatch.tui.tour import STEPS, lines, told
from planwatch.tui.widgets.tour_line import TourLine
from tests.tui.frames import SIZES
from tests.tui.seat import Seat, seated

TRIAGE = (
    ("1",),
    ("enter", "escape"),
    ("r", "a"),
    ("tab", *"booked", "enter"),
    ("d", *"+2w", "enter", *"a solicitor starts", "enter"),
    ("L", *"hr", "enter"),
    ("space", "space", "o", *"qa", "enter"),
    ("u",),
    ("I", "enter", "escape"),
)
"""The keys of each step but the last, which is to leave."""


def line(seat: Seat) -> str:
    """The line of the tour on the screen that is looked at."""
    return str(seat.app.screen.query_one(TourLine).content)


async def begin(seat: Seat, words: str = "tour") -> None:
    await seat.press(":")
    await seat.type(words)
    await seat.press("enter")
    await seat.until(lambda: seat.app.screen.query(TourLine), "the tour")


async def go(seat: Seat, keys: tuple[str, ...]) -> None:
    for key in keys:
        await seat.press(key)
        await seat.pilot.pause(0.15)


@pytest.mark.parametrize("size", ["80x24", "60x16"])
async def test_ten_keys_lead_through_a_triage(small_path: Path, tmp_path: Path, home: Path, size: str) -> None:
    async with seated(small_path, size=SIZES[size]) as seat:
        await begin(seat)
        for number, keys in enumerate(TRIAGE, 1):
            assert line(seat).startswith(f"Tour {number} of 10 "), f"{keys}\n{seat.text()}"
            await go(seat, keys)
            await seat.until(lambda n=number: line(seat).startswith(f"Tour {n + 1} of 10 "), f"step {number + 1}")
        assert "q ends the tour" in line(seat)
        await seat.press("q")
        assert not seat.app.screen.query(TourLine)
        assert "nothing of it was kept" in seat.said()
        assert len(seat.refs()) == 6
        assert len(seat.log()) == 1
    assert {path.name for path in home.rglob("*")} <= {"looked.json"}, "of one's own file"


async def test_wrong_keys_do_what_they_do_and_the_line_stays(small_path: Path) -> None:
    async with seated(small_path, size=(80, 24)) as seat:
        await begin(seat, "tutorial")
        await go(seat, ("j", "enter"))
        assert seat.screen_name() == "ActionScreen"
        assert line(seat).startswith("Tour 1 of 10")
        await go(seat, ("escape", "n"))
        assert line(seat).startswith("Tour 1 of 10")
        await go(seat, ("escape", "2", "H"))
        assert line(seat).startswith("Tour 1 of 10")
        await go(seat, ("escape", "1"))
        assert line(seat).startswith("Tour 2 of 10")


async def test_escape_steps_back_first_and_then_asks_whether_to_leave(small_path: Path) -> None:
    async with seated(small_path, size=(80, 24)) as seat:
        await begin(seat)
        await go(seat, ("space", "escape"))
        assert seat.screen_name() == "TourScreen"
        await go(seat, ("escape",))
        assert "Leave the tour?" in seat.question()
        await go(seat, ("n", "escape", "enter"))
        assert seat.screen_name() == "TriageScreen"


async def test_settings_and_columns_chosen_on_the_way_are_forgotten(small_path: Path, home: Path) -> None:
    async with seated(small_path, size=(120, 40)) as seat:
        skin = seat.app.theme
        await begin(seat)
        await seat.press("K")
        await seat.type("light")
        await seat.press("enter", "right", "right", "right", "}", "(", "down", "enter", "comma", "tab", *"Bo", "enter")
        assert seat.app.theme == "light"
        await seat.press("q")
        assert seat.app.theme == skin
        assert seat.app.settings == Settings()
        assert seat.triage.session.who == "ann"
        assert {path.name for path in home.rglob("*")} <= {"looked.json"}, "of one's own file"


async def test_keys_that_the_user_chose_are_told(small_path: Path) -> None:
    async with seated(small_path, size=(80, 24), settings=Settings(keymap={"view-1": ("ctrl+g",)})) as seat:
        await begin(seat)
        assert "ctrl+g lists what is overdue" in line(seat)
        await go(seat, ("ctrl+g",))
        assert line(seat).startswith("Tour 2 of 10")


def test_every_key_that_is_named_is_one_of_the_list() -> None:
    for step in STEPS:
        assert "{" not in told(step, {})
    assert len(list(lines({}))) == 10
    assert next(iter(lines({"view-1": "x"}))).startswith(" 1  x lists")


@pytest.mark.parametrize("size", SIZES)
def test_each_step_has_room_on_its_two_lines(size: str) -> None:
    for number, step in enumerate(STEPS, 1):
        assert len(wrap(f"Tour {number} of 10   {told(step, {})}", SIZES[size][0] - 2)) <= 2, step.text
