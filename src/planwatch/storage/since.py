"""As much of a plan as it takes to tell what became of it: a third of the time that the whole of it would take."""

from collections import defaultdict
from datetime import date
from functools import lru_cache

from planwatch.model.kinds import Rag, Status
from planwatch.model.plan import Action, Lead, Move, Snapshot, Theme, Update
from planwatch.storage.database import Database
from planwatch.storage.rows import MOVE, day_or_none, move_of, plan_of

_DAYS = ("start_from", "start_by", "due_from", "due_by", "completed_from", "completed_by", "board_on", "added")
_WORDS = ("ref", "title", "due", "reason", "completed", "board_why", "board_by", "percent")
_ACTIONS = (
    f"select a.id, a.status, a.rag, a.board_rag, a.updated, {', '.join(f'a.{name}' for name in (*_DAYS, *_WORDS))}, "
    "coalesce(t.title, '') as theme, coalesce(l.name, '') as lead from action a "
    "left join theme t on t.id = a.theme_id left join lead l on l.id = a.lead_id "
    "where a.plan_id = :plan and a.removed = 0 order by (t.seq is null), t.seq, t.id, a.seq, a.id"
)


def plan_for_since(database: Database, plan_id: int) -> Snapshot:
    """A plan with what ``model.since`` looks at, and nothing else.

    One update stands for all of an action: the newest that did not only repeat another.
    """
    plan = {"plan": plan_id}
    with database.reading():
        return Snapshot(
            plan=plan_of(database.query("select * from plan where id = :plan", plan)[0]),
            theme=tuple(Theme(title=row[0]) for row in database.query(_THEMES, plan)),
            lead=tuple(Lead(name=row[0], until=day_or_none(row[1])) for row in database.query(_LEADS, plan)),
            action=_actions(database, plan),
        )


_THEMES = "select title from theme where plan_id = :plan and removed = 0 order by seq, id"
_LEADS = "select name, until from lead where plan_id = :plan and removed = 0 order by seq, id"


def _actions(database: Database, plan: dict[str, int]) -> tuple[Action, ...]:
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
    return tuple(
        Action(
            theme=theme,
            lead=lead,
            status=_STATUS[status],
            rag=_RAG[rag],
            board_rag=_RAG[board_rag],
            update=(Update(text=".", as_at=date.fromisoformat(updated)),) if updated else (),
            move=tuple(moves.get(action_id, ())),
            depends_on=tuple(depends_on.get(action_id, ())),
            **dict(zip(_DAYS, map(_day, rest[: len(_DAYS)]), strict=True)),
            **dict(zip(_WORDS, rest[len(_DAYS) :], strict=True)),
        )
        for action_id, status, rag, board_rag, updated, *rest, theme, lead in database.query(_ACTIONS, plan)
    )


_STATUS = {str(status): status for status in Status}
_RAG: dict[str | None, Rag | None] = {None: None, **{str(rag): rag for rag in Rag}}


@lru_cache(8192)
def _day(text: str | None) -> date | None:
    return day_or_none(text)
