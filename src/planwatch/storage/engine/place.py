"""Where a plan is kept: what can be said of that by a file, and by one that a server keeps in its own way."""

from typing import TYPE_CHECKING

from planwatch.model.values import Struct

if TYPE_CHECKING:
    from datetime import datetime

    from planwatch.errors import PlanwatchError
    from planwatch.storage.engine.errors import NotKnown


class Other(Struct, frozen=True):
    """Somebody else who looks at the plan, or has just changed it; nothing of it is stored in the plan."""

    who: str
    seconds: int
    """Since when they were last seen."""
    cell: str = ""
    """Where they have an editor open, as table, ids and field; empty where they have none."""
    since: int = 0
    """For how many seconds they have had it open."""
    has_left: bool = False
    """Whether they were there in the last minutes, and are no more."""


class OnThisMachine:
    """A file: it is always there, what is read is of now, and nobody is told who else has it open."""

    follows = False
    """Whether it is a copy that follows a server."""

    @property
    def where(self) -> str:
        """The server that keeps the plan, in short; empty for a file."""
        return ""

    @property
    def away(self) -> "PlanwatchError | None":
        """Why what keeps the plan does not answer; None where it does."""
        return None

    @property
    def limit(self) -> str:
        """Why this person may change nothing, whether what keeps the plan answers or not; empty where they may."""
        return ""

    @property
    def as_at(self) -> "datetime | None":
        """Of when what is shown is; None: of now."""
        return None

    @property
    def others(self) -> tuple[Other, ...]:
        """Who else is there, as far as that is known."""
        return ()

    @property
    def not_known(self) -> "NotKnown | None":
        """The last change of which it was not known whether it was kept, with what was found out since."""
        return None

    def editing(self, cell: str) -> None:
        """Others, where they can be told, are told from now on that this cell is edited here; empty: none is."""

    def keep_up(self) -> None:
        """Follow what keeps the plan from now on, where anything but this file does."""
