"""When forums meet: the days that a cadence gives, off bank holidays where the forum says so; what they asked for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import chain, pairwise

from msgspec import Struct

from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full, day_in_words, when_in_words
from planwatch.model.dates.span import Span
from planwatch.model.dates.when import Reading
from planwatch.model.dates.working_days import Nation, Shift, is_working_day
from planwatch.model.due.lateness import Overdue, days_past, overdue
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.kinds import MeetingStatus, ResolutionKind, Status
from planwatch.model.plan.meeting import Meeting, Resolution
from planwatch.model.ratings.rule import rule_of

ASKING = (ResolutionKind.REPORT_BACK, ResolutionKind.CHALLENGE)
"""Kinds of resolution that somebody owes an answer to."""
NEXT_MEETING = "next meeting"
_LONGEST_SHIFT = timedelta(days=14)


class Matter(Struct, frozen=True):
    """What a meeting asked for, and when the answer is due."""

    of: PlanDay
    forum: str
    on: date
    """The day of the meeting that asked."""
    resolution: Resolution
    due: Span
    overdue: Overdue
    days_late: int


def regular(forum: Forum, of: PlanDay) -> Reading:
    """The cadence as it is read; without ``repeats`` where there is none, or it is not regular."""
    return of.read_again(Span(forum.cadence)) if forum.cadence.strip() else Reading("")


def needs_first_day(when: Reading) -> bool:
    """Whether a cadence does not tell in which of its weeks or months the meetings are."""
    return when.first is None and ("INTERVAL=" in when.repeats or "DAY=" not in when.repeats)


def dates(forum: Forum, of: PlanDay, after: date) -> Iterator[date]:
    """The days after ``after`` on which the forum meets by its cadence, first one first; endless where that is."""
    when = regular(forum, of)
    if not when.repeats or needs_first_day(when):
        return
    from dateutil.rrule import rrulestr

    since = date.fromordinal(max(after.toordinal() - _LONGEST_SHIFT.days, 1))
    begin = when.first or date(since.year, 1, 1)
    last = after
    try:
        rule = rrulestr(when.repeats, dtstart=datetime(begin.year, begin.month, begin.day))  # noqa: DTZ001  rrule wants naive days
        for found in rule.xafter(datetime(since.year, since.month, since.day), inc=True):  # noqa: DTZ001
            day = shifted(found.date(), forum.shift, of.plan.nation)
            if day > last:
                last = day
                yield day
    except (ValueError, OverflowError):
        return  # the calendar ends, or the words gave a rule that no day keeps


def shifted(day: date, shift: Shift, nation: Nation) -> date:
    """The day on which a meeting that would fall on ``day`` is held."""
    step = timedelta(days={Shift.NONE: 0, Shift.NEXT: 1, Shift.BEFORE: -1}[shift])
    while step and not is_working_day(day, nation):
        day += step
    return day


def free_dates(forum: Forum, meetings: Iterable[Meeting], of: PlanDay, after: date) -> Iterator[date]:
    """The days of ``dates`` in whose place no meeting was put: none lies within a quarter of the time to the next.

    Neither is the day of a meeting that was cancelled, nor the one that a meeting was moved from.
    """
    own = [day for meeting in meetings if meeting.forum == forum.name for day in {meeting.on, meeting.first_day}]
    near = 0
    for day, later in pairwise(chain(dates(forum, of, after), (None,))):
        if day is None:
            return
        near = (later - day).days // 4 if later is not None else near
        if not any(abs((on - day).days) <= near for on in own):
            yield day


def next_after(forum: Forum, meetings: Iterable[Meeting], of: PlanDay, after: date) -> Meeting | date | None:
    """The forum's next meeting after that day: one that is in the plan, else the day that its cadence gives."""
    own = [meeting for meeting in meetings if meeting.forum == forum.name]
    ahead = (meeting for meeting in own if meeting.on > after and not meeting.is_cancelled)
    stored = min(ahead, key=lambda meeting: meeting.on, default=None)
    day = next(free_dates(forum, own, of, after), None)
    if day is None or (stored is not None and stored.on < day):
        return stored
    return day


def day_of(found: Meeting | date | None) -> date | None:
    """The day of what ``next_after`` found."""
    return found.on if isinstance(found, Meeting) else found


def matter(one: Resolution, meeting: Meeting, forum: Forum, meetings: Iterable[Meeting], of: PlanDay) -> Matter:
    """What a resolution of a meeting asked for, as it stands on the plan's day."""
    due = one.due
    if due.last is None and due.text.casefold().strip() == NEXT_MEETING:
        day = day_of(next_after(forum, meetings, of, meeting.on))
        due = Span(due.text, day, day)
    late = overdue(Status.NOT_STARTED, due.first, due.last, of.today)
    days = days_past(due.last, of.today, rule_of(of.plan).counting) if due.last else 0
    return Matter(of, meeting.forum, meeting.on, one, due, late, days)


def unanswered(
    meetings: Sequence[Meeting], forums: Iterable[Forum], of: PlanDay, forum: str | None = None
) -> list[Matter]:
    """What meetings of a forum (None: of any) asked for and nobody answered by the plan's day, the oldest first."""
    by_name = {each.name: each for each in forums}
    held = [each for each in meetings if forum in (None, each.forum) and each.on <= of.today]
    return [
        matter(one, meeting, by_name.get(meeting.forum, Forum(name=meeting.forum)), meetings, of)
        for meeting in sorted(held, key=lambda each: each.on)
        for one in meeting.resolution
        if one.kind in ASKING and not one.answer
    ]


def late_report_backs(meetings: Sequence[Meeting], forums: Iterable[Forum], of: PlanDay) -> list[Matter]:
    """The reports back that are certainly late and not given, the oldest first: overdue like any promise."""
    owed = unanswered(meetings, forums, of)
    return [one for one in owed if one.resolution.kind is ResolutionKind.REPORT_BACK and one.overdue is Overdue.YES]


def due_in_words(found: Matter) -> str:
    """``! 12 d late``, ``due 21 Jan``, ``due next meeting, 21 Jan``, ``no date``."""
    due, today = found.due, found.of.today
    if due.last is None:
        return f"due {due.text}" if due.text else "no date"
    said = when_in_words(due, today)
    words = (
        said if said == day_in_words(due.last, today) and due.text.casefold() != NEXT_MEETING else f"{due.text}, {said}"
    )
    if found.overdue is Overdue.YES:
        return f"! {found.days_late} d late, due {words}"
    return f"? possibly late, due {words}" if found.overdue is Overdue.POSSIBLY else f"due {words}"


def matter_in_words(found: Matter) -> str:
    """``10 Dec 2015, 2. What happens if the campaign fails (C4.1) · report back, due 21 Jan``."""
    one = found.resolution
    about = f" ({one.action})" if one.action else ""
    due = f", {due_in_words(found)}" if one.kind is ResolutionKind.REPORT_BACK or found.due.text else ""
    return f"{day_in_full(found.on)}, {one.number}. {one.text}{about} · {one.kind}{due}"


def resolution_in_words(one: Resolution) -> str:
    """``2. report back C4.1: What if the campaign fails (by 21 Jan 2016) → answered 8 Jan 2016 by HR Partner: …``.

    What nobody asked an answer to has a response.
    """
    about = f" {one.action}" if one.action else ""
    until = {ResolutionKind.EXTEND: "to", ResolutionKind.REPORT_BACK: "by"}.get(one.kind, "due")
    due = f" ({until} {when_in_words(one.due, date.min)})" if one.due else ""
    answer = f" → {answer_in_words(one)}" if one.answer else ""
    return f"{one.number}. {one.kind}{about}: {one.text}{due}{answer}"


def answer_in_words(one: Resolution) -> str:
    """``answered 8 Jan 2016 by HR Partner: …``; ``response …`` where the meeting had asked for no answer."""
    on = f" {day_in_full(one.answered_on)}" if one.answered_on else ""
    by = f" by {one.answered_by}" if one.answered_by else ""
    return f"{'answered' if one.kind in ASKING else 'response'}{on}{by}: {one.answer}"


def cadence_in_words(forum: Forum) -> str:
    """``every six weeks on Monday from 14 Nov 2011, off bank holidays to the next working day``."""
    if not forum.cadence:
        return "no cadence"
    shift = {Shift.NEXT: "the next working day", Shift.BEFORE: "the working day before"}.get(forum.shift, "")
    return f"{forum.cadence}, off bank holidays to {shift}" if shift else forum.cadence


def unanswered_number(meeting: Meeting) -> int:
    """How many answers are still owed to a meeting."""
    return sum(one.kind in ASKING and not one.answer for one in meeting.resolution)


def rearranged_in_words(meeting: Meeting) -> str:
    """``cancelled: no quorum``, ``moved from 21 Jan 2016``; empty of one that is as it was planned."""
    if meeting.is_cancelled:
        return f"cancelled: {meeting.reason}" if meeting.reason else "cancelled"
    return f"moved from {day_in_full(meeting.first_on)}" if meeting.first_on else ""


def whole_status(meeting: Meeting) -> str:
    """``held``, ``planned, moved from 21 Jan 2016``, ``cancelled: no quorum``."""
    rearranged = rearranged_in_words(meeting)
    return rearranged if meeting.is_cancelled else ", ".join(filter(None, (meeting.status.value, rearranged)))


def status_in_words(meeting: Meeting, today: date, *, by_cadence: bool) -> str:
    """``held``, ``issued`` where it met with its pack, ``planned, issued`` where the papers are out.

    ``by cadence`` where only that gives the day; ``not held?`` where it was planned and has passed; ``cancelled``.
    """
    if by_cadence:
        return "by cadence"
    if meeting.status is MeetingStatus.PLANNED and meeting.on < today:
        return "not held?"
    if meeting.version and not meeting.is_cancelled:
        return MeetingStatus.ISSUED.value if meeting.status is not MeetingStatus.PLANNED else "planned, issued"
    return meeting.status.value
