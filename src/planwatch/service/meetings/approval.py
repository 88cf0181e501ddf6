"""Approving the minutes of a meeting at a later one of its forum, with what that corrected in them."""

from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.meetings.approval import to_approve
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.service.meetings.meetings import (
    MET,
    MeetingRow,
    check_not_cancelled,
    find_meeting,
    meeting_rows,
    meetings,
    read_day,
)
from planwatch.service.session import Session, checked_text
from planwatch.storage.writing.batch import open_batch


def approve(session: Session, row: MeetingRow, at: str, corrections: str = "") -> int | None:
    """Write that the forum's meeting of the day ``at`` approved the minutes of an earlier one, as one change.

    One that was only planned was held by then. Its number, None where nothing changed. Raises PlanwatchError where
    either was not held, or the one is not after the other.
    """
    meeting = row.meeting
    if not at.strip():
        raise PlanwatchError("at which meeting were they approved?", "give its day")
    if meeting.status not in MET:
        raise PlanwatchError(f"the meeting of {day_in_full(meeting.on)} was not held", "hold it first")
    other = find_meeting(session, row.of, meeting.forum, read_day(row.of, at))
    _check_later(row, other)
    said = " ".join(checked_text(corrections).split())
    what = f"minutes of {meeting.forum}, {day_in_full(meeting.on)}, approved on {day_in_full(other.meeting.on)}"
    with open_batch(session.database, session.sign(what)) as batch:
        if other.meeting.status is MeetingStatus.PLANNED:
            batch.change("meeting", other.id or 0, {"status": MeetingStatus.HELD.value}, other.version)
        approved = {"approved_on": other.meeting.on.isoformat(), "corrections": said}
        batch.change("meeting", row.id or 0, approved, row.version)
    return batch.id


def _check_later(row: MeetingRow, other: MeetingRow) -> None:
    on = other.meeting.on
    check_not_cancelled(other.meeting)
    if on <= row.meeting.on:
        raise PlanwatchError(
            f"minutes of {day_in_full(row.meeting.on)} are not approved on {day_in_full(on)}", "give a later meeting"
        )
    if on > row.of.today:
        raise PlanwatchError(f"the meeting on {day_in_full(on)} is still to come", "hold it first")


def asked_about(session: Session, row: MeetingRow) -> tuple[MeetingRow | None, list[str]]:
    """Whose minutes are meant at a meeting, and the days of those that can have approved them.

    Its own, where a later one of its forum was held; else the last ones that it is to approve itself. None: none.
    """
    rows = [one for one in meeting_rows(session, row.of, row.meeting.forum) if not one.meeting.is_cancelled]
    later = [one for one in rows if row.meeting.on < one.meeting.on <= row.of.today]
    if later and row.meeting.status in MET:
        return row, [day_in_full(one.meeting.on) for one in later]
    waiting = to_approve(meetings(session, row.of, row.meeting.forum), row.meeting.forum, row.meeting.on)
    if not waiting or row.id is None or row.meeting.on > row.of.today:
        return None, []
    return find_meeting(session, row.of, row.meeting.forum, waiting[0].on), [day_in_full(row.meeting.on)]
