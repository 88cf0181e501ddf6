"""The first page on a real terminal: it comes before the app, keys wait for it, and the terminal is left as it was."""

import os
import signal
import sys
import termios
import time
from pathlib import Path
from typing import Any

import pytest

from tests.tui.terminal import Terminal

PROGRAM = """
import os, sys, time
from datetime import date
from pathlib import Path
from planwatch.errors import PlanwatchError
from planwatch.model.actions.views import find_view
from planwatch.settings import Settings
from planwatch.tui import run as module
if len(sys.argv) > 2:
    {break_}
keymap = {{"complete": ("ctrl+g",)}} if "KEYMAP" in os.environ else {{}}
settings = Settings(skin=os.environ.get("SKIN", "dark"), keymap=keymap)
view = find_view(os.environ.get("VIEW", "overdue"))
try:
    module.run(Path(sys.argv[1]), settings=settings, who="ann", today=date(2016, 1, 11), view=view)
except PlanwatchError as error:
    sys.exit(f"planwatch: {{error}}")
"""
ENTERS, LEAVES, TAKEN = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?1004h"
"""What enters the other screen, what leaves it, and what Textual sends first of all."""
SLOWLY = "module._run = lambda *_: time.sleep(30)"
FAILS = "module._run = lambda *_: 1 / 0"
FULL = "from planwatch.tui.first_page import show; show._send = lambda _: open('/dev/full', 'w').write('x' * 9999)"
LARGE = "from planwatch.service import read; read.ratings_are_quick = lambda _: False"
BEFORE = "Recruit managers"


def app_on(path: Path, break_: str = "", **env: str) -> Terminal:
    command = [sys.executable, "-c", PROGRAM.format(break_=break_ or "pass"), str(path)]
    return Terminal([*command, "break"] if break_ else command, {"COLORTERM": "truecolor", **env})


def test_it_can_be_read_while_textual_is_not_loaded_yet(small_path: Path) -> None:
    terminal = app_on(small_path, SLOWLY)
    assert "1 Overdue" in terminal.until(BEFORE)
    assert TAKEN not in terminal.received
    terminal.kill()


def test_the_app_takes_it_over_and_draws_no_line_of_the_table_again(small_path: Path) -> None:
    terminal = app_on(small_path)
    terminal.until("overdue 1 of")
    terminal.at_rest()
    assert terminal.received.count(ENTERS) == 1
    assert terminal.received.count(BEFORE.encode()) == 2, "in the table, and in the pane below it"
    terminal.press(b"q")
    assert terminal.end()[0] == 0


def test_keys_typed_before_the_app_is_there_are_not_shown_and_not_lost(samples_path: Path) -> None:
    terminal = app_on(samples_path)
    terminal.press(b"9")
    terminal.until(" Overdue ")
    terminal.press(b"jj")
    terminal.until("2.3 ")
    terminal.press(b"q")
    assert terminal.end()[0] == 0
    assert b"jj" not in terminal.received


def test_what_is_typed_ahead_into_a_line_comes_into_that_line(small_path: Path) -> None:
    terminal = app_on(small_path)
    terminal.until(BEFORE)
    terminal.press(b"9/Map\rd+2w")
    assert "/ Map" in terminal.until("25 Jan 2016")
    terminal.press(b"\x1b")
    terminal.at_rest()
    terminal.press(b"q")
    assert terminal.end()[0] == 0


@pytest.mark.parametrize(
    "env",
    [{"KEYMAP": "1"}, {"TERM": "dumb"}, {"SKIN": "mine"}, {"TEXTUAL_COLOR_SYSTEM": "256"}],
    ids="".join,
)
def test_what_might_look_otherwise_is_not_drawn(small_path: Path, env: dict[str, str]) -> None:
    terminal = app_on(small_path, **env)
    terminal.until("overdue 1 of")
    before, _, _ = terminal.received.partition(TAKEN)
    assert BEFORE.encode() not in before
    terminal.press(b"q")
    assert terminal.end()[0] == 0


def test_a_skin_of_the_users_may_have_any_name(small_path: Path, home: Path) -> None:
    folder = home / "themes"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dark.toml").write_text('name = "dark"\n[colors]\nsurface = "#000000"\n')
    terminal = app_on(small_path)
    terminal.until("overdue 1 of")
    assert BEFORE.encode() not in terminal.received.partition(TAKEN)[0]
    terminal.press(b"q")
    assert terminal.end()[0] == 0


def test_an_empty_list_waits_for_the_app(small_path: Path) -> None:
    command = [sys.executable, "-m", "planwatch", "--db", str(small_path), "--today", "2010-01-01"]
    terminal = Terminal(command, {"COLORTERM": "truecolor"})
    terminal.until("Nothing is overdue")
    assert ENTERS not in terminal.received.partition(TAKEN)[0].partition(ENTERS)[2]
    terminal.press(b"q")
    assert terminal.end()[0] == 0


def test_a_list_whose_ratings_take_long_waits_for_the_app(small_path: Path) -> None:
    terminal = app_on(small_path, LARGE, VIEW="red")
    terminal.until("overdue 1 of")
    assert BEFORE in terminal.at_rest()
    assert "3 Red" in terminal.text()
    assert BEFORE.encode() not in terminal.received.partition(TAKEN)[0]
    terminal.press(b"q")
    assert terminal.end()[0] == 0


def test_a_start_that_fails_leaves_the_screen(small_path: Path) -> None:
    terminal = app_on(small_path, FAILS)
    before = attributes(terminal)
    code, rest = terminal.end()
    assert code == 1
    assert "ZeroDivisionError" in rest
    assert terminal.received.count(LEAVES) == terminal.received.count(ENTERS) == 1
    assert b"\x1b[?25h" in terminal.received
    assert before[3] & termios.ECHO


def test_where_the_terminal_does_not_take_the_page_the_app_comes_all_the_same(small_path: Path) -> None:
    terminal = app_on(small_path, FULL)
    terminal.until("overdue 1 of")
    assert BEFORE in terminal.text()
    terminal.press(b"q")
    assert terminal.end()[0] == 0


@pytest.mark.parametrize(
    ("moment", "number"),
    [*((moment, signal.SIGTERM) for moment in (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.5)),
     *((moment, signal.SIGHUP) for moment in (0.2, 0.4, 1.0))],
)  # fmt: skip
def test_killed_at_any_moment_it_leaves_the_terminal_as_it_was(
    small_path: Path, moment: float, number: signal.Signals
) -> None:
    terminal = app_on(small_path)
    before = attributes(terminal)
    time.sleep(moment)
    os.kill(terminal.child, number)
    ended = time.monotonic() + 10
    while (left := attributes(terminal)) != before and time.monotonic() < ended:
        time.sleep(0.02)
    terminal.drain()
    while not (status := os.waitpid(terminal.child, os.WNOHANG))[0] and time.monotonic() < ended:
        time.sleep(0.02)
    assert status[0], "it goes on"
    assert left == before
    assert terminal.received.count(LEAVES) >= terminal.received.count(ENTERS)
    assert os.WTERMSIG(status[1]) == number


def attributes(terminal: Terminal) -> list[Any]:
    return termios.tcgetattr(terminal.master)
