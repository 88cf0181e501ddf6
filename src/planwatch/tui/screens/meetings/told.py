"""A meeting told in full: its agenda, or who came and what was resolved."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from planwatch.model.dates.in_words import day_in_full, weekday_and_day
from planwatch.model.meetings.approval import approval_in_words, approved_by, approved_in_words
from planwatch.model.meetings.cadence import Matter, due_in_words, rearranged_in_words, resolution_in_words
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.plan.meeting import LISTS, Meeting
from planwatch.model.text.visible import bounded, visible, visible_lines
from planwatch.report.kinds.agenda import Agenda, document
from planwatch.report.render.lines import lines as told
from planwatch.service.meetings.meetings import MeetingRow

_MOST = 100
"""Lines of one list of an agenda on the screen: thousands would take seconds to lay out."""


def _head(words: str) -> Content:
    return Content.assemble((visible(words), "bold"))


def _lines(lines: Iterable[str]) -> Iterator[Content]:
    return (Content(visible(line)) for line in lines)


def agenda_told(found: Agenda) -> Content:
    """The agenda of the meeting under the cursor."""
    last = f"since {day_in_full(found.last)}" if found.last else "first meeting"
    then = f"the one after: {day_in_full(found.then)}" if found.then else ""
    chair = f"chair {found.forum.chair}" if found.forum.chair else ""
    public = f"public: {found.internal} internal items left out" if found.forum.public else ""
    lines = [_head(f"Agenda of {found.forum.name} · " + " · ".join(filter(None, (last, then, chair, public))))]
    lines += [
        _head(one.text) if one.is_head else Content(f"   {visible(one.text)}") for one in told(document(found), _MOST)
    ]
    return Content("\n").join(lines)


def meeting_told(row: MeetingRow, asked: Sequence[Matter], known: Iterable[Meeting]) -> Content:
    """Who came, what was resolved and what of it is unanswered, and the minutes where they were kept.

    ``known`` are the meetings of its plan: it may have approved the minutes of one.
    """
    meeting = row.meeting
    lines = [_head(f"{meeting.forum}, {weekday_and_day(row.meeting.on)}")]
    lines += _lines([words] if (words := rearranged_in_words(meeting)) else [])
    lines += _lines([f"opened and closed: {meeting.times}"] if meeting.times else [])
    for name in LISTS:
        if names := getattr(meeting, name):
            lines += _lines([f"{name}: {'; '.join(names)}"])
    if not meeting.is_cancelled:
        lines.append(_head("Resolutions" if meeting.resolution else _nothing(row)))
    owed = {each.resolution.number: each for each in asked if each.on == meeting.on}
    for one in meeting.resolution:
        due = f" · unanswered, {due_in_words(owed[one.number])}" if one.number in owed else ""
        lines += _lines([f"{resolution_in_words(one)}{due}"])
    lines += _lines(map(approved_in_words, approved_by(known, meeting)))
    lines += _lines([words] if (words := approval_in_words(meeting)) else [])
    if meeting.minutes:
        lines += [_head("Minutes"), Content(visible_lines(bounded(meeting.minutes)))]
    return Content("\n").join(lines)


def _nothing(row: MeetingRow) -> str:
    if row.meeting.status is not MeetingStatus.PLANNED:
        return "Nothing was resolved. r adds a resolution"
    if row.meeting.on < row.of.today:
        return "Not held, as far as is known. h holds it"
    return "Its agenda is made once it is the next meeting"
