"""The line at the top that is never dropped: plan, view, filter, what is shown, what is overdue, as at which day."""

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

from planwatch.model.actions.row import PlanDay
from planwatch.tui.table.worklist import Worklist
from planwatch.tui.title import pieces
from planwatch.tui.widgets.asked import Asked

_CLICKED: dict[str, tuple[str, ...]] = {
    "name": ("list:pick_plan",),
    "search": ("list:filter_",),
    "overdue": ("list:view", "overdue"),
    "possibly": ("list:view", "overdue"),
    "agreed": ("list:only", "due:agreed"),
    "promises": ("meetings:meetings",),
    "day": ("past:as_of",),
    "findings": ("findings:findings",),
    "with": ("log:log",),
}
"""What a click on a fact does."""


class TitleBar(Static):
    """As much as the width allows; a plan's banner, the view and the counts go last."""

    DEFAULT_CSS = """
    TitleBar { height: 1; background: $pw-title; color: $pw-title-text; text-style: bold; padding: 0 1; }
    TitleBar:nocolor { text-style: reverse bold; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False, id="title")
        self._worklist: Worklist | None = None
        self._pieces: list[tuple[str, str]] = []
        self._findings: tuple[int, tuple[int, ...]] | None = None
        """How many findings there are, and in which plans."""

    def show_findings(self, number: int, days: tuple[PlanDay, ...]) -> None:
        """Tell how many findings these plans have, for as long as they are shown."""
        self._findings = number, tuple(day.id for day in days)
        self._fit()

    def show(self, worklist: Worklist) -> None:
        self._worklist = worklist
        self._fit()

    def show_place(self) -> None:
        """The server has gone or come back, or others have come or gone."""
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        if self._worklist is None or not self.size.width:
            return
        number, plans = self._findings or (0, ())
        shown = number if plans == tuple(day.id for day in self._worklist.days) else 0
        self._pieces = pieces(self._worklist, shown, self.content_size.width)
        self.update(Content("".join(words for _, words in self._pieces)), layout=False)

    def on_click(self, event: events.Click) -> None:
        at, x = event.get_content_offset(self), 0
        for fact, words in self._pieces:
            x += cell_len(words)
            if at is not None and at.x < x:
                if asked := _CLICKED.get(fact):
                    self.post_message(Asked(*asked))
                return
