"""Files that are written to: never the plan file, and none that is there unless it is to be replaced."""

from collections.abc import Iterable
from pathlib import Path

from planwatch.errors import FileIsThere, PlanwatchError
from planwatch.exchange.files import write_whole
from planwatch.service.session import Session
from planwatch.storage.engine.file import beside


def check_target(session: Session, path: Path, *, replace: bool = False) -> None:
    """Raise PlanwatchError where writing would replace the plan file or its log, FileIsThere for any other unasked."""
    if not path.exists():
        return
    if session.path.exists() and path.samefile(session.path):
        raise PlanwatchError(f"{path} is the plan file itself", "name another file to write to")
    if any(each.exists() and path.samefile(each) for each in beside(session.path)):
        raise PlanwatchError(f"{path} is a part of the plan file", "name another file to write to")
    if not replace:
        raise FileIsThere(f"{path} exists", "give another name; --replace writes over it")


def write(session: Session, path: Path, chunks: Iterable[bytes], what: str, *, replace: bool = False) -> str:
    """Write a file wholly or not at all; returns what to say: ``report written to a.md``. Raises as above."""
    from planwatch.service.files import written  # most of what could be written to a file is printed

    check_target(session, path, replace=replace)
    said = written_words(path, what)
    write_whole(path, chunks)
    written.remember([path])
    return said


def written_words(path: Path, what: str) -> str:
    """``report written to a.md, in place of the file that was there``: said of a file about to be written."""
    return f"{what} written to {path}{', in place of the file that was there' if path.exists() else ''}"
