"""The keys of what stands over a screen and asks."""

from typing import Any, Protocol

from planwatch.tui.screens.dialogs.form import Form
from planwatch.tui.screens.dialogs.paste import PasteQuestion
from planwatch.tui.screens.dialogs.progress import Progress
from planwatch.tui.screens.dialogs.question import Question
from planwatch.tui.screens.dialogs.welcome import Welcome
from planwatch.tui.screens.screen import CommandScreen


def leave(dialog: CommandScreen[Any]) -> None:
    """Close it unanswered."""
    dialog.leave()


def next_field(dialog: CommandScreen[Any]) -> None:
    """Go one field on; after the last comes the first."""
    dialog.focus_next()


def previous_field(dialog: CommandScreen[Any]) -> None:
    """Go one field back; before the first comes the last."""
    dialog.focus_previous()


def put_text(form: Form) -> None:
    """Put a text of one's own into a form."""
    form.put_text()


class Steps(Protocol):
    """A dialog with lines to go along."""

    def step(self, step: int) -> None: ...


def step(dialog: Steps, by: int) -> None:
    """So many entries or lines down, or up where ``by`` is negative."""
    dialog.step(by)


def begin(welcome: Welcome, does: str) -> None:
    """Close it, and do that."""
    welcome.begin(does)


def answer(question: Question, yes: bool) -> None:
    """Close it with that answer."""
    question.dismiss(yes)


def as_rows(question: PasteQuestion) -> None:
    """What was pasted is rows of a table."""
    question.take_as_rows()


def stop(progress: Progress[Any]) -> None:
    """Stop what is being done."""
    progress.stop()


class Scrolls(Protocol):
    """A dialog with a text."""

    def scroll_lines(self, step: int) -> None: ...


def scroll(dialog: Scrolls, step: int) -> None:
    """So many lines down."""
    dialog.scroll_lines(step)
