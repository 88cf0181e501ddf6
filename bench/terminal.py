"""A program run in a real pseudo-terminal: what it writes, when, and what its screen then shows."""

import fcntl
import os
import pty
import re
import struct
import termios
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen, TimeoutExpired
from typing import Any, Self

import pyte

KEYS = {
    "down": b"\x1b[B",
    "up": b"\x1b[A",
    "page down": b"\x1b[6~",
    "end": b"\x1b[F",
    "home": b"\x1b[H",
    "space": b" ",
    "enter": b"\r",
    "escape": b"\x1b",
}
_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
# What a modern terminal is asked at start-up, and its answers: frames in one piece (mode 2026) are understood.
_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
}
# The keyboard protocol and the like, which pyte would draw as text.
_NOT_FOR_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*[u]|\x1b\[\?[0-9]+\$p")
_CUT_OFF = re.compile(rb"\x1b(\[[0-9;?<>=$]*)?$")
_BUSY_PROBE = 0.015


@dataclass(frozen=True, slots=True)
class Frame:
    """One whole picture: when the last byte of it came, how many bytes it took, and which lines it changed."""

    at: float
    size: int
    lines: frozenset[int]


class Terminal:
    """A program on a screen of its own. A thread only reads and stamps; pictures are made of it when all is quiet."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], columns: int = 120, lines: int = 40) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._seen: dict[int, int] = {}
        self._news = threading.Condition()
        self._came: deque[tuple[float, bytes]] = deque()
        self._rest = b""
        self._last = 0.0
        self.gone = False
        self._fd, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.started = time.perf_counter()
        # In a session of its own, so that a key such as ctrl+c is its alone.
        self._program = Popen(list(command), stdin=child, stdout=child, stderr=child, env=env, start_new_session=True)
        os.close(child)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self) -> None:
        tail = b""
        while True:
            try:
                data = os.read(self._fd, 1 << 16)
            except OSError:  # Linux reports the end of a pseudo-terminal as an error
                data = b""
            now = time.perf_counter()
            with self._news:
                self.gone = not data
                self._came.append((now, data))
                self._last = now
                self._news.notify_all()
            if self.gone:
                return
            tail = _answer(tail + data, self.write)

    def write(self, data: bytes) -> float:
        """Type these bytes; returns the moment."""
        now = time.perf_counter()
        with suppress(OSError):
            os.write(self._fd, data)
        return now

    def press(self, *keys: str) -> float:
        """Press these keys, all at once; returns the moment."""
        return self.write(b"".join(KEYS.get(key, key.encode()) for key in keys))

    def frames(self) -> Iterator[Frame]:
        """The pictures that came since this was last asked."""
        while self._came:
            at, data = self._came.popleft()
            self._rest += data
            while (end := self._rest.find(_FRAME_ENDS)) >= 0:
                end += len(_FRAME_ENDS)
                whole, self._rest = self._rest[:end], self._rest[end:]
                yield self._draw(at, whole)
            if self._rest and _FRAME_BEGINS not in self._rest and not _CUT_OFF.search(self._rest):
                whole, self._rest = self._rest, b""
                yield self._draw(at, whole)

    def _draw(self, at: float, data: bytes) -> Frame:
        self._stream.feed(_NOT_FOR_PYTE.sub(b"", data))
        changed = set()
        for y in self.screen.dirty:
            line = self.screen.buffer[y]
            look = hash(tuple(line[x] for x in range(self.screen.columns)))
            if self._seen.get(y) != look:
                self._seen[y] = look
                changed.add(y)
        self.screen.dirty.clear()
        return Frame(at, len(data), frozenset(changed))

    def settled(self, quiet: float = 0.15, shown: Callable[[], bool] | None = None, most: float = 60.0) -> list[Frame]:
        """Wait until all is quiet, and where ``shown`` is given until it is true; returns the pictures till then."""
        began, frames = time.perf_counter(), []
        while not self.gone and time.perf_counter() - began < most:
            with self._news:
                silence = time.perf_counter() - max(self._last, began)
                if silence < quiet:
                    self._news.wait(quiet - silence)
                    continue
            if self._is_busy():
                continue
            frames += self.frames()
            if shown is None or shown():
                break
        return frames + list(self.frames())

    def silent_for(self, seconds: float) -> bool:
        """Whether not one byte is written for so long."""
        with self._news:
            return not self._news.wait(seconds)

    def _is_busy(self) -> bool:
        before = self.cpu()
        time.sleep(_BUSY_PROBE)
        return self.cpu() - before > _BUSY_PROBE / 4

    def cpu(self) -> float:
        """The seconds of processor time that its threads have taken so far."""
        took = 0.0
        for each in Path(f"/proc/{self._program.pid}/task").glob("*/schedstat"):
            with suppress(OSError):  # a thread that has just ended
                took += int(each.read_text().split()[0]) / 1e9
        return took

    def until(
        self, shown: Callable[[str], bool], most: float = 60.0, meanwhile: Callable[[], object] = lambda: None
    ) -> float:
        """Wait for the picture that shows it, and do something ten times a second till then; returns its moment."""
        began = time.perf_counter()
        while time.perf_counter() - began < most and not (self.gone and not self._came):
            meanwhile()
            with self._news:
                if not self._came:
                    self._news.wait(0.1)
            for frame in self.frames():
                if shown(self.text):
                    return frame.at
        raise TimeoutError(f"not shown within {most} s:\n{self.text}")

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def line_of(self, words: str) -> int:
        """The first line of the screen that holds these words."""
        return next(y for y, line in enumerate(self.screen.display) if words in line)

    def peak_memory(self) -> float:
        """The most memory it had at any time, in MB."""
        return _peak_memory(self._program.pid)

    def memory(self) -> dict[str, float]:
        """What it has now, in MB: what is resident of it, and what it wrote of that and can share with no other."""
        told = Path(f"/proc/{self._program.pid}/smaps_rollup").read_text()
        kilobytes = {name: int(size) for name, size in re.findall(r"(\w+): +(\d+) kB", told)}
        return {"resident": kilobytes["Rss"] / 1024, "private": kilobytes["Private_Dirty"] / 1024}

    def memory_with_children(self) -> float:
        """The same, and that of every program that it has at work now, in MB."""
        pid = self._program.pid
        children: list[str] = []
        for each in Path(f"/proc/{pid}/task").glob("*/children"):
            with suppress(OSError):
                children += each.read_text().split()
        return sum(map(_peak_memory, (pid, *children)))

    def close(self) -> None:
        """End the program, whatever it is doing."""
        self._program.terminate()
        try:
            self._program.wait(1)
        except TimeoutExpired:
            self._program.kill()
            self._program.wait()
        self._reader.join()  # else it would go on to read what has this number next
        os.close(self._fd)


def _peak_memory(pid: int | str) -> float:
    with suppress(OSError):
        found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0
    return 0.0


def _answer(data: bytes, write: Callable[[bytes], Any]) -> bytes:
    """Answer what is asked in the data; returns the end of it that may be the beginning of a question."""
    for question, answer in _ANSWERS.items():
        if question in data:
            write(answer)
            data = data.replace(question, b"")
    cut = _CUT_OFF.search(data)
    return data[cut.start() :] if cut else b""
