"""A small plan with a bit of everything, and short words for what tests do to it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec import NODEFAULT

from planwatch.errors import PlanwatchError
from planwatch.model.dates.reading import read_date
from planwatch.model.dates.span import Span
from planwatch.model.plan.action import Action
from planwatch.model.plan.keys import P, built, children_of, flat, keys_of
from planwatch.model.plan.kinds import LeadKind, PlanStatus, Priority, Rag, Status
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.service import read
from planwatch.service.actions.edit import set_fields
from planwatch.service.change import How, Outcome, Target
from planwatch.service.session import Session

TODAY = date(2016, 1, 11)
"""A Monday."""


def dated(name: str, words: str) -> dict[str, Any]:
    """A date as it is read."""
    return {name: read_date(words, TODAY).span}


def made(kind: type[P], /, **fields: Any) -> P:
    """A part by the flat names of files and columns (``due_by``, ``board_rag``); a date may be whole."""
    hanging = {name: fields.pop(name) for name in children_of(kind) if name in fields}
    nothing = {key.name: None if key.default is NODEFAULT else key.default for key in keys_of(kind)}
    return built(kind, nothing | _flat(fields), hanging)


def with_keys(part: P, /, **fields: Any) -> P:
    """The part with some of its flat names otherwise."""
    return made(
        type(part), **flat(part) | {name: getattr(part, name) for name in children_of(type(part))} | _flat(fields)
    )


def _flat(fields: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in fields.items():
        whole = isinstance(value, Span)
        values |= {name: value.text, f"{name}_from": value.first, f"{name}_by": value.last} if whole else {name: value}
    return values


def _action(ref: str, title: str, due: str = "", **fields: Any) -> Action:
    return made(Action, ref=ref, title=title, added=date(2015, 8, 1), **dated("due", due), **fields)


SMALL = Snapshot(
    plan=Plan(ref="P", title="Small plan", status=PlanStatus.APPROVED, approved_on=date(2015, 8, 24)),
    lead=(
        Lead(name="Head of HR", holder="Ann"),
        Lead(name="Principal SW"),
        Lead(name="Élan Partners", kind=LeadKind.PARTNER),
    ),
    theme=(
        Theme(title="Workforce", label="Theme 1", sponsor="Head of HR", lead="Head of HR"),
        Theme(title="Practice", label="Theme 2"),
    ),
    action=(
        _action(
            "C1.2", "Recruit managers", "20 Oct 2015", theme="Workforce", lead="Head of HR", status=Status.IN_PROGRESS,
            rag=Rag.RED, percent=50, support=("Principal SW",), priority=Priority.HIGH, answers=("1", "1a"),
            update=(Update(text="Two interviews held", as_at=date(2015, 12, 10), by="Head of HR", rag=Rag.RED),),
        ),
        _action("C1.10", "Map the offer", "autumn 2016", theme="Workforce", lead="Élan Partners"),
        _action("A1", "Set standards", "end of January 2016", theme="Practice", status=Status.IN_PROGRESS,
                rag=Rag.GREEN),
        _action("A2", "Write the plan", "1 Sep 2015", theme="Practice", status=Status.COMPLETE, evidence="the plan",
                **dated("completed", "3 Sep 2015")),
        _action("A4", "Train everybody", "in due course", theme="Practice", lead="Principal SW",
                status=Status.IN_PROGRESS),
        _action("A3", "Merge teams", "1 Dec 2015", status=Status.WITHDRAWN, reason="superseded"),
    ),
)  # fmt: skip


def answer(ask: Callable[[], Any]) -> Any:
    """What it gives, or the refusal; anything else that it raises is a fault."""
    try:
        return ask()
    except PlanwatchError as refused:
        return refused


def find(session: Session, ref: str) -> read.ActionRow:
    """The row of that ref as it is now."""
    return read.find_action(session, ref)


def targets(session: Session, *refs: str, seen: bool = False) -> list[Target]:
    """Actions to change: as they are now, or (``seen``) as they were seen at this moment."""
    rows = [find(session, ref) for ref in refs]
    return [Target(row.id, row.version if seen else None) for row in rows]


def put(session: Session, ref: str, changes: dict[str, str], **how: Any) -> Outcome:
    """Set fields of one action."""
    return set_fields(session, targets(session, ref), changes, How(**how))


def told(session: Session) -> tuple[Snapshot, ...]:
    """All plans of the file, whole."""
    return tuple(read.snapshot(session, day) for day in session.plan_days())


def counts(session: Session) -> tuple[int, int]:
    """How many batches and journal rows there are."""
    number = session.database.number
    return number("select count(*) from batch"), number("select count(*) from journal")


def refs(session: Session, view: str = "all", **asked: Any) -> list[str]:
    """The refs that a listing gives, in its order."""
    days = session.plan_days()
    found = read.list_ids(session, read.Listing(view, days, **asked))
    return [row.action.ref for row in read.rows(session, days, found) if row is not None]
