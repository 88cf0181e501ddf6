"""The app measured from outside, by its keys and what then stands on its screen."""

import operator
import re
import statistics
import time
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

from commits import commits
from programs import Installation
from terminal import Frame, Terminal

Readings = dict[str, float]
"""Seconds, bytes, frames or megabytes by the name of a figure."""

MOVES, PAGES, ENDS, RATINGS, HELD, HELD_PER_SECOND, IDLE_SECONDS = 20, 10, 5, 6, 60, 30, 4.0
_PATIENCE = 30.0
_LATE = "d late"
_COUNTED = re.compile(r"overdue \d+ of|! \d+/\d")


def whole_session(of: Installation, actions: int) -> Readings:
    """Start, move, page, rate, hold a key, filter and do nothing, on a plan of that size."""
    path = of.plan_file(actions)
    with Terminal([of.planwatch, "--db", str(path)], of.env) as terminal:
        found = started(terminal, actions)
        table = Table(terminal, rows_of(terminal))
        found |= table.moves() | table.pages() | table.ratings(path) | table.held()
        found |= table.end()
        found[f"memory {actions}"] = terminal.peak_memory()
        found |= _idle(terminal) | table.filtered()
    return found


def start(of: Installation, actions: int) -> Readings:
    """Start, go to the end and back, on a plan of that size."""
    with Terminal([of.planwatch, "--db", str(of.plan_file(actions))], of.env) as terminal:
        found = started(terminal, actions)
        for key in ("9", "end", "home"):
            terminal.press(key)
            terminal.settled()
        found[f"memory {actions}"] = terminal.peak_memory()
    return found


def started(terminal: Terminal, actions: int) -> Readings:
    """Wait until it is there, whatever it was started on."""
    shown = terminal.until(lambda text: _LATE in text)
    # The app is there when it has counted; the page before it has not.
    terminal.until(lambda text: _COUNTED.search(text) is not None)
    frames = [frame.at for frame in terminal.settled(0.4)]
    return {
        f"paint {actions}": shown - terminal.started,
        f"settled {actions}": max(frames, default=shown) - terminal.started,
        f"settled cpu {actions}": terminal.cpu(),
    }


def review(of: Installation, actions: int, rows: int) -> Readings:
    """Begin a review of the whole plan, go on action by action, and rate some."""
    path = of.lived_in(actions, rows)
    with Terminal([of.planwatch, "--db", str(path), "review", "improvement"], of.env) as terminal:
        shown = terminal.until(lambda text: "Review" in text and _LATE in text)
        terminal.settled(0.4)
        table = Table(terminal, rows_of(terminal))
        found = {"review begun": shown - terminal.started}
        return found | table.steps() | {"review rag": table.ratings(path)["rag letter"]}


def rows_of(terminal: Terminal) -> range:
    """The lines of the table."""
    return range(terminal.line_of(" RAG "), terminal.line_of("────"))


def _idle(terminal: Terminal) -> Readings:
    """Until what is found wrong with the plan has been counted, while the keys rest, and then without a key."""
    memory = [terminal.memory_with_children()]
    if "findings" not in terminal.text:
        terminal.until(
            lambda text: "findings" in text, meanwhile=lambda: memory.append(terminal.memory_with_children())
        )
    terminal.settled(0.5)
    terminal.silent_for(IDLE_SECONDS)
    return {"idle bytes": sum(frame.size for frame in terminal.frames()), "memory with children": max(memory)}


class Table:
    """The table on these lines of a terminal."""

    def __init__(self, terminal: Terminal, lines: range) -> None:
        self.terminal = terminal
        self.lines = lines

    def _painted(self, frames: Iterable[Frame], among: range) -> list[Frame]:
        return [frame for frame in frames if any(line in among for line in frame.lines)]

    def _settled(self, lines: range) -> list[Frame]:
        """All pictures up to the quiet after one that changes these lines, however busy the machine is."""
        frames: list[Frame] = []
        began = time.perf_counter()
        while not self._painted(frames, lines):
            if self.terminal.gone or time.perf_counter() - began > _PATIENCE:
                raise TimeoutError(f"nothing changed in lines {lines}:\n{self.terminal.text}")
            frames += self.terminal.settled()
        return frames

    def _press(self, name: str, key: str, times: int) -> tuple[list[float], Readings]:
        """Press a key again and again, each time when all is quiet: the delays until the table had changed."""
        delays, sizes, pane, panes = [], [], [], []
        for _ in range(times):
            pressed = self.terminal.press(key)
            frames = self._settled(self.lines)
            last = self._painted(frames, self.lines)[-1]
            delays.append(last.at - pressed)
            panes.append(frames[-1].at - pressed)
            sizes.append(sum(frame.size for frame in frames if frame.at <= last.at))
            pane.append(sum(frame.size for frame in frames if frame.at > last.at))
        measured = {
            name: statistics.median(delays),
            f"{name} all": statistics.median(panes),
            f"{name} bytes": max(sizes),
            f"{name} pane bytes": max(pane),
        }
        return delays, measured

    def first_change(self, key: str, times: int, back: str = "") -> float:
        """The median delay from a key to the first picture that changes the table; ``back`` is pressed between."""
        delays = []
        for _ in range(times):
            pressed = self.terminal.press(key)
            delays.append(self._painted(self._settled(self.lines), self.lines)[0].at - pressed)
            if back:
                self.terminal.press(back)
                self._settled(self.lines)
        return statistics.median(delays)

    def moves(self) -> Readings:
        delays, found = self._press("move", "down", MOVES)
        return found | {"move p95": sorted(delays)[round(0.95 * (len(delays) - 1))]}

    def steps(self) -> Readings:
        delays, _ = self._press("review step", "enter", MOVES)
        return {"review step": statistics.median(delays), "review slowest": max(delays)}

    def pages(self) -> Readings:
        return self._press("page", "page down", PAGES)[1]

    def end(self) -> Readings:
        """From the first of all actions to the last."""
        self.terminal.press("9")
        self.terminal.settled()
        delays = []
        for _ in range(ENDS):
            self.terminal.press("home")
            self.terminal.settled()
            pressed = self.terminal.press("end")
            delays.append(self._painted(self._settled(self.lines), self.lines)[-1].at - pressed)
        return {"end": statistics.median(delays)}

    def ratings(self, path: Path) -> Readings:
        """Rate row after row: a key that opens the chooser, a letter that the file has when its cell is painted."""
        opened, rated, sizes, frames = [], [], [], []
        self.terminal.press("home")
        self.terminal.settled()
        before = commits(path)
        for line in range(self.lines.start + 1, self.lines.start + 1 + RATINGS):
            shown = self.terminal.screen.display[line][:8].split("≠")[0]
            for key, delays in (("r", opened), ("g" if "R" in shown else "r", rated)):
                pressed = self.terminal.press(key)
                came = self._settled(range(line, line + 1))
                delays.append(self._painted(came, range(line, line + 1))[-1].at - pressed)
                sizes.append(sum(frame.size for frame in came))
                frames.append(len(came))
            self.terminal.press("down")
            self._settled(self.lines)
        return {
            "rag": statistics.median(map(operator.add, opened, rated)),
            "rag letter": statistics.median(rated),
            "rag bytes": statistics.median(map(operator.add, sizes[::2], sizes[1::2])),
            "rag letter bytes": statistics.median(sizes[1::2]),
            "rag frames": statistics.median(map(operator.add, frames[::2], frames[1::2])),
            "rag commits": (commits(path) - before) / RATINGS,
        }

    def held(self) -> Readings:
        """A key held down: how many of its moves are painted, and how far the picture is behind at the end."""
        self.terminal.press("home")
        self.terminal.settled()
        began, pressed = time.perf_counter(), 0.0
        for number in range(HELD):
            time.sleep(max(0.0, began + number / HELD_PER_SECOND - time.perf_counter()))
            pressed = self.terminal.press("down")
        painted = self._painted(self.terminal.settled(), self.lines)
        return {"held frames": len(painted), "held lag": max(0.0, painted[-1].at - pressed)}

    def filtered(self, word: str = "housing") -> Readings:
        """A filter typed over all actions; letters that leave the same rows at the top are left out."""
        self.terminal.press("9", "/")
        self.terminal.settled(shown=lambda: "\n /" in self.terminal.text)
        delays = []
        for typed in accumulate(word):
            pressed = self.terminal.press(typed[-1])
            came = self.terminal.settled(shown=lambda typed=typed: f"\n / {typed}" in self.terminal.text)
            if painted := self._painted(came, self.lines):
                delays.append(painted[-1].at - pressed)
        return {"filter": statistics.median(delays), "filter slowest": max(delays)}
