"""Going about: in a table, and out of a screen."""

from typing import Any, Protocol

from planwatch.tui.screens.desk import ScreenDesk


class HasTable(Protocol):
    """A screen with a table."""

    def move(self, to: str) -> None: ...


class TableDesk(Protocol):
    """The desk of such a screen."""

    @property
    def screen(self) -> HasTable: ...


def table(desk: TableDesk, to: str) -> None:
    """Move the cursor, or mark."""
    desk.screen.move(to)


def on(desk: ScreenDesk[Any]) -> None:
    """Into the question that waits; where none does, to what takes the keys next."""
    screen = desk.screen
    if desk.prompt.take_up():
        return
    before = screen.focused
    screen.focus_next()
    if screen.focused is before:
        desk.tell("nothing asks for a reason here: a rating does, once it is saved")


def leave(desk: ScreenDesk[Any]) -> None:
    """Back to the screen below."""
    desk.screen.leave()
