"""Rows to the model's values and back."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any

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
from planwatch.model.plan.action import Action, Move, Occurrence
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.meeting import Meeting, Resolution
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.storage.values import Value, moment_text

_day = date.fromisoformat
_PLAIN = {
    Action: ("update", "move", "occurrence", "theme", "lead", "support", "cover_for", "depends_on"),
    Theme: ("update", "sponsor", "lead"),
    Plan: ("update",),
    Meeting: ("resolution",),
    Resolution: ("action",),
}


ACTION = (
    "select a.*, t.title as theme_title, l.name as lead_name, l.until as lead_until, c.name as cover_name "
    "from action a left join theme t on t.id = a.theme_id left join lead l on l.id = a.lead_id "
    "left join lead c on c.id = a.cover_for_id"
)
"""Actions ``a`` with the names of their theme and leads."""
SAID = (
    "(select b.why from journal j join batch b on b.id = j.batch_id "
    "where j.table_name = 'move' and j.row_id = m.id and j.field = '')"
)
"""Why a move ``m`` was made may have been said of the change, after it was written."""
MOVE = f"m.*, {SAID} as said"
"""The columns of a move ``m``."""


def day_or_none(text: str | None) -> date | None:
    """A day as the file keeps it."""
    return _day(text) if text is not None else None


def action_of(
    row: Mapping[str, Any] | sqlite3.Row,
    support: tuple[str, ...] = (),
    depends_on: tuple[str, ...] = (),
    *,
    update: tuple[Update, ...] = (),
    move: tuple[Move, ...] = (),
    occurrence: tuple[Occurrence, ...] = (),
) -> Action:
    """An action from a row of ``ACTION``."""
    return Action(
        ref=row["ref"],
        title=row["title"],
        theme=row["theme_title"] or "",
        how=row["how"],
        lead=row["lead_name"] or "",
        cover_for=row["cover_name"] or "",
        cover_until=day_or_none(row["cover_until"]),
        support=support,
        depends_on=depends_on,
        start=row["start"],
        start_from=day_or_none(row["start_from"]),
        start_by=day_or_none(row["start_by"]),
        due=row["due"],
        due_from=day_or_none(row["due_from"]),
        due_by=day_or_none(row["due_by"]),
        original_due=row["original_due"],
        original_due_from=day_or_none(row["original_due_from"]),
        original_due_by=day_or_none(row["original_due_by"]),
        agreed_due=row["agreed_due"],
        agreed_due_from=day_or_none(row["agreed_due_from"]),
        agreed_due_by=day_or_none(row["agreed_due_by"]),
        agreed_by=row["agreed_by"],
        agreed_on=day_or_none(row["agreed_on"]),
        status=Status(row["status"]),
        reason=row["reason"],
        percent=row["percent"],
        rag=Rag(row["rag"]) if row["rag"] else None,
        completed=row["completed"],
        completed_from=day_or_none(row["completed_from"]),
        completed_by=day_or_none(row["completed_by"]),
        board_rag=Rag(row["board_rag"]) if row["board_rag"] else None,
        board_why=row["board_why"],
        board_by=row["board_by"],
        board_on=day_or_none(row["board_on"]),
        success=row["success"],
        evidence=row["evidence"],
        assured_by=row["assured_by"],
        assured_on=day_or_none(row["assured_on"]),
        priority=Priority(row["priority"]) if row["priority"] else None,
        cost=row["cost"],
        answers=tuple(row["answers"].split("\n")) if row["answers"] else (),
        added=day_or_none(row["added"]),
        update=update,
        move=move,
        occurrence=occurrence,
    )


def update_of(row: sqlite3.Row) -> Update:
    return Update(
        text=row["text"],
        as_at=_day(row["as_at"]),
        by=row["by"],
        rag=Rag(row["rag"]) if row["rag"] else None,
        who=row["who"],
        at=datetime.fromisoformat(row["at"]) if row["at"] else None,
        internal=bool(row["internal"]),
    )


def move_of(row: sqlite3.Row) -> Move:
    return Move(
        was=row["was"],
        now=row["now"],
        on=_day(row["on"]),
        was_from=day_or_none(row["was_from"]),
        was_by=day_or_none(row["was_by"]),
        now_from=day_or_none(row["now_from"]),
        now_by=day_or_none(row["now_by"]),
        kind=MoveKind(row["kind"]),
        who=row["who"],
        why=row["why"] or row["said"] or "",
        agreed_by=row["agreed_by"],
    )


def occurrence_of(row: sqlite3.Row) -> Occurrence:
    return Occurrence(
        due=row["due"],
        due_from=day_or_none(row["due_from"]),
        due_by=day_or_none(row["due_by"]),
        completed=row["completed"],
        completed_from=day_or_none(row["completed_from"]),
        completed_by=day_or_none(row["completed_by"]),
    )


_PLAN_DAYS = ("starts", "ends", "approved_on", "closed_on", "as_at")
_PLAN_WORDS: dict[str, Callable[[Any], Any]] = {
    "status": PlanStatus,
    "rag_rule": RagRule,
    "days": DayCount,
    "nation": Nation,
    "blue": Blue,
    "first_day_counts": bool,
    "second_person": bool,
}


def plan_of(row: Mapping[str, Any] | sqlite3.Row, update: tuple[Update, ...] = ()) -> Plan:
    values = {name: row[name] for name in _column_names(Plan)}
    values |= {name: day_or_none(row[name]) for name in _PLAN_DAYS}
    values |= {name: read(row[name]) for name, read in _PLAN_WORDS.items()}
    return Plan(update=update, **values)


def forum_of(row: sqlite3.Row) -> Forum:
    words = {name: row[name] for name in ("name", "chair", "reports_to", "cadence")}
    return Forum(public=bool(row["public"]), shift=Shift(row["shift"]), **words)


def meeting_of(row: sqlite3.Row, resolution: tuple[Resolution, ...] = ()) -> Meeting:
    lists = {name: tuple(row[name].split("\n")) if row[name] else () for name in ("present", "apologies", "items")}
    return Meeting(
        on=_day(row["on"]),
        forum=row["forum"],
        status=MeetingStatus(row["status"]),
        minutes=row["minutes"],
        resolution=resolution,
        **lists,
    )


RESOLUTION = (
    "select r.*, a.ref as action_ref from resolution r "
    "left join action a on a.id = r.action_id and a.removed = 0"
)  # fmt: skip
"""Resolutions ``r`` with the ref of the action that they are about, while that is in the plan."""


def resolution_of(row: sqlite3.Row) -> Resolution:
    """A resolution from a row of ``RESOLUTION``."""
    return Resolution(
        number=row["number"],
        kind=ResolutionKind(row["kind"]),
        text=row["text"],
        action=row["action_ref"] or "",
        due=row["due"],
        due_from=day_or_none(row["due_from"]),
        due_by=day_or_none(row["due_by"]),
        answer=row["answer"],
        answered_on=day_or_none(row["answered_on"]),
    )


def lead_of(row: sqlite3.Row) -> Lead:
    return Lead(
        name=row["name"],
        kind=LeadKind(row["kind"]),
        holder=row["holder"],
        organisation=row["organisation"],
        email=row["email"],
        since=day_or_none(row["since"]),
        until=day_or_none(row["until"]),
    )


def columns(part: Any) -> dict[str, Value]:
    """The columns of a part of the plan that its row shares with the model; what refers to other rows is left out."""
    return {name: column_value(getattr(part, name)) for name in _column_names(type(part))}


@cache
def _column_names(part: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(part) if field.name not in _PLAIN.get(part, ()))


def column_value(value: Any) -> Value:
    """A model's value as a column keeps it."""
    if value is None or type(value) is str or type(value) is int:
        return value
    match value:
        case datetime():
            return moment_text(value)
        case date():
            return value.isoformat()
        case tuple():
            return "\n".join(value)
        case bool():
            return int(value)
        case StrEnum():
            return value.value
    return value
