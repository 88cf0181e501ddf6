"""Packs: what a meeting was given, frozen just before it is issued."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.snapshot import Snapshot
from planwatch.service.meetings.meetings import find_meeting, last_held, meetings
from planwatch.service.meetings.moments import looking_back, of_meeting
from planwatch.service.session import Session
from planwatch.storage.journal.past import made_at, newest_change
from planwatch.storage.meetings import packs
from planwatch.storage.meetings.packs import Kept
from planwatch.storage.plan.snapshot import read_snapshot
from planwatch.storage.writing.batch import open_batch


@dataclass(frozen=True, slots=True)
class Pack:
    """What a meeting was given. ``batch`` is the last change that it includes, ``text`` the plan then as TOML."""

    meeting: Meeting
    batch: int
    sha256: str
    text: str

    @property
    def is_whole(self) -> bool:
        """Whether the text still is what was frozen."""
        return _hash(self.text) == self.sha256


def issue(
    session: Session, day: PlanDay, forum: str, on: date | None, freeze: Callable[[Snapshot], str]
) -> tuple[Pack, int]:
    """Freeze the plan as the pack of a meeting (none given: the last one held) and count the meeting as issued.

    What is frozen is the plan as it was just before. ``freeze`` writes it as TOML. Returns the pack and the number of
    the change. Raises PlanwatchError for a meeting that was not held, or whose pack was issued already.
    """
    with open_batch(session.database, session.sign("")) as batch:
        meeting = held_meeting(session, day, forum, on)
        check_issuable(meeting)
        text = freeze(read_snapshot(session.database, day.id))
        last = newest_change(session.database)
        meeting_id = packs.meeting_id(session.database, day.id, meeting)
        batch.signature = session.sign(f"pack of {named(meeting)} issued")
        batch.change("meeting", meeting_id, {"status": MeetingStatus.ISSUED.value})
        packs.keep(batch.database, meeting_id, Kept(last, _hash(text), text))
    return Pack(meeting, last, _hash(text), text), batch.number


def check_issuable(meeting: Meeting) -> None:
    """Raises PlanwatchError for a meeting that was not held, or whose pack was issued already."""
    if meeting.status is MeetingStatus.ISSUED:
        raise PlanwatchError(f"the pack of {named(meeting)} was issued already", "`planwatch pack` shows it")
    if meeting.status is MeetingStatus.PLANNED:
        raise PlanwatchError(f"{named(meeting)} is only planned", "write its minutes first: that makes it held")


def pack(session: Session, day: PlanDay, forum: str, on: date | None = None) -> Pack:
    """The pack of a meeting, none given: the last that was issued. Raises PlanwatchError where there is none."""
    meeting = held_meeting(session, day, forum, on) if on is not None else last_issued(session, day, forum)
    kept = packs.kept(session.database, day.id, meeting) if meeting is not None else None
    if meeting is not None and meeting.status is MeetingStatus.ISSUED and kept is None:
        raise PlanwatchError(f"this file does not hold the pack of {named(meeting)}", "look where it was issued")
    if meeting is None or kept is None or meeting.status is not MeetingStatus.ISSUED:
        of = named(meeting) if meeting is not None else forum
        raise PlanwatchError(f"no pack of {of} was issued", f'`planwatch issue "{forum}"` freezes one')
    return Pack(meeting, kept.batch, kept.sha256, kept.snapshot)


def read(session: Session, day: PlanDay, forum: str, on: date | None = None) -> Snapshot:
    """The plan that a pack was taken of. The journal gives it sooner than its text could be read."""
    found = pack(session, day, forum, on)
    past = looking_back(session, of_meeting(session, day, found.meeting))
    with past.database:
        return read_snapshot(past.database, day.id)


def last_issued(session: Session, day: PlanDay, forum: str) -> Meeting | None:
    """The forum's newest meeting whose pack was issued; one issued elsewhere has none in this file."""
    issued = (one for one in reversed(meetings(session, day, forum)) if one.status is MeetingStatus.ISSUED)
    return next((one for one in issued if packs.batch_of(session.database, day.id, one) is not None), None)


def held_meeting(session: Session, day: PlanDay, forum: str, on: date | None) -> Meeting:
    """The forum's meeting of that day, else its last one held. Raises PlanwatchError where there is none."""
    if on is not None:
        return find_meeting(session, day, forum, on).meeting
    meeting = last_held(session, day, forum)
    if meeting is None:
        raise PlanwatchError(f"{forum} held no meeting by {day_in_full(day.today)}", "`planwatch meetings` lists them")
    return meeting


def issued_on(session: Session, found: Pack) -> date:
    """The local day on which a pack was frozen."""
    at = made_at(session.database, found.batch + 1)
    return at.astimezone().date() if at is not None else found.meeting.on


def named(meeting: Meeting) -> str:
    """``Improvement Board of 10 Dec 2015``."""
    return f"{meeting.forum or 'the meeting'} of {day_in_full(meeting.on)}"


def _hash(text: str) -> str:
    import hashlib  # not needed by all that asks for packs

    return hashlib.sha256(text.encode()).hexdigest()
