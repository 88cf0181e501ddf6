"""Every move of a due date with its action, and the actions whose dates are counted."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from planwatch.model.actions.row import PlanDay
from planwatch.model.due.moves import DateChange, meeting_after, moved_often
from planwatch.model.plan.action import Action, Agreement, Move, Occurrence
from planwatch.model.plan.kinds import Status
from planwatch.model.plan.meeting import Meeting
from planwatch.storage.engine.dialect import ids_in
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import MOVE, joined, part_of, span_of
from planwatch.storage.writing.derived import IS_SLIP

_CHANGES = (
    f"select {MOVE}, a.ref, a.title, a.moves, t.title as theme, l.name as lead "
    "from move m join action a on a.id = m.action_id "
    "left join theme t on t.id = a.theme_id left join lead l on l.id = a.lead_id "
    "where m.removed = 0 and a.removed = 0"
)


def changes(database: Database, days: Sequence[PlanDay]) -> list[DateChange]:
    """The date changes of these plans, newest first."""
    plans = ids_in(day.id for day in days)
    with database.reading():
        rows = database.query(f'{_CHANGES} and m.plan_id in {plans} order by m."on" desc, m.seq desc, m.id desc')
        return _made(rows, days, meetings(database, days))


def changes_of(database: Database, of: PlanDay, action_id: int) -> list[DateChange]:
    """The date changes of one action, oldest first."""
    with database.reading():
        rows = database.query(f'{_CHANGES} and m.action_id = ? order by m."on", m.seq, m.id', (action_id,))
        return _made(rows, (of,), meetings(database, (of,)))


class Slip(NamedTuple):
    """A slip of an action's due date: who agreed it (empty: nobody yet), and the days that it moved to, as kept."""

    id: int
    agreed_by: str
    now_from: str | None
    now_by: str | None


def slips(database: Database, action_id: int) -> list[Slip]:
    """The slips of an action that count, newest first."""
    return [
        Slip(*row)
        for row in database.tuples(
            f"select m.id, m.agreed_by, m.now_from, m.now_by from move m where m.action_id = ? and {IS_SLIP} "
            'order by m."on" desc, m.seq desc, m.id desc',
            (action_id,),
        )
    ]


def meetings(database: Database, days: Sequence[PlanDay]) -> Mapping[int, list[Meeting]]:
    """The meetings of these plans by the plan's id, first one first."""
    plans = ids_in(day.id for day in days)
    found: dict[int, list[Meeting]] = defaultdict(list)
    for row in database.query(f'select * from meeting where removed = 0 and plan_id in {plans} order by "on", seq, id'):
        found[row["plan_id"]].append(part_of(Meeting, row))
    return found


def _made(
    rows: Iterable[sqlite3.Row], days: Sequence[PlanDay], of_plan: Mapping[int, list[Meeting]]
) -> list[DateChange]:
    plans = {day.id: day.plan for day in days}
    made: list[DateChange] = []
    for row in rows:
        plan, move = plans[row["plan_id"]], part_of(Move, row)
        made.append(
            DateChange(
                id=row["action_id"],
                plan=plan.ref,
                ref=row["ref"],
                title=row["title"],
                theme=row["theme"] or "",
                lead=row["lead"] or "",
                move=move,
                moves=row["moves"],
                flagged=moved_often(row["moves"], plan),
                meeting=meeting_after(move.on, of_plan.get(row["plan_id"], ()), plan.before_meeting),
            )
        )
    return made


_DATES = ("due", "original_due", "agreed_due", "completed")
_DATED = (
    f"select a.id, a.status, a_theme.title, a_lead.name, {', '.join(f'a.{d}, a.{d}_from, a.{d}_by' for d in _DATES)} "
    f"from {joined(Action, 'a')} where a.plan_id = ? and a.removed = 0 order by a.seq, a.id"
)


def actions(database: Database, plan_id: int) -> list[Action]:
    """The actions of a plan as much as it takes to count them: theme, lead, status, due dates and occurrences."""
    with database.reading():
        done: dict[int, tuple[Occurrence, ...]] = defaultdict(tuple)
        for row in database.query(
            "select * from occurrence where plan_id = ? and removed = 0 order by seq, id", (plan_id,)
        ):
            done[row["action_id"]] += (part_of(Occurrence, row),)
        return [_dated(row, done.get(row[0], ())) for row in database.tuples(_DATED, (plan_id,))]


def _dated(row: tuple[Any, ...], done: tuple[Occurrence, ...]) -> Action:
    _, status, theme, lead, *dates = row
    due, original, agreed, completed = (span_of(*dates[at : at + 3]) for at in range(0, len(dates), 3))
    return Action(
        ref="", title="", theme=theme or "", lead=lead or "", status=Status(status), due=due, original_due=original,
        agreement=Agreement(agreed) if agreed else None, completed=completed, occurrence=done,
    )  # fmt: skip
