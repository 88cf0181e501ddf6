"""Plans from files: what importing one would change, and importing it after that was seen."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from planwatch.exchange.registry import reader_for
from planwatch.model.history.difference import Difference, lines
from planwatch.model.plan.given import Incoming
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.files import import_
from planwatch.service.files.import_ import Merged, Step
from planwatch.service.session import Session
from planwatch.storage.journal.past import newest_change


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as a plan, and what importing it would change."""

    name: str
    incoming: Incoming
    difference: Difference

    @property
    def in_words(self) -> str:
        """``12 actions added, 3 changed, 73 unchanged``."""
        return import_.in_words(Merged(None, self.difference))

    @property
    def lines(self) -> list[str]:
        """Every change, a line each."""
        return lines(self.difference)


def read_plan(session: Session, path: Path, today: date | None = None, *, keep: bool = True) -> Incoming:
    """The plan in a file; ``tomorrow`` is read on ``today``, else on the session's day or the calendar's.

    With ``keep`` what the file leaves out is taken from the plan in the session's file. Raises PlanwatchError.
    """
    day = today or session.today or session.clock().astimezone().date()
    since = newest_change(session.database)
    return replace(reader_for(path)(path, day, partial(read.known_plan, session), keep=keep), since=since)


def preview(session: Session, path: Path, step: Step = lambda _done, _all: None) -> Preview:
    """What importing a file would change; nothing is changed yet. Raises PlanwatchError."""
    incoming = read_plan(session, path)
    return Preview(path.name, incoming, import_.try_import(session, incoming, path.name, step).difference)


def import_previewed(session: Session, found: Preview, step: Step = lambda _done, _all: None) -> Merged:
    """Import it as one change. Raises PlanwatchError."""
    return import_.import_given(session, found.incoming, found.name, step=step)
