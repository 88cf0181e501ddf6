"""Values on their way into the file: what no file can hold is refused, and how the journal keeps the rest."""

import json
import sqlite3
from collections.abc import Mapping

from planwatch.errors import PlanwatchError, Taken
from planwatch.model.plan.parts import PART
from planwatch.storage.engine.dialect import ids_in
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.engine.values import Value
from planwatch.storage.writing.tables import FIELDS
from planwatch.storage.writing.words import plan_is_closed


def refuse_nul(values: Mapping[str, Value]) -> None:
    """Raise PlanwatchError where a text holds a NUL character."""
    if "\0" in "".join([value for value in values.values() if isinstance(value, str)]):
        raise PlanwatchError("a text holds a NUL character, which cannot be kept", "take it out; nothing was changed")


def refuse_closed(database: Database, plans: set[int], touched: Mapping[int, set[str]]) -> None:
    """Raise PlanwatchError where one of these plans is closed, unless its status is among what was ``touched`` of it.

    What a file brings is taken with the status that it has there.
    """
    changed = [plan_id for plan_id in plans if not touched.get(plan_id, set()) & {"", "status", "closed_on", "removed"}]
    closed = f"select ref from plan where status = 'closed' and id in {ids_in(changed)}"
    for row in database.query(closed):
        raise plan_is_closed(row[0])


def naming_what_is_taken(error: sqlite3.IntegrityError, table: str, values: Mapping[str, object]) -> Taken:
    """Taken, naming it, for what SQLite says of a row whose name another one has; any other fault is raised again."""
    if "UNIQUE" not in str(error):
        raise error
    column, whole = PART[table].named_by[0], "file" if table == "plan" else "plan"
    return Taken(f"the {column} '{values[column]}' is in use in this {whole}", "give another one")


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def dump(value: object) -> str:
    """The JSON form in which the journal keeps a value; equal values have equal text."""
    return _encode(value)


def field_value(table: str, row: sqlite3.Row, name: str) -> str:
    """A field of a row as the journal keeps it: a scalar, or an object where several columns belong together."""
    columns = FIELDS[table][name]
    if len(columns) == 1:
        return dump(row[columns[0]])
    held = {column: row[column] for column in columns}
    return dump({column: value for column, value in held.items() if value is not None or not _is_later(column)})


def columns_of(table: str, name: str, value: str) -> dict[str, Value]:
    """The columns that set a field to a value of the journal; none where a later planwatch keeps it otherwise."""
    columns = FIELDS[table].get(name, ())
    if not columns:
        return {}
    loaded = json.loads(value)
    return {columns[0]: loaded} if len(columns) == 1 else {**dict.fromkeys(filter(_is_later, columns)), **loaded}


def _is_later(column: str) -> bool:
    """Whether a column came to a field that was journalled before: the journal names it only where it holds a day."""
    return column.endswith("_said")
