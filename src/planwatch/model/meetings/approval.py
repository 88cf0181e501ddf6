"""Whose minutes a later meeting has approved, or is to."""

from collections.abc import Iterable
from datetime import date

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.plan.meeting import Meeting

_MET = (MeetingStatus.HELD, MeetingStatus.ISSUED)


def to_approve(meetings: Iterable[Meeting], forum: str, before: date) -> list[Meeting]:
    """The forum's meetings before that day whose minutes nobody approved yet, the oldest first.

    Where none of its minutes was ever approved, only the last: what is older than the habit is not asked for.
    """
    met = sorted((one for one in meetings if one.forum == forum and one.status in _MET and one.on < before), key=_day)
    approved = [place for place, one in enumerate(met) if one.approved_on is not None]
    first = approved[-1] + 1 if approved else len(met) - 1
    return met[max(first, 0) :]


def approved_by(meetings: Iterable[Meeting], meeting: Meeting) -> list[Meeting]:
    """Those whose minutes that meeting approved, the oldest first."""
    return sorted((one for one in meetings if one.forum == meeting.forum and one.approved_on == meeting.on), key=_day)


def approval_in_words(meeting: Meeting) -> str:
    """``Minutes approved on 21 Jan 2016, corrected: HR Partner was present``; empty where nobody did."""
    return f"Minutes approved on {day_in_full(meeting.approved_on)}{_corrected(meeting)}" if meeting.approved_on else ""


def approved_in_words(meeting: Meeting) -> str:
    """``Minutes of 10 Dec 2015 approved, corrected: …``: as those of the meeting have it that approved them."""
    return f"Minutes of {day_in_full(meeting.on)} approved{_corrected(meeting)}"


def _corrected(meeting: Meeting) -> str:
    return f", corrected: {meeting.corrections}" if meeting.corrections else ""


def _day(meeting: Meeting) -> date:
    return meeting.on
