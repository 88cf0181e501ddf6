"""What meetings resolve: each resolution with what it makes of actions is one change; and answers to what was asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.span import Span
from planwatch.model.due.three_dates import three_dates
from planwatch.model.meetings.cadence import NEXT_MEETING, Matter
from planwatch.model.meetings.cadence import unanswered as unanswered_of
from planwatch.model.meetings.numbers import is_number, item_numbers, next_number, own_number, read_number
from planwatch.model.plan.kinds import OPEN, MeetingStatus, ResolutionKind
from planwatch.model.plan.meeting import Meeting
from planwatch.model.text.names import Add
from planwatch.model.text.visible import short
from planwatch.service import read
from planwatch.service.actions.add import insert_action
from planwatch.service.actions.agree import agree_date
from planwatch.service.actions.rate import overrule
from planwatch.service.change import Outcome, Target, rows_of
from planwatch.service.due.consequences import open_change
from planwatch.service.due.move import move_due, resolved
from planwatch.service.meetings.forums import forums
from planwatch.service.meetings.meetings import MeetingRow, check_not_cancelled, find_meeting, meetings, read_day
from planwatch.service.plan import names
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import day_up_to
from planwatch.service.typed.fields import typed_date, when_columns
from planwatch.storage.actions.listed import theme_of
from planwatch.storage.engine.values import Value
from planwatch.storage.meetings.resolutions import numbered, numbers
from planwatch.storage.waits.dependencies import known_as
from planwatch.storage.writing.batch import Batch, open_batch

_TAKES_DUE = (ResolutionKind.REPORT_BACK, ResolutionKind.EXTEND, ResolutionKind.ACTION)


class Resolved(Outcome, frozen=True):
    """What a resolution came to."""

    resolution: int | str = 0
    """Its number."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A resolution as it was typed, at its meeting."""

    session: Session
    meeting: MeetingRow
    kind: ResolutionKind
    text: str
    row: ActionRow | None
    due: str
    rag: str
    theme: str
    lead: str
    add: Add

    @property
    def by(self) -> str:
        """``Improvement Board, 8 Oct 2015``: who agreed it."""
        return f"{self.meeting.meeting.forum}, {day_in_full(self.meeting.meeting.on)}"

    @property
    def action(self) -> ActionRow:
        if self.row is None:
            raise PlanwatchError(f"to {self.kind} needs an action", "give its ref")
        return self.row


def resolve(
    session: Session, day: PlanDay, meeting_on: str, forum: str, kind: str, text: str, ref: str = "", due: str = "",
    rag: str = "", *, theme: str = "", lead: str = "", item: str = "", number: str = "", add: Add = False,
) -> Resolved:  # fmt: skip
    """Write what a meeting resolved about an action (``ref``) or the plan, with all that follows, as one change.

    *Extend*: the date is moved to ``due`` where that is given, and the moved date is the agreed one. *Challenge*:
    ``rag`` is the board's rating. *Report back*: an answer is promised by ``due`` (none: the next meeting). *Action*:
    one of that title is added, in the theme of ``ref`` or of that name; ``add`` adds a lead or theme that the plan
    does not have. *Approve* and *note* make nothing. A planned meeting is held by then. Resolutions run through, or
    number within an ``item`` where one is named; ``number`` is the council's own. Raises PlanwatchError.
    """
    with open_change(session, session.sign("")) as batch:
        said = _said(session, day, meeting_on, forum, kind, text, ref, due, rag, theme, lead, add)
        about, when = _follows(batch, said)
        given = _number(said.meeting.meeting, numbers(batch.database, said.meeting.id), item, number)
        batch.signature = session.sign(f"{said.by}, resolution {given}: {said.kind} {short(said.text, 60)}")
        if said.meeting.meeting.status is MeetingStatus.PLANNED:
            held: dict[str, Value] = {"status": MeetingStatus.HELD.value}
            batch.change("meeting", said.meeting.id or 0, held)
        batch.insert(
            "resolution",
            {
                "plan_id": day.id, "seq": batch.next_seq("resolution"), "meeting_id": said.meeting.id,
                "number": given, "kind": said.kind.value, "text": said.text, "action_id": about,
                **when_columns("due", when),
            },
        )  # fmt: skip
        made = known_as(batch.database, about) if about is not None else None
    return Resolved(batch.id, (made.ref if made is not None else f"resolution {given}",), resolution=given)


def next_of(meeting: Meeting, item: str = "") -> int | str:
    """The number that the next resolution of a meeting takes, within that item where one is named.

    Raises PlanwatchError where the meeting has no such item.
    """
    return next_number([one.number for one in meeting.resolution], _item(meeting, item))


def _number(meeting: Meeting, known: Sequence[int | str], item: str, typed: str) -> int | str:
    if not typed.strip():
        return next_number(known, _item(meeting, item))
    if item.strip():
        raise PlanwatchError("an item and a number of one's own exclude each other", "give one of them")
    number = read_number(checked_text(typed))
    if not is_number(number):
        raise PlanwatchError(f"'{typed.strip()}' is no number of a resolution", "write it as 7, 42.1 or 42(a)")
    if number in known:
        raise PlanwatchError(f"that meeting has a resolution {number} already", "give another number")
    return number


def _item(meeting: Meeting, typed: str) -> str:
    """The number of the item meant; raises PlanwatchError where the meeting has items and none of that number."""
    wanted = checked_text(typed).strip().rstrip(".):")
    known = item_numbers(meeting.items)
    if not wanted or wanted.casefold() in map(str.casefold, known):
        return wanted
    if known:
        raise PlanwatchError(f"that meeting has no item {wanted}", f"there: {', '.join(known)}")
    if not own_number(f"{wanted} x"):
        raise PlanwatchError(f"'{wanted}' is no number of an item", "write it as 42")
    return wanted


def _said(
    session: Session, day: PlanDay, on: str, forum: str, kind: str, text: str, ref: str, due: str, rag: str, theme: str,
    lead: str, add: Add,
) -> _Said:  # fmt: skip
    found, words = read_kind(kind), checked_text(text).strip()
    meeting = find_meeting(session, day, forum, read_day(day, on))
    check_not_cancelled(meeting.meeting)
    if meeting.meeting.on > day.today:
        raise PlanwatchError(f"the meeting on {day_in_full(meeting.meeting.on)} is still to come", "hold it first")
    if not words:
        raise PlanwatchError("a resolution needs words", "say what was resolved")
    if due.strip() and found not in _TAKES_DUE:
        raise PlanwatchError(f"{_a(found)} takes no date", "only a report back, an extension or an action does")
    if rag.strip() and found is not ResolutionKind.CHALLENGE:
        raise PlanwatchError(f"{_a(found)} takes no rating", "only a challenge does")
    if (theme.strip() or lead.strip()) and found is not ResolutionKind.ACTION:
        raise PlanwatchError(f"{_a(found)} takes no theme or lead", "only an action does")
    one = read.only_plan(session, day.plan.ref)
    row = read.find_action(one, checked_text(ref).strip()) if ref.strip() else None
    return _Said(
        session, meeting, found, words, row, checked_text(due).strip(), checked_text(rag).strip(), theme, lead, add
    )


def _a(kind: ResolutionKind) -> str:
    return {
        ResolutionKind.APPROVE: "an approval",
        ResolutionKind.EXTEND: "an extension",
        ResolutionKind.ACTION: "an action",
    }.get(kind, f"a {kind}")


def read_kind(typed: str) -> ResolutionKind:
    """The kind typed, or how it begins; raises PlanwatchError where it is none."""
    words = typed.strip().casefold().replace("-", " ").replace("_", " ")
    found = [kind for kind in ResolutionKind if words and kind.value.startswith(words)]
    if len(found) != 1:
        raise PlanwatchError(f"'{typed}' is no kind of resolution", f"one of {', '.join(ResolutionKind)}")
    return found[0]


def _follows(batch: Batch, said: _Said) -> tuple[int | None, Span]:
    """Make what follows from a resolution; gives the action that it is about, and its own date."""
    match said.kind:
        case ResolutionKind.EXTEND:
            return said.action.id, _extend(batch, said)
        case ResolutionKind.ACTION:
            return _add_action(batch, said), Span("")
        case ResolutionKind.CHALLENGE if said.rag:
            meeting = said.meeting.meeting
            overrule(batch, said.action, said.rag, said.text, meeting.forum, meeting.on)
        case ResolutionKind.REPORT_BACK:
            of = said.meeting.of
            when = typed_date(of, said.due or NEXT_MEETING)
            return (said.row.id if said.row else None), resolved(batch.database, of, when)
        case _:
            pass
    return (said.row.id if said.row else None), Span("")


def _extend(batch: Batch, said: _Said) -> Span:
    """Move the date where one is given, and make the moved date the agreed one."""
    row = said.action
    if row.action.status not in OPEN:
        raise PlanwatchError(f"{row.action.ref} is {row.action.status}", "only the date of an open action is extended")
    if said.due:
        move_due(batch, row, row.version, said.due, said.text)
        row = rows_of(said.session, [Target(row.id)])[0]
    agree_date(batch, row, said.by, said.meeting.meeting.on)
    return three_dates(row.action).current


def _add_action(batch: Batch, said: _Said) -> int:
    of, row = said.meeting.of, said.row
    if said.theme.strip() or row is None:
        theme_id = names.find(batch, of.id, "theme", said.theme, add=said.add)
    else:
        theme_id = theme_of(batch.database, row.id)
    lead_id = names.find(batch, of.id, "lead", said.lead, add=said.add)
    return insert_action(batch, of, said.text, theme_id, lead_id, said.due)


def answer(
    session: Session,
    day: PlanDay,
    forum: str,
    meeting_on: str,
    number: int | str,
    text: str,
    on: str = "",
    by: str = "",
) -> Outcome:
    """Write the answer to a resolution, given on that day (none: today), and whose word it is; no words take it back.

    To what a meeting asked for it is the report back, to any other resolution the management response.
    """
    meeting = find_meeting(session, day, forum, read_day(day, meeting_on))
    words, answered_on = checked_text(text).strip(), day_up_to(day, on, "say on which day it was answered")
    if answered_on < meeting.meeting.on:
        raise PlanwatchError(f"{day_in_full(answered_on)} is before the meeting that asked", "give a later day")
    found = next((one for one in meeting.meeting.resolution if one.number == number), None)
    if found is None:
        known = ", ".join(str(one.number) for one in meeting.meeting.resolution) or "none"
        raise PlanwatchError(f"that meeting has no resolution {number}", f"there: {known}")
    if by.strip() and not words:
        raise PlanwatchError("an answer needs words", "say what was answered")
    done = "answered" if words else "not answered after all"
    what = f"{forum}, {day_in_full(meeting.meeting.on)}, resolution {number} {done}"
    with open_batch(session.database, session.sign(what)) as batch:
        columns: dict[str, Value] = {
            "answer": words,
            "answered_on": answered_on.isoformat() if words else None,
            "answered_by": " ".join(checked_text(by).split()),
        }
        batch.change("resolution", numbered(batch.database, meeting.id, number), columns)
    return Outcome(batch.id, (f"resolution {number}",))


def unanswered(session: Session, day: PlanDay, forum: str | None = None) -> list[Matter]:
    """What meetings of that forum (None: of any) asked for and nobody answered yet, the oldest first."""
    known = (row.forum for row in forums(session, (day,)))
    return unanswered_of(meetings(session, day), known, day, forum)
