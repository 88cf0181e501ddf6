"""The views of the list: what each is called and shows. Ten are everybody's; others are saved by their users."""

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.model.text.names import nearest


class View(Struct, frozen=True):
    """A view. ``key`` opens it, if it has one; ``word`` is its name on the command line."""

    key: str
    word: str
    name: str
    short: str
    """Its name where there is little room."""
    empty: str
    """What is said where nothing is in it."""

    @property
    def is_own(self) -> bool:
        """Whether somebody saved it."""
        return False

    @property
    def base(self) -> str:
        """The word of the view of everybody that it begins from."""
        return self.word

    @property
    def filter(self) -> str:
        """The words of the filter that narrow that."""
        return ""

    @property
    def sorted_by(self) -> str:
        """Its order, as people write it; empty: as its base has it."""
        return ""

    @property
    def plan(self) -> int | None:
        """The plan that it is of; None: all plans."""
        return None


VIEWS = (
    View("1", "overdue", "Overdue", "Overdue", "Nothing is overdue"),
    View("2", "soon", "Due soon", "Soon", "Nothing falls due in the days ahead"),
    View("3", "red", "Red", "Red", "Nothing is red in any voice"),
    View("4", "no-update", "No update", "No update", "Every action under way has a recent update"),
    View("5", "no-lead", "No lead or no date", "No lead", "Every action has a lead and a date"),
    View("6", "challenge", "Challenge", "Challenge", "The leads' ratings and the calculated ones agree"),
    View("7", "moved", "Date moved", "Moved", "No date was moved lately"),
    View("8", "complete", "Awaiting evidence", "Evidence", "Nothing complete is waiting for evidence"),
    View("9", "all", "All", "All", "No actions yet"),
    View("0", "mine", "Mine", "Mine", "Nothing here is yours"),
)
"""Those of everybody."""
CHANGED = View("`", "changed", "Changed", "Changed", "Others changed nothing since you last looked")
"""What others changed: it is among the others only while there is something in it."""
BY_WORD = {view.word: view for view in (*VIEWS, CHANGED)}


def everybodys(word: str) -> View | None:
    """The view of everybody with that word or digit; None where there is none."""
    return next((view for view in BY_WORD.values() if word.casefold() in (view.word, view.key)), None)


def find_view(word: str) -> View:
    """The view of everybody with that word or digit; raises PlanwatchError with the nearest one."""
    if (view := everybodys(word)) is not None:
        return view
    near = nearest(word, BY_WORD)
    raise PlanwatchError(f"no view '{word}'", f"did you mean '{near}'?" if near else f"one of {', '.join(BY_WORD)}")
