"""How a line of a table is drawn: its styles, worked out once for each skin, and the strip made of its cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from planwatch.tui.safe import knows_links
from planwatch.tui.table.columns import GUTTER, Part, cell, merged


class RowStyles:
    """Styles by the name of a part and the place where it is drawn.

    A place is itself the name of a style: ``cursor`` (the bar), ``cursor-cell``, ``marked``, ``header``, or empty. In
    a place a part with a background of its own (a RAG chip) keeps its colours; other parts take the colours that the
    skin gives the place, where they can be read for certain, and keep what else marks them, such as bold.
    """

    def __init__(self, widget: Widget, prefix: str) -> None:
        self._widget = widget
        self._prefix = prefix
        # Textual empties its own cache of component styles at every refresh, even of one line.
        self._known: dict[tuple[str, str, bool], Style] = {}

    def forget(self) -> None:
        """The skin has changed."""
        self._known.clear()

    def get(self, name: str, place: str = "", ruled: bool = False) -> Style:
        """The style of a part in a place, on a row with or without the rule under it."""
        key = (name, place, ruled)
        if (style := self._known.get(key)) is None:
            style = self._known[key] = self._blended(name, place) + (self._own("rule") if ruled else Style.null())
        return style

    def _blended(self, name: str, place: str) -> Style:
        own = self._own(name)
        if not place:
            return self._widget.rich_style + own
        if own.bgcolor is not None:
            return self._full(place) + own
        return self._widget.rich_style + own + self._own(place)

    def _full(self, name: str) -> Style:
        return self._widget.get_component_rich_style(self._prefix + name)

    def _own(self, name: str) -> Style:
        """Only what the class itself sets, with half-transparent colours blended into what is under them."""
        if not name:
            return Style.null()
        partial = self._widget.get_component_rich_style(self._prefix + name, partial=True)
        full = self._full(name)
        return partial + Style(
            color=full.color if partial.color is not None else None,
            bgcolor=full.bgcolor if partial.bgcolor is not None else None,
        )


@dataclass(frozen=True, slots=True)
class LineLook:
    """What a line looks like beside its text; strips are kept for as long as it stays the same."""

    place: str = ""
    gutter: Part = (" " * GUTTER, "")
    cursor: int | None = None
    """The position of the cell under the cursor, among the cells drawn."""
    ruled: bool = False


PLAIN = LineLook()


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell to be drawn: its parts, its width, its side."""

    parts: Sequence[Part]
    width: int
    right: bool = False


def draw_line(cells: Iterable[DrawnCell], look: LineLook, styles: RowStyles, width: int) -> Strip:
    """The gutter and the cells with a blank between them, exactly ``width`` cells wide."""
    blank = (" ", styles.get("", look.place, look.ruled))
    pieces = [(look.gutter[0], styles.get(look.gutter[1], look.place, look.ruled))]
    for number, each in enumerate(cells):
        if number:
            pieces.append(blank)
        place = "cursor-cell" if number == look.cursor else look.place
        drawn = [
            (text, styles.get(name, place, look.ruled)) for text, name in cell(each.parts, each.width, right=each.right)
        ]
        has_link = any("://" in text for text, _ in each.parts) and knows_links()
        pieces += linked(drawn, " ".join(text for text, _ in each.parts)) if has_link else drawn
    segments = [_without_ink(Segment(*piece)) for piece in merged(pieces, _ground)]
    return Strip(segments).adjust_cell_length(width, blank[1])


def linked(pieces: Iterable[tuple[str, Style]], whole: str) -> list[tuple[str, Style]]:
    """The pieces with the addresses in them as links, also those that are cut; ``whole`` is the text before that."""
    from planwatch.model.text.links import addresses, drawn_links  # few tables hold any

    known = addresses(whole)
    result: list[tuple[str, Style]] = []
    for text, style in pieces:
        at = 0
        for start, end, address in drawn_links(text, known):
            result += [(text[at:start], style)] if start > at else []
            result.append((text[start:end], style + Style(link=address)))
            at = end
        result += [(text[at:], style)] if at < len(text) else []
    return result


def _without_ink(segment: Segment) -> Segment:
    """A blank without the colour of text that it does not have."""
    text, style, _ = segment
    if style is None or not text.isspace() or _ground(style)[1]:
        return segment
    return Segment(text, _ground(style)[0])


@lru_cache(1024)
def _ground(style: Style) -> tuple[Style, tuple[object, ...]]:
    """What shows of a style where there is no text: the background, and lines and inversion with their colour."""
    lines = (style.underline, style.underline2, style.overline, style.strike, style.reverse)
    return Style(bgcolor=style.bgcolor), (style.color, *lines) if any(lines) else ()
