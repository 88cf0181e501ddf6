"""Parts of any kind: added, changed field by field, taken out."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.keys import empty, flat
from planwatch.model.plan.parts import PART
from planwatch.model.text.names import Add
from planwatch.model.text.refs import natural_key, next_ref
from planwatch.model.text.visible import short
from planwatch.service.plan.kind import Change, Columns, Kind, PartRow, R
from planwatch.service.plan.links import find_linked, listed
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import changes_in_words, known_field, value_of
from planwatch.service.typed.fields import typed_date, when_columns
from planwatch.storage.plan.links import candidates
from planwatch.storage.plan.rows import column_value
from planwatch.storage.writing.batch import Batch, open_batch
from planwatch.storage.writing.links import set_links


def add_part(session: Session, kind: Kind[Any], day: PlanDay, values: Mapping[str, str], *, add: Add = False) -> int:
    """Add one to a plan; ``values`` are typed fields, those that are needed among them.

    Without a ref it gets the next one, where the kind has refs of ours. ``add`` adds leads and themes that the plan
    does not have. Returns the number of the change; raises PlanwatchError.
    """
    with open_batch(session.database, session.sign("")) as batch:
        said = insert_part(batch, kind, day, values, add=add)
        batch.signature = session.sign(f"{kind.called} {said}")
    return batch.number


def add_parts(
    session: Session, kind: Kind[Any], day: PlanDay, several: Iterable[Mapping[str, str]], what: str
) -> int | None:
    """Add several as one change, which ``what`` says; its number, None where there is none. Raises PlanwatchError."""
    with open_batch(session.database, session.sign(what)) as batch:
        for values in several:
            insert_part(batch, kind, day, values, add=False)
    return batch.id


def insert_part(batch: Batch, kind: Kind[Any], day: PlanDay, values: Mapping[str, str], *, add: Add = False) -> str:
    """Add one to a plan as a part of a change, as ``add_part`` does; what was added, in words."""
    typed = {field.name: "" for field in kind.fields if field.is_needed} | dict(values)
    if kind.prefix and not typed.get("ref", "").strip():
        known = candidates(batch.database, day.id, kind.name)
        typed["ref"] = next_ref([one.name for one in known]) if known else f"{kind.prefix}1"
    given = {name: text for name, text in typed.items() if text.strip() or kind.field(name).is_needed}
    columns, lists = _written(batch, kind, day, given, None, None, add=add)
    titled = short(str(columns.get(kind.adds[-1], "")), 60)
    row_id = batch.insert(kind.name, {"plan_id": day.id, "seq": batch.next_seq(kind.name), **columns})
    for field, ids in lists.items():
        set_links(batch, kind.name, row_id, field, ids, None, day.id)
    name = str(columns[kind.key])
    return f"{name} added: {titled}" if titled != name else f"{name} added"


def set_part(
    session: Session, kind: Kind[R], row: R, changes: Mapping[str, str], *, add: Add = False, why: str = ""
) -> int | None:
    """Set fields of one to what was typed, as one change; its number, None where nothing changed.

    Raises PlanwatchError; Conflict where somebody changed the same field since the row was read.
    """
    what = f"{kind.called} {row.name}: {changes_in_words(changes)}"
    with open_batch(session.database, session.sign(what, why)) as batch:
        write_part(batch, kind, row, changes, row.version, add=add)
    return batch.id


def write_part(
    batch: Batch, kind: Kind[R], row: R, changes: Mapping[str, str], seen: int | None, *, add: Add = False
) -> None:
    """Set fields of one as a part of a change, as ``set_part`` does; ``seen`` as for ``Batch.change``."""
    columns, lists = _written(batch, kind, row.of, changes, row.part, row.id, add=add)
    batch.change(kind.name, row.id, columns, seen)
    for field, ids in lists.items():
        set_links(batch, kind.name, row.id, field, ids, seen, row.of.id)


def remove_part(session: Session, kind: Kind[R], row: R) -> int:
    """Take one out of the plan; returns the number of the change. Raises PlanwatchError where it cannot go."""
    with open_batch(session.database, session.sign(f"{kind.called} {row.name} removed")) as batch:
        kind.may_go(batch, row)
        batch.remove(kind.name, row.id, row.version)
        for table, row_id in kind.takes(row):
            batch.remove(table, row_id)
    return batch.number


def named(kind: Kind[Any]) -> str:
    """``a risk``."""
    return f"a {kind.called}"


def _columns_of(held: Mapping[str, Any]) -> Columns:
    return {key: column_value(value) for key, value in held.items()}


def _written(
    batch: Batch, kind: Kind[Any], day: PlanDay, typed: Mapping[str, str], before: Any, own: int | None, *, add: Add
) -> tuple[Columns, dict[str, list[int]]]:
    """The columns that were typed into with what follows from them, and the lists that were."""
    columns: Columns = {}
    lists: dict[str, list[int]] = {}
    part = PART[kind.name]
    for name, text in typed.items():
        known_field(named(kind), name, [field.name for field in kind.fields])
        field, clean = kind.field(name), kind.read(day, name, checked_text(text).strip())
        if field.is_needed and not clean:
            raise PlanwatchError(f"a {kind.called} needs a {field.called}", field.help or "type one")
        if name in part.lists:
            lists[name] = listed(batch, day.id, field.of, clean, add=add)
            if field.of == kind.name and own in lists[name]:
                raise PlanwatchError(f"{clean} is the {kind.called} itself", f"name another {kind.called}, or none")
        elif name in part.links:
            columns[f"{name}_id"] = find_linked(batch, day.id, field.of, clean, add=add)
        elif name == kind.key:
            columns[name] = _free_name(batch, kind, day, clean, own)
        else:
            columns |= _plain(field, clean, day)
    held = _columns_of(flat(before) if before is not None else empty(part.of))
    change = Change(batch, day, own, before, columns, {**held, **columns})
    return columns | kind.follow(change), lists


def _plain(field: Field, typed: str, day: PlanDay) -> Columns:
    if field.holds is Holds.WORDED:
        return when_columns(field.name, typed_date(day, typed).span)
    return {field.name: value_of(field, " ".join(typed.split()) if field.holds is Holds.TEXT else typed, day)}


def _free_name(batch: Batch, kind: Kind[Any], day: PlanDay, typed: str, own: int | None) -> str:
    """The ref, number or name, which no other of its kind has, whatever the capitals."""
    name = " ".join(typed.split())
    if kind.key in ("ref", "number") and re.search(r"[,;:\s]", name):
        raise PlanwatchError(
            f"'{name}' is no {kind.key} of a {kind.called}", "no blank, comma, semicolon or colon in it"
        )
    for one in candidates(batch.database, day.id, kind.name):
        if one.id != own and natural_key(one.name) == natural_key(name):
            raise PlanwatchError(f"there is a {kind.called} {one.name} already", "give another, or change that one")
    return name


def asked_before_removal(row: PartRow[Any], also: str = "") -> str:
    """The question whether it may go."""
    told = f" {also}." if also else ""
    return f"Remove {PART[row.kind].one} {row.name} from the plan {row.of.plan.ref}?{told}"
