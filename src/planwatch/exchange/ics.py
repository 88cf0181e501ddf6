"""Meetings and due dates as a calendar file (RFC 5545), for any calendar program; written only."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice, takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from planwatch.exchange.files import write_whole
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import days_in_words
from planwatch.model.dates.span import Span
from planwatch.model.history.touched import NOT_KNOWN, Changes, Former, Gone, Key, Touched
from planwatch.model.meetings.cadence import free_dates, matter, whole_status
from planwatch.model.meetings.numbers import titled
from planwatch.model.plan.action import Action
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.kinds import OPEN, MeetingStatus, ResolutionKind
from planwatch.model.plan.meeting import Meeting, Resolution
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.text.visible import visible, visible_lines

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_MOST_AHEAD = 60
_A_YEAR = timedelta(days=366)
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)
"""When what carries no moment of its own is said to have been written."""


def to_ics(snapshot: Snapshot, touched: Touched = NOT_KNOWN) -> bytes:
    """The plan's meetings, those that a cadence gives for the coming year, and the due dates of its actions.

    Every entry is a whole day and keeps its UID as long as its action keeps its ref; that of a meeting also where it
    is moved. Its number and moments are those of the journal, so that a calendar which has it takes what is newer; what
    is complete, withdrawn, answered, called off, taken out or without its date is cancelled. The same plan gives the
    same bytes. Updates are left out: some are internal.
    """
    from icalendar import Calendar, vText

    plan = snapshot.plan
    calendar = Calendar()
    _add(calendar, "prodid", "-//planwatch//planwatch//EN")
    _add(calendar, "version", "2.0")
    _add(calendar, "method", "PUBLISH")
    _add(calendar, "x-wr-calname", vText(visible(" · ".join(filter(None, (plan.banner, plan.title))))))
    _add_meetings(calendar, snapshot, touched)
    for action in snapshot.action:
        if action.due.last is not None:
            calendar.add_component(_due(plan, action, action.due.last, touched))
    _add_gone(calendar, snapshot, touched)
    return calendar.to_ical()


def write_ics(snapshot: Snapshot, path: Path, touched: Touched = NOT_KNOWN) -> None:
    """Write the calendar to ``path`` with mode 0600: wholly, or PlanwatchError and the old file as it was."""
    write_whole(path, [to_ics(snapshot, touched)])


def _add_meetings(calendar: "Calendar", snapshot: Snapshot, touched: Touched) -> None:
    forums, keys = {forum.name: forum for forum in snapshot.forum}, _keys(snapshot.meeting)
    for meeting in snapshot.meeting:
        calendar.add_component(_meeting(snapshot.plan, meeting, keys[meeting.forum, meeting.on], touched))
        for one in meeting.resolution:
            if one.kind is ResolutionKind.REPORT_BACK:
                of = PlanDay(0, 0, snapshot.plan, meeting.on)
                forum = forums.get(meeting.forum, Forum(name=meeting.forum))
                due = matter(one, meeting, forum, snapshot.meeting, of).due
                if due.last is not None:
                    calendar.add_component(_report_back(snapshot.plan, meeting, one, keys, due, touched))
    for forum in snapshot.forum:
        for meeting in _by_cadence(snapshot, forum):
            key = (meeting.forum, meeting.on.isoformat())
            calendar.add_component(_meeting(snapshot.plan, meeting, key, touched, tentative=True))


def _keys(meetings: Sequence[Meeting]) -> dict[tuple[str, date], tuple[str, ...]]:
    """What each meeting is known by: its forum and first day. Where one took the day that another left, a place too."""
    found: dict[tuple[str, date], tuple[str, ...]] = {}
    seen: Counter[tuple[str, date]] = Counter()
    for meeting in sorted(meetings, key=lambda one: (one.first_on is None, one.on)):
        first = (meeting.forum, meeting.first_day)
        again = (str(seen[first]),) if seen[first] else ()
        found[meeting.forum, meeting.on] = (meeting.forum, meeting.first_day.isoformat(), *again)
        seen[first] += 1
    return found


def _by_cadence(snapshot: Snapshot, forum: Forum, name: str = "") -> Iterator[Meeting]:
    """The meetings of the year after the last one that is in the plan; none is later than the plan's end.

    ``name`` is what the forum is called in the plan, where that is not its name.
    """
    plan = snapshot.plan
    own = [meeting for meeting in snapshot.meeting if meeting.forum == (name or forum.name)]
    begins = max((meeting.on for meeting in own), default=plan.as_at or plan.approved_on or plan.starts)
    if begins is None or begins > date.max - _A_YEAR:
        return
    ends = min(plan.ends or date.max, begins + _A_YEAR)
    days = free_dates(forum, own, PlanDay(0, 0, plan, begins), begins)
    for day in islice(takewhile(lambda day: day <= ends, days), _MOST_AHEAD):
        yield Meeting(on=day, forum=forum.name)


def _meeting(
    plan: Plan, meeting: Meeting, key: tuple[str, ...], touched: Touched, *, tentative: bool = False
) -> "Event":
    told = [
        "by the forum's cadence, not planned yet" if tentative else whole_status(meeting),
        *(titled(item, place) for place, item in enumerate(meeting.items, 1)),
    ]
    event = _event(
        touched.ref or plan.ref, ("meeting", *key), meeting.on, _of_meeting(meeting, ("meeting", *key), touched)
    )
    _add(event, "summary", visible(f"{plan.ref}: {meeting.forum or 'meeting'}"))
    tentative = tentative or meeting.status is MeetingStatus.PLANNED
    _add(event, "status", "CANCELLED" if meeting.is_cancelled else "TENTATIVE" if tentative else "CONFIRMED")
    _describe(event, plan, told)
    return event


def _of_meeting(meeting: Meeting, key: Key, touched: Touched) -> Changes | None:
    """The changes of a meeting; of a day by cadence those of its forum, or of a meeting there that was taken out.

    Both are one entry of a calendar, one after the other: its number must never go back.
    """
    rows = (("meeting", meeting.forum, meeting.on.isoformat()), ("forum", meeting.forum))
    known = [touched.changes[row] for row in rows if row in touched.changes]
    known += [gone.changes for gone in touched.gone if gone.key == key and gone.changes is not None]
    return Changes(max(one.number for one in known), max(one.last for one in known)) if known else None


def _report_back(
    plan: Plan, meeting: Meeting, one: Resolution, keys: Mapping[tuple[str, date], tuple[str, ...]], due: Span,
    touched: Touched,
) -> "Event":  # fmt: skip
    key = ("resolution", *keys[meeting.forum, meeting.on], str(one.number))
    row = ("resolution", meeting.forum, meeting.on.isoformat(), str(one.number))
    event = _event(touched.ref or plan.ref, key, due.last or meeting.on, touched.changes.get(row))
    _add(event, "status", "CANCELLED" if one.answer else "CONFIRMED")
    _add(event, "summary", visible(f"{plan.ref}: report back to {meeting.forum}: {one.text}"))
    about = [f"action {one.action}"] if one.action else []
    _describe(event, plan, [_when("asked for by", due), *about])
    return event


def _due(plan: Plan, action: Action, day: date, touched: Touched) -> "Event":
    key = ("action", action.ref)
    event = _event(touched.ref or plan.ref, key, day, touched.changes.get(key))
    _add(event, "status", "CONFIRMED" if action.status in OPEN else "CANCELLED")
    _add(event, "summary", visible(f"{plan.ref}: due {action.ref} {action.title}"))
    rag = f", {action.rag}" if action.rag else ""
    told = [
        _when("due", action.due),
        f"lead: {action.lead or 'none'}",
        f"{action.status}{rag}",
        *([f"theme: {action.theme}"] if action.theme else []),
    ]
    _describe(event, plan, told)
    return event


def _add_gone(calendar: "Calendar", snapshot: Snapshot, touched: Touched) -> None:
    """Cancel what calendars may have from before: it was taken out, lost its date, or is called otherwise now."""
    there = {str(event["uid"]) for event in cast("_Component", calendar).walk("VEVENT")}
    for gone in (*touched.gone, *(one for former in touched.former for one in _days_before(snapshot, former))):
        event = _event(touched.ref or snapshot.plan.ref, gone.key, gone.day, gone.changes)
        if str(event["uid"]) not in there:
            there.add(str(event["uid"]))
            _add(event, "status", "CANCELLED")
            _add(event, "summary", visible(f"{snapshot.plan.ref}: {gone.summary}"))
            _describe(event, snapshot.plan, ["taken out of the plan"])
            calendar.add_component(event)


def _days_before(snapshot: Snapshot, former: Former) -> Iterator[Gone]:
    """The days to come that a forum's cadence gave before it was changed."""
    for meeting in _by_cadence(snapshot, former.forum, former.now):
        key = ("meeting", meeting.forum, meeting.on.isoformat())
        yield Gone(key, meeting.forum, meeting.on, former.changes)


def _when(label: str, when: Span) -> str:
    days = days_in_words(when)
    return f"{label} {when.text}" if when.text == days else f"{label} {when.text} ({days})"


def _event(ref: str, key: tuple[str, ...], day: date, changes: Changes | None) -> "Event":
    from icalendar import Event

    event = Event()
    # Refs and names may hold any sign; a digest is safe in every calendar program.
    digest = hashlib.sha256("\0".join((ref, *key)).encode()).hexdigest()
    _add(event, "uid", f"{digest[:32]}@planwatch")
    written = changes.last.replace(microsecond=0) if changes else _BEGINNING
    _add(event, "dtstamp", written)
    _add(event, "last-modified", written)
    _add(event, "sequence", changes.number if changes else 0)
    _add(event, "dtstart", day)
    if day < date.max:
        _add(event, "dtend", day + timedelta(days=1))
    _add(event, "transp", "TRANSPARENT")
    return event


class _Component(Protocol):
    """A calendar or an entry of it. The library says too little of its types to tell what can be added."""

    def add(self, name: str, value: object, /) -> None: ...

    def walk(self, name: str, /) -> "list[Event]": ...


def _add(component: "Calendar | Event", name: str, value: object) -> None:
    cast("_Component", component).add(name, value)


def _describe(event: "Event", plan: Plan, told: list[str]) -> None:
    lines = [*([plan.banner] if plan.banner else []), *told]
    _add(event, "description", "\n".join(visible_lines(line) for line in lines))
