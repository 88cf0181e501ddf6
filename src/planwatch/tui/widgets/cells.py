"""What the terminal shows, cell by cell, so that a new picture sends only what differs from it."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, groupby
from operator import ne, or_  # pyright: ignore[reportUnknownVariableType]
from typing import NamedTuple

from rich.cells import get_character_cell_size

_ENDED_BY = {"1": "22", "2": "22", "3": "23", "4": "24", "7": "27"}
"""What ends an attribute; any other is ended by a reset."""
_UNSEEN = {"1", "2", "3"}
"""Attributes that do not show where there is no text."""
_ONE_CELL = (" ~", "\xa1\u02ff", "\u0370\u052f", "\u1e00\u1fff", "\u2010\u27bf")
"""Latin, Greek, Cyrillic and common signs: what is one cell for Textual in these is one for every terminal."""
_BRIDGE = 4
"""Cells that are sent though they are the same, where going to the next that differs takes more bytes."""


class Pen(NamedTuple):
    """How a cell is drawn, as the codes of a terminal; a blank has no ink where none would show."""

    marks: tuple[str, ...] = ()
    ink: str = "39"
    ground: str = "49"
    link: str = ""
    """The address that a click on the cell leads to (OSC 8)."""


PLAIN = Pen()
_UNKNOWN = "\0"


class Picture:
    """The cells on the terminal. What is drawn whole is taken over; of what is drawn in part, the difference is sent.

    Where a cell holds a character that terminals may give another width than Textual does, all of its piece of the
    line is sent as Textual would: nothing is then known for certain of the cells to the right of it.
    """

    def __init__(self) -> None:
        self._lines: dict[int, tuple[str, list[Pen]]] = {}
        """The characters of each line, as far as they are known, and the pen of each."""

    def forget(self) -> None:
        """Another program has written to the terminal."""
        self._lines.clear()

    def draw(self, writer: "Writer", y: int, x: int, text: str, pens: list[Pen]) -> None:
        line, held = self._lines.get(y, ("", []))
        stop = x + len(text)
        if _is_odd(text):
            self._lines[y] = line[:x], held[:x]
            writer.write(y, x, text, pens)
            return
        if len(line) < stop:
            line, held = line.ljust(stop, _UNKNOWN), held + [PLAIN] * (stop - len(held))
        old, was = line[x:stop], held[x:stop]
        if old != text or was != pens:
            self._lines[y] = line[:x] + text + line[stop:], held[:x] + pens + held[stop:]
            # Mapped, since it is done for every cell of a page.
            differs = map(or_, map(ne, old, text), map(ne, was, pens))  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
            for first, last in _runs(list(compress(range(len(text)), differs))):  # pyright: ignore[reportUnknownArgumentType]
                writer.write(y, x + first, text[first : last + 1], pens[first : last + 1])


class Writer:
    """Puts cells on a terminal in few bytes."""

    def __init__(self) -> None:
        self._sent: list[str] = []
        self._pen = PLAIN
        self._y = -1

    def write(self, y: int, x: int, text: str, pens: list[Pen]) -> None:
        # The column alone leads to another place of the line; both are counted from where the screen begins, so that
        # a terminal with other ideas of a character's width cannot lead them astray.
        self._sent.append(f"\x1b[{x + 1}G" if y == self._y else f"\x1b[{y + 1};{x + 1}H")
        self._y = y
        at = 0
        for pen, group in groupby(pens):
            start, at = at, at + len(list(group))
            self._take(pen)
            self._sent.append(text[start:at])

    def ended(self) -> str:
        self._take(PLAIN)
        return "".join(self._sent)

    def _take(self, pen: Pen) -> None:
        now = self._pen
        if not pen.ink:
            pen = Pen(tuple(mark for mark in now.marks if mark in _UNSEEN), now.ink, pen.ground)
        if pen.link != now.link:  # no reset ends a link
            self._sent.append(f"\x1b]8;;{pen.link}\x1b\\")
            now = now._replace(link=pen.link)
            self._pen = now
        if pen != now:
            self._sent.append("\x1b[0m" if pen == PLAIN else _change(now, pen))
            self._pen = pen


@lru_cache(4096)
def _change(now: Pen, pen: Pen) -> str:
    """The shorter of two ways from one pen to another: changing what differs, or beginning anew."""
    ended = [_ENDED_BY.get(mark, "0") for mark in now.marks if mark not in pen.marks]
    ways = [[*dict.fromkeys(ended), *pen.marks] if ended else [mark for mark in pen.marks if mark not in now.marks]]
    ways[0] += [pen.ink] * (pen.ink != now.ink) + [pen.ground] * (pen.ground != now.ground)
    ways.append(["0", *pen.marks, *[pen.ink] * (pen.ink != PLAIN.ink), *[pen.ground] * (pen.ground != PLAIN.ground)])
    return f"\x1b[{min((';'.join(way) for way in (ways[1:] if '0' in ended else ways)), key=len)}m"


def ground_of(pen: Pen) -> tuple[object, ...]:
    """What shows of a pen where there is no text: the ground, and lines and inversion with their colour."""
    seen = tuple(mark for mark in pen.marks if mark not in _UNSEEN)
    return pen.ground, seen, pen.ink if seen else ""


@lru_cache(4096)
def inkless(pen: Pen) -> Pen:
    """The pen of a blank, which has no ink where none would show."""
    return Pen((), "", pen.ground) if _UNSEEN.issuperset(pen.marks) else pen


def _is_odd(text: str) -> bool:
    return not (text.isascii() and text.isprintable()) and any(map(_is_odd_character, set(text)))


@lru_cache(4096)
def _is_odd_character(character: str) -> bool:
    return get_character_cell_size(character) != 1 or not any(a <= character <= z for a, z in _ONE_CELL)


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last of each run of rising numbers, with small gaps between them taken in."""
    if numbers[-1] - numbers[0] == len(numbers) - 1:
        yield numbers[0], numbers[-1]
        return
    start = last = numbers[0]
    for number in numbers:
        if number - last > _BRIDGE:
            yield start, last
            start = number
        last = number
    yield start, last
