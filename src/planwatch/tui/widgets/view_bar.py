"""The row of views under the title: their keys, names and counts, the one shown in brackets."""

from collections.abc import Mapping
from typing import NamedTuple

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from planwatch.model.actions.views import CHANGED, VIEWS, View
from planwatch.tui.widgets.asked import Asked


class Place(NamedTuple):
    """A view on the row: where it begins and what is written there."""

    x: int
    text: str
    word: str


def places(current: View, counts: Mapping[str, int], width: int) -> list[Place]:
    """The views that have room in so many cells, in their order.

    Names are short where not all have room as they are; then those furthest from ``current`` go, which is always there.
    What others changed stands before them, always where there is any: its key is left of theirs.
    """
    found: list[Place] = []
    if counts.get(CHANGED.word) or current == CHANGED:
        found.append(Place(0, _text(CHANGED, CHANGED.name, counts, current == CHANGED), CHANGED.word))
    x = sum(len(place.text) for place in found)
    at = VIEWS.index(current) if current in VIEWS else 0
    for names in ([view.name for view in VIEWS], [view.short for view in VIEWS]):
        texts = [_text(view, name, counts, view == current) for view, name in zip(VIEWS, names, strict=True)]
        shown = _around(at, texts, width - x)
        if len(shown) == len(VIEWS):
            break
    for number in shown:
        found.append(Place(x, texts[number], VIEWS[number].word))
        x += len(texts[number])
    return found


def _text(view: View, name: str, counts: Mapping[str, int], is_current: bool) -> str:
    number = counts.get(view.word)
    words = f"{view.key} {name}" + (f" {number}" if number is not None else "")
    return f"[{words}]" if is_current else f" {words} "


def _around(at: int, texts: list[str], width: int) -> range:
    """The numbers of the texts that have room, as many before as after that one where there are so many."""
    first, end, room = at, at + 1, width - len(texts[at])
    while True:
        sides = [(end, texts[end])] if end < len(texts) else []
        if first:
            sides.insert(at - first < end - 1 - at, (first - 1, texts[first - 1]))
        side = next((number for number, text in sides if len(text) <= room), None)
        if side is None:
            return range(first, end)
        room -= len(texts[side])
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
        self._shown: tuple[View, Mapping[str, int]] | None = None

    def show(self, current: View, counts: Mapping[str, int]) -> None:
        """Show that view as the current one; nothing while nothing is counted."""
        shown = (current, dict(counts)) if counts else None
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def _places(self) -> list[Place]:
        return places(*self._shown, self.size.width) if self._shown is not None else []

    def render_line(self, y: int) -> Strip:
        plain = self.rich_style
        bold = plain + self.get_component_rich_style("view-bar--current", partial=True)
        segments = [
            Segment(place.text, bold if self._shown and place.word == self._shown[0].word else plain)
            for place in self._places()
        ]
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        for place in self._places():
            if at is not None and place.x <= at.x < place.x + len(place.text):
                self.post_message(Asked("list:view", place.word))
