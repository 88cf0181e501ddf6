"""Moves of due dates as people ask about them: how far, why, and whether a meeting was near; totals and words."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from planwatch.model.dates.in_words import day_in_words, when_in_words
from planwatch.model.plan.action import Action, Move
from planwatch.model.plan.kinds import MoveKind
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.plan import Plan


class DateChange(Struct, frozen=True):
    """One move of an action's due date."""

    id: int
    """The action's, in the plan file."""
    plan: str
    """The plan's ref."""
    ref: str
    title: str
    theme: str
    lead: str
    move: Move
    moves: int
    """How often the action's date has slipped by now."""
    flagged: bool
    """Whether that is so often that the action stands out."""
    meeting: Meeting | None
    """The meeting just before which the date was moved."""

    @property
    def counts(self) -> bool:
        """A correction is kept, and is no move."""
        return self.move.kind is MoveKind.SLIP

    @property
    def days(self) -> int | None:
        """Days from the last day before to the last day now; below 0 where it came forward, None without a date."""
        if self.move.was.last is None or self.move.now.last is None:
            return None
        return (self.move.now.last - self.move.was.last).days

    @property
    def days_before(self) -> int | None:
        """Days from the move to the meeting."""
        return (self.meeting.on - self.move.on).days if self.meeting is not None else None


def meeting_after(day: date, meetings: Iterable[Meeting], within: int) -> Meeting | None:
    """The first of the plan's meetings that lies 0 to ``within`` days after that day."""
    near = [one for one in meetings if 0 <= (one.on - day).days <= within and not one.is_cancelled]
    return min(near, key=lambda meeting: meeting.on, default=None)


def slips(moves: Iterable[Move], done_until: date | None) -> list[Move]:
    """The moves that count; of a recurring action (see ``done_until``) those of the occurrence now open."""
    found = [move for move in moves if move.kind is MoveKind.SLIP]
    if done_until is None:
        return found
    return [move for move in found if move.now.last is not None and move.now.last > done_until]


def done_until(action: Action) -> date | None:
    """The last due day of those occurrences of a recurring action that were done."""
    return max((one.due.last for one in action.occurrence if one.due.last is not None), default=None)


def moved_often(moves: int, plan: Plan) -> bool:
    """Whether an action that slipped so often stands out in its plan."""
    return moves >= plan.moves_flagged > 0


class Totals(Struct, frozen=True):
    """What many date changes come to."""

    actions: int
    slips: int
    corrections: int
    net_days: int
    """Of the slips that have a date on both sides."""
    undated: int
    """Slips that lack one."""
    before_meeting: int
    """Slips just before a meeting."""


def totals(changes: Sequence[DateChange]) -> Totals:
    """What they come to; days count for slips only."""
    slips = [change for change in changes if change.counts]
    days = [change.days for change in slips if change.days is not None]
    return Totals(
        actions=len({change.id for change in changes}),
        slips=len(slips),
        corrections=len(changes) - len(slips),
        net_days=sum(days),
        undated=len(slips) - len(days),
        before_meeting=sum(change.meeting is not None for change in slips),
    )


def totals_in_words(found: Totals) -> str:
    """``12 slips and 2 corrections of 9 actions, 340 d later in all · 5 just before a meeting``.

    One action is not counted.
    """
    counted = [_number(found.slips, "slip")] if found.slips or not found.corrections else []
    counted += [_number(found.corrections, "correction")] if found.corrections else []
    net = f", {distance(found.net_days)} in all" if found.slips > found.undated else ""
    of = f" of {found.actions} actions" if found.actions > 1 else ""
    parts = [f"{' and '.join(counted)}{of}{net}"]
    parts += [f"{found.undated} to or from no date"] if found.undated else []
    parts += [f"{found.before_meeting} just before a meeting"] if found.before_meeting else []
    return " · ".join(parts)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def distance(days: int) -> str:
    """``31 d later``, ``5 d earlier``, ``0 d``."""
    return f"{abs(days)} d{' later' if days > 0 else ' earlier' if days < 0 else ''}"


def days_words(change: DateChange) -> str:
    """``+31 d`` or ``-5 d``; empty where one side has no date."""
    return f"{change.days:+} d" if change.days is not None else ""


def meeting_words(change: DateChange) -> str:
    """``3 d before``, ``same day``; empty where no meeting was near."""
    days = change.days_before
    return "" if days is None else f"{days} d before" if days else "same day"


def was_words(change: DateChange, today: date) -> str:
    """The date before, as people read it."""
    move = change.move
    return when_in_words(move.was, today) or "no date"


def now_words(change: DateChange, today: date) -> str:
    """The date that it was moved to."""
    move = change.move
    return when_in_words(move.now, today) or "no date"


def change_in_words(change: DateChange, today: date) -> str:
    """``20 Oct 2015 ← 30 Jun 2015 (slip, 112 d later, no applicants, by ann, 3 d before the meeting of …)``."""
    move = change.move
    parts = [str(move.kind)]
    parts += [distance(change.days)] if change.days is not None else []
    parts += [move.why] if move.why else []
    parts += [f"by {move.who}"] if move.who else []
    parts += [f"agreed by {move.agreed_by}"] if move.agreed_by else []
    parts += [_meeting_told(change, change.meeting, today)] if change.meeting is not None else []
    return f"{now_words(change, today)} ← {was_words(change, today)} ({', '.join(parts)})"


def _meeting_told(change: DateChange, meeting: Meeting, today: date) -> str:
    when = f"{change.days_before} d before" if change.days_before else "on the day of"
    of = f" of {meeting.forum}" if meeting.forum else ""
    return f"{when} the meeting{of} on {day_in_words(meeting.on, today)}"


def change_line(change: DateChange, today: date) -> str:
    """The same with the day of the move before it, for the story of one action."""
    return f"{day_in_words(change.move.on, today)}  {change_in_words(change, today)}"
