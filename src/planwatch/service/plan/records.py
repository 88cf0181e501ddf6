"""Changing what is true of a plan, a theme or a lead, field by field."""

import re
from dataclasses import dataclass

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.working_days import DayCount, Nation
from planwatch.model.plan.kinds import Blue, LeadKind, PlanStatus, RagRule
from planwatch.service.plan import names
from planwatch.service.plan.start import checked_plan_ref
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import changes_in_words, chosen, known_field, one_day
from planwatch.storage.plan import fields as stored
from planwatch.storage.writing.batch import Batch, open_batch
from planwatch.storage.writing.values import Value

RULE_FIELDS = (
    "rag_rule", "red_after", "no_update_after", "moves_flagged", "red_percent", "amber_percent", "days", "nation",
    "first_day_counts", "year_starts", "before_meeting", "blue", "second_person",
)  # fmt: skip
"""The fields of a plan that say how its dates and ratings are judged."""

FIELDS: dict[str, tuple[str, ...]] = {
    "plan": (
        "title", "ref", "organisation", "status", "approved_on", "closed_on", "as_at", "starts", "ends", "aim",
        "triggered_by", "note", "assured_label", *RULE_FIELDS,
    ),
    "theme": ("title", "label", "sponsor", "lead", "note"),
    "lead": ("name", "kind", "holder", "organisation", "email", "since", "until"),
}  # fmt: skip
"""The fields of each kind of record that can be typed into."""

SWITCHES = {"first_day_counts", "second_person"}
DAYS = {"approved_on", "closed_on", "as_at", "starts", "ends", "since", "until"}
_NAMES = {"title", "name"}
NUMBERS = {
    "red_after": (0, 9999, "days, such as 30"),
    "no_update_after": (0, 9999, "days, such as 28"),
    "moves_flagged": (1, 99, "moves, such as 3"),
    "red_percent": (0, 100, "per cent, such as 25"),
    "amber_percent": (0, 100, "per cent, such as 75"),
    "year_starts": (1, 12, "a month from 1 to 12"),
    "before_meeting": (0, 9999, "days, such as 14"),
}
_CHOICES = {"rag_rule": RagRule, "days": DayCount, "nation": Nation, "blue": Blue}


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
        values = {name: _text(name, kept.values[name]) for name in FIELDS[kind]}
        found.append(Record(kind, kept.id, kept.version, values[FIELDS[kind][0]], values))
    return found


def _text(name: str, value: Value) -> str:
    if name in SWITCHES:
        return "yes" if value else "no"
    return "" if value is None else str(value)


def set_record(
    session: Session, day: PlanDay, record: Record, changes: dict[str, str], *, add: bool = False
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
        _rename_reviews(batch, record, columns.get(FIELDS[record.kind][0]))
        _refuse_contradiction(batch, record, day)
    return batch.id


def _rename_reviews(batch: Batch, record: Record, name: Value) -> None:
    """A review under way knows its theme and lead by name."""
    if record.kind == "plan" or not name:
        return
    for review_id in stored.reviews_of(batch.database, record.kind, record.id, record.name):
        batch.change("review", review_id, {record.kind: name})


def _refuse_contradiction(batch: Batch, record: Record, day: PlanDay) -> None:
    """Raise PlanwatchError where two fields cannot both be true."""
    row = stored.values_of(batch.database, record.kind, record.id)
    for first, last in {"plan": (("starts", "ends"),), "lead": (("since", "until"),)}.get(record.kind, ()):
        if row[first] and row[last] and str(row[first]) > str(row[last]):
            raise PlanwatchError(f"{first} is after {last}", "correct one of them")
    if record.kind == "plan":
        if int(row["red_percent"] or 0) > int(row["amber_percent"] or 0):
            raise PlanwatchError("red_percent is above amber_percent", "red ends where amber begins")
        for name in ("approved_on", "closed_on"):
            if row[name] and str(row[name]) > day.today.isoformat():
                raise PlanwatchError(f"{name} is still to come", "give a day up to today")


def _columns(batch: Batch, day: PlanDay, record: Record, name: str, typed: str, add: bool) -> dict[str, Value]:
    if name in ("sponsor", "lead"):
        return {f"{name}_id": names.find(batch, day.id, "lead", typed, add=add)}
    if name in DAYS:
        return {name: one_day(day, typed, "type one, such as 24 Aug 2015").isoformat() if typed else None}
    if name in _NAMES and not typed:
        raise PlanwatchError(f"a {record.kind} needs a {name}", "type one")
    match record.kind, name:
        case "plan", "ref":
            return {name: checked_plan_ref(typed)}
        case "plan", "status":
            return _status(typed, day)
        case "plan", _ if name in NUMBERS:
            return {name: _number(typed, *NUMBERS[name])}
        case "plan", _ if name in _CHOICES:
            return {name: chosen(typed, [choice.value for choice in _CHOICES[name]])}
        case "plan", _ if name in SWITCHES:
            return {name: int(chosen(typed, ["yes", "no"]) == "yes")}
        case "lead", "kind":
            return {name: chosen(typed, [kind.value for kind in LeadKind])}
        case _:
            return {name: typed}


def _number(typed: str, least: int, most: int, kind: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", typed) or not least <= int(typed) <= most:
        raise PlanwatchError(f"'{typed}' is not a number from {least} to {most}", f"type {kind}")
    return int(typed)


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
