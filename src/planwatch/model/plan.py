"""The parts of a plan as frozen values; field names are the snapshot's keys and the database's columns."""

from dataclasses import dataclass
from datetime import date, datetime

from planwatch.model.kinds import (
    Blue,
    DayCount,
    LeadKind,
    MeetingStatus,
    MoveKind,
    Nation,
    PlanStatus,
    Priority,
    Rag,
    RagRule,
    ResolutionKind,
    Shift,
    Status,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A dated, signed note on an action, a theme or the plan; never overwritten."""

    text: str
    as_at: date
    """The day on which it was so, which may be before it was typed."""
    by: str = ""
    """Whose word it is: a lead's name."""
    rag: Rag | None = None
    """The rating given with it."""
    who: str = ""
    """Who typed it."""
    at: datetime | None = None
    """When it was typed, in UTC."""
    internal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One move of a due date after the plan was approved."""

    was: str
    now: str
    on: date
    """The day of the move."""
    was_from: date | None = None
    was_by: date | None = None
    now_from: date | None = None
    now_by: date | None = None
    kind: MoveKind = MoveKind.SLIP
    who: str = ""
    why: str = ""
    agreed_by: str = ""
    """The meeting or named approver that agreed it, where one did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One time that a recurring action was done: when it fell due, and when it was completed."""

    due: str
    due_from: date | None = None
    due_by: date | None = None
    completed: str
    completed_from: date | None = None
    completed_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that somebody does by a date.

    Every date is kept as written (``due``) with the first and last day it can mean (``due_from``, ``due_by``), both
    None where the words give no date.
    """

    ref: str
    title: str
    theme: str = ""
    how: str = ""
    lead: str = ""
    cover_for: str = ""
    """The lead that it comes back to, where ``lead`` only covers."""
    cover_until: date | None = None
    """The last day of the cover."""
    support: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    """Refs of the actions that it waits for."""
    start: str = ""
    start_from: date | None = None
    start_by: date | None = None
    due: str = ""
    due_from: date | None = None
    due_by: date | None = None
    original_due: str = ""
    """The date approved, kept once the due date has slipped; empty while it has not."""
    original_due_from: date | None = None
    original_due_by: date | None = None
    agreed_due: str = ""
    """The last date that a meeting or named approver accepted, where it is another than the original."""
    agreed_due_from: date | None = None
    agreed_due_by: date | None = None
    agreed_by: str = ""
    """The meeting or named approver that accepted the agreed date."""
    agreed_on: date | None = None
    status: Status = Status.NOT_STARTED
    reason: str = ""
    """Why it was withdrawn or reopened."""
    percent: int | None = None
    rag: Rag | None = None
    """The lead's rating."""
    completed: str = ""
    completed_from: date | None = None
    completed_by: date | None = None
    board_rag: Rag | None = None
    """The rating by which a meeting overruled the lead's; stands until that forum takes it up again."""
    board_why: str = ""
    board_by: str = ""
    """The forum that gave it."""
    board_on: date | None = None
    success: str = ""
    evidence: str = ""
    """Words, or a file or web address, that show it worked."""
    assured_by: str = ""
    """Who looked at the evidence."""
    assured_on: date | None = None
    priority: Priority | None = None
    cost: int | None = None
    """Whole pence."""
    answers: tuple[str, ...] = ()
    """Numbers of the recommendations it answers, as numbered there: ``1``, ``1a``."""
    added: date | None = None
    update: tuple[Update, ...] = ()
    move: tuple[Move, ...] = ()
    occurrence: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """Who answers: a post, a partner body or a person. A new holder of a post moves no action."""

    name: str
    kind: LeadKind = LeadKind.POST
    holder: str = ""
    organisation: str = ""
    email: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A part of the plan. ``label`` is the plan's own word for it: "Theme 3", "Workstream C"."""

    title: str
    label: str = ""
    sponsor: str = ""
    lead: str = ""
    note: str = ""
    update: tuple[Update, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One plan of one organisation."""

    ref: str
    """Short, without blanks or colons; tells plans of one file apart: ``WB:C1.2``."""
    title: str
    organisation: str = ""
    aim: str = ""
    triggered_by: str = ""
    starts: date | None = None
    ends: date | None = None
    status: PlanStatus = PlanStatus.DRAFT
    approved_on: date | None = None
    closed_on: date | None = None
    as_at: date | None = None
    """The day its rows are judged by, where it is not today."""
    note: str = ""
    banner: str = ""
    """Words that stand on every screen and export of this plan, such as ``SAMPLE, ratings invented``."""
    assured_label: str = "assured"
    rag_rule: RagRule = RagRule.LATENESS
    red_after: int = 30
    """Days late after which an action in progress is calculated red."""
    no_update_after: int = 28
    """Days without an update after which an action under way counts as *no update*."""
    moves_flagged: int = 3
    """How many moves of its date make an action stand out."""
    red_percent: int = 25
    """Rule *percent*: red up to this share complete."""
    amber_percent: int = 75
    """Rule *percent*: amber up to this share complete, green above."""
    days: DayCount = DayCount.CALENDAR
    nation: Nation = Nation.ENGLAND_AND_WALES
    first_day_counts: bool = False
    """Whether a count of days begins with the day it runs from."""
    year_starts: int = 4
    """The month in which the financial year begins."""
    before_meeting: int = 14
    """A date moved within so many days before a meeting is marked."""
    blue: Blue = Blue.NEVER
    second_person: bool = False
    """Whether assuring takes somebody other than who did the work."""
    update: tuple[Update, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """A board or group that the plan is told to."""

    name: str
    chair: str = ""
    reports_to: str = ""
    """The name of the forum above it."""
    public: bool = False
    """Whether it is given nothing that is marked internal."""
    cadence: str = ""
    """``every six weeks on Monday from 14 Nov 2011``, as ``dates.read_date`` reads what recurs."""
    shift: Shift = Shift.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a meeting decided, numbered as in its minutes."""

    number: int
    kind: ResolutionKind = ResolutionKind.NOTE
    text: str
    action: str = ""
    """The ref of the action that it is about, or that it made."""
    due: str = ""
    """When a report back is promised, or until when an extension was agreed."""
    due_from: date | None = None
    due_by: date | None = None
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of a forum."""

    on: date
    forum: str = ""
    status: MeetingStatus = MeetingStatus.PLANNED
    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    minutes: str = ""
    """Markdown."""
    resolution: tuple[Resolution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A finding of ``check`` that somebody accepted; it stays so until the facts are others."""

    code: str
    about: str = ""
    """The ref of the action, or the name of the lead or theme, that it is about; empty: the plan."""
    facts: str = ""
    why: str
    who: str = ""
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The whole plan at a moment, in the plan's order; what every importer yields and every exporter starts from."""

    plan: Plan
    theme: tuple[Theme, ...] = ()
    lead: tuple[Lead, ...] = ()
    action: tuple[Action, ...] = ()
    forum: tuple[Forum, ...] = ()
    meeting: tuple[Meeting, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    format: int = 1
