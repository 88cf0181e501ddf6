"""What each lead is asked, as messages and as drafts in a folder; and that it was asked, as one change of the plan."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.exchange.files import write_whole
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.meetings.replies import reply_by
from planwatch.model.plan.kinds import PlanStatus
from planwatch.model.plan.meeting import Meeting
from planwatch.model.text.names import named
from planwatch.report.letters.chase import Asking, Letter, letters, without_lead
from planwatch.report.letters.mail import draft, file_names
from planwatch.report.rows import Step, no_step
from planwatch.service import read
from planwatch.service.actions.chase import Chased, record
from planwatch.service.files import written
from planwatch.service.files.open import read_only_reason
from planwatch.service.meetings import meetings
from planwatch.service.meetings.forums import find_forum, forums
from planwatch.service.session import Session
from planwatch.service.typed.choices import one_day
from planwatch.storage.writing.batch import open_batch


@dataclass(frozen=True, slots=True)
class ChaseAsked:
    """Who is to be chased, for what and until when: all as typed."""

    lead: str = ""
    """Empty: every lead."""
    forum: str = ""
    """The forum for whose meeting it is; empty: the plan's next meeting of any."""
    meeting: str = ""
    """The day of that; empty: the forum's next."""
    reply_by: str = ""
    """Empty: a working week from now, or the last working day before the meeting."""


@dataclass(frozen=True, slots=True)
class Chase:
    """What the leads are asked, and the open actions that nobody can be asked about."""

    letters: tuple[Letter, ...]
    nobodys: tuple[str, ...]
    """Their refs, with the plan's before them: ``WB:A10``."""


Attached = Callable[[Letter], tuple[str, bytes] | None]
"""What goes with a message: the name of a file, and what is in it."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """What became of drafts: the number of the change that records it, None where there is none."""

    number: int | None
    written: tuple[Letter, ...]
    kept: tuple[str, ...]
    """Names of drafts that somebody had worked on: they are as they were."""
    folder: Path

    def in_words(self) -> str:
        """``7 drafts written to drafts; nothing was sent``, and what was left alone."""
        number = len(self.written)
        parts = [f"{number} draft{'s' * (number != 1)} written to {self.folder}; nothing was sent"]
        if self.kept:
            parts.append(f"left as somebody edited it: {', '.join(self.kept)}")
        return "; ".join(parts)


def chase(session: Session, asked: ChaseAsked | None = None, soon: int = 14, step: Step = no_step) -> Chase:
    """A message for every lead (or one) of the plans worked on who has something to answer; of no closed plan.

    Raises PlanwatchError.
    """
    asked = asked or ChaseAsked()
    days = session.plan_days()
    if asked.forum.strip():
        days = (find_forum(session, asked.forum, days).of,)
    open_days = [day for day in days if day.plan.status is not PlanStatus.CLOSED]
    plans = [(read.snapshot(session, day), day) for day in open_days]
    known = list(dict.fromkeys(each.name for plan, _ in plans for each in plan.lead))
    wanted = named("lead", asked.lead, known) if asked.lead.strip() else ""
    found = [
        letter
        for plan, day in plans
        for letter in letters(plan, day.today, soon, step, asking(session, day, asked))
        if wanted in ("", letter.lead.name)
    ]
    nobodys = tuple(f"{plan.plan.ref}:{ref}" for plan, _ in plans for ref in without_lead(plan))
    return Chase(tuple(found), nobodys)


def asking(session: Session, day: PlanDay, asked: ChaseAsked) -> Asking:
    """How the leads of a plan are asked; raises PlanwatchError where what was typed is no day to come."""
    meeting = _meeting(session, day, asked)
    until = (
        _coming(day, asked.reply_by, "the day to reply by")
        if asked.reply_by.strip()
        else reply_by(day.today, meeting.on if meeting is not None else None, day.plan.nation)
    )
    return Asking(session.author, until, meeting)


def _meeting(session: Session, day: PlanDay, asked: ChaseAsked) -> Meeting | None:
    own = forums(session, (day,))
    if asked.forum.strip():
        own = [find_forum(session, asked.forum, (day,))]
    if asked.meeting.strip():
        if not asked.forum.strip():
            raise PlanwatchError("a meeting is of a forum", "name that by --forum")
        on = _coming(day, asked.meeting, "the meeting")
        return Meeting(on=on, forum=own[0].forum.name)
    found = [next_row.meeting for row in own if (next_row := meetings.next_row(session, row)) is not None]
    if not found and asked.forum.strip():
        raise PlanwatchError(f"{own[0].forum.name} has no meeting to come", "give it a cadence, or plan one")
    return min(found, key=lambda meeting: meeting.on, default=None)


def _coming(day: PlanDay, typed: str, what: str) -> date:
    on = one_day(day, typed, "give a day, such as 24 Aug 2015")
    if on < day.today:
        raise PlanwatchError(f"{what}, {day_in_full(on)}, has been", "give a day from today on")
    return on


def write_drafts(
    session: Session,
    found: Chase,
    folder: Path,
    *,
    replace: bool = False,
    recorded: bool = True,
    attached: Attached = lambda _: None,
) -> Drafted:
    """Write every message as a draft (.eml) into a folder, which is made where it is not there. Nothing is sent.

    A draft that somebody has worked on stays as it is, unless ``replace``. ``recorded``: that those leads were chased
    of whom a draft was written is written down as one change, where the plan can be changed.
    """
    if folder.exists() and not folder.is_dir():
        raise PlanwatchError(f"{folder} is no folder", "name a folder for the drafts")
    drafts = {folder / name: letter for letter, name in zip(found.letters, file_names(found.letters), strict=True)}
    fresh = {path: letter for path, letter in drafts.items() if replace or written.is_as_written(path)}

    def write() -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path, letter in fresh.items():
            write_whole(path, [draft(letter, attached(letter))])
        written.remember(fresh)

    letters = tuple(fresh.values())
    number = _recorded(session, letters if recorded and can_record(session) else (), write)
    return Drafted(number, letters, tuple(path.name for path in drafts if path not in fresh), folder)


def record_chase(session: Session, found: Chase) -> int | None:
    """Write down that all these leads were chased, as one change; its number, None where that was known."""
    return _recorded(session, found.letters)


def can_record(session: Session) -> bool:
    """Whether the plan is that of now, in a file that can be written."""
    return session.as_of is None and not read_only_reason(session)


def _recorded(session: Session, letters: Sequence[Letter], write: Callable[[], None] = lambda: None) -> int | None:
    """Write down that these were written; where ``write`` fails nothing is."""
    if not letters:
        write()
        return None
    days = {day.plan.ref: day for day in session.plan_days()}
    asked = [
        Chased(days[each.plan.ref], each.lead.name, each.refs, each.asking.reply_by, each.asking.meeting_named)
        for each in letters
    ]
    whom = asked[0].to if len(asked) == 1 else f"{len(asked)} leads"
    about = sum(len(one.refs) for one in asked)
    what = f"chased {whom} about {about} action{'s' * (about != 1)}"
    with open_batch(session.database, session.sign(what)) as batch:
        record(batch, asked)
        write()
    return batch.id
