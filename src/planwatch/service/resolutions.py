"""What meetings resolve: each resolution with what it makes of actions is one change; and answers to what was asked."""

from dataclasses import dataclass

from planwatch.errors import PlanwatchError
from planwatch.model.dates import When, day_in_full
from planwatch.model.forums import ASKING, NEXT_MEETING, Matter, matter
from planwatch.model.kinds import OPEN, MeetingStatus, MoveKind, ResolutionKind, Status
from planwatch.model.listed import Listed, PlanDay
from planwatch.model.plan import Forum
from planwatch.model.refs import next_ref
from planwatch.model.three_dates import three_dates
from planwatch.service import naming, reading
from planwatch.service.agreeing import check_agreeable
from planwatch.service.consequences import open_change
from planwatch.service.editing import Outcome, Target, rows_of
from planwatch.service.fields import read_rag, when_columns
from planwatch.service.forums import forums
from planwatch.service.meetings import MeetingRow, find_meeting, meetings, read_day
from planwatch.service.moving import move_due, resolved
from planwatch.service.session import Session, checked_text
from planwatch.storage.journal import Batch, open_batch
from planwatch.storage.values import Value

_TAKES_DUE = (ResolutionKind.REPORT_BACK, ResolutionKind.EXTEND, ResolutionKind.ACTION)


@dataclass(frozen=True, slots=True)
class _Said:
    """A resolution as it was typed, at its meeting."""

    session: Session
    meeting: MeetingRow
    kind: ResolutionKind
    text: str
    row: Listed | None
    due: str
    rag: str
    theme: str
    lead: str
    add: bool

    @property
    def by(self) -> str:
        """``Improvement Board, 8 Oct 2015``: who agreed it."""
        return f"{self.meeting.meeting.forum}, {day_in_full(self.meeting.meeting.on)}"

    @property
    def action(self) -> Listed:
        if self.row is None:
            raise PlanwatchError(f"to {self.kind} needs an action", "give its ref")
        return self.row


def resolve(
    session: Session, day: PlanDay, meeting_on: str, forum: str, kind: str, text: str, ref: str = "", due: str = "",
    rag: str = "", *, theme: str = "", lead: str = "", add: bool = False,
) -> Outcome:  # fmt: skip
    """Write what a meeting resolved about an action (``ref``) or the plan, with all that follows, as one change.

    *Extend*: the date is moved to ``due`` where that is given, and the moved date is the agreed one. *Challenge*:
    ``rag`` is the board's rating. *Report back*: an answer is promised by ``due`` (none: the next meeting). *Action*:
    one of that title is added, in the theme of ``ref`` or of that name; ``add`` adds a lead or theme that the plan
    does not have. *Approve* and *note* make nothing. A planned meeting is held by then. The number of the resolution
    is the last in the log's words. Raises PlanwatchError.
    """
    said = _said(session, day, meeting_on, forum, kind, text, ref, due, rag, theme, lead, add)
    with open_change(session, session.sign("")) as batch:
        about, when = _follows(batch, said)
        number = _next_number(batch, said.meeting)
        batch.signature = session.sign(
            f"{said.by}, resolution {number}: {said.kind} {' '.join(said.text.split())[:60]}"
        )
        if said.meeting.meeting.status is MeetingStatus.PLANNED:
            held: dict[str, Value] = {"status": MeetingStatus.HELD.value}
            batch.change("meeting", said.meeting.id or 0, held)
        batch.insert(
            "resolution",
            {
                "plan_id": day.id, "seq": batch.next_seq("resolution"), "meeting_id": said.meeting.id,
                "number": number, "kind": said.kind.value, "text": said.text, "action_id": about,
                **when_columns("due", when),
            },
        )  # fmt: skip
        made = batch.row("action", about) if about is not None else None
    return Outcome(batch.id, (str(made["ref"]) if made is not None else f"resolution {number}",))


def _said(
    session: Session, day: PlanDay, on: str, forum: str, kind: str, text: str, ref: str, due: str, rag: str, theme: str,
    lead: str, add: bool,
) -> _Said:  # fmt: skip
    found, words = read_kind(kind), checked_text(text).strip()
    meeting = find_meeting(session, day, forum, read_day(day, on))
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
    one = reading.only_plan(session, day.plan.ref)
    row = reading.find_action(one, checked_text(ref).strip()) if ref.strip() else None
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


def _follows(batch: Batch, said: _Said) -> tuple[int | None, When]:
    """Make what follows from a resolution; gives the action that it is about, and its own date."""
    match said.kind:
        case ResolutionKind.EXTEND:
            return said.action.id, _extend(batch, said)
        case ResolutionKind.ACTION:
            return _add_action(batch, said), When("")
        case ResolutionKind.CHALLENGE:
            _challenge(batch, said)
        case ResolutionKind.REPORT_BACK:
            of = said.meeting.of
            when = of.read(said.due or NEXT_MEETING)
            return (said.row.id if said.row else None), resolved(batch.database, of, when)
        case _:
            pass
    return (said.row.id if said.row else None), When("")


def _extend(batch: Batch, said: _Said) -> When:
    """Move the date where one is given, and make the moved date the agreed one."""
    row = said.action
    if row.action.status not in OPEN:
        raise PlanwatchError(f"{row.action.ref} is {row.action.status}", "only the date of an open action is extended")
    if said.due:
        move_due(batch, row, row.version, said.due, said.text, correction=False)
        row = rows_of(said.session, [Target(row.id)])[0]
    check_agreeable(row)
    dates = three_dates(row.action)
    agreement: dict[str, Value] = {"agreed_by": said.by, "agreed_on": said.meeting.meeting.on.isoformat()}
    batch.change("action", row.id, when_columns("agreed_due", dates.current) | agreement)
    before = tuple(day.isoformat() if day else None for day in (dates.agreed.first, dates.agreed.last))
    # The slips since the date that was agreed before led to this one.
    for move in batch.conn.execute(
        "select id, agreed_by, now_from, now_by from move where action_id = ? and removed = 0 and kind = ? "
        'order by "on" desc, seq desc, id desc',
        (row.id, MoveKind.SLIP.value),
    ).fetchall():
        if move["agreed_by"] or (move["now_from"], move["now_by"]) == before:
            break
        batch.change("move", move["id"], {"agreed_by": said.by})
    return dates.current


def _challenge(batch: Batch, said: _Said) -> None:
    """The board's rating over the lead's, where the meeting gave one; none ends it."""
    if not said.rag:
        return
    row, rag = said.action, read_rag(said.rag)
    if row.action.status not in OPEN:
        raise PlanwatchError(f"{row.action.ref} is {row.action.status}: only an open action is rated")
    columns: dict[str, Value] = {"board_rag": rag, "board_why": "", "board_by": "", "board_on": None}
    if rag is not None:
        meeting = said.meeting.meeting
        columns |= {"board_why": said.text, "board_by": meeting.forum, "board_on": meeting.on.isoformat()}
    batch.change("action", row.id, columns, row.version)


def _add_action(batch: Batch, said: _Said) -> int:
    of = said.meeting.of
    if said.theme.strip() or said.row is None:
        theme_id = naming.find(batch, of.id, "theme", said.theme, add=said.add)
    else:
        theme_id = naming.find(batch, of.id, "theme", said.row.action.theme)
    when = resolved(batch.database, of, of.read(said.due))
    return batch.insert(
        "action",
        {
            "plan_id": of.id,
            "seq": batch.next_seq("action"),
            "ref": _next_ref(batch, of.id, theme_id),
            "title": said.text,
            "theme_id": theme_id,
            "lead_id": naming.find(batch, of.id, "lead", said.lead, add=said.add),
            "status": Status.NOT_STARTED.value,
            "added": of.today.isoformat(),
            **when_columns("due", when),
        },
    )


def _next_ref(batch: Batch, plan_id: int, theme_id: int | None) -> str:
    rows = batch.conn.execute(
        "select ref, theme_id from action where plan_id = ? and removed = 0 order by seq", (plan_id,)
    ).fetchall()
    ref, taken = next_ref([row["ref"] for row in rows if row["theme_id"] == theme_id]), {row["ref"] for row in rows}
    while ref in taken:
        ref = next_ref([ref])
    return ref


def _next_number(batch: Batch, meeting: MeetingRow) -> int:
    # A number that was undone may be given again: the minutes count without a gap.
    row = batch.conn.execute(
        "select coalesce(max(number), 0) + 1 as number from resolution where meeting_id = ? and removed = 0",
        (meeting.id,),
    ).fetchone()
    return int(row["number"])


def answer(
    session: Session, day: PlanDay, forum: str, meeting_on: str, number: int, text: str, on: str = ""
) -> Outcome:
    """Write the answer to what a meeting asked for, given on that day (none: today); no words take it back."""
    meeting = find_meeting(session, day, forum, read_day(day, meeting_on))
    words, when = checked_text(text).strip(), day.read_past(checked_text(on).strip())
    if not when.is_one_day or when.last is None or when.last > day.today:
        raise PlanwatchError(f"'{on}' is not a day up to today", "say on which day it was answered")
    found = next((one for one in meeting.meeting.resolution if one.number == number), None)
    if found is None:
        known = ", ".join(str(one.number) for one in meeting.meeting.resolution) or "none"
        raise PlanwatchError(f"that meeting has no resolution {number}", f"there: {known}")
    if found.kind not in ASKING:
        raise PlanwatchError(f"resolution {number} asked for nothing: {_a(found.kind)}", "answer a report back")
    what = f"{forum}, {day_in_full(meeting.meeting.on)}, resolution {number} answered"
    with open_batch(session.database, session.sign(what)) as batch:
        row = batch.conn.execute(
            "select id from resolution where meeting_id = ? and number = ? and removed = 0", (meeting.id, number)
        ).fetchone()
        columns: dict[str, Value] = {"answer": words, "answered_on": when.last.isoformat() if words else None}
        batch.change("resolution", row["id"], columns)
    return Outcome(batch.id, (f"resolution {number}",))


def unanswered(session: Session, day: PlanDay, forum: str | None = None) -> list[Matter]:
    """What meetings of that forum (None: of any) asked for and nobody answered yet, the oldest first."""
    known = meetings(session, day)
    by_name = {row.forum.name: row.forum for row in forums(session, (day,))}
    return [
        matter(one, meeting, by_name.get(meeting.forum, Forum(name=meeting.forum)), known, day)
        for meeting in known
        if (forum is None or meeting.forum == forum) and meeting.on <= day.today
        for one in meeting.resolution
        if one.kind in ASKING and not one.answer
    ]
