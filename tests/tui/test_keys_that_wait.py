"""A key that waits for another says at once which: whoever pressed it need not know, nor look it up."""

from pathlib import Path

from textual.screen import ModalScreen
from textual.widgets import Input

from planwatch.tui.registry import TRIAGE
from planwatch.tui.screens.triage.screen import TriageScreen
from planwatch.tui.table.plan_table import PlanTable
from tests.tui.frames import at_the_samples
from tests.tui.seat import Seat

LETTERS = ("r red", "a amber", "g green", "backspace none")


def hint(seat: Seat) -> str:
    """What the screen says of the keys that it now waits for; a screen of its own has its footer."""
    screen = seat.app.screen
    if isinstance(screen, TriageScreen):
        focused = seat.app.focused
        return "the list" if focused in (None, seat.table) else seat.said() or placeholder(seat)
    return "\n".join(seat.lines()) if isinstance(screen, ModalScreen) else seat.lines()[-1]


def placeholder(seat: Seat) -> str:
    return seat.app.focused.placeholder if isinstance(seat.app.focused, Input) else ""


async def home(seat: Seat) -> None:
    for _ in range(4):
        if isinstance(seat.app.screen, TriageScreen) and seat.app.focused in (None, seat.table):
            break
        await seat.press("escape")
    await seat.press("1", "g")


async def test_every_key_of_the_list_that_waits_says_what_it_waits_for(samples_path: Path) -> None:
    waiting: list[str] = []
    async with at_the_samples(samples_path, view="1") as seat:
        await seat.pilot.resize_terminal(80, 24)
        for command in (each for each in TRIAGE if each.keys and each.id != "quit"):
            await seat.press(command.keys[0])
            if seat.triage.query_one("RagChooser").display:
                waiting.append(command.id)
                assert [letter in seat.said() for letter in LETTERS] == [True] * 4, command.id
            elif not isinstance(seat.app.focused, PlanTable):
                assert hint(seat), command.id
            await home(seat)
    assert waiting == ["edit", "rag"], "another key of two: it, too, must say its letters"
