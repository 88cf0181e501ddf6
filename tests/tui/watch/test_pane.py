"""The pane follows a single key at once, and keys that come fast only once they rest."""

import asyncio

from textual.app import App, ComposeResult
from textual.widgets import Static

from planwatch.tui.watch.pane import PaneWatch


class _Followed(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.shown = 0

    def compose(self) -> ComposeResult:
        yield Static("table")

    def show(self) -> None:
        self.shown += 1

    def pane(self) -> PaneWatch:
        return PaneWatch(self.query_one("Static:first-of-type", Static), self.show)


async def test_after_one_key_nothing_is_waited_for() -> None:
    app = _Followed()
    async with app.run_test() as pilot:
        app.pane().follow()
        await pilot.pause()
        assert app.shown == 1


async def test_of_keys_that_come_fast_the_first_is_shown_and_the_last() -> None:
    app = _Followed()
    async with app.run_test():
        pane = app.pane()
        for _ in range(10):
            pane.follow()
        await asyncio.sleep(0.3)
        assert app.shown == 2
