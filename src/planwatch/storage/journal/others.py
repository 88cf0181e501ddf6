"""What others than one person changed of actions, after a change of the journal."""

import sqlite3
from collections.abc import Collection, Mapping
from typing import NamedTuple

from planwatch.model.values import Struct
from planwatch.storage.engine.dialect import ids_in
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.journal.log import details_of
from planwatch.storage.writing.tables import LINKS, PARENTS
from planwatch.storage.writing.words import FieldChange, field_in_words, state_changes, table_in_words

_ACTION = " ".join(
    f"when '{table}' then (select {column} from \"{table}\" where id = j.row_id)" for table, column in PARENTS.items()
)
_ROWS = {"action": ":action"} | {
    table: f'(select id from "{table}" where {column} = :action)' for table, column in PARENTS.items()
}
# The change stands in each of them, so that each is looked up by the index that begins with it.
_OF_ACTION = " union all ".join(
    f"select j.*, '' as ref from journal j where j.batch_id = :batch and j.table_name = '{table}' "
    f"and j.row_id {'=' if table == 'action' else 'in'} {rows}"
    for table, rows in _ROWS.items()
)
# What a recommendation's new number or a status brings with it says nothing of its own.
_TOLD = "j.field <> 'heard_on' and not (j.table_name = 'answering' and j.field in ('recommendation', 'words'))"


class Changed(NamedTuple):
    """An action that others changed, and the newest of these changes."""

    action: int
    plan: int
    batch: int
    removed: bool
    mine: bool
    """Whether it is that of one of some leads, or was until it was given away."""


class Change(Struct, frozen=True):
    """A change, and what it touched of one action, in words."""

    who: str
    at: str
    """A UTC moment as text."""
    kind: str
    what: str
    fields: tuple[str, ...]


def newest(database: Database) -> tuple[int, str]:
    """The number of the newest change and its moment; 0 and no words where there is none."""
    row = database.one("select id, at from batch order by id desc limit 1")
    return (row[0], row[1]) if row is not None else (0, "")


def is_there(database: Database, number: int, at: str) -> bool:
    """Whether the change of that number was made at that moment: in a copy of old, numbers were given anew."""
    return not number or database.one("select 1 from batch where id = ? and at = ?", (number, at)) is not None


def newest_until(database: Database, at: str) -> int:
    """The newest change made up to that moment."""
    return database.number("select coalesce(max(id), 0) from batch where at <= ?", (at,))


def changed(database: Database, who: str, after: int, mine: Collection[int]) -> list[Changed]:
    """The actions that others than ``who`` changed after that change; ``mine`` are the ids of leads."""
    gave = ", ".join(f"'{lead}'" for lead in mine) or "null"
    given = f"max(j.table_name = 'action' and j.field = 'lead' and j.before in ({gave}))"
    rows = database.tuples(
        f"select a.id, a.plan_id, n.batch, a.removed, coalesce(a.lead_id in {ids_in(mine)}, 0) or coalesce(n.given, 0) "
        f"from (select case j.table_name when 'action' then j.row_id {_ACTION} end as action, "
        f"max(j.batch_id) as batch, {given} as given from journal j join batch b on b.id = j.batch_id "
        f"where j.batch_id > ? and b.who <> ? and {_TOLD} group by 1) n "
        "join action a on a.id = n.action order by n.batch desc, a.id",
        (after, who),
    )
    return [Changed(action, plan, batch, bool(removed), bool(own)) for action, plan, batch, removed, own in rows]


def changed_in(database: Database, batches: Mapping[int, int], mine: Collection[int]) -> list[Changed]:
    """Actions as they are now, each with the change that it was last changed by; those that are not there are not."""
    rows = database.tuples(
        f"select id, plan_id, removed, coalesce(lead_id in {ids_in(mine)}, 0) from action where id in {ids_in(batches)}"
    )
    return [Changed(action, plan, batches[action], bool(removed), bool(own)) for action, plan, removed, own in rows]


def change(database: Database, batch: int, action: int) -> Change:
    """That change, as far as it touched that action, however much else it touched."""
    who, at, kind, what = database.row("select who, at, kind, what from batch where id = ?", (batch,))
    words = dict.fromkeys(
        words
        for row in _touched(database, batch, action)
        for words in [_in_words("action", each.field) for each in _state(row)]
        or [_in_words(row["table_name"], row["field"])]
    )
    words.pop("", None)
    if "due" in words:
        words.pop("original due", None)  # kept at the first move
    return Change(who, at, kind, what, tuple(words))


def details(database: Database, batch: int, action: int) -> list[str]:
    """The same with what was there before and after: ``due: 20 Oct 2015 → 30 Nov 2015``."""
    rows = _touched(database, batch, action)
    told = [row for row in rows if _in_words(row["table_name"], row["field"])]
    fields = {(row["table_name"], row["field"]) for row in told}
    kept = {("action", "original_due")} if ("action", "due") in fields else set[tuple[str, str]]()
    return [
        one.in_words().strip()
        for row in told
        if (row["table_name"], row["field"]) not in kept
        for one in details_of(database, row)
    ]


def _state(row: sqlite3.Row) -> list[FieldChange]:
    return state_changes(row["table_name"], row["field"], row["before"], row["after"])


def _touched(database: Database, batch: int, action: int) -> list[sqlite3.Row]:
    of = {"batch": batch, "action": action}
    return database.query(f"select * from ({_OF_ACTION}) j where {_TOLD} order by id", of)


def _in_words(table: str, field: str) -> str:
    if table == "move":
        return ""  # it goes with the due date, which is told
    if table == "action":
        return {"": "added", "removed": "brought back"}.get(field, field_in_words(field))
    return field_in_words(LINKS[table].field) if table in LINKS else table_in_words(table)
