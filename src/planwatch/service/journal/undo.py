"""Undo and redo over the journal: one's own last change, any change by its number, or a whole group of them."""

from planwatch.errors import PlanwatchError
from planwatch.model.values import replace
from planwatch.service.due.consequences import settle
from planwatch.service.journal.group import group_of
from planwatch.service.session import Session
from planwatch.storage.journal.undo import Change, find_change, last_change, last_undo, of_group, revert, undone_by
from planwatch.storage.writing.batch import NEW_GROUP, next_batch


class BeganGroup(PlanwatchError):
    """The change began others that would lose their ground: they are taken back with it, or none is."""


def undo(session: Session, number: int | None = None, *, whole: bool = False) -> Change:
    """Take back a change; returns what was taken back.

    Without a number it is the newest of this user's edits that still stands, in a session of a group the newest of
    that group. An import, and a step of a group that is not under way here, are taken back by their number only. With
    ``whole`` and the number of the change that began a group, all of the group is taken back, or nothing. Raises
    Conflict, changing nothing, where somebody has changed the same thing since.
    """
    with session.database.writing():
        change = find_change(session.database, number) if number is not None else _own(session)
        if whole:
            _refuse_part(change)
            _revert_all(session, of_group(session.database, change.id), "undo")
        elif change.group == change.id:
            raise BeganGroup(
                f"change {change.id} ({change.what}) began a group: {_many(session, change)} of it still stand",
                f"`planwatch undo {change.id} --group` takes back the whole of it",
            )
        else:
            _revert(session, change, "undo")
    return change


def size_of_group(session: Session, number: int) -> int:
    """How many changes still stand of the group that this change began; 0 where it began none."""
    return len(of_group(session.database, number))


def redo(session: Session) -> Change:
    """Do again what this user's last undo took back; returns that change, of a group the one that began it."""
    with session.database.writing():
        undone = last_undo(session.database, session.who, group_of(session))
        if undone is None:
            raise PlanwatchError("there is nothing to redo", "redo follows an undo, before another change")
        together = [change for change in of_group(session.database, undone.group or 0) if change.kind == "undo"]
        if together:
            _revert_all(session, together, "redo")
        else:
            _revert(session, undone, "redo")
    return undone_by(session.database, undone)


def _own(session: Session) -> Change:
    group = group_of(session)
    change = last_change(session.database, session.who, group)
    if change is None:
        where = "in this review " if group is not None else ""
        raise PlanwatchError(f"there is no change of {session.who} {where}to undo", "`planwatch log` lists all changes")
    if change.kind == "import":
        raise PlanwatchError(
            f"your last change is an import (change {change.id}: {change.what})",
            f"`planwatch undo {change.id}` takes back the whole of it",
        )
    if change.group is not None and group is None:
        raise PlanwatchError(
            f"your last change is of a review (change {change.id}: {change.what})",
            f"`planwatch undo {change.id}` takes it back, `planwatch undo {change.group} --group` the whole review",
        )
    return change


def _refuse_part(change: Change) -> None:
    if change.group is None:
        raise PlanwatchError(f"change {change.id} belongs to no group", f"`planwatch undo {change.id}` takes it back")
    if change.group != change.id:
        raise PlanwatchError(
            f"change {change.id} did not begin its group", f"`planwatch undo {change.group} --group` takes it all back"
        )


def _many(session: Session, change: Change) -> str:
    number = size_of_group(session, change.id)
    return f"{number} change{'s' * (number != 1)}"


def _revert(session: Session, change: Change, kind: str, group: int | None = None) -> int | None:
    """Take one change back within a transaction; the number of the change that this is."""
    signature = session.sign(f"{kind}: {change.what.removeprefix('undo: ')}", kind=kind, undoes=change.id)
    if group is not None:
        signature = replace(signature, group=group)
    with next_batch(session.database, signature) as batch:
        revert(batch, change.id)
        settle(session, batch)
    return batch.id


def _revert_all(session: Session, changes: list[Change], kind: str) -> None:
    """Each by a change of its own, so that each is known to be taken back; these are a group again."""
    group = NEW_GROUP
    for change in changes:
        number = _revert(session, change, kind, group)
        group = group or number or NEW_GROUP
