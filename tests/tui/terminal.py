"""planwatch as a process in a terminal of its own: what is typed, and what then stands on the screen."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence

import pyte


class Terminal:
    """A program in a terminal of 100 × 30 unless told otherwise."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], columns: int = 100, lines: int = 30) -> None:
        self.received = b""
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.child, self.master = pty.fork()
        if not self.child:
            for number in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_DFL)  # whatever the tests themselves were begun with
            kept = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLORTERM", "PLANWATCH_TRACEBACK")}
            os.execve(command[0], list(command), {**kept, "TERM": "xterm-256color", **env})
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def until(self, words: str, seconds: float = 20.0) -> str:
        """Read until those words are on the screen."""
        limit = time.monotonic() + seconds
        while words not in self.text():
            assert time.monotonic() < limit, f"{words} did not come:\n{self.text()}"
            self._read()
        return self.text()

    def at_rest(self) -> str:
        """Read until nothing more comes."""
        while select.select([self.master], [], [], 0.2)[0]:
            assert self._read(), f"it ended:\n{self.received[-2000:].decode(errors='replace')}"
        return self.text()

    def press(self, keys: bytes) -> None:
        os.write(self.master, keys)

    def kill(self) -> None:
        """End it as a power cut would."""
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.master)

    def end(self) -> tuple[int, str]:
        """Wait for its end: the exit code, and what it wrote after it left the screen."""
        limit = time.monotonic() + 20
        while self._read():
            if time.monotonic() > limit:
                os.kill(self.child, signal.SIGKILL)
                raise AssertionError(f"it did not end:\n{self.text()}")
        _, status = os.waitpid(self.child, 0)
        os.close(self.master)
        return os.waitstatus_to_exitcode(status), self.received.rpartition(b"\x1b[?1049l")[2].decode()

    def drain(self) -> None:
        """Read what is still to be read of a program that has ended."""
        while select.select([self.master], [], [], 0.1)[0] and self._read():
            pass

    def text(self) -> str:
        return "\n".join(self._screen.display)

    def _read(self) -> bool:
        if not select.select([self.master], [], [], 0.2)[0]:
            return True
        try:
            data = os.read(self.master, 65536)
        except OSError:  # how Linux tells that the other end is closed
            return False
        self.received += data
        self._stream.feed(data)
        return bool(data)
