"""Undo and redo over the journal: one's own last change, or any change by its number."""

from planwatch.errors import PlanwatchError
from planwatch.service.session import Session
from planwatch.storage.journal import Batch, open_batch
from planwatch.storage.undo import Change, find_change, last_change, last_undo, revert, undone_by


def undo(session: Session, number: int | None = None) -> Change:
    """Take back a whole change; returns what was taken back.

    Without a number it is the newest of this user's edits that still stands. An import is taken back by its number
    only. Raises Conflict, changing nothing, where somebody has changed the same thing since.
    """
    with open_batch(session.database, session.sign("", kind="undo")) as batch:
        change = find_change(session.database, number) if number is not None else _own(session)
        _sign(session, batch, change, "undo")
        revert(batch, change.id)
    return change


def _own(session: Session) -> Change:
    change = last_change(session.database, session.who)
    if change is None:
        raise PlanwatchError(f"there is no change of {session.who} to undo", "`planwatch log` lists all changes")
    if change.kind == "import":
        raise PlanwatchError(
            f"your last change is an import (change {change.id}: {change.what})",
            f"`planwatch undo {change.id}` takes back the whole of it",
        )
    return change


def redo(session: Session) -> Change:
    """Do again what this user's last undo took back; returns that change."""
    with open_batch(session.database, session.sign("", kind="redo")) as batch:
        undone = last_undo(session.database, session.who)
        if undone is None:
            raise PlanwatchError("there is nothing to redo", "redo follows an undo, before another change")
        _sign(session, batch, undone, "redo")
        revert(batch, undone.id)
    return undone_by(session.database, undone)


def _sign(session: Session, batch: Batch, change: Change, kind: str) -> None:
    what = f"{kind}: {change.what.removeprefix('undo: ')}"
    batch.signature = session.sign(what, kind=kind, undoes=change.id)
