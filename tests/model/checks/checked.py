"""Small plans for the tests of checks, and what is found in them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from planwatch.model.checks.checks import findings
from planwatch.model.checks.finding import Finding
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import Status
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.model.values import replace
from tests.desk import made

TODAY = date(2016, 1, 11)


def on(day: date, name: str = "due") -> dict[str, Any]:
    """The three fields of a date that is one day."""
    return {name: day_in_full(day), f"{name}_from": day, f"{name}_by": day}


def action(ref: str = "A1", **fields: Any) -> Action:
    """An action with which nothing is wrong, save what ``fields`` says."""
    sound: dict[str, Any] = {
        "title": f"Publish {ref}",
        "lead": "HR",
        "status": Status.IN_PROGRESS,
        "percent": 40,
        **on(date(2016, 3, 2)),
        "update": (said("Half of it is done", date(2016, 1, 8)),),
    }
    return made(Action, ref=ref, **(sound | fields))


def said(text: str, as_at: date, **fields: Any) -> Update:
    return Update(text=text, as_at=as_at, **fields)


def plan(
    *actions: Action,
    leads: Iterable[Lead] = (Lead(name="HR"),),
    themes: Iterable[Theme] = (),
    accepted: Iterable[Accepted] = (),
    **fields: Any,
) -> Snapshot:
    about = replace(Plan(ref="P", title="Improvement plan"), **fields)
    return Snapshot(plan=about, action=actions, lead=tuple(leads), theme=tuple(themes), accepted=tuple(accepted))


def found(code: str, snapshot: Snapshot, today: date = TODAY) -> list[Finding]:
    """What the check of that code finds."""
    return [finding for finding in findings(snapshot, today) if finding.code == code]


def about(code: str, *actions: Action, **fields: Any) -> list[str]:
    """The refs of the actions that the check of that code finds."""
    return [finding.about for finding in found(code, plan(*actions, **fields))]
