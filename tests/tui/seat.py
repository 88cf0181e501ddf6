"""A person at the app: presses keys, reads the screen, and looks into the file by a session of their own."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime
from typing import Any

from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Static

from planwatch.model.actions.row import ActionRow
from planwatch.model.plan.action import Action
from planwatch.model.values import replace
from planwatch.paths import Place
from planwatch.service import read
from planwatch.service.files.open import open_session
from planwatch.service.journal import log
from planwatch.service.session import now_utc
from planwatch.settings import Settings
from planwatch.tui.app import PlanwatchApp
from planwatch.tui.screens.plan_screen import PlanScreen
from planwatch.tui.screens.triage.screen import TriageScreen
from planwatch.tui.table.plan_table import PlanTable
from planwatch.tui.widgets.cell_editor import CellEditor
from planwatch.tui.widgets.detail import Detail
from planwatch.tui.widgets.prompt import Prompt
from planwatch.tui.widgets.rag_chooser import RagChooser
from planwatch.tui.widgets.title_bar import TitleBar
from tests.desk import TODAY
from tests.tui.screen import screen_text

WAIT_SECONDS = 3.0
PATIENCE = 20.0
"""Seconds until what does not come is given up: another process may have the machine to itself for a while."""


class Seat:
    """What a person can do and see. ``session`` is not the app's own: it reads what the file holds."""

    def __init__(self, app: PlanwatchApp, pilot: Pilot[None], session: read.Session) -> None:
        self.app = app
        self.pilot = pilot
        self.session = session

    async def press(self, *keys: str) -> None:
        for key in keys:
            self._send(key)
            await self._quiet()

    async def type(self, text: str) -> None:
        """Type text as fast as it can be read."""
        for letter in text:
            self._send(letter)
            await asyncio.sleep(0)
        await self._quiet()

    def _send(self, key: str) -> None:
        event = Key(_character_to_key(key), key) if len(key) == 1 else Key(key, " " if key == "space" else None)
        event.set_sender(self.app)
        driver = self.app._driver
        assert driver is not None
        driver.send_message(event)

    async def _quiet(self) -> None:
        """Wait until every message is dealt with and what follows is drawn; the pilot's own pause takes longer."""
        screen = self.app.screen
        limit = asyncio.get_running_loop().time() + WAIT_SECONDS
        for _ in range(2):
            calm = 0
            while calm < 4 and asyncio.get_running_loop().time() < limit:
                await asyncio.sleep(0.002)
                pumps = (self.app, *self.app.screen_stack, *self.app.screen.walk_children())
                busy = any(pump._next_callbacks or not pump._message_queue.empty() for pump in pumps)
                calm = 0 if busy else calm + 1
            if self.app._running:
                self.app.screen._on_timer_update()
        if self.app.screen is not screen or len(self.app.screen_stack) > 1:
            await self.pilot.pause()

    async def paste(self, text: str) -> None:
        self.app.post_message(Paste(text))
        await self.pilot.pause()

    async def until(self, found: Callable[[], object], what: str = "") -> None:
        """Wait until that holds, and until what came with it is drawn."""
        limit = asyncio.get_running_loop().time() + PATIENCE
        while not found():
            assert asyncio.get_running_loop().time() < limit, f"{what or 'it'} did not come:\n{self.text()}"
            await self.pilot.pause(0.02)
        await self._quiet()

    async def until_seen(self, words: str) -> None:
        await self.until(lambda: words in self.text(), words)

    async def at(self, ref: str, column: str = "title") -> None:
        """Go to the cell of that action."""
        row = read.find_action(self.session, ref)
        assert self.table.move_to(row.id), f"{ref} is not listed"
        assert self.table.move_to_column(column), f"{column} is not shown"
        await self.settle()

    async def settle(self) -> None:
        """Let the detail pane follow the cursor."""
        await self.pilot.pause(0.08)

    @property
    def triage(self) -> TriageScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, TriageScreen)
        return screen

    @property
    def screen(self) -> PlanScreen:
        assert isinstance(self.app.screen, PlanScreen)
        return self.app.screen

    @property
    def table(self) -> PlanTable[Any]:
        return self.app.screen.query_one(PlanTable)

    @property
    def editor(self) -> CellEditor:
        return self.app.screen.query_one(CellEditor)

    @property
    def chooser(self) -> RagChooser:
        return self.app.screen.query_one(RagChooser)

    @property
    def prompt(self) -> Prompt:
        return self.app.screen.query_one(Prompt)

    def question(self) -> str:
        return str(self.app.screen.query_one("#question-text", Static).content)

    def text(self) -> str:
        return screen_text(self.app)

    def lines(self) -> list[str]:
        return self.text().splitlines()

    def title(self) -> str:
        return str(self.triage.query_one(TitleBar).content)

    def detail(self) -> str:
        return str(self.triage.query_one(Detail).content)

    def said(self) -> str:
        """The line above the footer."""
        return str(self.prompt.query_one("#prompt-label", Static).content)

    def toasts(self) -> list[str]:
        return [notification.message for notification in self.app._notifications]

    def screen_name(self) -> str:
        return type(self.app.screen).__name__

    def refs(self) -> list[str]:
        """The refs listed, in their order."""
        rows = self.triage.worklist.rows
        return [row.action.ref for row in rows.by_id(rows.ids) if row is not None]

    def cursor_ref(self) -> str:
        row = self.screen.row()
        return row.action.ref if row is not None else ""

    def marked(self) -> list[str]:
        return [row.action.ref for row in self.triage.desk.source.rows() if row.id in self.triage.table.marks]

    def stored(self, ref: str) -> ActionRow:
        """The action as the file has it."""
        return read.find_action(self.session, ref)

    def action(self, ref: str) -> Action:
        return self.stored(ref).action

    def log(self) -> list[log.Entry]:
        return log.entries(self.session)


def editor_stands_over(seat: Seat, column: str) -> bool:
    cell = seat.table.cell_region(seat.table.cursor_row, column)
    return bool(cell) and seat.editor.region.contains_region(cell) and seat.editor.region.height == 1


@asynccontextmanager
async def seated(
    path: Place,
    *,
    size: tuple[int, int] = (120, 40),
    who: str = "ann",
    today: date | None = TODAY,
    settings: Settings | None = None,
    view: str = "9",
    busy_seconds: float = 1.0,
    plan: str = "",
    clock: Callable[[], datetime] = now_utc,
    is_named: bool = True,
    is_first: bool = False,
) -> AsyncIterator[Seat]:
    """The app on a file, in the view of that digit; at the end it must still be sound.

    What a first start offers is left at once, unless ``is_first``.
    """
    session = open_session(path, create=True, busy_seconds=busy_seconds, who=who, today=today, plan=plan, clock=clock)
    with session.database:
        app = PlanwatchApp(session, settings or Settings(), is_named=is_named)
        own = open_session(path, busy_seconds=5.0, who="reader", today=today)
        with own.database:
            async with app.run_test(size=size) as pilot:
                seat = Seat(app, pilot, replace(own, plan=plan))
                await pilot.pause()
                if not is_first and not session.plan_days():
                    await seat.until(lambda: seat.screen_name() == "Welcome")
                    await seat.press("escape")
                if view:
                    await seat.press(view)
                await seat.settle()
                yield seat
            assert not app.trace
    gc.unfreeze()
