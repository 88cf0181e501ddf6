"""How actions stood over time, out of the journal; before it began, out of the dates that a plan came with."""

from collections import defaultdict
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from planwatch.model.dates.span import Span
from planwatch.model.history.trend import History, Stand, told_by_dates
from planwatch.model.plan.action import Action, Move, Overruled
from planwatch.model.plan.kinds import Rag, Status
from planwatch.model.plan.update import Update
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.journal.earlier import taken_back
from planwatch.storage.plan.rows import day_or_none

_ACTIONS = (
    "select a.id, a.ref, t.title as theme, a.removed, {columns} from action a left join theme t on t.id = a.theme_id "
    "where {those} order by a.id"
)
_NOW = ("status", "rag", "board_rag", "due_by")
_DATED = ("added", "start_from", "completed_from", "board_on")
_JOURNAL = (
    "select j.row_id, j.field, j.before, b.at, b.kind from journal j join batch b on b.id = j.batch_id "
    "where j.table_name = 'action' and j.field in ('', 'state', 'due', 'board', 'removed') and {those} "
    "order by j.id desc"
)


def histories(database: Database, plan_id: int, today: date, action_id: int | None = None) -> list[History]:
    """The stands of a plan's actions (or of one), those taken out of it among them.

    What was changed later than the plan's day counts as of that day: a plan may carry its own day for months.
    """
    asked = {"plan": plan_id, "action": action_id}
    with database.reading():
        columns = ", ".join(f"a.{name}" for name in (*_NOW, *_DATED))
        rows = database.named(_ACTIONS.format(columns=columns, those=_those(asked, "a.plan_id", "a.id")), asked)
        changes: dict[int, list[tuple[str, str, date, str]]] = defaultdict(list)
        journal = _JOURNAL.format(those=_those(asked, "j.plan_id", "j.row_id"))
        for row_id, field, before, at, kind in database.tuples(journal, asked):
            changes[row_id].append((field, before, min(_local(at[:16]), today), kind))
        updates, moves = _updates(database, asked), _moves(database, asked)
    return [
        History(row["theme"] or "", _stands(row, changes[row["id"]], updates[row["id"]], moves[row["id"]]))
        for row in rows
    ]


def _those(asked: dict[str, int | None], plan: str, action: str) -> str:
    """What is true of the rows that are read: of the one action, whose few are found without its plan, or of all."""
    return f"{plan} = :plan" if asked["action"] is None else f"{action} = :action"


@lru_cache(4096)
def _local(minute: str) -> date:
    return datetime.fromisoformat(f"{minute}+00:00").astimezone().date()


def _stands(
    row: dict[str, Any], changes: list[tuple[str, str, date, str]], updates: list[Update], moves: list[Move]
) -> tuple[Stand, ...]:
    """From how it stands now back to how it came into the file, and then on by its dates."""
    now = {name: row[name] for name in ("removed", *_NOW)}
    found: list[Stand] = []
    for field, before, on, kind in changes:
        found.append(_stand(now, on))
        if field == "":
            if kind != "edit":
                found += reversed(_before_file(row, now, on, updates, moves))
            break
        now |= taken_back("action", field, before)
    return tuple(reversed(found))


def _stand(now: dict[str, Any], on: date) -> Stand:
    if now["removed"]:
        return Stand(on, None)
    rag = now["board_rag"] or now["rag"]
    return Stand(on, _STATUS[now["status"]], _RAG[rag], day_or_none(now["due_by"]))


_STATUS = {str(status): status for status in Status}
_RAG: dict[str | None, Rag | None] = {None: None, **{str(rag): rag for rag in Rag}}


def _before_file(
    row: dict[str, Any], then: dict[str, Any], on: date, updates: list[Update], moves: list[Move]
) -> list[Stand]:
    action = Action(
        ref=row["ref"],
        title="",
        status=Status(then["status"]),
        start=Span(first=day_or_none(row["start_from"])),
        due=Span(last=day_or_none(then["due_by"])),
        completed=Span(first=day_or_none(row["completed_from"])),
        board=Overruled(rag=Rag(then["board_rag"]) if then["board_rag"] else None, on=day_or_none(row["board_on"])),
        update=tuple(update for update in updates if update.as_at <= on),
        move=tuple(move for move in moves if move.on <= on),
        added=day_or_none(row["added"]),
    )
    return told_by_dates(action, on)


def _updates(database: Database, asked: dict[str, int | None]) -> dict[int, list[Update]]:
    found: dict[int, list[Update]] = defaultdict(list)
    for action_id, as_at, rag in database.tuples(
        'select action_id, as_at, rag from "update" where removed = 0 and action_id is not null '
        f"and {_those(asked, 'plan_id', 'action_id')} order by as_at, seq, id",
        asked,
    ):
        found[action_id].append(Update(text="", as_at=date.fromisoformat(as_at), rag=_RAG[rag]))
    return found


def _moves(database: Database, asked: dict[str, int | None]) -> dict[int, list[Move]]:
    found: dict[int, list[Move]] = defaultdict(list)
    for action_id, on, was_by, now_by in database.tuples(
        'select action_id, "on", was_by, now_by from move where removed = 0 '
        f'and {_those(asked, "plan_id", "action_id")} order by "on", seq, id',
        asked,
    ):
        move = Move(
            was=Span(last=day_or_none(was_by)),
            now=Span(last=day_or_none(now_by)),
            on=date.fromisoformat(on),
        )
        found[action_id].append(move)
    return found
