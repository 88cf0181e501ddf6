"""SQLite's and the system's errors in a person's words."""

import sqlite3
from pathlib import Path
from types import TracebackType

from planwatch.errors import PlanwatchError

_WORDS = (
    ("locked", "is locked by another program", "close that program, or try again"),
    ("disk is full", "could not be written: the disk is full", "free some space and try again; nothing was changed"),
    ("disk i/o", "could not be read or written: the disk reported an error", "check the disk; nothing was changed"),
    ("readonly", "cannot be changed: it is read-only", "copy it to a folder of your own"),
    (
        "not a database",
        "is not a plan file, or is damaged",
        "import it with `planwatch import`, name another by --db, or put a backup back with `planwatch restore`",
    ),
    ("malformed", "is damaged", "put the newest backup back with `planwatch restore`"),
    ("unable to open", "cannot be opened", "check that the folder exists and is yours to write in"),
)


class Replaced(PlanwatchError):
    """Another file has the name of the plan file, or none has; ``nothing_left``: it was itself overwritten."""

    def __init__(self, message: str, hint: str, *, nothing_left: bool = False) -> None:
        super().__init__(message, hint)
        self.nothing_left = nothing_left


class Away(PlanwatchError):
    """The server that keeps the plan cannot be reached, or has stopped to answer."""


class NotKnown(PlanwatchError):
    """A server was given a change and has not answered: whether it was kept is found out when it does."""

    def __init__(self, op: str, what: str, *, is_told: bool) -> None:
        """``is_told``: whoever made it is told as soon as it is found out."""
        if is_told:
            said = "the server has not answered yet: whether it was kept is told as soon as it does"
            super().__init__(said, "what was typed stays, and nothing else can be changed until then")
        else:
            said = "the server did not answer: whether the change was kept will be seen when it does"
            super().__init__(said, "look before you try again")
        self.op = op
        """The change's own name."""
        self.what = what
        """What it is called in the log."""
        self.is_kept: bool | None = None
        """None, until it was found out."""


class translated:  # noqa: N801  read as the word it is in ``with translated(path):``
    """Turn SQLite's and the system's errors about ``path``, or a file that these name, into PlanwatchError."""

    __slots__ = ("path",)

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        match error:
            case sqlite3.Error():
                raise _of_sqlite(self.path, error) from error
            case UnicodeEncodeError():  # SQLite keeps UTF-8, which has no lone surrogates
                raise PlanwatchError("a text holds half a character (a lone surrogate)", "take it out") from error
            case OSError():
                said = f"{error.filename or self.path}: {error.strerror or error}"
                raise PlanwatchError(said, "check the name and your rights") from error
            case _:
                pass


def _largest_file() -> int | None:
    """What a file may grow to in this process; None where there is no limit, or none that can be known."""
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    return None if most == resource.RLIM_INFINITY else most


def _of_sqlite(path: Path, error: sqlite3.Error) -> PlanwatchError:
    said = str(error).casefold()
    if "disk i/o" in said and (most := _largest_file()) is not None:
        return PlanwatchError(
            f"{path} could not be read or written: files may have no more than {most:,} bytes here",
            "raise that limit (ulimit -f), or check the disk; nothing was changed",
        )
    for sign, words, hint in _WORDS:
        if sign in said:
            return PlanwatchError(f"{path} {words}", hint)
    return PlanwatchError(f"{path}: SQLite says: {error}", "run `planwatch doctor`")
