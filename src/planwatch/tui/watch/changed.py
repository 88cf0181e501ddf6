"""What others changed: looked for at the start and while the app is open, marked at its rows until it is read."""

from collections.abc import Callable, Iterable
from time import monotonic

from textual.timer import Timer

from planwatch.model.actions.row import ActionRow
from planwatch.paths import state_folder
from planwatch.service.session import Session
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.table.worklist import Worklist

REST_SECONDS = 1.0
"""How long the cursor must have stayed on a row for it to be read."""


class ChangedWatch:
    """Keeps the worklist's ``others`` and the table's signs as they are now."""

    def __init__(self, table: PlanTable[ActionRow], worklist: Worklist, show: Callable[[], object]) -> None:
        self._table = table
        self._worklist = worklist
        self._show = show
        """Is done where others changed more."""
        self._seen = -1
        self._at: int | None = None
        self._since = 0.0
        self._rest: Timer | None = None

    @property
    def listed(self) -> int:
        """How many actions of the plans shown were changed."""
        return len(self._worklist.changed())

    def whole(self, key: int | None) -> str:
        """What others changed of the action of that row, in full."""
        others = self._worklist.others
        return others.whole(key) if others is not None and key is not None else ""

    def begin(self, session: Session) -> str:
        """Look what was changed since the last time; what is to be said of it. A throw-away copy has no next."""
        if session.throw_away:
            return ""
        from planwatch.service.journal.others import Others  # the first picture is not to wait for it

        others = self._worklist.others = Others(session, state_folder())
        others.keep()
        self._seen = self._worklist.seen
        self._table.show_unread(others.unread)
        return self._summary() if others.since is not None else ""

    def _summary(self) -> str:
        others = self._worklist.others
        return others.summary({day.id for day in self._worklist.days}) if others is not None else ""

    def look(self, session: Session) -> str:
        """Look again where the file has changed; what is to be said where what the person leads was changed."""
        others = self._worklist.others
        if others is None or session.as_of is not None:
            return ""
        others.keep()
        if others.who != session.who:
            others.keep(now=True)
            return self.begin(session)
        if self._seen == self._worklist.seen:
            return ""
        self._seen = self._worklist.seen
        new = others.look()
        if not new:
            return ""
        self._since = monotonic()  # who sits on the row has not read what is only now there
        self._table.show_unread(others.unread)
        self._show()
        return self._summary() if any(one.mine for one in new) else ""

    def at(self, key: int | None) -> None:
        """The cursor is on that row: the one that it rested on is read, and that one once it has rested there."""
        if key == self._at:
            return
        if self._at is not None and monotonic() - self._since >= REST_SECONDS:
            self.read((self._at,))
        arrived, self._at, self._since = self._at is not None, key, monotonic()
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        if arrived and key is not None and key in self._table.unread:
            self._rest = self._table.set_timer(REST_SECONDS, lambda: self.read((key,)))

    def read(self, keys: Iterable[int]) -> int:
        """These were read; how many of them had not been."""
        others = self._worklist.others
        gone = others.read(keys) if others is not None else set[int]()
        if gone:
            self._table.show_unread(self._table.unread)
        return len(gone)

    def read_all(self) -> int:
        """All was read; how much of it had not been."""
        others = self._worklist.others
        return self.read(set(others.unread)) if others is not None else 0

    def end(self) -> None:
        """The app is left."""
        if self._worklist.others is not None:
            self._worklist.others.keep(now=True)
