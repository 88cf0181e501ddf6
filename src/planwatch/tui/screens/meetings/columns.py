"""Meetings as rows of a table."""

from collections.abc import Sequence

from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full, weekday_and_day
from planwatch.model.meetings.cadence import status_in_words, unanswered_number
from planwatch.service.meetings.meetings import MeetingRow
from planwatch.tui.table.columns import Column, Part
from planwatch.tui.table.sources import ListSource


class MeetingRows(ListSource[MeetingRow]):
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
    return ((words, {"by cadence": "muted", "cancelled": "muted", "not held?": "possibly"}.get(words, "")),)


def _unanswered(row: MeetingRow, width: int) -> tuple[Part, ...]:
    number = unanswered_number(row.meeting)
    return ((str(number), "possibly"),) if number else ()


def meeting_columns(several: bool) -> tuple[Column[MeetingRow], ...]:
    """The columns; the one of the plan only where there are several."""
    plan: tuple[Column[MeetingRow], ...] = (
        Column("plan", "Plan", 6, lambda row, width: ((row.of.plan.ref, "muted"),)),
    )
    return (
        Column("on", "Date", 16, lambda row, width: ((weekday_and_day(row.meeting.on), ""),)),
        *(plan if several else ()),
        Column("forum", "Forum", 0, lambda row, width: ((row.meeting.forum, ""),), min_width=16),
        Column("status", "Status", 15, _status),
        Column("present", "Present", 7, lambda row, width: ((str(len(row.meeting.present) or ""), ""),), drop=2),
        Column("resolved", "Resolved", 8, lambda row, width: ((str(len(row.meeting.resolution) or ""), ""),), drop=1),
        Column("asked", "Unanswered", 10, _unanswered),
    )
