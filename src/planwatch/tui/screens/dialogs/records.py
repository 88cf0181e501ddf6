"""Plan, themes and leads: chosen from a list, changed in a form."""

from collections.abc import Callable

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.service import read
from planwatch.service.people.present import cell
from planwatch.service.plan.records import Record, records, set_record
from planwatch.service.session import Session
from planwatch.tui.desk import Agreed, Desk, FormField, Values

KINDS = ("plan", "theme", "lead")


def entries(session: Session, day: PlanDay) -> list[tuple[str, str]]:
    """What can be changed in a plan besides its actions: keys ``kind:id`` and how each reads in a list."""
    return [
        (f"{kind}:{record.id}", f"{kind:<6} {record.name}{_aside(record)}")
        for kind in KINDS
        for record in records(session, day, kind)
    ]


def _aside(record: Record) -> str:
    aside = {"plan": "status", "theme": "lead", "lead": "holder"}[record.kind]
    return f"  ({record.values[aside]})" if record.values[aside] else ""


def form(
    desk: Desk, day: PlanDay, key: str, left: Callable[[bool], object], saved: Callable[[bool], object] = bool
) -> None:
    """The form in which the record of that key is changed; only what was typed anew is written.

    ``saved`` is told whether that was anything, ``left`` whether it was left with enter.
    """
    session = desk.session
    kind, _, number = key.partition(":")
    record = next((record for record in records(session, day, kind) if record.id == int(number)), None)
    if record is None:
        raise PlanwatchError(f"that {kind} was removed meanwhile", "choose again")
    leads = read.names(session, day.id, "lead")

    def save(values: Values, agreed: Agreed) -> None:
        changes = {name: text for name, text in values.items() if text != record.values[name]}
        saved(bool(changes) and set_record(session, day, record, changes, add=agreed) is not None)

    fields = [
        FormField(name, name.replace("_", " "), value, leads if name in ("sponsor", "lead") else ())
        for name, value in record.values.items()
    ]
    desk.form(f"{kind} {record.name}", fields, save, left, cell=cell(kind, record.id))
