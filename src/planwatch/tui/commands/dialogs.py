"""The keys of what stands over a screen and asks."""

from typing import Any, Protocol

from planwatch.tui.screens.dialogs.picker import Picker
from planwatch.tui.screens.dialogs.question import Question
from planwatch.tui.screens.screen import CommandScreen


def leave(dialog: CommandScreen[Any]) -> None:
    dialog.leave()


def next_field(dialog: CommandScreen[Any]) -> None:
    dialog.focus_next()


def previous_field(dialog: CommandScreen[Any]) -> None:
    dialog.focus_previous()


def step(picker: Picker, by: int) -> None:
    picker.step(by)


def answer(question: Question, yes: bool) -> None:
    question.dismiss(yes)


class Scrolls(Protocol):
    """A dialog with a text."""

    def scroll_lines(self, step: int) -> None: ...


def scroll(dialog: Scrolls, step: int) -> None:
    """So many lines down."""
    dialog.scroll_lines(step)
