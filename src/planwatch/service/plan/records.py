"""Changing what is true of a plan, a theme or a lead, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.due.route import HOW, read_step
from planwatch.model.plan.field import Holds
from planwatch.model.plan.kinds import PlanStatus
from planwatch.model.plan.parts import PART, field_of
from planwatch.model.text.names import Add, named
from planwatch.model.values import replace
from planwatch.service.plan import names
from planwatch.service.plan.start import checked_plan_ref
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import changes_in_words, chosen, known_field, text_of_value, value_of
from planwatch.storage.engine.values import Value
from planwatch.storage.meetings.forums import forums as stored_forums
from planwatch.storage.plan import fields as stored
from planwatch.storage.plan.records import names as kept_names
from planwatch.storage.writing.batch import Batch, open_batch

FIELDS = {kind: tuple(field.name for field in PART[kind].fields) for kind in ("plan", "theme", "lead")}
"""The fields of each kind of record that can be typed into."""


@dataclass(frozen=True, slots=True)
class Record:
    """A plan, theme or lead as it stands: its fields as text."""

    kind: str
    id: int
    version: int
    name: str
    values: dict[str, str]


def records(session: Session, day: PlanDay, kind: str) -> list[Record]:
    """The records of that kind in a plan, in the plan's order; for ``plan`` the plan itself."""
    found: list[Record] = []
    for kept in stored.records(session.database, day.id, kind):
        values = {name: text_of_value(field_of(kind, name), kept.values[name]) for name in FIELDS[kind]}
        found.append(Record(kind, kept.id, kept.version, values[FIELDS[kind][0]], values))
    return found


def set_record(
    session: Session, day: PlanDay, record: Record, changes: dict[str, str], *, add: Add = False
) -> int | None:
    """Set fields of a plan, theme or lead to what was typed, as one change; its number, None where nothing changed.

    Approving a plan fixes its dates: from then on a moved due date is a move. ``approved_on`` and ``closed_on`` are
    today where they are not given. ``add`` adds a lead that the plan does not have. Raises PlanwatchError.
    """
    what = f"{record.kind} {record.name}: {changes_in_words(changes)}"
    with open_batch(session.database, session.sign(what)) as batch:
        columns: dict[str, Value] = {}
        # The status first: it brings a day of its own only where none is given.
        for name, text in sorted(changes.items(), key=lambda change: change[0] != "status"):
            known_field(f"a {record.kind}", name, FIELDS[record.kind])
            columns |= _columns(batch, day, record, name, checked_text(text).strip(), add)
        batch.change(record.kind, record.id, columns, record.version)
        if record.kind != "plan" and (name := columns.get(FIELDS[record.kind][0])):
            from planwatch.service.plan.renamed import call_otherwise  # few changes are of a name

            call_otherwise(batch, day.id, record.kind, record.name, str(name))
        _refuse_contradiction(batch, record, day)
    return batch.id


def refuse_order(kind: str, row: Mapping[str, Value]) -> None:
    """Raise PlanwatchError where what ends has not begun."""
    for first, last in {"plan": (("starts", "ends"),), "lead": (("since", "until"),)}.get(kind, ()):
        if row[first] and row[last] and str(row[first]) > str(row[last]):
            raise PlanwatchError(f"{first} is after {last}", "correct one of them")


def _refuse_contradiction(batch: Batch, record: Record, day: PlanDay) -> None:
    """Raise PlanwatchError where two fields cannot both be true."""
    row = stored.values_of(batch.database, record.kind, record.id)
    refuse_order(record.kind, row)
    if record.kind == "plan":
        if int(row["red_percent"] or 0) > int(row["amber_percent"] or 0):
            raise PlanwatchError("red_percent is above amber_percent", "red ends where amber begins")
        for name in ("approved_on", "closed_on"):
            if row[name] and str(row[name]) > day.today.isoformat():
                raise PlanwatchError(f"{name} is still to come", "give a day up to today")


def _columns(batch: Batch, day: PlanDay, record: Record, name: str, typed: str, add: Add) -> dict[str, Value]:
    field = field_of(record.kind, name)
    if field.holds is Holds.NAME:
        return {f"{name}_id": names.find(batch, day.id, field.of, typed, add=add)}
    match record.kind, name:
        case "plan", "ref":
            return {name: checked_plan_ref(typed)}
        case "plan", "status":
            return _status(typed, day)
        case "plan", "route":
            return {name: _route(batch, day, str(value_of(field, typed, day)))}
        case "plan", "risk_matrix":
            return {name: _matrix(str(value_of(field, typed, day)))}
        case _ if field.is_needed and not typed:
            raise PlanwatchError(f"a {record.kind} needs a {name}", "type one")
        case _:
            return {name: value_of(field, typed, day)}


def _status(typed: str, day: PlanDay) -> dict[str, Value]:
    status = chosen(typed, [status.value for status in PlanStatus])
    if status == PlanStatus.DRAFT and day.plan.status is not PlanStatus.DRAFT:
        raise PlanwatchError(
            f"the plan is {day.plan.status}: it does not become a draft again, in which dates move without a trace",
            "undo takes the approval itself back",
        )
    columns: dict[str, Value] = {"status": status}
    if status == PlanStatus.APPROVED and day.plan.approved_on is None:
        columns["approved_on"] = day.today.isoformat()
    if status == PlanStatus.CLOSED and day.plan.closed_on is None:
        columns["closed_on"] = day.today.isoformat()
    if status != PlanStatus.CLOSED:
        columns["closed_on"] = None
    return columns


def _matrix(typed: str) -> str:
    """The lines of a risk matrix, each as it is kept; none for none."""
    from planwatch.model.risks.matrix import read_matrix  # seldom set

    return "\n".join(read_matrix(typed.splitlines()).lines) if typed else ""


def _route(batch: Batch, day: PlanDay, lines: str) -> str:
    """The steps of a route, each to a forum or lead of the plan, by its whole name."""
    steps: list[str] = []
    own = [one.forum.name for one in stored_forums(batch.database, day.id)]
    known = list(dict.fromkeys((*own, *(one.name for one in kept_names(batch.database, day.id, "lead")))))
    for words in lines.splitlines():
        step = read_step(words)
        if step is None:
            raise PlanwatchError(f"'{words}' is no step of a route", HOW)
        steps.append(replace(step, to=named("forum or lead", step.to, known)).in_words())
    return "\n".join(steps)
