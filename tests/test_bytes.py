"""What a key costs a terminal and the plan file: bytes at 120 × 40 in a real pseudo-terminal, and commits."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bench import generate
from bench.commits import commits
from bench.terminal import Frame, Terminal

MOVE, PAGE, BESIDE = 600, 8 * 1024, 2 * 1024
"""The most bytes that may be written for one key, and for the pane beside a list that follows it."""
SPREAD = 1000
"""A move among rows of two lines."""
OPENING, RATING, WHOLE_EDIT = 300, 450, 850
"""A rating: the chooser and its line of help; the picture that shows the new rating, with the views and counts above
and the question below; all of it, with the pane that follows."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.db"
    generate.write(300, path)
    return path


@contextmanager
def _opened(path: Path, columns: int = 120, lines: int = 40) -> Iterator[Terminal]:
    """The app on a plan of 300 actions, painted and at rest."""
    env = {"PATH": os.environ["PATH"], "HOME": str(path.parent), "PLANWATCH_HOME": str(path.parent / "home")}
    env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    with Terminal([sys.executable, "-m", "planwatch", "--db", str(path)], env, columns, lines) as terminal:
        terminal.until(lambda text: "d late" in text)
        # Counted once the keys have paused, and then nothing more is drawn.
        terminal.until(lambda text: " findings" in text)
        terminal.settled(0.5)
        yield terminal


@pytest.fixture
def terminal(path: Path) -> Iterator[Terminal]:
    with _opened(path) as terminal:
        yield terminal


def _pictures(terminal: Terminal, key: str, lines: range) -> list[Frame]:
    """The pictures that a key makes, until all is quiet and one of these lines has changed."""
    frames: list[Frame] = []
    terminal.press(key)
    patience = 40  # a busy machine may be quiet before it has begun
    while not any(set(lines) & frame.lines for frame in frames) and (patience := patience - 1):
        frames += terminal.settled()
    return frames


def _until_painted(terminal: Terminal, key: str) -> list[Frame]:
    """The pictures that a key makes, up to the last that changes the table; the detail pane follows after it."""
    table = range(terminal.line_of(" RAG "), terminal.line_of("────"))
    frames = _pictures(terminal, key, table)
    changed = [number for number, frame in enumerate(frames) if set(table) & frame.lines]
    return frames[: changed[-1] + 1] if changed else []


def _bytes(frames: list[Frame]) -> int:
    return sum(frame.size for frame in frames)


def test_a_move_of_the_cursor_is_one_picture_of_few_bytes(terminal: Terminal) -> None:
    moves = [_until_painted(terminal, "down") for _ in range(12)]
    assert [len(frames) for frames in moves] == [1] * 12
    assert max(map(_bytes, moves)) <= MOVE


def test_beside_a_list_on_a_wide_screen_the_pane_follows_with_one_more_picture(path: Path) -> None:
    with _opened(path, 200, 60) as terminal:
        for _ in range(8):
            row, *pane = _pictures(terminal, "down", range(terminal.screen.lines))
            assert row.size <= MOVE
            assert len(row.lines) <= 2
            assert _bytes(pane) <= BESIDE


def test_a_move_among_rows_of_two_lines_is_one_picture_of_few_bytes(samples_path: Path) -> None:
    with _opened(samples_path, 200, 60) as terminal:
        table = range(terminal.line_of(" RAG "), terminal.screen.lines)
        for _ in range(8):
            row, *pane = _pictures(terminal, "down", table)
            assert len(row.lines) == 4
            assert row.size <= SPREAD
            assert _bytes(pane) <= 2 * BESIDE


def test_a_page_is_drawn_once(terminal: Terminal) -> None:
    pages = [_until_painted(terminal, key) for key in ("page down", "page down", "end", "home")]
    assert all(pages)
    assert max(map(_bytes, pages)) <= PAGE


def test_nothing_is_written_while_nothing_happens(terminal: Terminal) -> None:
    # Long enough for the file to be looked at for other people's changes more than once.
    assert terminal.silent_for(2.5)


def test_a_rating_repaints_its_row_and_not_the_table(terminal: Terminal) -> None:
    row, pane = terminal.line_of(" RAG ") + 1, terminal.line_of("────")
    opened = _pictures(terminal, "r", range(terminal.screen.lines))
    other = "g" if "R" in terminal.screen.display[row][:8].split("≠")[0] else "r"
    saved = _pictures(terminal, other, range(row, row + 1))
    changed = {line for frame in (*opened, *saved) for line in frame.lines}
    assert not changed & set(range(row + 1, pane))
    assert _bytes(opened) <= OPENING
    assert next(frame for frame in saved if row in frame.lines).size <= RATING
    assert _bytes(opened) + _bytes(saved) <= WHOLE_EDIT


def _cells(terminal: Terminal) -> list[list[Any]]:
    """Every cell with its colours; of a blank only what shows where there is no text."""
    screen = terminal.screen
    cells = [[screen.buffer[y][x] for x in range(screen.columns)] for y in range(screen.lines)]
    return [[cell if cell.data != " " or cell.reverse or cell.underscore else cell.bg for cell in row] for row in cells]


def test_what_keys_have_changed_in_parts_looks_as_when_it_is_drawn_whole(terminal: Terminal) -> None:
    keys = ("page down", "down", "r", "g", "space", "space", "v", "down", "v", "r", "a", "escape", "escape")
    keys += ("4", "/", "a", "b", "enter", "escape", "1", "end", "+", "e", "Z", "escape", "u", "Z", "enter", "home", "D")
    for key in keys:
        terminal.press(key)
        terminal.settled(0.05)
    terminal.settled(0.2)
    terminal.press("n")  # the question is left: the screen that it stood on is drawn anew, whole
    terminal.settled(0.2)
    terminal.press("down", "up")
    while not terminal.silent_for(2.5):  # findings are counted once the keys rest, and told in the title
        terminal.settled(0.3)
    in_parts = _cells(terminal)
    terminal.press("?")
    terminal.until(lambda text: "esc" in text)
    terminal.settled(0.3)
    terminal.press("escape")
    terminal.settled(0.5)
    assert _cells(terminal) == in_parts


@pytest.mark.parametrize(
    ("keys", "count"),
    [(("+",), 1), (("+", "-"), 2), (("space", "space", "space", "r", "g"), 1), (("r", "a", "down", "r", "g"), 2),
     (("r", "a", "\t", "x", "enter"), 2), (("r", "a", "r", "r", "u"), 3)],
    ids=str,
)  # fmt: skip
def test_one_action_of_the_user_is_one_commit(
    terminal: Terminal, path: Path, keys: tuple[str, ...], count: int
) -> None:
    before = commits(path)
    for key in keys:
        terminal.press(key)
        terminal.settled()
    patience = 40  # a busy machine may be quiet before it has begun
    while commits(path) - before < count and (patience := patience - 1):
        terminal.settled()
    assert commits(path) - before == count
