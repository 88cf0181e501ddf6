"""The line at the top that is never dropped: plan, view, filter, what is shown, what is overdue, as at which day."""

from textual.content import Content
from textual.widgets import Static

from planwatch.model.actions.row import PlanDay
from planwatch.tui.table.worklist import Worklist
from planwatch.tui.title import title


class TitleBar(Static):
    """As much as the width allows; a plan's banner, the view and the counts go last."""

    DEFAULT_CSS = """
    TitleBar { height: 1; background: $pw-title; color: $pw-title-text; text-style: bold; padding: 0 1; }
    TitleBar:nocolor { text-style: reverse bold; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False, id="title")
        self._worklist: Worklist | None = None
        self._findings: tuple[int, tuple[int, ...]] | None = None
        """How many findings there are, and in which plans."""

    def show_findings(self, number: int, days: tuple[PlanDay, ...]) -> None:
        """Tell how many findings these plans have, for as long as they are shown."""
        self._findings = number, tuple(day.id for day in days)
        self._fit()

    def show(self, worklist: Worklist) -> None:
        self._worklist = worklist
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        if self._worklist is None or not self.size.width:
            return
        number, plans = self._findings or (0, ())
        shown = number if plans == tuple(day.id for day in self._worklist.days) else 0
        self.update(Content(title(self._worklist, shown, self.content_size.width)), layout=False)
