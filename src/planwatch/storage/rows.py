"""Rows to the model's values and back."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

from planwatch.model.plan import (
    Action,
    Lead,
    LeadKind,
    Move,
    MoveKind,
    Plan,
    PlanStatus,
    Priority,
    Rag,
    Snapshot,
    Status,
    Theme,
    Update,
)
from planwatch.storage.database import Database
from planwatch.storage.journal import Value, moment_text

Part = TypeVar("Part")
_day = date.fromisoformat
_PLAIN = {
    Action: ("update", "move", "theme", "lead", "support"),
    Theme: ("update", "sponsor", "lead"),
    Plan: ("update",),
}


MOVE = (
    "m.*, (select b.why from journal j join batch b on b.id = j.batch_id "
    "where j.table_name = 'move' and j.row_id = m.id and j.field = '') as said"
)
"""The columns of a move ``m``; why it was made may have been said of the change after it was written."""


def day_or_none(text: str | None) -> date | None:
    """A day as the file keeps it."""
    return _day(text) if text is not None else None


def action_of(
    row: Mapping[str, Any] | sqlite3.Row,
    support: tuple[str, ...] = (),
    update: tuple[Update, ...] = (),
    move: tuple[Move, ...] = (),
) -> Action:
    """An action from a row that also names its ``theme_title`` and ``lead_name``."""
    return Action(
        ref=row["ref"],
        title=row["title"],
        theme=row["theme_title"] or "",
        how=row["how"],
        lead=row["lead_name"] or "",
        support=support,
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
        status=Status(row["status"]),
        reason=row["reason"],
        percent=row["percent"],
        rag=Rag(row["rag"]) if row["rag"] else None,
        completed=row["completed"],
        completed_from=day_or_none(row["completed_from"]),
        completed_by=day_or_none(row["completed_by"]),
        success=row["success"],
        evidence=row["evidence"],
        priority=Priority(row["priority"]) if row["priority"] else None,
        cost=row["cost"],
        answers=tuple(row["answers"].split("\n")) if row["answers"] else (),
        added=day_or_none(row["added"]),
        update=update,
        move=move,
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


def plan_of(row: sqlite3.Row, update: tuple[Update, ...] = ()) -> Plan:
    days = {name: day_or_none(row[name]) for name in ("starts", "ends", "approved_on", "closed_on", "as_at")}
    words = ("ref", "title", "organisation", "aim", "triggered_by", "note", "banner", "assured_label", "red_after")
    return Plan(status=PlanStatus(row["status"]), update=update, **days, **{name: row[name] for name in words})


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
        case Status() | Rag() | Priority() | MoveKind() | LeadKind() | PlanStatus():
            return value.value
    return value


def read_snapshot(database: Database, plan_id: int) -> Snapshot:
    """The whole plan as at one moment, in the plan's order."""
    with database.reading():
        return _read_snapshot(database, plan_id)


def _read_snapshot(database: Database, plan_id: int) -> Snapshot:
    with_plan: Mapping[str, int] = {"plan": plan_id}
    names = {row["id"]: row["name"] for row in database.query("select id, name from lead")}
    updates = database.query(
        'select * from "update" where plan_id = :plan and removed = 0 order by as_at, seq, id', with_plan
    )
    on_action = _grouped((row["action_id"], update_of(row)) for row in updates)
    on_theme = _grouped((row["theme_id"], update_of(row)) for row in updates if row["action_id"] is None)
    moves = _grouped(
        (row["action_id"], move_of(row))
        for row in database.query(
            f'select {MOVE} from move m where m.plan_id = :plan and m.removed = 0 order by m."on", m.seq, m.id',
            with_plan,
        )
    )
    support = _grouped(
        (row["action_id"], names[row["lead_id"]])
        for row in database.query(
            "select * from support where plan_id = :plan and removed = 0 order by seq, id", with_plan
        )
    )
    plan = database.query("select * from plan where id = :plan", with_plan)[0]
    themes = database.query("select * from theme where plan_id = :plan and removed = 0 order by seq, id", with_plan)
    leads = database.query("select * from lead where plan_id = :plan and removed = 0 order by seq, id", with_plan)
    actions = database.named(
        "select a.*, t.title as theme_title, l.name as lead_name from action a left join theme t on t.id = a.theme_id "
        "left join lead l on l.id = a.lead_id where a.plan_id = :plan and a.removed = 0 "
        "order by (t.seq is null), t.seq, t.id, a.seq, a.id",
        with_plan,
    )
    return Snapshot(
        plan=plan_of(plan, on_theme.get(None, ())),
        theme=tuple(
            Theme(
                title=row["title"],
                label=row["label"],
                sponsor=names.get(row["sponsor_id"], ""),
                lead=names.get(row["lead_id"], ""),
                note=row["note"],
                update=on_theme.get(row["id"], ()),
            )
            for row in themes
        ),
        lead=tuple(lead_of(row) for row in leads),
        action=tuple(
            action_of(row, support.get(row["id"], ()), on_action.get(row["id"], ()), moves.get(row["id"], ()))
            for row in actions
        ),
    )


def _grouped(pairs: Iterable[tuple[int | None, Part]]) -> dict[int | None, tuple[Part, ...]]:
    groups: dict[int | None, list[Part]] = defaultdict(list)
    for key, part in pairs:
        groups[key].append(part)
    return {key: tuple(parts) for key, parts in groups.items()}
