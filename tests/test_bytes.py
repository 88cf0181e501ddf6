"""What a key costs a terminal and the plan file: bytes at 120 × 40 in a real pseudo-terminal, and commits."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench import generate
from bench.commits import commits
from bench.terminal import Frame, Terminal

MOVE, PAGE, RATING = 700, 16 * 1024, 3400
"""The most bytes that may be written for one key. A rating is the row's line (some 330 bytes), the counts above, the
question below, and the pane: never the table."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "plan.db"
    generate.write(300, path)
    return path


@pytest.fixture
def terminal(path: Path) -> Iterator[Terminal]:
    """The app on a plan of 300 actions, painted and at rest."""
    env = {"PATH": os.environ["PATH"], "HOME": str(path.parent), "PLANWATCH_HOME": str(path.parent / "home")}
    env |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    with Terminal([sys.executable, "-m", "planwatch", "--db", str(path)], env) as terminal:
        terminal.until(lambda text: "d late" in text)
        # Counted once the keys have paused, and then nothing more is drawn.
        terminal.until(lambda text: " findings" in text)
        terminal.settled(0.5)
        yield terminal


def _until_painted(terminal: Terminal, key: str) -> list[Frame]:
    """The pictures that a key makes, up to the last that changes the table; the detail pane follows after it."""
    table = range(terminal.line_of(" RAG "), terminal.line_of("────"))
    terminal.press(key)
    frames = terminal.settled()
    changed = [number for number, frame in enumerate(frames) if any(line in table for line in frame.lines)]
    return frames[: changed[-1] + 1] if changed else []


def _bytes(frames: list[Frame]) -> int:
    return sum(frame.size for frame in frames)


def test_a_move_of_the_cursor_is_one_picture_of_few_bytes(terminal: Terminal) -> None:
    moves = [_until_painted(terminal, "down") for _ in range(12)]
    assert [len(frames) for frames in moves] == [1] * 12
    assert max(map(_bytes, moves)) <= MOVE


def test_a_page_is_drawn_once(terminal: Terminal) -> None:
    pages = [_until_painted(terminal, key) for key in ("page down", "page down", "end", "home")]
    assert all(pages)
    assert max(map(_bytes, pages)) <= PAGE


def test_nothing_is_written_while_nothing_happens(terminal: Terminal) -> None:
    # Long enough for the file to be looked at for other people's changes more than once.
    assert terminal.silent_for(2.5)


def test_a_rating_repaints_its_row_and_not_the_table(terminal: Terminal) -> None:
    row, pane = terminal.line_of(" RAG ") + 1, terminal.line_of("────")
    terminal.press("r")
    opened = terminal.settled()
    terminal.press("g" if "R" in terminal.screen.display[row][:8].split("≠")[0] else "r")
    saved = terminal.settled()
    changed = {line for frame in (*opened, *saved) for line in frame.lines}
    assert not changed & set(range(row + 1, pane))
    assert _bytes(opened) <= 1000
    assert _bytes(saved) <= RATING


@pytest.mark.parametrize(
    ("keys", "count"),
    [(("+",), 1), (("+", "-"), 2), (("space", "space", "space", "r", "g"), 1), (("r", "a", "enter", "r", "g"), 2),
     (("r", "a", "enter", "r", "r", "enter", "u"), 3)],
    ids=str,
)  # fmt: skip
def test_one_action_of_the_user_is_one_commit(
    terminal: Terminal, path: Path, keys: tuple[str, ...], count: int
) -> None:
    before = commits(path)
    for key in keys:
        terminal.press(key)
        terminal.settled()
    assert commits(path) - before == count
