"""One thing that somebody does by a date, with what became of its date and of the times it was done."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from msgspec import Struct

from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.kinds import ChaseKind, MoveKind, Priority, Rag, Status
from planwatch.model.plan.update import Update


class Move(Struct, frozen=True, kw_only=True):
    """One move of a due date after the plan was approved."""

    FIRST: ClassVar = ("was", "now", "on")
    """The flat names that stand before the others."""

    was: Span
    now: Span
    on: date
    """The day of the move."""
    kind: MoveKind = MoveKind.SLIP
    who: str = ""
    why: str = ""
    agreed_by: str = ""
    """The meeting or named approver that agreed it, where one did."""


class Occurrence(Struct, frozen=True, kw_only=True):
    """One time that a recurring action was done: when it fell due, and when it was completed."""

    due: Span
    completed: Span


class Chase(Struct, frozen=True, kw_only=True):
    """One time that somebody was asked or chased about an action, or that it was escalated."""

    FIRST: ClassVar = ("on",)
    """The flat names that stand before the others."""

    on: date
    kind: ChaseKind = ChaseKind.CHASED
    to: str
    """The lead who was asked; the forum, post or person that it was escalated to. A name as it was then."""
    who: str = ""
    """Who did so."""
    reply_by: date | None = None
    """The day until when an answer was asked for."""
    meeting: str = ""
    """The meeting that it was for: ``Improvement Board, 21 Jan 2016``."""
    why: str = ""
    """What the escalation asks for."""
    answered_on: date | None = None
    """The day on which an update sheet came back for it, with or without a word on the action."""


def chased(asked: Iterable[Chase]) -> list[Chase]:
    """Those times at which a lead was chased."""
    return [one for one in asked if one.kind is ChaseKind.CHASED]


def waiting(asked: Iterable[Chase], updates: Iterable[Update]) -> Chase | None:
    """The last time that its lead was asked or chased, where nobody has answered since: no sheet, and no update.

    An update of the same day is an answer, as neither has an hour that a person gave.
    """
    last = max((one for one in asked if one.kind is not ChaseKind.ESCALATED), key=lambda one: one.on, default=None)
    if last is None or last.answered_on is not None:
        return None
    is_answered = any(one.as_at >= last.on or (one.at is not None and one.at.date() >= last.on) for one in updates)
    return None if is_answered else last


class Agreement(Struct, frozen=True, rename=lambda name: f"agreed_{name}"):
    """The last due date that a meeting or named approver accepted, where it is another than the original."""

    due: Span = NO_DATE
    by: str = ""
    """The meeting or named approver."""
    on: date | None = None


class Overruled(Struct, frozen=True, rename=lambda name: f"board_{name}"):
    """The rating by which a meeting overruled the lead's; stands until that forum takes it up again."""

    rag: Rag | None = None
    why: str = ""
    by: str = ""
    """The forum that gave it."""
    on: date | None = None


class Assurance(Struct, frozen=True, rename=lambda name: f"assured_{name}"):
    """Whose word it is that the evidence shows it worked."""

    by: str = ""
    on: date | None = None


class Cover(Struct, frozen=True, rename={"lead": "cover_for", "until": "cover_until"}):
    """That the lead of an action only covers for another."""

    lead: str = ""
    """The lead that it comes back to."""
    until: date | None = None
    """The last day of the cover."""


class Action(Struct, frozen=True, kw_only=True):
    """One thing that somebody does by a date.

    Of what nobody has said anything, such as a board's rating, there is None.
    """

    ref: str
    title: str
    theme: str = ""
    how: str = ""
    lead: str = ""
    cover: Cover | None = None
    support: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    """Refs of the actions that it waits for."""
    start: Span = NO_DATE
    due: Span = NO_DATE
    original_due: Span = NO_DATE
    """The date approved, kept once the due date has slipped; none while it has not."""
    agreement: Agreement | None = None
    status: Status = Status.NOT_STARTED
    reason: str = ""
    """Why it was withdrawn or reopened."""
    percent: int | None = None
    rag: Rag | None = None
    """The lead's rating."""
    completed: Span = NO_DATE
    board: Overruled | None = None
    success: str = ""
    evidence: str = ""
    """Words, or a file or web address, that show it worked."""
    assurance: Assurance | None = None
    priority: Priority | None = None
    cost: int | None = None
    """Whole pence."""
    answers: tuple[str, ...] = ()
    """Numbers of the recommendations it answers, as numbered there: ``1``, ``1a``."""
    added: date | None = None
    heard_on: date | None = None
    """The day on which somebody last began, reopened or rated it by hand: a word, though no update."""
    update: tuple[Update, ...] = ()
    move: tuple[Move, ...] = ()
    occurrence: tuple[Occurrence, ...] = ()
    chase: tuple[Chase, ...] = ()

    @property
    def agreed_due(self) -> Span:
        """The date last agreed, where it is another than the original; else none."""
        return self.agreement.due if self.agreement else NO_DATE

    @property
    def board_rag(self) -> Rag | None:
        """The board's rating; None where no board overruled the lead."""
        return self.board.rag if self.board else None


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
