"""The bar of ratings under the title: how many red, amber, green, complete, and not started."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from planwatch.model.due.lateness import Overdue
from planwatch.tui.table.worklist import Worklist
from planwatch.tui.widgets.asked import Asked

_PARTS = ("red", "amber", "green", "complete")
_DONE = ("complete", "assured")
_NOT_STARTED = "status:not-started"


class _Piece(NamedTuple):
    text: str
    only: str
    """The filter that leaves what it counts."""
    part: str = ""


class RagBar(Widget):
    """Counts with a bar in proportion; letters and words carry it without colour. A click lists what is counted."""

    COMPONENT_CLASSES = {f"rag-bar--{part}" for part in _PARTS}
    DEFAULT_CSS = """
    RagBar {
        height: 1; padding: 0 1; background: $surface; color: $foreground;
        & > .rag-bar--red { color: $pw-red-bar; }
        & > .rag-bar--amber { color: $pw-amber-bar; }
        & > .rag-bar--green { color: $pw-green-bar; }
        & > .rag-bar--complete { color: $pw-complete-bar; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="rag-bar")
        self._counts: list[tuple[str, str, int, str]] = []
        """Of each part of the bar the colour, the words, the number, the filter."""
        self._tail: list[_Piece] = []

    def show(self, worklist: Worklist) -> None:
        """Take over the worklist's counts."""
        if worklist.tallies is None:
            return
        rated, unrated, done, waiting, late = Counter[str | None](), 0, 0, 0, 0
        for tally, number in worklist.tallies.items():
            rated[tally.rag] += number
            unrated += number * (tally.status == "in progress" and tally.rag is None)
            done += number * (tally.status in _DONE)
            waiting += number * (tally.status == "not started")
            late += number * (tally.status == "not started" and tally.overdue is Overdue.YES)
        voices = [(rag, rag[0].upper(), rated[rag], _rated(rag)) for rag in _PARTS[:3]]
        self._counts = [*voices, ("complete", "complete", done, "status:done")]
        self._tail = [_Piece(f"not rated {unrated}  ", _rated("none"))] if unrated else []
        self._tail.append(_Piece(f"not started {waiting}", _NOT_STARTED))
        self._tail += [_Piece(f", late {late}", f"{_NOT_STARTED} due:overdue")] if late else []
        self.refresh()

    def _pieces(self) -> Iterator[_Piece]:
        words = sum(len(f"{label} {count}  ") for _, label, count, _ in self._counts)
        words += sum(len(piece.text) for piece in self._tail)
        total = sum(count for *_, count, _ in self._counts) or 1
        room = min(max(0, self.size.width - words - 2), 2 * total)
        for part, label, count, only in self._counts:
            cells = max(count > 0, round(room * count / total)) if room > 8 else 0
            yield _Piece(f"{label} {count} ", only)
            yield _Piece("▇" * cells + " ", only, part)
        yield from self._tail

    def render_line(self, y: int) -> Strip:
        plain = self.rich_style
        segments = [Segment(piece.text, self._style(piece.part)) for piece in self._pieces()]
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def _style(self, part: str) -> Style:
        own = self.get_component_rich_style(f"rag-bar--{part}", partial=True) if part else Style.null()
        return self.rich_style + own

    def on_click(self, event: events.Click) -> None:
        at, x = event.get_content_offset(self), 0
        for piece in self._pieces():
            if at is not None and x <= at.x < x + len(piece.text):
                self.post_message(Asked("list:only", piece.only))
            x += len(piece.text)


def _rated(rag: str) -> str:
    return f"status:in-progress voice:{rag}"
