"""What the checks find of one thing that was just typed in, from as little of the plan as they take."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from planwatch.model.actions.row import PlanDay
from planwatch.model.checks.checks import CHECKS, findings
from planwatch.model.checks.deadlines import is_crowded
from planwatch.model.checks.finding import About, Check, Finding
from planwatch.model.plan.keys import children_of
from planwatch.model.plan.measure import Measure
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.service.session import Session
from planwatch.storage.checks.one_day import due_on
from planwatch.storage.costs.costed import costed
from planwatch.storage.plan.snapshot import read_around, read_snapshot

_WORDS = ("note-to-self", "sum-in-text", "stale-will", "figures-differ")
_OF_ACTION = (*_WORDS, "date-in-text", "wrong-year", "due-before-start", "cost-differs", "copied-update")
_OF_PART = {
    "cost": ("cost-sum", "cost-total", "cost-twice", "cost-funded", "cost-year", "cost-differs"),
    "risk": ("risk-target",),
}
"""Beside what is wrong with the words of any."""
_BESIDE = ("accepted", "cost")
_ALL_BUT_ACTIONS = tuple(kind for kind in children_of(Snapshot) if kind != "action")
_COUNTED_SINCE = re.compile(r"\b(?:since|between|as at|as of)\b", re.IGNORECASE)
"""In a sentence that may give a fact another figure than any other sentence of the plan: then all of it is read."""


def action_found(
    session: Session, of: PlanDay, action_id: int, words: Iterable[str], *, is_due: bool
) -> dict[str, str]:
    """The codes of what is wrong with an action by the sentences that say so.

    ``is_due``: its due date was typed, so that it is told how many others fall due on that day.
    """
    whole, database = any(map(_COUNTED_SINCE.search, words)), session.database
    kept = read_around(database, of.id, [action_id], _BESIDE)
    if not kept.action:
        return {}
    action = kept.action[0]
    told = _crowded(session, of, kept) if is_due else {}
    snapshot = read_snapshot(database, of.id) if whole else kept
    return told | _said(findings(snapshot, of.today, checks=_checks(_OF_ACTION)), {(About.ACTION, action.ref)})


def part_found(session: Session, of: PlanDay, kind: str, name: str, words: Iterable[str]) -> dict[str, str]:
    """The same of a part of another kind: with a line of the costs, of its total and of its action too."""
    database = session.database
    if any(map(_COUNTED_SINCE.search, words)):
        snapshot = read_snapshot(database, of.id)
    else:
        ids = list(costed(database, of.id)) if kind == "cost" else []
        snapshot = read_around(database, of.id, ids, _ALL_BUT_ACTIONS)
    meant = {(About(kind), name)} if kind in {*About} else set[tuple[About, str]]()
    line = next((one for one in snapshot.cost if one.ref == name), None) if kind == "cost" else None
    if line is not None:
        meant |= {(About.COST, line.included_in), (About.ACTION, line.action)}
    return _said(findings(snapshot, of.today, checks=_checks((*_WORDS, *_OF_PART.get(kind, ())))), meant)


def reading_found(
    session: Session, of: PlanDay, measure: Measure, on: date, action_ids: Iterable[int]
) -> dict[str, str]:
    """What the reading of a day contradicts: a text of the plan, or that what it measures was assured.

    ``action_ids``: the actions that may say or be so.
    """
    around = read_around(session.database, of.id, action_ids, _ALL_BUT_ACTIONS)
    alone = replace(measure, baseline_on=None, reading=tuple(one for one in measure.reading if one.on == on))
    said = dict[str, str]()
    for code, one in (("figures-differ", alone), ("fell-after-assurance", measure)):
        found = findings(replace(around, measure=(one,)), of.today, checks=_checks((code,)))
        said |= _said(found, {(About.MEASURE, measure.ref)})
    return said


def _crowded(session: Session, of: PlanDay, kept: Snapshot) -> dict[str, str]:
    """That much is due on the day of the action, unless that was accepted."""
    due = kept.action[0].due
    if due.last is None or due.first != due.last:
        return {}
    number, dated = due_on(session.database, of.id, due.last)
    found = is_crowded(due.last, number, dated, of.today)
    if found is None or any((one.code, one.facts) == (_ONE_DAY, found.facts) for one in kept.accepted):
        return {}
    return {found.sentence: _ONE_DAY}


_ONE_DAY = "all-on-one-day"


def _checks(codes: Collection[str]) -> list[Check]:
    return [check for check in CHECKS if check.code in codes]


def _said(found: Iterable[Finding], meant: Collection[tuple[About, str]]) -> dict[str, str]:
    return {one.sentence: one.code for one in found if one.accepted is None and _is_of(one, meant)}


def _is_of(one: Finding, meant: Collection[tuple[About, str]]) -> bool:
    """Whether it is about what was typed; of two sentences that differ, the other one may be it."""
    names = one.facts.split() if one.code == "figures-differ" else ()
    return (one.part, one.about) in meant or any(name in names for _, name in meant if name)
