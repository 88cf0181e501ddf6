"""What is handed out on paper, made from an open plan file: reports, agendas, minutes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.checks.clashes import MANY, clashes
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.history.backdated import backdated
from planwatch.model.history.entries import Since
from planwatch.model.history.since import since
from planwatch.model.life.closing import closing_lines
from planwatch.model.meetings.approval import approval_in_words, approved_by, approved_in_words
from planwatch.model.plan.kinds import PlanStatus
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.ratings.facts import standings
from planwatch.model.reviews.outcome import ReviewOutcome
from planwatch.model.text.markdown import escaped
from planwatch.report.document import Document
from planwatch.report.input import ReportInput, over_paper
from planwatch.report.kinds.agenda import Agenda
from planwatch.report.kinds.agenda import agenda as agenda_of
from planwatch.report.kinds.agenda import document as agenda_document
from planwatch.report.kinds.board import board
from planwatch.report.kinds.closing import closing_report
from planwatch.report.kinds.dive import dive_report
from planwatch.report.kinds.evidence import evidence
from planwatch.report.kinds.highlight import highlight
from planwatch.report.kinds.lead import lead_report
from planwatch.report.kinds.minutes import minutes as minutes_of
from planwatch.report.kinds.portfolio import Portfolio
from planwatch.report.kinds.review import review
from planwatch.report.kinds.since import since_report
from planwatch.report.kinds.theme import theme_report
from planwatch.report.render.page import page
from planwatch.report.rows import Step, no_step
from planwatch.service import read
from planwatch.service.history.since import SinceMeeting, compare
from planwatch.service.meetings import meetings, packs
from planwatch.service.meetings.forums import ForumRow, find_forum
from planwatch.service.meetings.moments import is_after
from planwatch.service.meetings.resolutions import unanswered
from planwatch.service.session import Session

if TYPE_CHECKING:
    from planwatch.service.life.closing import Closed
    from planwatch.service.meetings.meetings import MeetingRow


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind of report, and what has to be named for it."""

    key: str
    words: str
    of: str = ""
    """``forum``, ``lead``, ``theme`` or ``dive``: what it is of; empty: of the whole plan."""


KINDS = (
    ReportKind("highlight", "the two sides that a meeting is given"),
    ReportKind("board", "the same, with all changes, all overdue, all date changes", "forum"),
    ReportKind("lead", "what one lead answers for", "lead"),
    ReportKind("theme", "one theme with its rating", "theme"),
    ReportKind("dive", "a panel's deep dive: scope, evidence, findings", "dive"),
    ReportKind("closing", "of a closed plan: what was done, who owns what now"),
    ReportKind("evidence", "what was done about each recommendation"),
)


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """A report as somebody asks for it: all as typed."""

    kind: str
    """The key of one of the kinds."""
    name: str = ""
    """The lead, theme or forum that it is of; of an evidence report the numbers, empty: all."""
    forum: str = ""
    """The forum that it is for; a public one gets nothing internal."""
    meeting: str = ""
    """The day of the meeting that it is for; empty: the forum's next one."""
    soon: int = 14
    """Days ahead that "due soon" looks where no next meeting is known."""


def report(session: Session, asked: ReportAsked, step: Step = no_step) -> Document:
    """Any report; ``step`` is told how far it is. Raises PlanwatchError."""
    make, forum = (_closing, asked.forum) if asked.kind == "closing" else _maker(asked)
    if forum.strip():
        return make(report_input(session, find_forum(session, forum), asked.meeting, asked.soon, step))
    if asked.meeting.strip():
        raise PlanwatchError("a meeting is of a forum", "name that by --forum")
    return make(_input_for_nobody(session, asked.soon, step))


def _maker(asked: ReportAsked) -> tuple[Callable[[ReportInput], Document], str]:
    """What makes the report, and the name of the forum that it is for."""
    kind, name, forum = asked.kind, asked.name, asked.forum
    needed = next((each.of for each in KINDS if each.key == kind), "")
    if needed and not (name or (kind == "board" and forum)):
        raise PlanwatchError(f"a {kind} report is of a {needed}", f"name it: planwatch report {kind} NAME")
    match kind:
        case "highlight" if name:
            raise PlanwatchError(f"a highlight report takes no '{name}'", "a forum is named by --forum")
        case "highlight":
            return highlight, forum
        case "board" if name and forum:
            raise PlanwatchError("a board report is for one forum", f"leave '{name}' or --forum out")
        case "board":
            return board, forum or name
        case "lead":
            return partial(lead_report, typed=name), forum
        case "theme":
            return partial(theme_report, typed=name), forum
        case "dive":
            return partial(dive_report, typed=name), forum
        case "evidence":
            return partial(evidence, numbers=_numbers(name)), forum
        case _:
            raise PlanwatchError(f"there is no report '{kind}'", f"one of {', '.join(each.key for each in KINDS)}")


def _closing(given: ReportInput) -> Document:
    every = closing_lines(given.told.plan.update)
    if not every and given.plan.status is not PlanStatus.CLOSED:
        raise PlanwatchError(f"the plan {given.plan.ref} is not closed", "`planwatch close` closes it")
    return closing_report(given, every)


def _numbers(words: str) -> tuple[str, ...]:
    """``answers:1,2`` and plain ``1 2`` alike."""
    return tuple(dict.fromkeys(words.replace("answers:", " ").replace(",", " ").split()))


def _input_for_nobody(session: Session, soon: int, step: Step) -> ReportInput:
    day = session.one_plan()
    return ReportInput(
        whole=read.snapshot(session, day),
        today=day.today,
        author=session.author,
        soon=soon,
        as_of=_as_of(session),
        state=_state(session, None, day.today),
        step=step,
    )


def report_input(
    session: Session, row: ForumRow, meeting: str = "", soon: int = 14, step: Step = no_step
) -> ReportInput:
    """The plan as a forum is told it for the meeting of a day as typed, else for its next. Raises PlanwatchError."""
    day, forum = row.of, row.forum
    known = meetings.row_on(session, row, meetings.read_day(day, meeting)) if meeting.strip() else None
    given = session.as_of.pack_of if session.as_of is not None else None
    if known is None and given is not None and given.forum == forum.name:
        known = meetings.row_on(session, row, given.on)  # its own pack is told as the meeting had it
    known = known or meetings.next_row(session, row)
    found = known.meeting if known is not None else Meeting(on=day.today, forum=forum.name)
    whole = read.snapshot(session, day)
    last, changed, compared = _last_time(session, day, whole, found)
    return ReportInput(
        whole=whole,
        today=day.today,
        author=session.author,
        forum=forum,
        meeting=found.on if known is not None else None,
        following=meetings.next_on(session, day, forum.name, found.on),
        state=_state(session, found, day.today),
        last=last,
        since=changed,
        compared=compared,
        items=found.items,
        soon=soon,
        as_of=_as_of(session),
        step=step,
    )


def _as_of(session: Session) -> str:
    """The moment that is looked at; empty: now."""
    return session.as_of.label if session.as_of else ""


def _state(session: Session, meeting: Meeting | None, today: date) -> str:
    """What a report for that meeting is: ``issued`` is only what a pack holds, at the moment when it was frozen."""
    if session.as_of is not None:
        given = session.as_of.pack_of
        if given is None or meeting is None or (given.forum, given.on) != (meeting.forum, meeting.on):
            return "made later, of the plan as it then was"
        return issued_in_words(given, session.as_of.issued_on)
    if meeting is not None and meeting.on < today:
        return "made after the meeting: not what it was given"
    return f"draft of version {meeting.version + 1}" if meeting is not None and meeting.version else "draft"


def issued_in_words(meeting: Meeting, on: date | None) -> str:
    """``issued``, ``issued, version 2``, ``issued after the meeting, as of 11 Jan 2016``."""
    if on is not None and is_after(meeting, on):
        return f"issued after the meeting, as of {day_in_full(on)}"
    return f"issued, version {meeting.version}" if meeting.version > 1 else "issued"


def _last_time(
    session: Session, day: PlanDay, whole: Snapshot, meeting: Meeting
) -> tuple[Meeting | None, Since | None, str]:
    """The meeting before this one, what changed since, and how that is known: nothing where there was none."""
    found = compare(session, day, meeting.forum)
    if found is not None and found.meeting.on < meeting.on:
        return found.meeting, found.since, found.in_words
    last = meetings.last_held(session, day, meeting.forum, meeting.on)
    if last is None:
        return None, None, ""
    changed = since(standings(backdated(whole, last.on)), standings(whole), last.on, day.today)
    return last, changed, "the plan of that day, worked out from its dates"


def agenda(session: Session, day: PlanDay, forum: str) -> Agenda:
    """The agenda of the forum's next meeting, today's among them, as the plan stands on its day."""
    one = read.only_plan(session, day.plan.ref)
    return agenda_of(report_input(one, find_forum(one, forum, (day,))))


def agenda_page(found: Agenda) -> str:
    """An agenda as Markdown."""
    return page(agenda_document(found))


def since_page(session: Session, row: ForumRow, found: SinceMeeting) -> str:
    """What changed, as Markdown."""
    return page(since_document(session, row, found))


def since_document(session: Session, row: ForumRow, found: SinceMeeting) -> Document:
    """What changed: how many in each theme, then every action, part by part.

    A public forum's holds nothing internal, and says how many entries that were.
    """
    told, hidden = (found.since.to_the_public(), found.since.internal) if row.forum.public else (found.since, 0)
    banner = over_paper(_as_of(session), row.of.plan)
    return since_report(row.of.plan, told, packs.named(found.meeting), found.in_words, banner, hidden)


def closing_paper(session: Session, day: PlanDay, of: "Closed") -> Document:
    """The paper of a plan that is closed, or would be."""
    return closing_report(ReportInput(whole=of.plan, today=day.today, author=session.author), of.every)


def review_page(found: ReviewOutcome) -> str:
    """The page of a review, as Markdown: it becomes the minutes of the meeting."""
    return page(review(found))


def minutes(session: Session, row: "MeetingRow") -> str:
    """The minutes of a meeting as Markdown: as somebody kept them, else from who came and what was resolved.

    Which meeting approved them, and whose it approved itself, stands in both.
    """
    meeting = row.meeting
    earlier = approved_by(meetings.meetings(session, row.of, meeting.forum), meeting)
    if not meeting.minutes:
        return _made_minutes(session, row, earlier)
    said = [*map(approved_in_words, earlier), approval_in_words(meeting)]
    own = [escaped(f"{words.removesuffix('.')}.") for words in said if words and words not in meeting.minutes]
    return "\n\n".join((meeting.minutes, *own)) + "\n"


def minutes_to_edit(session: Session, row: "MeetingRow") -> str:
    """The same without what is said of approvals, which no edited text should hold: they are told beside it."""
    return f"{row.meeting.minutes}\n" if row.meeting.minutes else _made_minutes(session, row, ())


def _made_minutes(session: Session, row: "MeetingRow", earlier: Sequence[Meeting]) -> str:
    meeting, of = row.meeting, row.of
    owed = [each for each in unanswered(session, of, meeting.forum) if each.on < meeting.on]
    following = meetings.next_on(session, of, meeting.forum, meeting.on)
    return page(minutes_of(of.plan, meeting, owed, following, earlier))


def portfolio(sessions: Sequence[Session], many: int = MANY) -> Portfolio:
    """All plans of these files, each on its own day; ``many`` actions of a lead in a fortnight are too many."""
    given = tuple(
        ReportInput(whole=read.snapshot(session, day), today=day.today, author=session.author, as_of=_as_of(session))
        for session in sessions
        for day in session.plan_days()
    )
    today = max((each.today for each in given), default=date.min)
    return Portfolio(given, tuple(clashes([each.told for each in given], today, many)), today)
