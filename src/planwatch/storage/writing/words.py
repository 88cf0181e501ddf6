"""Rows and journal values in words, for the log and for messages about conflicts."""

import contextlib
import json
import re
import sqlite3
from datetime import date, datetime
from typing import cast

from planwatch.errors import Conflict, PlanwatchError
from planwatch.model.dates.in_words import day_in_full, interval_in_full
from planwatch.model.dates.reading import read_date
from planwatch.model.plan.keys import keys_of
from planwatch.model.plan.parts import PART, PARTS
from planwatch.model.values import Struct
from planwatch.storage.engine.dialect import said
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.writing.tables import LINKS

_KEYS = {key.name: key.holds for part in PARTS for key in keys_of(part.of)}
_NAMES = {key: (kind, PART[kind].named_by[0]) for part in PARTS for key, kind in part.links.items()}
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def table_in_words(table: str) -> str:
    """What a person calls a row of the table: ``sign-off``, ``deep dive``."""
    return PART[table].one if table in PART else table


def row_in_words(table: str, row: sqlite3.Row) -> str:
    """What a person calls the row: its ref, title or name."""
    keys = row.keys()
    name = next((str(row[key]) for key in ("ref", "name", "title") if key in keys), "")
    if not name and "number" in keys:
        return f"{table_in_words(table)} {row['number']}"
    return name or f"{table_in_words(table)} {row['id']}"


def value_in_words(database: Database, table: str, field: str, value: str | None) -> str:
    """A value of the journal as a person reads it; ids become names."""
    loaded: object = json.loads(value) if value is not None else None
    if isinstance(loaded, dict):
        held = cast("dict[str, object]", loaded)
        return _row_in_words(database, table, held) if field == "" else _object_in_words(field, held)
    if field in _NAMES and isinstance(loaded, int):
        other, column = _NAMES[field]
        row = database.one(f'select {column} from "{other}" where id = ?', (loaded,))
        return str(row[0]) if row is not None else "nothing"
    if _KEYS.get(field) is bool:
        return "yes" if loaded else "no"
    if _KEYS.get(field) is tuple:
        return "; ".join(str(loaded).split("\n")) if loaded else "nothing"
    return _plain(loaded) or "nothing"


def _plain(value: object) -> str:
    """A value of a column, with a day as people write it."""
    text = "" if value is None else str(value)
    with contextlib.suppress(ValueError):
        return day_in_full(date.fromisoformat(text)) if _DAY.fullmatch(text) else text
    return text  # no day, though it looks like one


_TOLD = {
    "board": ("board_rag", "board_by", "board_on", "board_why"),
    "response": ("decision", "responded_by", "responded_on", "response"),
    "closure": ("status", "closed_by", "closed_on"),
    "closing": ("status", "closed_on", "reason"),
    "approval": ("approved_on", "corrections"),
}
"""What is told of fields that are several columns, in this order."""


def _object_in_words(field: str, loaded: dict[str, object]) -> str:
    if field == "state":
        rag, percent = loaded["rag"], loaded["percent"]
        parts = [
            loaded["status"],
            rag,
            f"{percent} %" if percent is not None else "",
            loaded["completed"],
            loaded["reason"],
        ]
        return ", ".join(str(part) for part in parts if part)
    if field in ("score", "target") and f"{field}_on" not in loaded:
        return " × ".join("none" if value is None else str(value) for value in loaded.values())
    if field in ("agreement", "assurance"):
        return str(next(iter(loaded.values())) or "nothing")
    if field in _TOLD or f"{field}_on" in loaded:
        columns = _TOLD.get(field, (field, f"{field}_on"))
        return ", ".join(filter(None, (_plain(loaded[column]) for column in columns))) or "nothing"
    if field == "cover":
        return f"until {_plain(loaded['cover_until'])}" if loaded["cover_until"] else "nothing"
    text, last = loaded.get(field), loaded.get(f"{field}_by")
    read = read_date(str(text), date.min) if text and last else None
    if read is not None and (loaded.get(f"{field}_said") or read.last is None):
        first = loaded.get(f"{field}_from") or last
        return f"{text} ({interval_in_full(date.fromisoformat(str(first)), date.fromisoformat(str(last)))})"
    if read is not None and loaded.get(f"{field}_from") == last and not read.is_one_day:
        return f"{text} ({day_in_full(date.fromisoformat(str(last)))})"
    return str(text or "nothing")


_TELLING = (
    "title",
    "name",
    "text",
    "now",
    "completed",
    "verdict",
    "forum",
    "code",
    "started_on",
    "value",
    "on",
    "file",
)
"""Of a row that was added, the column that says most of it; of other kinds of part it is what names them."""


def _row_in_words(database: Database, table: str, row: dict[str, object]) -> str:
    if table in LINKS:
        names = LINKS[table].names
        named, of = PART[names.of].named_by[0], row[names.column]
        found = database.one(f"select {named} from {names.of} where id = ?", (of,)) if isinstance(of, int) else None
        return f"{found[0] if found is not None else ''}{row.get(names.words, '')}" or "a row"
    named_by = PART[table].named_by if table in PART else ()
    return next((_plain(row[key]) for key in (*_TELLING, *named_by) if row.get(key)), "a row")


def field_in_words(field: str) -> str:
    """What a person calls a field of the journal; those of a state have names of their own."""
    known = {"rag": "RAG", "board": "board's rating", "agreement": "who agreed its date"}
    return known.get(field, field.replace("_", " "))


class FieldChange(Struct, frozen=True):
    """A field, and in words what it was and what it is."""

    field: str
    before: str
    after: str


def state_changes(table: str, field: str, before: str, after: str) -> list[FieldChange]:
    """What is other than before of an action's state, of which the journal keeps the whole; none of other fields."""
    if (table, field) != ("action", "state"):
        return []
    was, now = _of_state(before), _of_state(after)
    return [FieldChange(key, was[key], now[key]) for key in was if was[key] != now[key]]


def changed_in_words(table: str, field: str, before: str, after: str) -> str:
    """What a person calls that which was changed: ``due``, ``RAG and percent``."""
    changes = state_changes(table, field, before, after)
    return " and ".join(field_in_words(each.field) for each in changes) or field_in_words(field)


def _of_state(state: str) -> dict[str, str]:
    loaded: dict[str, object] = json.loads(state)
    percent = loaded["percent"]
    return {
        "status": ", ".join(filter(None, (str(loaded["status"]), _plain(loaded["completed"])))),
        "rag": str(loaded["rag"] or "none"),
        "percent": "none" if percent is None else f"{percent} %",
        "reason": str(loaded["reason"] or "none"),
    }


def last_writer(database: Database, table: str, row_id: int, field: str) -> str:
    """Who last changed this field of the row (or else made it), and when: "bob on 11 Jan 2016 at 09:04 (change 7)"."""
    found = _last_linker(database, table, row_id, field) or database.one(
        "select b.who, b.at, b.id from journal j join batch b on b.id = j.batch_id where j.table_name = ? "
        "and j.row_id = ? order by (j.field = ?) desc, (j.field = '') desc, j.id desc limit 1",
        (table, row_id, field),
    )
    return f"{signed(found)} (change {found['id']})" if found is not None else "somebody"


def _last_linker(database: Database, table: str, row_id: int, field: str) -> sqlite3.Row | None:
    """Who last changed a field that is a list of other parts."""
    names = PART[table].lists.get(field) if table in PART else None
    if names is None:
        return None
    return database.one(
        f"select b.who, b.at, b.id from journal j join batch b on b.id = j.batch_id join {names.table} s "
        f"on s.id = j.row_id where j.table_name = ? and s.{table}_id = ? order by j.id desc limit 1",
        (names.table, row_id),
    )


def signed(batch: sqlite3.Row) -> str:
    """Who made a change and when, in the local time zone."""
    at = datetime.fromisoformat(batch["at"]).astimezone()
    return f"{batch['who']} on {day_in_full(at.date())} at {at:%H:%M}"


def changed_meanwhile(database: Database, table: str, row: sqlite3.Row, entry: sqlite3.Row) -> Conflict:
    """What is said where somebody changed the same field first; ``entry`` is of the journal, with its batch."""
    name, before, after = entry["field"], entry["before"], entry["after"]
    changes = state_changes(table, name, before, after)
    if changes:
        value = ", ".join(each.after for each in changes)
    elif name in (PART[table].lists if table in PART else ()):
        value = _links_in_words(database, table, name, row["id"])
    else:
        value = value_in_words(database, table, name, after)
    return Conflict(
        f"{changed_in_words(table, name, before, after)} of {row_in_words(table, row)} "
        f"{'were' if len(changes) > 1 else 'was'} changed meanwhile by {signed(entry)} to {value}",
        "look at it again, then decide",
    )


def _links_in_words(database: Database, kind: str, field: str, row_id: int) -> str:
    source, name = said(PART[kind].lists[field])
    rows = database.query(
        f"select {name} from {source} where s.{kind}_id = ? and s.removed = 0 order by s.seq, s.id", (row_id,)
    )
    return "; ".join(row[0] for row in rows) or "nothing"


def plan_is_closed(ref: str) -> PlanwatchError:
    """What is said where a plan that is closed would be changed."""
    return PlanwatchError(
        f"the plan {ref} is closed, and takes no changes",
        "undo still works; `planwatch about status=approved` opens it again",
    )


def removed_meanwhile(database: Database, table: str, row_id: int) -> Conflict:
    """What is said where a row is no longer in the plan."""
    row = database.one(f'select * from "{table}" where id = ?', (row_id,))
    name = row_in_words(table, row) if row is not None else f"{table} {row_id}"
    last = last_writer(database, table, row_id, "removed")
    return Conflict(f"{name} was removed meanwhile by {last}", "`planwatch undo` of that change brings it back")
