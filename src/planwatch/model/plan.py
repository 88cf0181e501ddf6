"""The parts of a plan as frozen values; field names are the snapshot's keys and the database's columns."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class PlanStatus(StrEnum):
    """Dates move freely while a plan is a draft; a closed plan stops counting on the day it closed."""

    DRAFT = "draft"
    APPROVED = "approved"
    CLOSED = "closed"


class LeadKind(StrEnum):
    """Who can answer for an action."""

    POST = "post"
    PARTNER = "partner"
    PERSON = "person"


class Status(StrEnum):
    """Where the work is. *Complete* says the task was done, *assured* that evidence shows it worked."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    COMPLETE = "complete"
    ASSURED = "assured"
    WITHDRAWN = "withdrawn"


OPEN = (Status.NOT_STARTED, Status.IN_PROGRESS)
"""The statuses in which an action can be late."""


class Rag(StrEnum):
    """Confidence of getting there; the letter in the cell is the first of the word."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class Priority(StrEnum):
    """How an action is put before others; none given stands between high and low."""

    HIGH = "high"
    LOW = "low"


class MoveKind(StrEnum):
    """A *slip* counts as a move of the date; a *correction* of a typing error does not."""

    SLIP = "slip"
    CORRECTION = "correction"


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
    support: tuple[str, ...] = ()
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
    status: Status = Status.NOT_STARTED
    reason: str = ""
    """Why it was withdrawn or reopened."""
    percent: int | None = None
    rag: Rag | None = None
    """The lead's rating."""
    completed: str = ""
    completed_from: date | None = None
    completed_by: date | None = None
    success: str = ""
    evidence: str = ""
    priority: Priority | None = None
    cost: int | None = None
    """Whole pence."""
    answers: tuple[str, ...] = ()
    """Numbers of the recommendations it answers, as numbered there: ``1``, ``1a``."""
    added: date | None = None
    update: tuple[Update, ...] = ()
    move: tuple[Move, ...] = ()


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
    red_after: int = 30
    """Days late after which an action in progress is calculated red."""
    update: tuple[Update, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The whole plan at a moment, in the plan's order; what every importer yields and every exporter starts from."""

    plan: Plan
    theme: tuple[Theme, ...] = ()
    lead: tuple[Lead, ...] = ()
    action: tuple[Action, ...] = ()
    format: int = 1
