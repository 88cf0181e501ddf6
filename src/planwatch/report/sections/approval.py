"""The minutes of earlier meetings that the forum has not approved yet."""

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.meetings.approval import to_approve
from planwatch.report.input import ReportInput


def as_lines(given: ReportInput) -> tuple[str, ...]:
    """A line for each; none where there is no forum, or all were approved."""
    if given.forum is None:
        return ()
    found = to_approve(given.told.meeting, given.forum.name, given.meeting or given.today)
    return tuple(f"Approve the minutes of {day_in_full(one.on)} as a true record" for one in found)
