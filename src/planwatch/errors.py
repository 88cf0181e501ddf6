"""What goes wrong in words a person can act on; nothing else is ever shown of an error."""


class PlanwatchError(Exception):
    """Something the user can put right. ``message`` says what and where, ``hint`` what to do (or is empty)."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}" if self.hint else self.message


class Taken(PlanwatchError):
    """A ref, title or name that must be the only one of its kind is in use."""


class FileIsThere(PlanwatchError):
    """What was to be written would replace a file, and nobody said that it may."""


class Conflict(PlanwatchError):
    """Somebody else changed the same thing first; nothing of the refused change was written."""

    exit_code = 3
