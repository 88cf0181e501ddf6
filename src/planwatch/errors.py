"""What goes wrong in words a person can act on; nothing else is ever shown of an error."""

START = "start one with `planwatch init FILE`, from a workbook, a table or a snapshot"
"""What to do where there is no plan."""


def with_hint(said: str, hint: str) -> str:
    """What is said, then the hint, with a full stop between them where what is said has no end of its own."""
    if not hint:
        return said
    return f"{said} {hint}" if said.endswith(("?", "!", ".", "…", ":")) else f"{said}. {hint}"


class PlanwatchError(Exception):
    """Something the user can put right. ``message`` says what and where, ``hint`` what to do (or is empty)."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return with_hint(self.message, self.hint)


class Taken(PlanwatchError):
    """A ref, title or name that must be the only one of its kind is in use."""


class FileIsThere(PlanwatchError):
    """What was to be written would replace a file, and nobody said that it may."""


class NeedsYes(PlanwatchError):
    """What a yes makes possible: ``question`` asks for it after the message, ``what`` names what is said yes to.

    ``harmless``: nothing is lost by it, so that yes may be the answer at hand.
    """

    def __init__(self, message: str, hint: str, *, question: str, what: str, harmless: bool = True) -> None:
        super().__init__(message, hint)
        self.question = question
        self.what = what
        self.harmless = harmless


class Conflict(PlanwatchError):
    """Somebody else changed the same thing first; nothing of the refused change was written."""

    exit_code = 3
