"""What Textual draws, taken over cell by cell, so that only what is new in it is sent.

Textual sends every line of a region that is drawn again, with all colours for each piece of text and a reset after it.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import SGR_STYLES, Strip

from planwatch.tui.widgets.cells import PLAIN, Pen, Picture, Writer, inkless


class PictureUpdate(CompositorUpdate):
    """An update of Textual's that sends only what is new in it; worked out when it is really sent.

    What draws the whole screen sends all of it, since it comes where the terminal may show anything, but where the
    picture is ``trusted``.
    """

    def __init__(self, picture: Picture, update: LayoutUpdate | ChopsUpdate, *, trusted: bool = False) -> None:
        self._picture = picture
        self._update = update
        self._trusted = trusted

    def render_segments(self, console: Console) -> str:
        system = console._color_system or ColorSystem.TRUECOLOR  # pyright: ignore[reportPrivateUsage]
        writer = Writer()
        if isinstance(self._update, LayoutUpdate):
            if not self._trusted:
                self._picture.forget()
            pieces = _pieces_of_all(self._update)
        else:
            pieces = _pieces_of_part(self._update)
        for y, x, strip in pieces:
            self._picture.draw(writer, y, x, strip.text, pens_of(strip, system))
        return writer.ended()


def pens_of(strip: Strip, system: ColorSystem) -> list[Pen]:
    """The pen of each character."""
    pens: list[Pen] = []
    for text, style, _ in strip:
        pen = _pen(style, system)
        pens += [inkless(pen) if text.isspace() else pen] * len(text)
    return pens


@lru_cache(4096)
def _pen(style: Style | None, system: ColorSystem) -> Pen:
    if style is None:
        return PLAIN
    bits = style._attributes & style._set_attributes  # pyright: ignore[reportPrivateUsage]
    marks = tuple(code for number, code in enumerate(SGR_STYLES) if bits & (1 << number))
    ink = style.color.downgrade(system).get_ansi_codes() if style.color else (PLAIN.ink,)
    ground = style.bgcolor.downgrade(system).get_ansi_codes(False) if style.bgcolor else (PLAIN.ground,)
    return Pen(marks, ";".join(ink), ";".join(ground), style.link or "")


def _pieces_of_all(update: LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    for y, strips in enumerate(update.strips, update.region.y):
        yield from _side_by_side(y, update.region.x, strips)


def _side_by_side(y: int, x: int, strips: Iterable[Strip]) -> Iterator[tuple[int, int, Strip]]:
    for strip in strips:
        yield y, x, strip
        x += strip.cell_length


def _pieces_of_part(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The pieces of lines that Textual would send."""
    for y, first, last in update.spans:
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x < last and end > first:
                yield y, x, strip if end <= last else strip.crop(0, last - x)
