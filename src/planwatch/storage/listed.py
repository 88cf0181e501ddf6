"""The rows of the actions that are on the screen."""

from collections.abc import Sequence
from typing import Any

from planwatch.model.lateness import days_late, overdue
from planwatch.model.listed import Listed, PlanDay
from planwatch.model.plan.action import Action
from planwatch.model.rag import calculate, facts_of
from planwatch.model.refs import natural_key
from planwatch.model.rules import Rule, rule_of
from planwatch.storage.database import Database, ids_in
from planwatch.storage.rows import day_or_none, part_of, select
from planwatch.storage.waits import FREE, Held, held_up, judged_by_evidence

_LISTED = select(Action, "a", "a.updated, a.moves, a.moved_on, a_lead.until as lead_until")


def rows(database: Database, days: Sequence[PlanDay], action_ids: Sequence[int]) -> list[Listed | None]:
    """The rows of these ids, in their order; None for one that is no longer there."""
    by_plan = {day.id: day for day in days}
    rules = {day.id: rule_of(day.plan) for day in days}
    found: dict[int, Listed] = {}
    by_evidence = judged_by_evidence(days)
    held = held_up(database, by_evidence, action_ids)
    for start in range(0, len(action_ids), 500):
        part = list(action_ids[start : start + 500])
        marks = ", ".join("?" * len(part))
        support = _names(database, _SUPPORT, part, marks)
        depends_on = _names(database, _DEPENDS_ON, part, marks)
        for row in database.named(f"{_LISTED} where a.removed = 0 and a.id in ({marks})", part):
            if row["plan_id"] in by_plan:
                action = part_of(
                    Action, row, support=support.get(row["id"], ()), depends_on=depends_on.get(row["id"], ())
                )
                of, rule = by_plan[row["plan_id"]], rules[row["plan_id"]]
                found[row["id"]] = _listed(row, of, rule, action, held.get(row["id"], FREE))
    return [found.get(action_id) for action_id in action_ids]


_SUPPORT = (
    "select s.action_id, l.name from support s join lead l on l.id = s.lead_id "
    "where s.removed = 0 and s.action_id in ({marks}) order by s.seq, s.id"
)
_DEPENDS_ON = (
    "select d.action_id, a.ref from dependency d join action a on a.id = d.on_id "
    "where d.removed = 0 and a.removed = 0 and d.action_id in ({marks}) order by d.seq, d.id"
)


def _names(database: Database, sql: str, part: list[int], marks: str) -> dict[int, tuple[str, ...]]:
    names: dict[int, tuple[str, ...]] = {}
    for row in database.query(sql.replace("{marks}", marks), part):
        names[row[0]] = (*names.get(row[0], ()), row[1])
    return names


def _listed(row: dict[str, Any], of: PlanDay, rule: Rule, action: Action, held: Held) -> Listed:
    updated, lead_until = day_or_none(row["updated"]), day_or_none(row["lead_until"])
    facts = facts_of(action, updated, row["moves"], lead_until, held.blocked_by, held.float_left)
    return Listed(
        id=row["id"],
        version=row["version"],
        of=of,
        action=action,
        updated=updated,
        moves=row["moves"],
        moved_on=day_or_none(row["moved_on"]),
        overdue=overdue(action.status, action.due.first, action.due.last, of.today),
        days_late=days_late(action.status, action.due.last, action.completed.first, of.today, rule.counting),
        rating=calculate(rule, facts, of.today),
        lead_until=lead_until,
    )


def ids_of_ref(database: Database, days: Sequence[PlanDay], ref: str) -> list[tuple[int, int, str]]:
    """Actions of that ref as (id, plan's id, ref): those written so, or else those that differ in capitals only."""
    plans = ids_in(day.id for day in days)
    same_key = database.query(
        f"select id, plan_id, ref from action where removed = 0 and plan_id in {plans} and ref_key = ?",
        (natural_key(ref),),
    )
    found = [(row["id"], row["plan_id"], row["ref"]) for row in same_key]
    exact = [entry for entry in found if entry[2] == ref]
    return exact or [entry for entry in found if entry[2].casefold() == ref.casefold()]


def near_refs(database: Database, days: Sequence[PlanDay], ref: str) -> list[str]:
    """Refs that look like that one, for a hint."""
    plans = ids_in(day.id for day in days)
    known = database.query(f"select ref from action where removed = 0 and plan_id in {plans} limit 2000")
    import difflib

    return difflib.get_close_matches(ref, [row["ref"] for row in known], 3, 0.6)
