"""What stands in the table's place when it is empty: why, and the one key to press."""

from textual.widgets import Static

from planwatch.service.files.place import where
from planwatch.tui.safe import content
from planwatch.tui.table.worklist import Worklist


class Empty(Static):
    """A sentence in the middle."""

    DEFAULT_CSS = """
    Empty { display: none; height: 1fr; content-align: center middle; text-align: center; background: $surface;
            color: $pw-muted; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False, id="empty")

    def show(self, worklist: Worklist) -> None:
        if not len(worklist.rows):
            self.update(content(sentence(worklist)), layout=False)


def sentence(worklist: Worklist) -> str:
    """Why nothing is listed, and what to do next."""
    if not worklist.days and (at := where(worklist.session)):
        return f"No plan on {at} yet. `planwatch copy FILE URL` puts one there, a starts one"
    if not worklist.days:
        return "No plan here yet. i imports a workbook, a table or a snapshot, a starts one"
    if worklist.waits_for_ratings:
        return "Working out the ratings …"
    if worklist.filter:
        return f"No actions match {worklist.filter} here. esc clears the filter"
    if worklist.tallies is not None and not sum(worklist.tallies.values()):
        return "No actions yet. a adds one"
    if worklist.view.word == "mine":
        return f"No action is led by {worklist.session.who}: 9 shows all actions, “,” says who you are"
    return f"{worklist.view.empty}. 9 shows all actions"
