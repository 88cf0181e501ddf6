"""A forum's meeting, as it is named on the command line."""

from datetime import date

from planwatch.service.meetings import meetings
from planwatch.service.meetings.forums import ForumRow
from planwatch.service.meetings.meetings import MeetingRow
from planwatch.service.session import Session

AHEAD = 3
"""How many of a forum's next dates are listed."""


def meeting_of(session: Session, forum: ForumRow, on: str) -> MeetingRow:
    """The forum's meeting of that day, its newest where none is named; raises PlanwatchError where there is none."""
    day = day_of(forum, on)
    if day is None:
        return meetings.latest(session, forum)
    return meetings.find_meeting(session, forum.of, forum.forum.name, day)


def day_of(forum: ForumRow, on: str) -> date | None:
    """The day that was typed, None for none; raises PlanwatchError where it is not one day."""
    return meetings.read_day(forum.of, on) if on else None
