"""The row of views under the title: their keys, names and counts, the one shown in brackets."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from planwatch.model.actions.views import CHANGED, VIEWS, View
from planwatch.model.text.visible import visible
from planwatch.tui.table.worklist import Worklist
from planwatch.tui.widgets.asked import Asked


class Place(NamedTuple):
    """A view on the row: where it begins and what is written there."""

    x: int
    text: str
    word: str
    """Empty where it says that there are more."""


class Row(NamedTuple):
    """What the row is made of."""

    current: View
    counts: Mapping[str, int]
    own: Sequence[View] = ()
    """The views of one's own, which stand after those of everybody."""
    differs: bool = False
    """Whether the current one looks otherwise than it was saved."""


def places(row: Row, width: int) -> list[Place]:
    """The views that have room in so many cells, in their order.

    Names are short where not all have room as they are. Then views of one's own give way to those of everybody, and
    how many these are is told; then those furthest from the current one go, which is always there. What others changed
    stands before them, always where there is any: its key is left of theirs.
    """
    views, told = (*VIEWS, *row.own), [(_text(CHANGED, CHANGED.name, row), CHANGED.word)]
    first = told if row.counts.get(CHANGED.word) or row.current == CHANGED else []
    room = width - sum(cell_len(text) for text, _ in first)
    for names in ([view.name for view in views], [view.short for view in views]):
        texts = [_text(view, name, row) for view, name in zip(views, names, strict=True)]
        if sum(map(cell_len, texts)) <= room:
            return _placed([*first, *((text, view.word) for text, view in zip(texts, views, strict=True))])
    return _placed([*first, *_fitted(row, texts, room)])


def _fitted(row: Row, texts: list[str], width: int) -> list[tuple[str, str]]:
    """Those that have room, each with its word, of the texts of all."""
    everybody, own = texts[: len(VIEWS)], list(zip(texts[len(VIEWS) :], row.own, strict=True))
    shown = [(text, view.word) for text, view in own if view.word == row.current.word]
    room = width - sum(cell_len(text) for text, _ in shown) - (len(_more(len(own))) if own else 0)
    at = next((number for number, view in enumerate(VIEWS) if view.word == row.current.base), 0)
    seen = _around(at, everybody, room)
    for marks in (1, 2):  # as many as there are sides on which some are left out
        if (seen.start > 0) + (seen.stop < len(everybody)) >= marks:
            seen = _around(at, everybody, room - marks * len(_CUT))
    found = [(everybody[number], VIEWS[number].word) for number in seen]
    before, after = [(_CUT, "")] * (seen.start > 0), [(_CUT, "")] * (seen.stop < len(everybody))
    left = len(own) - len(shown)
    return [*before, *found, *after, *shown, *([(_more(left), "")] if left else [])]


_CUT = "…"
"""Where views of everybody are left out."""


def _more(number: int) -> str:
    return f" +{number} "


def _placed(found: Iterable[tuple[str, str]]) -> list[Place]:
    told: list[Place] = []
    x = 0
    for text, word in found:
        told.append(Place(x, text, word))
        x += cell_len(text)
    return told


def _text(view: View, name: str, row: Row) -> str:
    number, is_current = row.counts.get(view.word), view.word == row.current.word
    called = visible(f"{view.key} {name}".strip()) + "*" * (is_current and row.differs)
    words = called + (f" {number}" if number is not None else "")
    return f"[{words}]" if is_current else f" {words} "


def _around(at: int, texts: list[str], width: int) -> range:
    """The numbers of the texts that have room, as many before as after that one where there are so many."""
    first, end, room = at, at + 1, width - cell_len(texts[at])
    while True:
        sides = [(end, texts[end])] if end < len(texts) else []
        if first:
            sides.insert(at - first < end - 1 - at, (first - 1, texts[first - 1]))
        side = next((number for number, text in sides if cell_len(text) <= room), None)
        if side is None:
            return range(first, end)
        room -= cell_len(texts[side])
        first, end = min(first, side), max(end, side + 1)


class ViewBar(Widget):
    """One line; a click on a view shows it."""

    COMPONENT_CLASSES = {"view-bar--current"}
    DEFAULT_CSS = """
    ViewBar { height: 1; padding: 0 1; background: $surface; color: $pw-muted;
              & > .view-bar--current { color: $foreground; text-style: bold; } }
    """

    def __init__(self) -> None:
        super().__init__(id="view-bar")
        self._shown: Row | None = None

    def show(self, worklist: Worklist, changed: int) -> None:
        """Show its view as the current one, and how many actions others changed; nothing while nothing is counted."""
        counts = {**worklist.counts_of_views(), CHANGED.word: changed}
        shown = Row(worklist.view, counts, worklist.own.all, worklist.differs)
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def _places(self) -> list[Place]:
        return places(self._shown, self.size.width) if self._shown is not None else []

    def render_line(self, y: int) -> Strip:
        plain = self.rich_style
        bold = plain + self.get_component_rich_style("view-bar--current", partial=True)
        segments = [
            Segment(place.text, bold if self._shown and place.word == self._shown.current.word else plain)
            for place in self._places()
        ]
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        for place in self._places():
            if at is not None and place.x <= at.x < place.x + cell_len(place.text):
                self.post_message(Asked("list:view", place.word) if place.word else Asked("views:pick"))
