"""Leads, themes and forums as kinds of part that go out and come back: they have commands and screens of their own."""

from functools import partial
from typing import Any

from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.working_days import Shift
from planwatch.service.meetings.forums import checked_cadence, rename_forum
from planwatch.service.plan.kind import Change, Columns, Kind, kept_rows
from planwatch.service.plan.records import refuse_order, rename_reviews
from planwatch.storage.engine.values import Value


def _read_forum(of: PlanDay, name: str, typed: str) -> str:
    """What is left empty is as of a forum of which nothing is said."""
    if name == "cadence":
        return checked_cadence(typed, of)
    return typed or {"public": "no", "agrees_dates": "no", "shift": Shift.NONE.value}.get(name, "")


def _read_lead(of: PlanDay, name: str, typed: str) -> str:
    return typed or ("post" if name == "kind" else "")


def _lead(change: Change[Any]) -> Columns:
    refuse_order("lead", change.after)
    return _renamed("lead", change)


def _renamed(kind: str, change: Change[Any]) -> Columns:
    """What knows it by its name knows it by its new one."""
    was, now = _names(kind, change)
    if change.id is not None and was and now not in (None, was):
        if kind == "forum":
            rename_forum(change.batch, change.of.id, was, now)
        else:
            rename_reviews(change.batch, kind, change.id, was, now)
    return {}


def _names(kind: str, change: Change[Any]) -> tuple[str, Value]:
    key = "title" if kind == "theme" else "name"
    return getattr(change.before, key, ""), change.typed.get(key)


def _kind(name: str, plural: str, key: str, **rules: Any) -> Kind[Any]:
    return Kind(name=name, plural=plural, columns=(), told=lambda row: [row.name], rows=partial(kept_rows, name),
                adds=(key,), **rules)  # fmt: skip


RECORDS = {
    "lead": _kind("lead", "leads", "name", read=_read_lead, follow=_lead),
    "theme": _kind("theme", "themes", "title", follow=partial(_renamed, "theme")),
    "forum": _kind("forum", "forums", "name", read=_read_forum, follow=partial(_renamed, "forum")),
}
