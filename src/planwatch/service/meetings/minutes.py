"""Agendas and minutes as Markdown; what a person typed stands in them as text, never as markup."""

from planwatch.model.text.markdown import escaped as markdown
from planwatch.service.meetings.meetings import MeetingRow
from planwatch.service.reports import agenda_page as agenda_markdown
from planwatch.service.reports import minutes as minutes_markdown

__all__ = ["agenda_markdown", "markdown", "minutes_markdown", "missing_from"]


def missing_from(row: MeetingRow) -> list[int]:
    """The resolutions that the minutes somebody kept do not have: they were written later."""
    if not row.meeting.minutes:
        return []
    text = " ".join(row.meeting.minutes.split())
    return [
        one.number
        for one in row.meeting.resolution
        if not any(words in text for words in (markdown(one.text), " ".join(one.text.split())))
    ]
