"""On a real terminal: it starts on old ones, sends nothing raw, leaves no trace on it; and the mouse."""

import sys
from pathlib import Path

import pytest
from textual.events import MouseScrollDown

from planwatch.service.files.open import open_session
from tests.desk import TODAY, put
from tests.tui.screen import screen_strips
from tests.tui.seat import seated
from tests.tui.terminal import Terminal

PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from planwatch.errors import PlanwatchError
from planwatch.settings import Settings
from planwatch.tui.run import run
if len(sys.argv) > 2:
    from planwatch.tui.screens.triage.screen import TriageScreen
    TriageScreen.show_narrowed = lambda self: 1 / 0
try:
    run(Path(sys.argv[1]), settings=Settings(), who="ann", today=date(2016, 1, 11))
except PlanwatchError as error:
    sys.exit(f"planwatch: {error}")
"""


def app_on(path: Path, *extra: str, **env: str) -> Terminal:
    return Terminal([sys.executable, "-c", PROGRAM, str(path), *extra], env)


@pytest.mark.parametrize(
    ("term", "env"), [("xterm", {}), ("xterm-256color", {"NO_COLOR": "1"}), ("linux", {"LANG": "C.UTF-8"})]
)
def test_it_starts_works_and_ends_on_any_terminal(small_path: Path, term: str, env: dict[str, str]) -> None:
    terminal = app_on(small_path, TERM=term, **env)
    terminal.until("Recruit managers")
    terminal.press(b"9")
    terminal.until("Map the offer")
    terminal.press(b"q")
    code, rest = terminal.end()
    assert (code, "Traceback" in rest) == (0, False)


def test_hostile_text_never_reaches_the_terminal_raw(small_path: Path) -> None:
    session = open_session(small_path, who="bob", today=TODAY)
    with session.database:
        put(session, "C1.2", {"title": "ev\x1b]0;owned\x07il \x1b[2J\x9b31m\u202egnirts", "how": "\x1b[5mblink"})
    terminal = app_on(small_path)
    assert "ev␛]0;owned␇il" in terminal.until("␛[2J")
    terminal.press(b"\r")
    assert "blink" in terminal.until("esc Back")
    terminal.press(b"\x1b")
    terminal.until("Filter")
    terminal.press(b"q")
    code, _ = terminal.end()
    assert code == 0
    for raw in (b"\x1b]0;owned", b"\x1b[5m", "\u202e".encode(), "\x9b".encode()):
        assert raw not in terminal.received


def test_a_fault_ends_in_one_line_and_no_trace_on_the_terminal(small_path: Path, home: Path) -> None:
    terminal = app_on(small_path, "break")
    terminal.until("Recruit managers")
    terminal.press(b"s")
    code, rest = terminal.end()
    assert code == 1
    assert "planwatch ended on a fault of its own" in rest
    assert "Traceback" not in rest
    assert "ZeroDivisionError" in (home / "fault.txt").read_text()


def test_keys_typed_ahead_are_not_lost(small_path: Path) -> None:
    terminal = app_on(small_path)
    terminal.until("Recruit managers")
    terminal.press(b"9")
    terminal.until("Map the offer")
    terminal.press(b"j" * 40)
    terminal.press(b"k" * 3)
    terminal.until("Write the plan")
    terminal.press(b"q")
    assert terminal.end()[0] == 0


async def test_a_click_moves_the_cursor_and_a_second_one_opens(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.pilot.click("#table", offset=(20, 3))
        assert seat.cursor_ref() == "A1"
        await seat.pilot.click("#table", offset=(20, 3))
        assert seat.screen_name() == "ActionScreen"


async def test_a_click_on_a_label_sorts(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.pilot.click("#table", offset=(10, 0))
        assert seat.refs() == ["A1", "A2", "A3", "A4", "C1.2", "C1.10"]


async def test_the_wheel_scrolls_and_the_cursor_stays(samples_path: Path) -> None:
    async with seated(samples_path, size=(80, 24), today=None) as seat:
        await seat.press("g")
        first = seat.lines()[3]
        await seat.pilot._post_mouse_events([MouseScrollDown], "#table", offset=(10, 5))
        await seat.pilot.pause(0.3)
        assert seat.lines()[3] != first
        assert seat.table.cursor_row == 0


async def test_the_cursor_is_seen_without_colours(small_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with seated(small_path) as seat:
        reversed_lines = [
            number for number, strip in enumerate(screen_strips(seat.app))
            if any(segment.style and segment.style.reverse for segment in strip)
        ]  # fmt: skip
        assert 4 in reversed_lines
        assert 5 not in reversed_lines


async def test_sizes_down_to_the_floor_work_and_below_it_says_so(samples_path: Path) -> None:
    async with seated(samples_path, today=None) as seat:
        for size in ((60, 16), (61, 40), (200, 16), (59, 24), (80, 15), (20, 4), (1, 1), (120, 40)):
            await seat.pilot.resize_terminal(*size)
            await seat.pilot.pause()
            small = size[0] < 60 or size[1] < 16
            assert ("planwatch needs" in seat.text() or size[0] < 20) == small, size
        assert "RAG" in seat.lines()[3]
        await seat.press("g", "j")
        assert seat.table.cursor_row == 1
