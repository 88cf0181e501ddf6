"""The meetings of forums: those in the plan and those that a cadence gives; planned, held, and their minutes."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.meetings.cadence import day_of, free_dates, next_after
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.parts import PART, field_of
from planwatch.model.text.markdown import escaped
from planwatch.model.text.visible import short
from planwatch.model.values import Struct
from planwatch.service.meetings.forums import ForumRow, forums
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import changes_in_words, chosen, known_field, one_day, value_of
from planwatch.storage.engine.values import Value
from planwatch.storage.meetings import meetings as stored
from planwatch.storage.writing.batch import Batch, open_batch

MET = (MeetingStatus.HELD, MeetingStatus.ISSUED)
FIELDS = tuple(field.name for field in PART["meeting"].fields)
"""The fields that can be typed into; names and items are apart by semicolons."""


class MeetingRow(Struct, frozen=True):
    """A meeting, as it stands in the file or as the cadence gives it (``id`` None)."""

    of: PlanDay
    id: int | None
    version: int
    meeting: Meeting

    @property
    def is_coming(self) -> bool:
        """Whether it is today or later, and was not held yet."""
        return self.meeting.on >= self.of.today and self.meeting.status is MeetingStatus.PLANNED


def meeting_rows(session: Session, day: PlanDay, forum: str = "") -> list[MeetingRow]:
    """The meetings of a plan that are in the file, first one first; those of one forum where it is named."""
    return [MeetingRow(day, *kept) for kept in stored.meetings(session.database, day.id, forum)]


def meetings(session: Session, day: PlanDay, forum: str = "") -> list[Meeting]:
    """The same as meetings."""
    return [row.meeting for row in meeting_rows(session, day, forum)]


def last_held(session: Session, day: PlanDay, forum: str, before: date | None = None) -> Meeting | None:
    """The forum's newest meeting that was held, up to the plan's day; with ``before`` only earlier than that day."""
    last = day.today if before is None else before - timedelta(days=1)
    held = [one for one in meetings(session, day, forum) if one.status in MET and one.on <= last]
    return held[-1] if held else None


def next_on(session: Session, day: PlanDay, forum: str, after: date) -> date | None:
    """The next day on which the forum meets, by its plan or its rhythm; of no forum named, the first of any."""
    known = meetings(session, day, forum)
    own = [row.forum for row in forums(session, (day,)) if forum in ("", row.forum.name)]
    days = [
        each.on for each in known if each.on > after and not each.is_cancelled
    ]  # of forums that the plan does not name, too
    days += [on for on in (day_of(next_after(each, known, day, after)) for each in own) if on is not None]
    return min(days, default=None)


def coming(session: Session, row: ForumRow, number: int, known: Sequence[MeetingRow] | None = None) -> list[MeetingRow]:
    """The forum's next meetings, today's among them: those in the file, and beside them days by its cadence."""
    stored = known if known is not None else meeting_rows(session, row.of, row.forum.name)
    own = [each for each in stored if each.meeting.forum == row.forum.name]
    planned = [each for each in own if each.is_coming]
    yesterday = row.of.today - timedelta(days=1)
    days = islice(free_dates(row.forum, [each.meeting for each in own], row.of, yesterday), number)
    given = [MeetingRow(row.of, None, 0, Meeting(on=day, forum=row.forum.name)) for day in days]
    return sorted([*planned, *given], key=lambda each: each.meeting.on)[: max(number, len(planned))]


def all_rows(session: Session, one: ForumRow | None = None, ahead: int = 3) -> list[MeetingRow]:
    """All meetings of the plans worked on, or of one forum, by their day; ``ahead`` next ones for each forum."""
    found: list[MeetingRow] = []
    for day in session.plan_days() if one is None else (one.of,):
        stored = meeting_rows(session, day, one.forum.name if one is not None else "")
        found += stored
        for forum in forums(session, (day,)) if one is None else (one,):
            found += [row for row in coming(session, forum, ahead, stored) if row.id is None]
    return sorted(found, key=lambda row: row.meeting.on)


def is_regular(session: Session, row: ForumRow, on: date) -> bool:
    """Whether the forum's cadence gives a meeting on that day, and none was put in its place."""
    own = meetings(session, row.of, row.forum.name)
    return next(free_dates(row.forum, own, row.of, on - timedelta(days=1)), None) == on


def latest(session: Session, row: ForumRow) -> MeetingRow:
    """The forum's newest meeting up to the plan's day, held or not yet; raises PlanwatchError where there is none."""
    known = meeting_rows(session, row.of, row.forum.name)
    met = [each for each in known if each.meeting.on <= row.of.today and not each.meeting.is_cancelled]
    if not met:
        raise PlanwatchError(f"{row.forum.name} has not met yet", "give the date of a meeting that is planned")
    return met[-1]


def find_meeting(session: Session, day: PlanDay, forum: str, on: date) -> MeetingRow:
    """The forum's meeting on that day; raises PlanwatchError where none is in the file."""
    found = next((row for row in meeting_rows(session, day, forum) if row.meeting.on == on), None)
    if found is None:
        hint = f'add it: planwatch meetings "{forum}" {on.isoformat()} status=held'
        raise PlanwatchError(f"{forum} has no meeting on {day_in_full(on)}", hint)
    return found


def row_on(session: Session, row: ForumRow, on: date) -> MeetingRow:
    """The forum's meeting on that day, or as it would be added."""
    found = next((each for each in meeting_rows(session, row.of, row.forum.name) if each.meeting.on == on), None)
    return found or MeetingRow(row.of, None, 0, Meeting(on=on, forum=row.forum.name))


def read_day(of: PlanDay, typed: str) -> date:
    """The day typed; raises PlanwatchError where it is none."""
    return one_day(of, typed, "give the day of the meeting, such as 24 Aug 2015")


def add_meeting(session: Session, day: PlanDay, forum: str, on: date, changes: dict[str, str] | None = None) -> int:
    """Add a meeting of a forum, planned unless ``changes`` say otherwise; returns the number of the change."""
    return _set(session, MeetingRow(day, None, 0, Meeting(on=on, forum=forum)), changes or {}).number


def hold(
    session: Session, day: PlanDay, forum: str, on: date, present: str = "", apologies: str = "", items: str = ""
) -> int | None:
    """Write that a meeting was held, with who came, as one change; one that is not in the file is added.

    What is empty stays as it was.
    """
    own = ForumRow(day, 0, 0, Forum(name=forum))
    said = {"status": MeetingStatus.HELD.value, "present": present, "apologies": apologies, "items": items}
    row = row_on(session, own, on)
    if row.meeting.status is MeetingStatus.ISSUED:
        del said["status"]
    return set_meeting(session, row, {name: text for name, text in said.items() if text.strip()})


def set_meeting(session: Session, row: MeetingRow, changes: dict[str, str]) -> int | None:
    """Set fields of a meeting to what was typed, as one change; one that is not in the file is added.

    Its number, None where nothing changed. Raises PlanwatchError.
    """
    return _set(session, row, changes).id


def _set(session: Session, row: MeetingRow, changes: dict[str, str]) -> Batch:
    meeting = row.meeting
    what = f"meeting of {meeting.forum} on {day_in_full(meeting.on)}"
    with open_batch(session.database, session.sign(f"{what}: {_said(changes)}")) as batch:
        columns: dict[str, Value] = {}
        for name, typed in changes.items():
            columns |= _columns(row, name, checked_text(typed).strip())
        _check(batch, row, columns)
        columns |= _following(meeting, columns)
        if row.id is not None:
            batch.change("meeting", row.id, columns, row.version)
        else:
            own = {"plan_id": row.of.id, "seq": batch.next_seq("meeting"), "forum": checked_text(meeting.forum)}
            batch.insert("meeting", {**own, "on": meeting.on.isoformat(), **columns})
    return batch


def _said(changes: dict[str, str]) -> str:
    words = {name: short(text, 60) for name, text in changes.items()}
    if "reason" in words and set(words) == {"status", "reason"}:
        return f"cancelled: {words['reason']}"
    return f"moved to {words['on']}" if set(words) == {"on"} else changes_in_words(changes) or "added"


def _columns(row: MeetingRow, name: str, typed: str) -> dict[str, Value]:
    match name:
        case "on":
            return {name: read_day(row.of, typed).isoformat()}
        case "status":
            return {name: _status(row, typed)}
        case _:
            return {name: value_of(field_of("meeting", known_field("a meeting", name, FIELDS)), typed, row.of)}


def _status(row: MeetingRow, typed: str) -> str:
    status = chosen(typed, [status.value for status in MeetingStatus])
    if status == MeetingStatus.ISSUED and row.meeting.status is not MeetingStatus.ISSUED:
        raise PlanwatchError("a meeting is issued with its pack", "`planwatch issue` freezes it")
    if status in (MeetingStatus.PLANNED, MeetingStatus.CANCELLED) and row.meeting.status in MET:
        raise PlanwatchError(f"the meeting was {row.meeting.status} already", "undo takes that back")
    if status == MeetingStatus.HELD:
        check_not_cancelled(row.meeting)
    return status


def check_not_cancelled(meeting: Meeting) -> None:
    """Raises PlanwatchError for a meeting that was cancelled: nothing can be done with it but taking it up again."""
    if meeting.is_cancelled:
        said = f"the meeting of {meeting.forum} on {day_in_full(meeting.on)} was cancelled"
        raise PlanwatchError(said, "take it up again first: status=planned, or c in the app")


def _check(batch: Batch, row: MeetingRow, columns: dict[str, Value]) -> None:
    """A forum meets once a day, no meeting was held that is still to come, and one is cancelled for a reason."""
    on = date.fromisoformat(str(columns.get("on", row.meeting.on)))
    if stored.has_other(batch.database, row.of.id, row.meeting.forum, on, row.id):
        raise PlanwatchError(f"{row.meeting.forum} has a meeting on {day_in_full(on)} already", "change that one")
    status = columns.get("status", row.meeting.status)
    if status in MET and on > row.of.today:
        raise PlanwatchError(f"{day_in_full(on)} is in the future", "a meeting is held from its day on")
    if status == MeetingStatus.CANCELLED and on != row.meeting.on:
        check_not_cancelled(row.meeting)
    if status == MeetingStatus.CANCELLED and not columns.get("reason", row.meeting.reason):
        raise PlanwatchError("a meeting is cancelled for a reason", "say why")
    if status != MeetingStatus.CANCELLED and columns.get("reason"):
        raise PlanwatchError("only a meeting that is cancelled has a reason", "cancel it: status=cancelled")


def _following(meeting: Meeting, columns: dict[str, Value]) -> dict[str, Value]:
    """What follows from a change: one that is moved keeps its first day, one taken up again loses its reason."""
    found: dict[str, Value] = {}
    on, first = columns.get("on", meeting.on.isoformat()), meeting.first_day.isoformat()
    if on != meeting.on.isoformat():
        found["first_on"] = first if first != on else None
    if meeting.is_cancelled and columns.get("status", MeetingStatus.CANCELLED) != MeetingStatus.CANCELLED:
        found["reason"] = ""
    return found


def cancel(session: Session, row: MeetingRow, reason: str) -> int | None:
    """Cancel a meeting, in the file or by the cadence, which goes on after it; it stays in the list.

    Raises PlanwatchError for one that was held, and without a reason.
    """
    return set_meeting(session, row, {"status": MeetingStatus.CANCELLED.value, "reason": reason})


def move(session: Session, row: MeetingRow, to: str) -> int | None:
    """Move a meeting, in the file or by the cadence, to another day as typed, with its pack, items and calendar entry.

    The cadence goes on as if it were held on its first day. Raises PlanwatchError.
    """
    return set_meeting(session, row, {"on": to})


def remove_meeting(session: Session, row: MeetingRow) -> int | None:
    """Take a planned meeting out of the plan; undo brings it back.

    Raises PlanwatchError for one that was held, cancelled or given its pack, or of which a review is under way.
    """
    if row.id is None:
        raise PlanwatchError("this date follows from the forum's cadence", "cancel it, or change the cadence")
    if row.meeting.status in MET or row.meeting.resolution:
        raise PlanwatchError("this meeting was held: it stays", "undo takes back what was written wrongly")
    if row.meeting.is_cancelled:
        raise PlanwatchError("this meeting was cancelled: it stays", "undo takes back what was written wrongly")
    if row.meeting.version:
        raise PlanwatchError("this meeting was given a pack: it stays", "cancel it, with the reason")
    what = f"meeting of {row.meeting.forum} on {day_in_full(row.meeting.on)} removed"
    with open_batch(session.database, session.sign(what)) as batch:
        if stored.is_reviewed(batch.database, row.id):
            raise PlanwatchError("this meeting is being reviewed", "end the review, or take it back by its number")
        batch.remove("meeting", row.id, row.version)
    return batch.id


def set_minutes(session: Session, row: MeetingRow, text: str, *, over: bool = False) -> int | None:
    """Keep the minutes of a meeting (Markdown; none: made from what was resolved), ``over`` what others wrote since."""
    if row.id is None:
        raise PlanwatchError("this meeting is not in the plan yet", "hold it first")
    check_not_cancelled(row.meeting)
    what = f"minutes of {row.meeting.forum}, {day_in_full(row.meeting.on)}"
    with open_batch(session.database, session.sign(what)) as batch:
        batch.change("meeting", row.id, {"minutes": checked_text(text).strip()}, None if over else row.version)
    return batch.id


def next_row(session: Session, row: ForumRow) -> MeetingRow | None:
    """The forum's next meeting, today's among them where it is not held yet."""
    return next(iter(coming(session, row, 1)), None)


def missing_from(row: MeetingRow) -> list[int | str]:
    """The resolutions that the minutes somebody kept do not have: they were written later."""
    if not row.meeting.minutes:
        return []
    text = " ".join(row.meeting.minutes.split())
    return [
        one.number
        for one in row.meeting.resolution
        if not any(words in text for words in (escaped(one.text), " ".join(one.text.split())))
    ]
