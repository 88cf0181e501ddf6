"""The file within a file that documents of before 2007 are: one stream of it, by its name."""

from struct import Struct as Layout
from struct import error as too_short
from struct import iter_unpack

from planwatch.exchange.archive import broken

_HEADER = Layout("<8s16xHHHHH6xIIIIIIIII")
_ENTRY = Layout("<64sHBBIII36xII4x")
_END = 0xFFFF_FFFA
"""Numbers of sectors from here on mean none."""
_CUTOFF = 4096
"""Streams shorter than this lie in sectors of their own size."""


def stream(data: bytes, *names: str) -> bytes:
    """The first stream of one of these names; raises PlanwatchError where there is none, or the file is broken."""
    try:
        return _Ole(data).stream(names)
    except (too_short, IndexError, ValueError):
        raise broken("the workbook") from None


class _Ole:
    def __init__(self, data: bytes) -> None:
        (_, _, _, _, shift, mini_shift, _, tables, directory, _, _, mini, _, more, _) = _HEADER.unpack_from(data)
        if shift not in {9, 12} or mini_shift != 6 or tables > len(data) >> shift:
            raise ValueError
        self._data, self._size, self._mini_size = data, 1 << shift, 1 << mini_shift
        listed = [number for (number,) in iter_unpack("<I", data[76:512])]
        while more < _END:
            sector = [number for (number,) in iter_unpack("<I", self._sector(more))]
            listed += sector[:-1]
            more = sector[-1]
            if len(listed) > len(data) >> shift:
                break
        self._next = _numbers(b"".join(self._sector(number) for number in listed[:tables]))
        self._mini_next = _numbers(self._chain(mini))
        self._entries = [_ENTRY.unpack(one) for one in _pieces(self._chain(directory), _ENTRY.size)]

    def stream(self, names: tuple[str, ...]) -> bytes:
        """The bytes of a stream."""
        for name, length, *_, start, size in self._entries:
            if name[: max(length - 2, 0)].decode("utf-16-le", "replace") in names and size:
                return (self._chain(start) if size >= _CUTOFF else self._mini(start))[:size]
        raise ValueError

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        if start >= len(self._data):
            raise ValueError
        return self._data[start : start + self._size].ljust(self._size, b"\0")

    def _chain(self, number: int) -> bytes:
        """The sectors from this one on; one that comes twice would have no end."""
        parts: list[bytes] = []
        while number < _END:
            parts.append(self._sector(number))
            if len(parts) * self._size > len(self._data):
                raise ValueError
            number = self._next[number]
        return b"".join(parts)

    def _mini(self, number: int) -> bytes:
        within = self._chain(self._entries[0][-2])
        parts: list[bytes] = []
        while number < _END:
            parts.append(within[number * self._mini_size : (number + 1) * self._mini_size])
            if len(parts) * self._mini_size > _CUTOFF:
                raise ValueError
            number = self._mini_next[number]
        return b"".join(parts)


def _numbers(data: bytes) -> list[int]:
    return [number for (number,) in iter_unpack("<I", data)]


def _pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data) - size + 1, size)]
