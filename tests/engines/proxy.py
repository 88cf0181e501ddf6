"""What stands between a person and the server: it can be slow, stall, or hang up in the middle of a sentence."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from queue import SimpleQueue

Line = SimpleQueue[tuple[float, bytes]]
"""What is under way: when it is there, and the bytes; none at the end of all."""


class Proxy:
    """Passes bytes on to a port of this machine, each after the same time under way, however many are under way."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.delay = 0.0
        """Seconds that bytes are under way, one way."""
        self.stalls = False
        """Whether it swallows what it is given, and hangs up on nobody."""
        self.is_down = False
        self.swallows_answer_to = b""
        """It hangs up when the server answers what has these bytes in it: nobody hears what came of it."""
        self.swallows = b""
        """It hangs up instead of passing on what has these bytes in it: the server never hears of it."""
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._threads: list[threading.Thread] = []
        self.pass_on: Callable[..., None] = _pass_on
        self._ended = threading.Event()
        self._begin(self._accept)

    def hang_up(self) -> None:
        """End all that goes on."""
        for pair in self._pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self.stalls = False
        self._ended.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self.hang_up()
        for thread in self._threads:
            thread.join(5)
        for each in (self._listener, *(end for pair in self._pairs for end in pair)):
            each.close()

    def _begin(self, target: Callable[..., object], *args: object) -> None:
        self._threads.append(threading.Thread(target=target, args=args, daemon=True))
        self._threads[-1].start()

    def _accept(self) -> None:
        while True:
            try:
                here, _ = self._listener.accept()
            except OSError:
                return
            if self.is_down:
                here.close()
                continue
            try:
                there = socket.create_connection(("127.0.0.1", self._to))
            except OSError:
                here.close()
                continue
            pair = here, there
            self._pairs.append(pair)
            asked = [False]
            for source, target, is_question in ((here, there, True), (there, here, False)):
                line = Line()
                self._begin(self._take, source, line)
                self._begin(self._pass, line, target, pair, asked, is_question)

    def _take(self, source: socket.socket, line: Line) -> None:
        """Take whatever comes, at once: a network does not wait for one piece before it carries the next."""
        with contextlib.suppress(OSError):
            while held := source.recv(65536):
                line.put((time.monotonic() + self.delay, held))
        line.put((time.monotonic() + self.delay, b""))

    def _pass(
        self,
        line: Line,
        target: socket.socket,
        pair: tuple[socket.socket, socket.socket],
        asked: list[bool],
        is_question: bool,
    ) -> None:
        with contextlib.suppress(OSError):
            while held := self._there(line):
                while self.stalls:
                    time.sleep(0.02)
                if is_question and self.swallows_answer_to and self.swallows_answer_to in held:
                    asked[0] = True
                if is_question and self.swallows and self.swallows in held:
                    self.swallows = b""
                    break
                if asked[0] and not is_question:
                    self.swallows_answer_to = b""
                    break
                self.pass_on(held, target, is_question=is_question)
        for end in pair:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _there(self, line: Line) -> bytes:
        """What is there next, when it is there."""
        due, held = line.get()
        if (still := due - time.monotonic()) > 0:
            self._ended.wait(still)
        return held


def _pass_on(held: bytes, target: socket.socket, *, is_question: bool) -> None:
    target.sendall(held)


@contextmanager
def between(port: int) -> Generator[Proxy]:
    """A proxy, as long as the block lasts."""
    proxy = Proxy(port)
    try:
        yield proxy
    finally:
        proxy.close()
