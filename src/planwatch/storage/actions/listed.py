"""The rows of the actions that are on the screen."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.due.lateness import agreed_by, are_agreed, days_late, held_to, overdue
from planwatch.model.plan.action import Action
from planwatch.model.plan.parts import PART
from planwatch.model.ratings.calculate import calculate, facts_of, last_heard, late_on_agreed
from planwatch.model.ratings.rule import Rule, rule_of
from planwatch.model.text.refs import natural_key
from planwatch.storage.engine.dialect import ids_in, marks, parts_of, said
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import by_place, day_or_none, select
from planwatch.storage.waits.waits import FREE, HeldUp, held_up, judged_by_evidence

_LISTED = select(Action, "a", "a.updated, a.moves, a.moved_on, a_lead.until as lead_until")


def rows(database: Database, days: Sequence[PlanDay], action_ids: Sequence[int]) -> list[ActionRow | None]:
    """The rows of these ids, in their order; None for one that is no longer there."""
    by_plan = {day.id: day for day in days}
    rules = {day.id: rule_of(day.plan) for day in days}
    found: dict[int, ActionRow] = {}
    by_evidence = judged_by_evidence(days)
    held = held_up(database, by_evidence, action_ids)
    action_of: Callable[[tuple[Any, ...], Mapping[str, Any]], Action] = by_place(Action)
    for part in parts_of(action_ids):
        given = marks(len(part))
        named = _named(database, part)
        for row in database.tuples(f"{_LISTED} where a.removed = 0 and a.id in ({given})", part):
            action_id, version, plan_id = row[:3]
            if plan_id in by_plan:
                of, rule, action = by_plan[plan_id], rules[plan_id], action_of(row, named.get(action_id, {}))
                found[action_id] = _listed(action_id, version, of, rule, action, held.get(action_id, FREE), *row[-4:])
    return [found.get(action_id) for action_id in action_ids]


_NAMED = " union all ".join(
    f"select s.action_id, '{key}', {name}, s.seq, s.id from {source} where s.removed = 0 and n.removed is not 1 "
    "and s.action_id in (select value from json_each(:ids))"
    for key, (source, name) in ((key, said(names)) for key, names in PART["action"].lists.items())
)


def _named(database: Database, ids: Sequence[int]) -> dict[int, dict[str, tuple[str, ...]]]:
    """What actions name in their lists, by the lists' names, in order."""
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    for action_id, key, name, *_ in database.tuples(f"{_NAMED} order by 4, 5", {"ids": str(list(ids))}):
        lists = found.setdefault(action_id, {})
        lists[key] = (*lists.get(key, ()), name)
    return found


def _listed(
    action_id: int,
    version: int,
    of: PlanDay,
    rule: Rule,
    action: Action,
    held: HeldUp,
    updated_on: str | None,
    moves: int,
    moved_on: str | None,
    lead_left_on: str | None,
) -> ActionRow:
    updated, lead_until = day_or_none(updated_on), day_or_none(lead_left_on)
    agreed, heard = agreed_by(action) if are_agreed(of.plan) else None, last_heard(updated, action.heard_on)
    facts = facts_of(action, agreed, heard, moves, lead_until, held.blocked_by, held.float_left)
    due = action.due
    return ActionRow(
        action_id,
        version,
        of,
        action,
        updated,
        moves,
        day_or_none(moved_on),
        overdue(action.status, due.first, due.last, of.today),
        days_late(action.status, due.last, action.completed.first, of.today, rule.counting),
        calculate(rule, facts, of.today),
        lead_until,
        late_on_agreed(rule, action, held_to(action, of.plan), of.today),
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


_LAST = 20
"""Enough refs to find one that ends in a number."""


def last_refs(database: Database, plan_id: int, theme_id: int | None) -> list[str]:
    """The refs of the last actions of a theme (None: of those without one), in the plan's order."""
    rows = database.tuples(
        "select ref from action where plan_id = ? and theme_id is ? and removed = 0 order by seq desc limit ?",
        (plan_id, theme_id, _LAST),
    )
    return [row[0] for row in reversed(rows)]


def is_taken(database: Database, plan_id: int, ref: str) -> bool:
    """Whether an action of the plan has that ref, written so."""
    found = database.one("select 1 from action where plan_id = ? and ref = ? and removed = 0", (plan_id, ref))
    return found is not None


def theme_of(database: Database, action_id: int) -> int | None:
    """The theme of an action."""
    return database.number("select theme_id from action where id = ?", (action_id,)) or None


def some_refs(database: Database, days: Sequence[PlanDay]) -> list[str]:
    """Refs of these plans, as many as can be looked through for a hint."""
    plans = ids_in(day.id for day in days)
    known = database.tuples(f"select ref from action where removed = 0 and plan_id in {plans} limit 2000")
    return [row[0] for row in known]
