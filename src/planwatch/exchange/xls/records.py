"""The records that a workbook of before 2007 is made of, and the texts in them."""

from collections.abc import Iterator, Sequence

from planwatch.exchange.archive import broken

_CONTINUES = 0x003C
_WIDE, _PHONETIC, _RICH = 1, 4, 8

Run = tuple[int, int]
"""From which character on a text has which font."""
Text = tuple[str, tuple[Run, ...]]


def records(stream: bytes) -> Iterator[tuple[int, int, list[bytes]]]:
    """Each record: where it begins, its kind, and what it holds in as many pieces as it is written in."""
    at = 0
    held: tuple[int, int, list[bytes]] | None = None
    while at + 4 <= len(stream):
        kind, length = number(stream, at, 2), number(stream, at + 2, 2)
        if at + 4 + length > len(stream):
            raise broken("the workbook")
        data = stream[at + 4 : at + 4 + length]
        if kind == _CONTINUES and held is not None:
            held[2].append(data)
        else:
            if held is not None:
                yield held
            held = (at, kind, [data])
        at += 4 + length
    if held is not None:
        yield held


def number(data: bytes, at: int, size: int) -> int:
    """The whole number of so many bytes there; raises IndexError where there are fewer."""
    piece = data[at : at + size]
    if len(piece) < size:
        raise IndexError
    return int.from_bytes(piece, "little")


class Texts:
    """Reads texts one after another out of the pieces of a record."""

    def __init__(self, pieces: Sequence[bytes], at: int) -> None:
        self._pieces = pieces
        self._piece, self._at = 0, at

    def text(self, counted_by: int = 2) -> Text:
        """The next text, with its fonts; raises IndexError where there is none."""
        length, flags = self._number(counted_by), self._number(1)
        runs = self._number(2) if flags & _RICH else 0
        more = self._number(4) if flags & _PHONETIC else 0
        said = self._characters(length, is_wide=bool(flags & _WIDE))
        fonts = tuple((self._number(2), self._number(2)) for _ in range(runs))
        self._take(more)
        return said, fonts

    def _number(self, size: int) -> int:
        return int.from_bytes(self._take(size), "little")

    def _take(self, size: int) -> bytes:
        taken = b""
        while len(taken) < size:
            if self._at >= len(self._pieces[self._piece]):
                self._piece, self._at = self._piece + 1, 0
                continue
            got = self._pieces[self._piece][self._at : self._at + size - len(taken)]
            taken += got
            self._at += len(got)
        return taken

    def _characters(self, length: int, *, is_wide: bool) -> str:
        """So many characters; where they go on in another piece, that says anew how wide they are."""
        parts: list[str] = []
        while length:
            size = 2 if is_wide else 1
            left = (len(self._pieces[self._piece]) - self._at) // size
            if not left:
                self._piece, self._at = self._piece + 1, 0
                is_wide = bool(self._number(1) & _WIDE)
                continue
            count = min(length, left)
            piece = self._take(count * size)
            parts.append(piece.decode("utf-16-le" if is_wide else "latin-1", "replace"))
            length -= count
        return "".join(parts)
