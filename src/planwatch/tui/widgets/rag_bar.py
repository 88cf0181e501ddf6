"""The bar of ratings under the title: how many red, amber, green, complete, and not started."""

from collections import Counter

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from planwatch.model.due.lateness import Overdue
from planwatch.tui.table.worklist import Worklist

_PARTS = ("red", "amber", "green", "complete")
_DONE = ("complete", "assured")


class RagBar(Widget):
    """Counts with a bar in proportion; letters and words carry it without colour."""

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
        self._counts: list[tuple[str, str, int]] = []
        self._tail = ""

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
        self._counts = [*((rag, rag[0].upper(), rated[rag]) for rag in _PARTS[:3]), ("complete", "complete", done)]
        self._tail = (f"not rated {unrated}  " if unrated else "") + f"not started {waiting}"
        self._tail += f", late {late}" if late else ""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        words = sum(len(f"{label} {count}  ") for _, label, count in self._counts) + len(self._tail)
        total = sum(count for *_, count in self._counts) or 1
        room = min(max(0, width - words - 2), 2 * total)
        segments: list[Segment] = []
        plain = self.rich_style
        for part, label, count in self._counts:
            cells = max(count > 0, round(room * count / total)) if room > 8 else 0
            style = plain + self.get_component_rich_style(f"rag-bar--{part}", partial=True)
            segments += [Segment(f"{label} {count} ", plain), Segment("▇" * cells + " ", style)]
        segments.append(Segment(self._tail, plain))
        return Strip(segments).adjust_cell_length(width, plain)
