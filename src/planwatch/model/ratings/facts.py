"""How actions stand on a day: as much of a plan as ratings and comparisons look at, quick to make for very many."""

from collections.abc import Mapping
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct

from planwatch.model.dates.span import Span
from planwatch.model.due.lateness import agreed_by
from planwatch.model.due.moves import done_until
from planwatch.model.plan.action import Action, Move
from planwatch.model.plan.kinds import Rag, RiskStatus, Status
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.risk import Risk
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update
from planwatch.model.text.copied import last_news

_AS_AT = attrgetter("as_at")


class Standing(NamedTuple):
    """An action; the fields mean what they mean there. Made in a fifth of its time."""

    ref: str
    title: str
    theme: str
    lead: str
    start: Span
    due: Span
    status: Status
    reason: str
    percent: int | None
    rag: Rag | None
    completed: Span
    board_rag: Rag | None
    board_why: str
    board_by: str
    added: date | None
    updated: date | None
    """The day of the newest update that does not only repeat the one before it."""
    move: tuple[Move, ...]
    depends_on: tuple[str, ...]
    done_until: date | None = None
    """Of a recurring action the last due day of what was done of it."""
    heard_on: date | None = None
    """When it was last begun or rated."""
    agreed_by: date | None = None
    """The last day of its agreed date, where the current one is another."""


class RiskStanding(NamedTuple):
    """A risk, as much of it as tells whether it went up or down."""

    ref: str
    title: str
    theme: str
    owner: str
    likelihood: int | None
    impact: int | None
    status: RiskStatus
    reason: str
    internal: bool


class Standings(Struct, frozen=True):
    """A plan, with its actions in its order."""

    plan: Plan
    themes: tuple[str, ...]
    leads: Mapping[str, date | None]
    """By name, with the last day of each."""
    actions: tuple[Standing, ...]
    risks: tuple[RiskStanding, ...] = ()


def standings(snapshot: Snapshot) -> Standings:
    """How the actions of a snapshot stand."""
    return Standings(
        snapshot.plan,
        tuple(theme.title for theme in snapshot.theme),
        {lead.name: lead.until for lead in snapshot.lead},
        tuple(map(standing, snapshot.action)),
        tuple(map(risk_standing, snapshot.risk)),
    )


def risk_standing(risk: Risk) -> RiskStanding:
    """How a risk stands."""
    return RiskStanding(
        risk.ref,
        risk.title,
        risk.theme,
        risk.owner,
        risk.likelihood,
        risk.impact,
        risk.status,
        risk.reason,
        risk.internal,
    )


def standing(action: Action) -> Standing:
    """How an action stands."""
    return Standing(
        ref=action.ref,
        title=action.title,
        theme=action.theme,
        lead=action.lead,
        start=action.start,
        due=action.due,
        status=action.status,
        reason=action.reason,
        percent=action.percent,
        rag=action.rag,
        completed=action.completed,
        board_rag=action.board_rag,
        board_why=action.board.why if action.board else "",
        board_by=action.board.by if action.board else "",
        added=action.added,
        updated=last_said(action.update),
        move=action.move,
        depends_on=action.depends_on,
        done_until=done_until(action),
        heard_on=action.heard_on,
        agreed_by=agreed_by(action),
    )


def last_said(updates: tuple[Update, ...]) -> date | None:
    """The day of the newest update that does not only repeat the one before it."""
    return last_news([(update.as_at, update.text) for update in sorted(updates, key=_AS_AT)])
