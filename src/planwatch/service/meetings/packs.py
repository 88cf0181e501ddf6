"""Packs: what a meeting was given, frozen when the papers go out, and again as a further version until it meets."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from planwatch.errors import Conflict, PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.snapshot import Snapshot
from planwatch.service.meetings.forums import forums
from planwatch.service.meetings.meetings import (
    MET,
    MeetingRow,
    check_not_cancelled,
    find_meeting,
    is_regular,
    last_held,
    meetings,
    next_row,
    row_on,
)
from planwatch.service.meetings.moments import frozen_in_words, is_after, looking_back, of_meeting
from planwatch.service.session import Session
from planwatch.storage.journal.past import made_at, newest_change
from planwatch.storage.meetings import packs
from planwatch.storage.meetings.packs import Kept, Paper
from planwatch.storage.plan.snapshot import read_snapshot
from planwatch.storage.writing.batch import open_batch

HandOut = Callable[[Meeting], Mapping[str, str]]
"""Makes the papers of a meeting whose pack is being issued, by their suffixes."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A version of what a meeting was given. ``batch`` is the last change in it, ``text`` the plan then as TOML."""

    meeting: Meeting
    version: int
    batch: int
    sha256: str
    text: str
    issued_on: date | None = None
    """The plan's day when it was frozen, where the file tells."""

    @property
    def is_whole(self) -> bool:
        """Whether the text still is what was frozen."""
        return _hash(self.text) == self.sha256

    @property
    def is_late(self) -> bool:
        """Whether it was frozen when the meeting was over, so that it is not what that was given."""
        return is_after(self.meeting, self.issued_on)

    @property
    def in_words(self) -> str:
        """``pack of Board of 10 Dec 2015``; of a later version and of one frozen after the meeting it says so."""
        return f"pack of {named(self.meeting)}{frozen_in_words(self.meeting, self.version, self.issued_on)}"


def _nothing(_: Meeting) -> dict[str, str]:
    return {}


def issue(
    session: Session, day: PlanDay, forum: str, on: date | None, freeze: Callable[[Snapshot], str],
    hand_out: HandOut = _nothing, *, version: int = 0,
) -> tuple[Pack, int]:  # fmt: skip
    """Freeze the plan as the pack of a meeting (none given: the next one) with the papers that are handed out.

    What is frozen is the plan as it was just before; ``freeze`` writes it as TOML. Until the meeting it can be issued
    again, as the next version; all are kept, and the last one is the pack. ``version`` is the one that is meant to be
    issued, where somebody was asked. Returns the pack and the number of the change. Raises PlanwatchError for a meeting
    that has its pack, or whose day passed without its being held; Conflict where that version was issued meanwhile.
    """
    with open_batch(session.database, session.sign("")) as batch:
        row = to_issue(session, day, forum, on)
        check_issuable(row)
        meeting, text = row.meeting, freeze(read_snapshot(session.database, day.id))
        last, handed_out = newest_change(session.database), hand_out(meeting)
        if version not in (0, meeting.version + 1):
            said = f"version {meeting.version} of the pack of {named(meeting)} was issued meanwhile"
            raise Conflict(said, "look at it, then decide; nothing was issued")
        version = meeting.version + 1
        found = Pack(meeting, version, last, _hash(text), text, day.today)
        batch.signature = session.sign(f"{found.in_words} issued")
        if row.id is None:
            own = {"plan_id": day.id, "seq": batch.next_seq("meeting"), "forum": forum, "on": meeting.on.isoformat()}
            meeting_id = batch.insert("meeting", {**own, "packs": version})
        else:
            meeting_id = row.id
            issued = {"status": MeetingStatus.ISSUED.value} if meeting.status in MET else {}
            batch.change("meeting", meeting_id, {"packs": version, **issued})
        papers = {suffix: Paper(_hash(paper), paper) for suffix, paper in handed_out.items()}
        packs.keep(batch.database, meeting_id, Kept(version, last, found.sha256, text, day.today), papers)
    return found, batch.number


def to_issue(session: Session, day: PlanDay, forum: str, on: date | None) -> MeetingRow:
    """The meeting of that day, in the file or by the cadence; none given: today's or the next, else the last held."""
    own = next((row for row in forums(session, (day,)) if row.forum.name == forum), None)
    if on is not None:
        regular = own is not None and is_regular(session, own, on) and on >= day.today
        return row_on(session, own, on) if own is not None and regular else find_meeting(session, day, forum, on)
    last = last_held(session, day, forum)
    following = next_row(session, own) if own is not None else None
    if following is not None and (last is None or last.on < day.today):
        return following
    if last is None:
        raise PlanwatchError(f"{forum} has no meeting to come", "give it a cadence, or add the meeting with its day")
    return find_meeting(session, day, forum, last.on)


def check_issuable(row: MeetingRow) -> None:
    """Raises PlanwatchError for a meeting that met with its pack, or whose day passed without its being held."""
    meeting = row.meeting
    check_not_cancelled(meeting)
    if meeting.status in MET and meeting.version:
        raise PlanwatchError(f"the pack of {named(meeting)} was issued already", "`planwatch pack` shows it")
    if meeting.status is MeetingStatus.PLANNED and meeting.on < row.of.today:
        raise PlanwatchError(f"{named(meeting)} is only planned", "write its minutes first: that makes it held")


def is_late(row: MeetingRow) -> bool:
    """Whether a pack issued now would be no more what the meeting was given."""
    return row.meeting.on < row.of.today


def pack(session: Session, day: PlanDay, forum: str, on: date | None = None, version: int = 0) -> Pack:
    """The pack of a meeting (none given: the last that was issued), or an earlier version of it.

    Raises PlanwatchError where there is none.
    """
    meeting = find_meeting(session, day, forum, on).meeting if on is not None else _newest(session, day, forum)
    if meeting is None or not meeting.version:
        of = named(meeting) if meeting is not None else forum
        raise PlanwatchError(f"no pack of {of} was issued", f'`planwatch issue "{forum}"` freezes one')
    if version > meeting.version or version < 0:
        raise PlanwatchError(f"the pack of {named(meeting)} has no version {version}", f"the last is {meeting.version}")
    kept = packs.kept(session.database, day.id, meeting, version)
    if kept is None:
        raise PlanwatchError(f"this file does not hold the pack of {named(meeting)}", "look where it was issued")
    return Pack(meeting, kept.version, kept.batch, kept.sha256, kept.snapshot, kept.issued_on)


def paper(session: Session, day: PlanDay, found: Pack, suffix: str) -> str:
    """A paper as it was handed out with that pack. Raises PlanwatchError where none of the kind was, or it differs."""
    handed_out = packs.papers(session.database, day.id, found.meeting, found.version)
    if suffix not in handed_out:
        known = ", ".join(sorted(handed_out)) or "none"
        raise PlanwatchError(f"with the {found.in_words} no {suffix} is kept", f"kept: {known}")
    one = handed_out[suffix]
    if _hash(one.text) != one.sha256:
        raise PlanwatchError(f"the {suffix} of the {found.in_words} is not what was handed out: its hash differs")
    return one.text


def read(session: Session, day: PlanDay, forum: str, on: date | None = None) -> Snapshot:
    """The plan that a pack was taken of. The journal gives it sooner than its text could be read."""
    found = pack(session, day, forum, on)
    past = looking_back(session, of_meeting(session, day, found.meeting))
    with past.database:
        return read_snapshot(past.database, day.id)


def last_issued(session: Session, day: PlanDay, forum: str) -> Meeting | None:
    """The forum's newest meeting that met with a pack in this file, by the plan's day."""
    met = (one for one in _issued(session, day, forum) if one.status in MET and one.on <= day.today)
    return next(met, None)


def _newest(session: Session, day: PlanDay, forum: str) -> Meeting | None:
    """The newest meeting, held or to come, whose pack is in this file."""
    return next(iter(_issued(session, day, forum)), None)


def _issued(session: Session, day: PlanDay, forum: str) -> list[Meeting]:
    found = [one for one in reversed(meetings(session, day, forum)) if one.version]
    return [one for one in found if packs.frozen_at(session.database, day.id, one) is not None]


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
