"""On a real terminal: it starts on old ones, sends nothing raw, leaves no trace on it; and the mouse."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pyte
import pytest
from textual.events import MouseScrollDown

from planwatch.service.files import open_session
from tests.desk import TODAY, put
from tests.tui.screen import screen_strips
from tests.tui.seat import seated

PROGRAM = """
import sys
from datetime import date
from pathlib import Path
from planwatch.errors import PlanwatchError
from planwatch.settings import Settings
from planwatch.tui import app
from planwatch.tui.screens.triage import TriageScreen
if len(sys.argv) > 2:
    TriageScreen.action_sort = lambda self: 1 / 0
try:
    app.run(Path(sys.argv[1]), settings=Settings(), who="ann", today=date(2016, 1, 11))
except PlanwatchError as error:
    sys.exit(f"planwatch: {error}")
"""


class Terminal:
    """The app as a process in a terminal of 100 × 30."""

    def __init__(self, path: Path, *extra: str, term: str = "xterm-256color", **env: str) -> None:
        self.received = b""
        self._screen = pyte.Screen(100, 30)
        self._stream = pyte.ByteStream(self._screen)
        self._child, self._master = pty.fork()
        if not self._child:
            kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLORTERM", "PLANWATCH_TRACEBACK")}
            os.execve(sys.executable, [sys.executable, "-c", PROGRAM, str(path), *extra], {**kept, "TERM": term, **env})
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))

    def until(self, words: str, seconds: float = 20.0) -> str:
        """Read until those words are on the screen."""
        limit = time.monotonic() + seconds
        while words not in self.text():
            assert time.monotonic() < limit, f"{words} did not come:\n{self.text()}"
            self._read()
        return self.text()

    def press(self, keys: bytes) -> None:
        os.write(self._master, keys)

    def end(self) -> tuple[int, str]:
        """Wait for its end: the exit code, and what it wrote after it left the screen."""
        limit = time.monotonic() + 20
        while self._read():
            if time.monotonic() > limit:
                os.kill(self._child, signal.SIGKILL)
                raise AssertionError(f"it did not end:\n{self.text()}")
        _, status = os.waitpid(self._child, 0)
        os.close(self._master)
        return os.waitstatus_to_exitcode(status), self.received.rpartition(b"\x1b[?1049l")[2].decode()

    def text(self) -> str:
        return "\n".join(self._screen.display)

    def _read(self) -> bool:
        if not select.select([self._master], [], [], 0.2)[0]:
            return True
        try:
            data = os.read(self._master, 65536)
        except OSError:  # how Linux tells that the other end is closed
            return False
        self.received += data
        self._stream.feed(data)
        return bool(data)


@pytest.mark.parametrize(
    ("term", "env"), [("xterm", {}), ("xterm-256color", {"NO_COLOR": "1"}), ("linux", {"LANG": "C.UTF-8"})]
)
def test_it_starts_works_and_ends_on_any_terminal(small_path: Path, term: str, env: dict[str, str]) -> None:
    terminal = Terminal(small_path, term=term, **env)
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
    terminal = Terminal(small_path)
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
    terminal = Terminal(small_path, "break")
    terminal.until("Recruit managers")
    terminal.press(b"s")
    code, rest = terminal.end()
    assert code == 1
    assert "planwatch ended on a fault of its own" in rest
    assert "Traceback" not in rest
    assert "ZeroDivisionError" in (home / "fault.txt").read_text()


def test_keys_typed_ahead_are_not_lost(small_path: Path) -> None:
    terminal = Terminal(small_path)
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
        assert 3 in reversed_lines
        assert 4 not in reversed_lines


async def test_sizes_down_to_the_floor_work_and_below_it_says_so(samples_path: Path) -> None:
    async with seated(samples_path, today=None) as seat:
        for size in ((60, 16), (61, 40), (200, 16), (59, 24), (80, 15), (20, 4), (1, 1), (120, 40)):
            await seat.pilot.resize_terminal(*size)
            await seat.pilot.pause()
            small = size[0] < 60 or size[1] < 16
            assert ("planwatch needs" in seat.text() or size[0] < 20) == small, size
        assert "RAG" in seat.lines()[2]
        await seat.press("g", "j")
        assert seat.table.cursor_row == 1
