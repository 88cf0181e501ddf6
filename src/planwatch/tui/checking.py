"""Looking for what is wrong in a plan while nobody waits: once the keys have paused."""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from planwatch.service import read
from planwatch.service.files.open import second_session
from planwatch.service.session import Session
from planwatch.tui.changing import ChangingScreen
from planwatch.tui.widgets.plan_table import PlanTable
from planwatch.tui.widgets.title_bar import TitleBar
from planwatch.tui.worklist import Worklist

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

        worker = get_current_worker()
        own = second_session(session)
        with own.database:
            number = read.change_number(own)
            found = check(own, lambda: not worker.is_cancelled)
        if not worker.is_cancelled:
            screen.post_message(FindingsReady(found, number))

    # A file that cannot be read just now is told by the screen's own reading of it.
    screen.run_worker(look, group="findings", exclusive=True, thread=True, exit_on_error=False)


async def count_findings(session: Session) -> int | None:
    """How many findings stand, counted by ``planwatch check`` in a process of its own; None where it cannot tell.

    A plan read whole takes twice the memory of the app and a second of its processor: both end with the process.
    """
    words = ["--db", str(session.path)]
    words += ["--today", session.today.isoformat()] if session.today else []
    words += ["--plan", session.plan] if session.plan else []
    words += ["--as-of", str(session.as_of.batch)] if session.as_of else []
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", "planwatch", *words, "check", "--count", stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL
    )
    try:
        told, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode not in (0, 1):
        return None
    return int(told)


class CheckingScreen(ChangingScreen):
    """The part of triage that counts what is wrong, and leads to it."""

    worklist: Worklist
    reload: Callable[[], None]
    _touched = 0.0
    _looked: object = None
    """The change, plans and days that were last looked at."""

    def on_mount(self) -> None:
        self._touched = monotonic()
        self.set_interval(_LOOK_SECONDS, self._look_when_calm)

    def on_plan_table_highlighted(self, event: PlanTable.Highlighted) -> None:
        self._touched = monotonic()

    def _look_when_calm(self) -> None:
        now = (self.worklist.seen, self._days())
        if now == self._looked or self.app.screen is not self or self.is_editing or self.has_class("-filtering"):
            return
        if monotonic() - self._touched >= CALM_SECONDS and self.worklist.total() <= _MOST:
            self._looked = now
            self.run_worker(self._count_findings(), group="findings", exclusive=True, exit_on_error=False)

    async def _count_findings(self) -> None:
        days = self.worklist.days
        number = await count_findings(self.session)
        if number is not None and days == self.worklist.days:
            self.query_one(TitleBar).show_findings(number, days)

    def _days(self) -> tuple[object, ...]:
        return tuple((day.id, day.today) for day in self.worklist.days)

    def action_findings(self) -> None:
        """What is wrong, as a list to go through."""
        from planwatch.tui.screens.findings import FindingsScreen

        screen = FindingsScreen(self.session)

        def left(_: None) -> None:
            self.reload()
            if screen.found is not None:
                self._looked = (self.worklist.seen, self._days())
                from planwatch.service.checks.check import counted

                self.query_one(TitleBar).show_findings(counted(screen.found), self.worklist.days)

        self.app.push_screen(screen, left)
