"""As much of a plan as it takes to tell what became of it: a third of the time that the whole of it would take."""

from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import Any

from planwatch.model.kinds import Rag, Status
from planwatch.model.plan import Action, Lead, Move, Snapshot, Theme, Update
from planwatch.storage.database import Database
from planwatch.storage.rows import MOVE, day_or_none, move_of, plan_of

_ACTIONS = (
    "select a.id, a.ref, a.title, coalesce(t.title, ''), coalesce(l.name, ''), a.start_from, a.start_by, a.due, "
    "a.due_from, a.due_by, a.status, a.reason, a.percent, a.rag, a.completed, a.completed_from, a.completed_by, "
    "a.board_rag, a.board_why, a.board_by, a.added, a.updated from action a "
    "left join theme t on t.id = a.theme_id left join lead l on l.id = a.lead_id "
    "where a.plan_id = :plan and a.removed = 0 order by (t.seq is null), t.seq, t.id, a.seq, a.id"
)


Made = dict[tuple[Any, ...], Action]


def plan_for_since(database: Database, plan_id: int, made: Made) -> Snapshot:
    """A plan with what ``model.since`` looks at, and nothing else.

    One update stands for all of an action: the newest that did not only repeat another. ``made`` keeps the actions for
    a second reading: most are the same in both.
    """
    plan = {"plan": plan_id}
    with database.reading():
        return Snapshot(
            plan=plan_of(database.query("select * from plan where id = :plan", plan)[0]),
            theme=tuple(Theme(title=row[0]) for row in database.query(_THEMES, plan)),
            lead=tuple(Lead(name=row[0], until=day_or_none(row[1])) for row in database.query(_LEADS, plan)),
            action=_actions(database, plan, made),
        )


_THEMES = "select title from theme where plan_id = :plan and removed = 0 order by seq, id"
_LEADS = "select name, until from lead where plan_id = :plan and removed = 0 order by seq, id"


def _actions(database: Database, plan: dict[str, int], made: Made) -> tuple[Action, ...]:
    moves: dict[int, list[Move]] = defaultdict(list)
    for row in database.query(
        f'select {MOVE} from move m where m.plan_id = :plan and m.removed = 0 order by m."on", m.seq, m.id', plan
    ):
        moves[row["action_id"]].append(move_of(row))
    depends_on: dict[int, list[str]] = defaultdict(list)
    for action_id, ref in database.query(
        "select d.action_id, a.ref from dependency d join action a on a.id = d.on_id "
        "where d.plan_id = :plan and d.removed = 0 and a.removed = 0 order by d.seq, d.id",
        plan,
    ):
        depends_on[action_id].append(ref)
    found: list[Action] = []
    for row in database.query(_ACTIONS, plan):
        known = (tuple(moves.get(row[0], ())), tuple(depends_on.get(row[0], ())), *row)
        if known not in made:
            made[known] = _action(*known)
        found.append(made[known])
    return tuple(found)


def _action(
    moves: tuple[Move, ...], depends_on: tuple[str, ...], action_id: int, ref: str, title: str,
    theme: str, lead: str, start_from: str | None, start_by: str | None, due: str, due_from: str | None,
    due_by: str | None, status: str, reason: str, percent: int | None, rag: str | None, completed: str,
    completed_from: str | None, completed_by: str | None, board_rag: str | None, board_why: str, board_by: str,
    added: str | None, updated: str | None,
) -> Action:  # fmt: skip
    return Action(
        ref=ref,
        title=title,
        theme=theme,
        lead=lead,
        start_from=_day(start_from),
        start_by=_day(start_by),
        due=due,
        due_from=_day(due_from),
        due_by=_day(due_by),
        status=_STATUS[status],
        reason=reason,
        percent=percent,
        rag=_RAG[rag],
        completed=completed,
        completed_from=_day(completed_from),
        completed_by=_day(completed_by),
        board_rag=_RAG[board_rag],
        board_why=board_why,
        board_by=board_by,
        added=_day(added),
        update=_one_update(updated),
        move=moves,
        depends_on=depends_on,
    )


@lru_cache(4096)
def _one_update(day: str | None) -> tuple[Update, ...]:
    return (Update(text=".", as_at=date.fromisoformat(day)),) if day else ()


_STATUS = {str(status): status for status in Status}
_RAG: dict[str | None, Rag | None] = {None: None, **{str(rag): rag for rag in Rag}}


@lru_cache(8192)
def _day(text: str | None) -> date | None:
    return day_or_none(text)
