"""One thing that somebody does by a date, with what became of its date and of the times it was done."""

from datetime import date

from msgspec import Struct

from planwatch.model.kinds import MoveKind, Priority, Rag, Status
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.update import Update


class Move(Struct, frozen=True, kw_only=True):
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


class Occurrence(Struct, frozen=True, kw_only=True):
    """One time that a recurring action was done: when it fell due, and when it was completed."""

    due: str
    due_from: date | None = None
    due_by: date | None = None
    completed: str
    completed_from: date | None = None
    completed_by: date | None = None


class Action(Struct, frozen=True, kw_only=True):
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


FIELDS = (
    Field("ref", is_needed=True),
    Field("title", Holds.PROSE, is_needed=True),
    Field("theme", Holds.NAME, of="theme"),
    Field("how", Holds.PROSE),
    Field("lead", Holds.NAME, of="lead"),
    Field("support", Holds.NAMES, of="lead", apart="; "),
    Field("start", Holds.WORDED),
    Field("due", Holds.WORDED),
    Field("status", Holds.CHOICE, what="a status", choices=Status),
    Field("percent", Holds.PERCENT, what="a percentage from 0 to 100", most=100),
    Field("rag", Holds.CHOICE, "RAG", what="a rating", choices=Rag, is_optional=True),
    Field("completed", Holds.WORDED),
    Field("success", Holds.PROSE),
    Field("evidence", Holds.PROSE),
    Field("priority", Holds.CHOICE, what="a priority", choices=Priority, is_optional=True),
    Field("cost", Holds.MONEY),
    Field("answers", Holds.NUMBERS),
    Field("depends_on", Holds.NAMES, of="action"),
)
"""The fields of an action that can be typed into, in the order of the columns of a table that plans are kept in."""
