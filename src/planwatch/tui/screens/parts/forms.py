"""The form of a part of any kind, and what a field of it can be."""

from collections.abc import Callable, Sequence
from typing import Any

from planwatch.errors import Conflict
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.field import Field, Holds
from planwatch.service import read
from planwatch.service.checks.typed import on_part
from planwatch.service.people.present import cell
from planwatch.service.plan.kind import Kind, PartRow
from planwatch.service.plan.links import nameable
from planwatch.service.plan.part_edit import add_part, set_part
from planwatch.service.plan.part_read import part_rows
from planwatch.service.session import Session
from planwatch.service.typed.choices import choices_of
from planwatch.tui.desk import Agreed, Desk, FormField, Values

Told = Callable[[str], None]
"""Told in words what was saved."""
YOURS = "enter saves yours all the same, esc leaves it"
_BY_NAME = ("lead", "theme")


def part_form(desk: Desk, kind: Kind[Any], row: PartRow[Any], told: Told) -> None:
    """All that is true of a part, what is mostly written first."""
    before = {field.name: row.text(field.name) for field in kind.fields}
    seen = [row]

    def save(values: Values, agreed: Agreed) -> None:
        changes = {name: text for name, text in values.items() if text != before[name]}
        if changes:
            try:
                set_part(desk.session, kind, seen[-1], changes, add=agreed)
            except Conflict as conflict:
                seen.append(as_it_is_now(desk.session, kind, row))
                raise Conflict(conflict.message, YOURS) from None
        wrong = on_part(desk.session, row.of, kind.name, values[kind.key], changes.values())
        told(" · ".join(filter(None, (f"{kind.called} {values[kind.key]}", wrong))))

    order = (*kind.first, *(field.name for field in kind.fields if field.name not in kind.first))
    fields = [form_field(desk.session, row.of, kind.field(name), before[name]) for name in order]
    desk.form(f"{kind.called.capitalize()} {row.name}", fields, save, cell=cell(kind.name, row.id))


def as_it_is_now(session: Session, kind: Kind[Any], row: PartRow[Any]) -> PartRow[Any]:
    """The part after somebody else has changed it: once that was told, what was typed is saved over it."""
    return next((each for each in part_rows(session, kind, (row.of,)) if each.id == row.id), row)


def new_form(desk: Desk, kind: Kind[Any], day: PlanDay, told: Told) -> None:
    """A part that comes into a plan."""

    def save(values: Values, agreed: Agreed) -> None:
        add_part(desk.session, kind, day, values, add=agreed)
        newest = max(part_rows(desk.session, kind, (day,)), key=lambda row: row.id)
        wrong = on_part(desk.session, day, kind.name, newest.name, values.values())
        told(" · ".join(filter(None, (f"{kind.called} added", wrong))))

    begins = kind.begins(desk.session, day)
    order = (*kind.adds, *(field.name for field in kind.fields if field.name not in kind.adds))
    fields = [form_field(desk.session, day, kind.field(name), begins.get(name, "")) for name in order]
    desk.form(f"New {kind.called} of {day.plan.ref}", fields, save)


def form_field(session: Session, of: PlanDay, field: Field, value: str) -> FormField:
    """A line of the form, with the names and words that can go into it."""
    return FormField(
        field.name, field.called, value, names_for(session, of, field), hint=field.help,
        understood=_understood(of, field), several=field.holds is Holds.NAMES,
    )  # fmt: skip


def names_for(session: Session, of: PlanDay, field: Field) -> Sequence[str]:
    """What can be typed into a field, where that is one of several words or names."""
    if field.choices is not None:
        return choices_of(field)
    if not field.of:
        return field.suggested
    return read.names(session, of.id, field.of) if field.of in _BY_NAME else nameable(session, of.id, field.of)


def _understood(of: PlanDay, field: Field) -> Callable[[str], str] | None:
    if field.holds not in (Holds.DAY, Holds.WORDED):
        return None
    return of.understood_past if field.is_past else of.understood
