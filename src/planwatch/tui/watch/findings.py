"""Looking for what is wrong in a plan while nobody waits: once the keys have paused."""

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.screen import Screen

from planwatch.model.actions.row import PlanDay
from planwatch.service import read
from planwatch.service.files.open import second_session
from planwatch.service.session import Session
from planwatch.tui.table.worklist import Worklist
from planwatch.tui.watch.worker import current_worker, goes_on_between_keys

if TYPE_CHECKING:
    from planwatch.service.checks.check import Checked

CALM_SECONDS = 1.5
"""How long the cursor must have rested."""
_LOOK_SECONDS = 0.5
_MOST = 20_000
"""Actions: beyond them a check takes memory and seconds that only somebody who asks for it should spend."""


class FindingsReady(Message):
    """What is wrong, as of the change of that number; posted from the thread."""

    def __init__(self, found: "tuple[Checked, ...]", number: int) -> None:
        self.found = found
        self.number = number
        super().__init__()


def look_for_findings(screen: Screen[Any], session: Session) -> None:
    """Check in a thread, over a connection of its own; the screen is then sent ``FindingsReady``."""

    def look() -> None:
        # Imported in the thread: nothing that a key waits for needs it.
        from planwatch.service.checks.check import check

        worker = current_worker()
        own = second_session(session)
        with own.database:
            number = read.change_number(own)
            found = check(own, lambda: not worker.is_cancelled)
        if not worker.is_cancelled:
            screen.post_message(FindingsReady(found, number))

    # A file that cannot be read just now is told by the screen's own reading of it.
    screen.run_worker(look, group="findings", exclusive=True, thread=True, exit_on_error=False)


class FindingsWatch:
    """Counts what is wrong in the plans shown, in a thread, while the keys pause, and has that told."""

    def __init__(
        self,
        screen: Screen[None],
        worklist: Worklist,
        is_busy: Callable[[], bool],
        tell: Callable[[int, tuple[PlanDay, ...]], None],
    ) -> None:
        self._screen = screen
        self._worklist = worklist
        self._is_busy = is_busy
        self._tell = tell
        self._touched = monotonic()
        self._looked: object = None
        """The change, plans and days that were last looked at."""

    def begin(self) -> None:
        """Look from now on."""
        self._touched = monotonic()
        self._screen.set_interval(_LOOK_SECONDS, self._look_when_calm)

    def touch(self) -> None:
        """The cursor has moved."""
        self._touched = monotonic()

    def know(self, number: int) -> None:
        """So many there are now, as somebody who looked has found."""
        self._looked = self._now()
        self._tell(number, self._worklist.days)

    def _look_when_calm(self) -> None:
        now = self._now()
        if now == self._looked or self._is_busy():
            return
        if monotonic() - self._touched >= CALM_SECONDS and self._worklist.total() <= _MOST:
            self._looked = now
            work = partial(self._count, self._worklist.session, self._worklist.days)
            self._screen.run_worker(work, group="findings", exclusive=True, thread=True, exit_on_error=False)

    def _count(self, session: Session, days: tuple[PlanDay, ...]) -> None:
        from planwatch.service.checks.check import count  # no key waits for what needs it

        own = second_session(session)
        with own.database:
            number = count(own, goes_on_between_keys(self._screen))
        if number is not None:
            self._screen.call_later(self._take, number, days)  # told by the screen's own thread

    def _take(self, number: int, days: tuple[PlanDay, ...]) -> None:
        if days == self._worklist.days:
            self._tell(number, days)

    def _now(self) -> tuple[object, ...]:
        return self._worklist.seen, tuple((day.id, day.today) for day in self._worklist.days)
