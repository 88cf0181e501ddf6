"""Looking back: what moment some words mean, and the plans of the file as they then were."""

import re
from datetime import date, datetime, time

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.reading import read_past_date
from planwatch.model.dates.when import ANY_PERIOD, Reading
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.version import Version
from planwatch.model.values import Struct, replace
from planwatch.service.meetings.forums import forums
from planwatch.service.meetings.meetings import MET, find_meeting, last_held, meetings
from planwatch.service.session import Session, checked_text
from planwatch.storage.journal.past import Past, begun_at, last_change, made_at, newest_change
from planwatch.storage.life.versions import frozen_after
from planwatch.storage.meetings.packs import frozen_at
from planwatch.storage.plan.snapshot import read_parts


class Moment(Struct, frozen=True):
    """A moment in the life of a file: after its change ``batch``, on the day ``at``."""

    batch: int
    at: date
    label: str
    """``10 Dec 2015``, ``10 Dec at 20:29:54``, ``change 14 of 10 Dec 2015``, ``Board of 8 Oct 2015, as issued``."""
    pack_of: Meeting | None = None
    """The meeting whose pack the plan of this moment is."""
    issued_on: date | None = None
    """The plan's day when that was frozen, where the file tells."""
    version: str = ""
    """The name of the version that was taken then, where it was asked for by that."""


def moment(session: Session, words: str) -> Moment:
    """The moment meant: a version, a change, a forum and the day of its meeting (else its last one), or a day.

    A version is named as it is called, one that is a number as ``version 2``; a number alone is a change, and means the
    moment after it. A day means its end in local time; a day with a time, that second; a meeting whose pack was issued,
    what the pack was taken of, any other its day's end. Raises PlanwatchError where the file knows nothing of it.
    """
    typed = " ".join(checked_text(words).split())
    if (version := _of_version(session, typed)) is not None:
        return version
    number = typed.removeprefix("#").removeprefix("change ").strip()
    if number.isascii() and number.isdigit():
        return _after_change(session, int(number))
    if not typed:
        raise PlanwatchError("as of when?", _EXAMPLES)
    found = _of_meeting(session, typed)
    if found is None and (named := _begun(session, typed)):
        found = _of_meeting(session, named)
    return found or _to_the_second(session, typed) or end_of(session, _day(session, typed))


_EXAMPLES = (
    "give a version, a day, with a time or without, a forum with or without the day of its meeting, "
    "or the number of a change"
)


_HAS_TIME = re.compile(r"\d:\d\d|\d ?[ap]m\b|\dt\d", re.IGNORECASE)
_DAY_AND_TIME = re.compile(
    r"(?P<day>.+?)(?:,? at |,? )(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d)(?::(?P<second>\d\d))?)? ?(?P<half>[ap]m)?"
    r"(?: ?(?P<zone>z|utc|[+-]\d\d:\d\d))?",
    re.IGNORECASE,
)


def _to_the_second(session: Session, typed: str) -> Moment | None:
    """The last change by that second, or by the end of a minute; None where the words name no time.

    A time without a zone is local. Raises PlanwatchError where a time is named that cannot be read.
    """
    if not _HAS_TIME.search(typed):
        return None
    try:
        until = _iso(typed) or _worded(session, typed)
        local = until.astimezone()
    except (ValueError, OverflowError):
        hint = "write it as 2026-11-28 20:29:54, with Z or +01:00 behind it where that is not local time"
        raise PlanwatchError(f"'{typed}' names a time that cannot be read", hint) from None
    label = f"{day_in_full(local.date())} at {local:%H:%M:%S}"
    return _until(session, local, local.date(), label)


def _iso(typed: str) -> datetime | None:
    """A moment as files write it; None where it is not written so."""
    if not re.match(r"\d{4}-?\d\d-?\d\d[t ]\d", typed, re.IGNORECASE):
        return None
    found = datetime.fromisoformat(re.sub(r" (?=[Z+-])", "", typed.upper()))
    is_whole_minute = re.search(r"[t ]\d\d:?\d\d:?\d\d", typed, re.IGNORECASE) is None
    return found.replace(second=59 if is_whole_minute else found.second, microsecond=found.microsecond or 999_000)


def _worded(session: Session, typed: str) -> datetime:
    match = _DAY_AND_TIME.fullmatch(typed)
    if match is None or not (match["minute"] or match["half"]):
        raise ValueError(typed)
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(typed)
        hour = hour % 12 + (12 if match["half"].lower() == "pm" else 0)
    at = time(hour, int(match["minute"] or 0), int(match["second"] or 59 * bool(match["minute"])), 999_000)
    found = datetime.combine(_day(session, match["day"]), at)
    zone = (match["zone"] or "").upper()
    return datetime.fromisoformat(f"{found.isoformat()}{'+00:00' if zone in ('Z', 'UTC') else zone}")


def _after_change(session: Session, number: int) -> Moment:
    at = made_at(session.database, number)
    if at is None:
        last = newest_change(session.database)
        raise PlanwatchError(f"there is no change {number}", f"the last one is {last}; `planwatch log` lists them")
    day = at.astimezone().date()
    return Moment(number, day, f"change {number} of {day_in_full(day)}")


def _of_version(session: Session, typed: str) -> Moment | None:
    """What a version was taken after, where one is called so; None where none is."""
    name = typed.casefold().removeprefix("version ")
    if name.isdigit() and name == typed:
        return None  # it is a change
    for day in session.plan_days():
        for one in read_parts(session.database, day.id, "version"):
            if one.part.name.casefold() in (name, typed.casefold()):
                return _frozen(session, day, one.part)
    return None


def _frozen(session: Session, day: PlanDay, version: Version) -> Moment:
    after = frozen_after(session.database, day.id).get(version.name)
    at = made_at(session.database, after) if after is not None else None
    if after is None or at is None:
        raise PlanwatchError(
            f"this file does not hold {version.name}: it came with a snapshot", "look where it was taken"
        )
    on = version.on or at.astimezone().date()
    return Moment(after, on, f"{version.name} of {day_in_full(on)}", version=version.name)


def _of_meeting(session: Session, typed: str) -> Moment | None:
    """Where the words begin with the name of a forum: its meeting of the day that follows, else its last one."""
    rows = [row for row in forums(session) if typed.casefold().startswith(row.forum.name.casefold())]
    if not rows:
        return None
    row = max(rows, key=lambda row: len(row.forum.name))  # the name of one forum may begin with another's
    rest = re.sub(r"^(of|on) ", "", typed[len(row.forum.name) :].strip(" ,:"))
    if rest:
        return of_meeting(session, row.of, find_meeting(session, row.of, row.forum.name, _read(row.of, rest)).meeting)
    meeting = last_held(session, row.of, row.forum.name)
    if meeting is None:
        raise PlanwatchError(f"{row.forum.name} has not met yet", "`planwatch meetings` lists what is planned")
    return of_meeting(session, row.of, meeting)


def of_meeting(session: Session, day: PlanDay, meeting: Meeting) -> Moment:
    """What the pack of a meeting was taken of; of one without a pack, the end of its day."""
    found = frozen_at(session.database, day.id, meeting) if meeting.version else None
    name = f"{meeting.forum or 'the meeting'} of {day_in_full(meeting.on)}"
    if found is None:
        return replace(end_of(session, meeting.on), label=name)
    batch, on = found
    how = frozen_in_words(meeting, meeting.version, on)
    label = f"{name}{how}" if is_after(meeting, on) else f"{name}{how}, as issued"
    return Moment(batch, on or meeting.on, label, meeting, on)


def is_after(meeting: Meeting, issued_on: date | None) -> bool:
    """Whether a pack was frozen when the meeting was over, so that it is not what that was given."""
    return issued_on is not None and issued_on > meeting.on


def frozen_in_words(meeting: Meeting, version: int, issued_on: date | None) -> str:
    """``, version 2``; ``, frozen on 11 Jan 2016, after it met``; empty for what goes without saying."""
    numbered = f", version {version}" if version > 1 else ""
    if issued_on is not None and is_after(meeting, issued_on):
        return f"{numbered}, frozen on {day_in_full(issued_on)}, after it met"
    return numbered


def _begun(session: Session, typed: str) -> str:
    """The words with the whole name of the one forum whose name they begin to say; empty where they say none."""
    words, names = typed.split(" "), [row.forum.name for row in forums(session)]
    for number in range(len(words), 0, -1):
        head = " ".join(words[:number]).casefold().rstrip(" ,:")
        near = [name for name in names if head and not head[0].isdigit() and name.casefold().startswith(head)]
        if len(near) == 1:
            return " ".join((near[0], *words[number:]))
    return ""


def _read(day: PlanDay, words: str) -> date:
    return _known(day.read_past(words), words)


def _day(session: Session, words: str) -> date:
    # By the clock, as the journal is: a plan may carry its own day for months.
    today = session.clock().astimezone().date()
    days = session.plan_days()
    return _known(read_past_date(words, today, days[0].period if days else ANY_PERIOD), words)


def _known(when: Reading, words: str) -> date:
    if _HAS_TIME.search(words):
        raise PlanwatchError(f"'{words}' names a time, where only a day is meant", "leave the time out")
    if when.fault or not when.is_one_day or when.last is None:
        raise PlanwatchError(f"'{words}' is neither a day, nor a meeting, nor a change", _EXAMPLES)
    return when.last


def end_of(session: Session, day: date) -> Moment:
    """The end of that local day. Raises PlanwatchError where the file holds nothing that old."""
    return _until(session, _end(max(day, _FIRST)), day, day_in_full(day))


def _until(session: Session, until: datetime, day: date, label: str) -> Moment:
    batch = last_change(session.database, until) if day >= _FIRST else 0
    if not batch:
        first = begun_at(session.database)
        since = f": its first change is of {day_in_full(first.astimezone().date())}" if first is not None else ""
        raise PlanwatchError(f"the file knows nothing of {label}{since}", "look back at a later moment")
    return Moment(batch, day, label)


_FIRST = date(1971, 1, 1)
"""No file is older, and not every system knows its local time before."""


def _end(day: date) -> datetime:
    return datetime.combine(day, time(23, 59, 59, 999_000)).astimezone()


def looking_back(session: Session, moment: Moment) -> Session:
    """The file as it was at that moment, judged by that day: it reads like any other, and refuses to be written.

    Its database is a copy in memory, to be closed by whoever asked for it.
    """
    past = Past.of(session.database, moment.batch, moment.label)
    return replace(session, database=past, clock=lambda: _end(max(moment.at, _FIRST)), as_of=moment)


def moments(session: Session) -> list[str]:
    """Words for moments worth looking back at, for completing what is typed: versions, then meetings, newest first."""
    found = [one for day in session.plan_days() for one in meetings(session, day) if one.status in MET and one.forum]
    versions = [one.part.name for day in session.plan_days() for one in read_parts(session.database, day.id, "version")]
    held = [f"{one.forum} {day_in_full(one.on)}" for one in sorted(found, key=lambda one: one.on, reverse=True)]
    return [*reversed(versions), *held]
