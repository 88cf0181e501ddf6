"""Meetings as rows of a table, and one of them told in full."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full, weekday_and_day
from planwatch.model.meetings.cadence import (
    Matter,
    due_in_words,
    resolution_in_words,
    status_in_words,
    unanswered_number,
)
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.text.visible import visible, visible_lines
from planwatch.service.agenda import Agenda
from planwatch.service.meetings.meetings import MeetingRow
from planwatch.tui.at_hand import AtHand
from planwatch.tui.widgets.columns import Column, Part


class MeetingRows(AtHand[MeetingRow]):
    """Meetings by their day, with a rule before the first that is still to come."""

    def __init__(self, rows: Sequence[MeetingRow], numbers: dict[tuple[object, ...], int]) -> None:
        # A number for each meeting that stays the same when a day by cadence becomes a meeting of the plan.
        keys = [numbers.setdefault((row.of.id, row.meeting.forum, row.meeting.on), len(numbers)) for row in rows]
        coming = next((place for place, row in enumerate(rows) if row.is_coming), None)
        self.first_coming = coming if coming is not None else max(0, len(rows) - 1)
        """The place of the next meeting; that of the last where none is to come."""
        super().__init__(rows, keys=keys, rule=coming)

    def is_next(self, row: MeetingRow) -> bool:
        """Whether it is the next meeting of its forum."""
        forum = (row.of.id, row.meeting.forum)
        coming = (each for each in self.found if each.is_coming and (each.of.id, each.meeting.forum) == forum)
        return next(coming, None) is row


def title_parts(days: Sequence[PlanDay], unanswered: int) -> tuple[str, ...]:
    """``WB · Meetings · unanswered 2 · as at 11 Jan 2016``, what several plans don't share left out."""
    own = sorted({day.today for day in days})
    as_at = f"as at {day_in_full(own[0])}" if len(own) == 1 else ""
    banner = " · ".join(dict.fromkeys(day.plan.banner for day in days if day.plan.banner))
    name = days[0].plan.ref if len(days) == 1 else ""
    return banner, name, "Meetings", f"unanswered {unanswered}" if unanswered else "", as_at


def _status(row: MeetingRow, width: int) -> tuple[Part, ...]:
    words = status_in_words(row.meeting, row.of.today, by_cadence=row.id is None)
    return ((words, {"by cadence": "muted", "not held?": "possibly"}.get(words, "")),)


def _unanswered(row: MeetingRow, width: int) -> tuple[Part, ...]:
    number = unanswered_number(row.meeting)
    return ((str(number), "possibly"),) if number else ()


def meeting_columns(several: bool) -> tuple[Column[MeetingRow], ...]:
    plan: tuple[Column[MeetingRow], ...] = (
        Column("plan", "Plan", 6, lambda row, width: ((row.of.plan.ref, "muted"),)),
    )
    return (
        Column("on", "Date", 16, lambda row, width: ((weekday_and_day(row.meeting.on), ""),)),
        *(plan if several else ()),
        Column("forum", "Forum", 0, lambda row, width: ((row.meeting.forum, ""),), min_width=16),
        Column("status", "Status", 10, _status),
        Column("present", "Present", 7, lambda row, width: ((str(len(row.meeting.present) or ""), ""),), drop=2),
        Column("resolved", "Resolved", 8, lambda row, width: ((str(len(row.meeting.resolution) or ""), ""),), drop=1),
        Column("asked", "Unanswered", 10, _unanswered),
    )


def _head(words: str) -> Content:
    return Content.assemble((visible(words), "bold"))


def _lines(lines: Iterable[str]) -> Iterator[Content]:
    return (Content(visible(line)) for line in lines)


def agenda_told(found: Agenda) -> Content:
    """The agenda of the meeting under the cursor."""
    last = f"since {day_in_full(found.last)}" if found.last else "first meeting"
    then = f"the one after: {day_in_full(found.then)}" if found.then else ""
    chair = f"chair {found.forum.chair}" if found.forum.chair else ""
    public = f"public: {found.internal} internal updates left out" if found.forum.public else ""
    lines = [_head(f"Agenda of {found.forum.name} · " + " · ".join(filter(None, (last, then, chair, public))))]
    for number, item in enumerate(found.items, 1):
        lines.append(_head(f"{number}. {item.title}"))
        lines += _lines(f"   {line}" for line in item.lines)
        if item.more:
            lines.append(Content(f"   … and {item.more} more"))
        if not item.lines and not item.is_own:
            lines.append(Content("   nothing is recorded"))
    return Content("\n").join(lines)


def meeting_told(row: MeetingRow, asked: Sequence[Matter]) -> Content:
    """Who came, what was resolved and what of it is unanswered, and the minutes where they were kept."""
    meeting = row.meeting
    lines = [_head(f"{meeting.forum}, {weekday_and_day(row.meeting.on)}")]
    for name in ("present", "apologies", "items"):
        if names := getattr(meeting, name):
            lines += _lines([f"{name}: {'; '.join(names)}"])
    lines.append(_head("Resolutions" if meeting.resolution else _nothing(row)))
    owed = {each.resolution.number: each for each in asked if each.on == meeting.on}
    for one in meeting.resolution:
        due = f" · unanswered, {due_in_words(owed[one.number])}" if one.number in owed else ""
        lines += _lines([f"{resolution_in_words(one)}{due}"])
    if meeting.minutes:
        lines += [_head("Minutes"), Content(visible_lines(meeting.minutes))]
    return Content("\n").join(lines)


def _nothing(row: MeetingRow) -> str:
    if row.meeting.status is not MeetingStatus.PLANNED:
        return "Nothing was resolved. r adds a resolution"
    if row.meeting.on < row.of.today:
        return "Not held, as far as is known. h holds it"
    return "Its agenda is made once it is the next meeting"
