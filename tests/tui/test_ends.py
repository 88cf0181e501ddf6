"""However the app ends, the terminal is as it was: how it reads keys, its screen, its caret, mouse and pastes."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

import pytest

_ON_BEFORE = {"7", "25"}
"""What a terminal does unless told otherwise: lines wrap, the caret is seen."""
_BREAKS = """
import sys
from textual.app import App
from planwatch.tui.app import PlanwatchApp
def fail(self, *args, **named):
    self.set_timer(0.3, lambda: 1 / 0)
PlanwatchApp.begin = fail
"""
_ESCAPES = """
from planwatch.tui import run
from planwatch.tui.app import PlanwatchApp
def on_ready(self):
    self._driver.stop_application_mode = bool
    def end(*args):
        raise SystemError("out of the loop")
    self._close_all = end
    self.exit()
PlanwatchApp.on_ready = on_ready
"""
# Whatever the tests themselves were begun with: what runs in the background has ctrl+c and ctrl+\\ ignored.
_MAIN = """
import signal
for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
    signal.signal(number, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
from planwatch.cli.main import main
main()
"""


class Ended:
    """planwatch in a terminal, ended in some way: what it left there."""

    def __init__(self, path: Path, *, before: str = "", keys: bytes = b"", number: int = 0, **env: str) -> None:
        ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (30, 100))
        self.attrs = termios.tcgetattr(theirs)
        self.process = subprocess.Popen(
            [sys.executable, "-c", before + _MAIN, "--db", str(path), "--today", "2016-01-11"],
            stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
            env={**os.environ, "PLANWATCH_TRACEBACK": "", "TERM": "xterm-256color", **env},
        )  # fmt: skip
        self.sent = b""
        self._read(ours, lambda: not before and b"?1004h" not in self.sent)
        os.write(ours, keys)
        if number:
            os.kill(self.process.pid, number)
        self._read(ours, lambda: self.process.poll() is None)
        self.code = self.process.wait(5)
        self._read(ours, lambda: False)
        self.left = termios.tcgetattr(theirs)
        os.close(ours)
        os.close(theirs)

    def _read(self, ours: int, goes_on: Callable[[], object]) -> None:
        limit = time.monotonic() + 20
        while time.monotonic() < limit:
            if select.select([ours], [], [], 0.3)[0]:
                self.sent += os.read(ours, 65536)
            elif not goes_on():
                return

    def modes(self) -> set[str]:
        """Those that are on at the end, of those that were told of."""
        said = dict(re.findall(rb"\x1b\[\?(\d+)([hl])", self.sent))
        return {number.decode() for number, switch in said.items() if switch == b"h"}


def is_as_before(ended: Ended) -> bool:
    assert ended.left == ended.attrs
    assert ended.modes() == _ON_BEFORE
    assert b"\x1b[>" in ended.sent, "the app was there"
    return b"\x1b[<u" in ended.sent.rpartition(b"\x1b[>")[2]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT])
def test_a_signal_leaves_the_terminal_as_it_was(small_path: Path, number: int) -> None:
    ended = Ended(small_path, number=number)
    assert is_as_before(ended)
    assert ended.code in (-number, 0, 130)


@pytest.mark.parametrize("keys", [b"q", b"\x11"])
def test_a_key_that_quits_leaves_the_terminal_as_it_was(small_path: Path, keys: bytes) -> None:
    ended = Ended(small_path, keys=keys)
    assert is_as_before(ended)
    assert ended.code == 0


@pytest.mark.parametrize("trace", ["", "1"])
def test_a_fault_leaves_the_terminal_as_it_was(small_path: Path, trace: str) -> None:
    ended = Ended(small_path, before=_BREAKS, PLANWATCH_TRACEBACK=trace)
    assert is_as_before(ended)
    assert ended.code != 0


def test_what_breaks_out_of_the_app_leaves_the_terminal_as_it_was(small_path: Path) -> None:
    ended = Ended(small_path, before=_ESCAPES)
    assert is_as_before(ended)
    assert ended.code == 2


@pytest.mark.parametrize("hang_up", [signal.SIG_DFL, signal.SIG_IGN])
def test_the_app_ends_once_its_terminal_is_gone_where_no_signal_tells_of_it(
    small_path: Path, hang_up: signal.Handlers
) -> None:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (30, 100))
    before = f"import signal\nsignal.signal(signal.SIGHUP, signal.Handlers({int(hang_up)}))\n"
    with subprocess.Popen(
        [sys.executable, "-c", f"{before}from planwatch.cli.main import main; main()", "--db", str(small_path)],
        stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
        env={**os.environ, "PLANWATCH_TRACEBACK": "", "TERM": "xterm-256color"},
    ) as process:  # fmt: skip
        os.close(theirs)
        sent = b""
        while b"?1004h" not in sent or select.select([ours], [], [], 0.3)[0]:
            sent += os.read(ours, 65536)
        os.close(ours)
        try:
            process.wait(10)
        finally:
            process.kill()
