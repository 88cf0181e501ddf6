"""A meeting that was entered twice made one, and one that was entered for the wrong forum given to another."""

from collections.abc import Mapping
from datetime import date

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.plan.meeting import LISTS
from planwatch.service.meetings.forums import ForumRow
from planwatch.service.meetings.meetings import MET, MeetingRow, check_not_cancelled
from planwatch.service.session import Session
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.engine.values import Value
from planwatch.storage.meetings.meetings import has_other
from planwatch.storage.meetings.resolutions import resolved
from planwatch.storage.plan.fields import values_of
from planwatch.storage.plan.hanging import hanging
from planwatch.storage.writing.batch import Batch, open_batch
from planwatch.storage.writing.hanging import move
from planwatch.storage.writing.tables import FIELDS
from planwatch.words.hanging import hanging_in_words, hanging_lines

Held = Mapping[str, Value]


def merging(session: Session, row: MeetingRow, into: MeetingRow) -> list[str]:
    """What ``merge_meetings`` would do, a line each; raises PlanwatchError where it cannot be."""
    gone, stays = _ids(row, into)
    _check(row.of, *(values_of(session.database, "meeting", each) for each in (gone, stays)))
    _check_resolutions(session.database, gone, stays)
    return hanging_lines(hanging(session.database, row.of.id, "meeting", gone), "meeting") or ["nothing hangs on it"]


def merge_meetings(session: Session, row: MeetingRow, into: MeetingRow) -> tuple[int, str]:
    """Make one of a meeting that was entered twice, as one change: its number, and what was done in words.

    Its resolutions and reviews go to ``into``, and what that does not say itself. Raises PlanwatchError where both have
    minutes, a pack or different resolutions of one number; Conflict where somebody changed one of them meanwhile.
    """
    gone, stays = _ids(row, into)
    with open_batch(session.database, session.sign("")) as batch:
        for one, row_id in ((row, gone), (into, stays)):
            batch.refuse_conflict("meeting", row_id, tuple(FIELDS["meeting"]), one.version)
        what = made_one(batch, row.of, gone, stays)
        batch.signature = session.sign(what)
    return batch.number, what


def made_one(batch: Batch, of: PlanDay, gone: int, stays: int) -> str:
    """Make one of two meetings by their ids as a part of a change; what was done, in words."""
    own, other = (values_of(batch.database, "meeting", each) for each in (gone, stays))
    _check(of, own, other)
    _check_resolutions(batch.database, gone, stays)
    found = hanging(batch.database, of.id, "meeting", gone)
    for one in found:
        move(batch, one, "", stays, "")
        if one.table == "review":
            batch.change("review", one.id, {"forum": other["forum"]})
    batch.remove("meeting", gone)
    batch.change("meeting", stays, _together(own, other))
    counted = hanging_in_words(found, "meeting") or "nothing hung on it"
    return f"meeting of {_named(own)} merged into that of {_named(other)}: {counted}"


def give_to(session: Session, row: MeetingRow, forum: ForumRow) -> int | None:
    """Say that a meeting was one of another forum; number of the change. Raises PlanwatchError."""
    if row.id is None:
        raise PlanwatchError("this date follows from the forum's cadence", "add it to the other forum")
    if row.of.id != forum.of.id:
        raise PlanwatchError(f"{forum.forum.name} is of the plan {forum.of.plan.ref}", "name a forum of this plan")
    check_not_cancelled(row.meeting)
    if row.meeting.version:
        raise PlanwatchError("this meeting was given a pack, which names its forum", "it stays with that")
    if row.meeting.forum == forum.forum.name:
        return None
    on = day_in_full(row.meeting.on)
    with open_batch(
        session.database, session.sign(f"meeting of {row.meeting.forum} on {on} is of {forum.forum.name}")
    ) as batch:
        if has_other(batch.database, row.of.id, forum.forum.name, row.meeting.on, row.id):
            raise PlanwatchError(f"{forum.forum.name} has a meeting on {on} already", "merge this one into that")
        batch.change("meeting", row.id, {"forum": forum.forum.name}, row.version)
        for one in hanging(batch.database, row.of.id, "meeting", row.id):
            if one.table == "review":
                batch.change("review", one.id, {"forum": forum.forum.name, "removed": int(not one.is_there)})
    return batch.id


def _ids(row: MeetingRow, into: MeetingRow) -> tuple[int, int]:
    if row.of.id != into.of.id:
        raise PlanwatchError("the meetings are of two plans", "only two of one plan can be made one")
    if row.id is None or into.id is None:
        raise PlanwatchError("a date that follows from the forum's cadence is no meeting yet", "hold or plan it first")
    if row.id == into.id:
        raise PlanwatchError("this is that meeting itself", "name another one")
    return row.id, into.id


def _named(one: Held) -> str:
    return f"{one['forum']} on {day_in_full(date.fromisoformat(str(one['on'])))}"


def _check(of: PlanDay, own: Held, other: Held) -> None:
    """Raise PlanwatchError where both say what only one can."""
    for column, what in (("minutes", "minutes"), ("packs", "a pack")):
        if own[column] and other[column]:
            raise PlanwatchError(
                f"the meetings of {_named(own)} and of {_named(other)} both have {what}", "they stay two"
            )
    if own["packs"]:
        raise PlanwatchError(f"the meeting of {_named(own)} was given its pack", "merge the other one into it")
    if other["status"] == MeetingStatus.CANCELLED and own["status"] != MeetingStatus.CANCELLED:
        raise PlanwatchError(f"the meeting of {_named(other)} was cancelled", "take it up again first, or merge it")
    if own["status"] in MET and str(other["on"]) > of.today.isoformat():
        raise PlanwatchError(f"the meeting of {_named(other)} is still to come", "merge it into the one that was held")


def _check_resolutions(database: Database, gone: int, stays: int) -> None:
    """Raise PlanwatchError where both have another resolution of one number."""
    there = resolved(database, stays)
    for number, words in resolved(database, gone).items():
        if there.get(number, words) != words:
            raise PlanwatchError(f"both have a resolution {number}, and not the same", "give one another number first")


def _together(own: Held, other: Held) -> dict[str, Value]:
    """What the one says where the other says nothing; of lists both, each entry once."""
    found = {name: own[name] for name in ("times", "minutes") if own[name] and not other[name]}
    for name in LISTS:
        found[name] = "\n".join(dict.fromkeys((*str(other[name]).splitlines(), *str(own[name]).splitlines())))
    if other["approved_on"] is None:
        found |= {name: own[name] for name in ("approved_on", "corrections")}
    if own["status"] in MET and other["status"] == MeetingStatus.PLANNED:
        found["status"] = own["status"]
    return found
