"""What each lead is asked: what is overdue, due soon, and without an update, as one message for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planwatch.model.dates.in_words import day_in_full, weekday_and_day
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import OPEN
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.text.address import is_address
from planwatch.model.text.visible import visible
from planwatch.report import cells
from planwatch.report.rows import ReportRow, Step, by_due, no_step, rows_of, worst_first
from planwatch.words.story import often_chased


@dataclass(frozen=True, slots=True)
class ChaseLine:
    """One action as the message tells it: its head and what follows, a line each."""

    ref: str
    head: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks all leads of a plan, until when an answer is wanted, and for which meeting."""

    sender: str = ""
    reply_by: date | None = None
    meeting: Meeting | None = None

    @property
    def wanted(self) -> str:
        """``Please reply by Mon 18 Jan 2016, for the meeting of Improvement Board on Thu 21 Jan 2016.``."""
        parts = [f"Please reply by {weekday_and_day(self.reply_by)}" if self.reply_by else "Please reply"]
        if self.meeting is not None:
            of = f" of {self.meeting.forum}" if self.meeting.forum else ""
            parts.append(f"for the meeting{of} on {weekday_and_day(self.meeting.on)}")
        return f"{', '.join(parts)}." if self.reply_by or self.meeting else ""

    @property
    def meeting_named(self) -> str:
        """``Improvement Board, 21 Jan 2016``; empty where it is for none."""
        meeting = self.meeting
        return ", ".join(filter(None, (meeting.forum, day_in_full(meeting.on)))) if meeting is not None else ""


NOBODY_ASKS = Asking()
"""No name, no day and no meeting."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What one lead is asked, on one day. An action stands in one part only."""

    plan: Plan
    lead: Lead
    today: date
    soon: int
    overdue: tuple[ChaseLine, ...]
    """Certainly, on the agreed or the current date."""
    possibly: tuple[ChaseLine, ...]
    """Inside the interval that its due words can mean: not late for certain."""
    due_soon: tuple[ChaseLine, ...]
    no_update: tuple[ChaseLine, ...]
    asking: Asking = NOBODY_ASKS

    @property
    def parts(self) -> tuple[tuple[ChaseLine, ...], ...]:
        """The actions by what is asked of them."""
        return self.overdue, self.possibly, self.due_soon, self.no_update

    @property
    def refs(self) -> tuple[str, ...]:
        """The actions that it asks about."""
        return tuple(line.ref for part in self.parts for line in part)

    @property
    def has_left(self) -> bool:
        """Whether the lead is gone: somebody else has to be asked."""
        return self.lead.until is not None and self.lead.until < self.today

    @property
    def address(self) -> str:
        """The e-mail address; empty where there is none, none that is one, or the lead is gone."""
        email = self.lead.email.strip()
        return email if is_address(email) and not self.has_left else ""

    @property
    def name(self) -> str:
        """Who is written to: the present holder, else the post."""
        return self.lead.holder.strip() or self.lead.name

    @property
    def subject(self) -> str:
        """``WB: 2 overdue, 1 possibly overdue, 1 due soon, 1 without an update``, on one line."""
        parts = (
            (self.overdue, "overdue"),
            (self.possibly, "possibly overdue"),
            (self.due_soon, "due soon"),
            (self.no_update, "without an update"),
        )
        told = ", ".join(f"{len(lines)} {words}" for lines, words in parts if lines)
        return visible(f"{self.plan.ref}: {told}")

    @property
    def as_at(self) -> str:
        """``Mon 11 Jan 2016``."""
        return weekday_and_day(self.today)


def letters(
    snapshot: Snapshot, today: date, soon: int, step: Step = no_step, asking: Asking = NOBODY_ASKS
) -> tuple[Letter, ...]:
    """A message for every lead who has something to answer, in the plan's order of leads."""
    mine: dict[str, list[ReportRow]] = {}
    for one in rows_of(snapshot, today, step):  # rated by all that is known; what is internal is left out of the words
        if one.is_open and one.action.lead:
            mine.setdefault(one.action.lead, []).append(one)
    made = (
        _letter(snapshot, lead, mine[lead.name], today, soon, asking) for lead in snapshot.lead if lead.name in mine
    )
    return tuple(each for each in made if each.overdue or each.possibly or each.due_soon or each.no_update)


def without_lead(snapshot: Snapshot) -> tuple[str, ...]:
    """The refs of the open actions that nobody can be asked about."""
    return tuple(one.ref for one in snapshot.action if one.status in OPEN and not one.lead)


def _letter(
    snapshot: Snapshot, lead: Lead, rows: Sequence[ReportRow], today: date, soon: int, asking: Asking
) -> Letter:
    late = [one for one in rows if one.is_late]
    possibly = [one for one in rows if one.is_possibly_late]
    known = {one.action.ref for one in (*late, *possibly)}
    near = [one for one in rows if one.action.ref not in known and _is_near(one.action, today, soon)]
    known |= {one.action.ref for one in near}
    silent = [one for one in rows if one.no_update and one.action.ref not in known]
    return Letter(
        snapshot.plan,
        lead,
        today,
        soon,
        *(
            tuple(_line(one, today) for one in part)
            for part in (worst_first(late), by_due(possibly), by_due(near), silent)
        ),
        asking=asking,
    )


def _is_near(action: Action, today: date, soon: int) -> bool:
    return action.due.last is not None and (action.due.last - today).days <= soon


def _line(one: ReportRow, today: date) -> ChaseLine:
    action = one.action
    late = cells.late_in_words(one)
    notes = [f"due {cells.dates_in_words(one, today)}{' (original → agreed → now)' * one.has_moved}"]
    notes[0] += f": {late}" if late else ""
    if one.no_update:
        since = one.listed.updated
        notes.append(f"nothing new was said since {day_in_full(since)}" if since else "no update so far")
    last = max((each for each in action.update if not each.internal), key=lambda each: each.as_at, default=None)
    if last is not None:
        notes.append(f"last said {cells.said(last, today)}")
    if often := often_chased([each for each in action.chase if each.on < today]):
        notes.append(f"{often} before this")
    head, *told = (" ".join(text.split()) for text in (f"{action.ref} {action.title}", *notes))
    return ChaseLine(action.ref, head, tuple(told))
