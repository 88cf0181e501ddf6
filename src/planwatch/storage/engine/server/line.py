"""The line beneath a connection: whether anything comes over it, and hanging up."""

import contextlib
import socket
import struct
from collections.abc import Generator
from typing import Any

import psycopg

_SINCE = struct.Struct("52xI")
"""Where Linux tells how many milliseconds ago something came (``tcpi_last_data_recv``)."""


def comes(raw: "psycopg.Connection[Any]", within: float) -> bool:
    """Whether something has come in the last seconds; where the system does not tell that, nothing has."""
    with contextlib.suppress(OSError, AttributeError, struct.error), _line(raw) as line:
        told = line.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _SINCE.size)
        return _SINCE.unpack(told)[0] < within * 1000
    return False


def hang_up(raw: "psycopg.Connection[Any]") -> None:
    """End it, whoever waits for an answer over it."""
    with contextlib.suppress(OSError, psycopg.Error), _line(raw) as line:
        line.shutdown(socket.SHUT_RDWR)


@contextlib.contextmanager
def _line(raw: "psycopg.Connection[Any]") -> Generator[socket.socket]:
    line = socket.socket(fileno=raw.fileno())  # not a copy: Windows has none of a connection
    try:
        yield line
    finally:
        line.detach()
