"""Taking a batch back: every value to what it was, or, where somebody changed one since, nothing at all."""

import json
import sqlite3
from collections.abc import Container

from planwatch.errors import Conflict, PlanwatchError, Taken
from planwatch.model.values import Struct
from planwatch.storage.engine.sqlite import Database, Params
from planwatch.storage.writing.batch import Batch, known_row
from planwatch.storage.writing.tables import FIELD_OF, FIELDS, LINKS, REFERENCES, TABLES
from planwatch.storage.writing.values import columns_of, dump, field_value
from planwatch.storage.writing.words import changed_in_words, field_in_words, last_writer, row_in_words, table_in_words


class Change(Struct, frozen=True):
    """A batch, as undo and the log speak of it."""

    id: int
    kind: str
    who: str
    at: str
    what: str
    undoes: int | None
    group: int | None = None
    """The number of the first change of those that it belongs to."""


UNDONE = (
    "exists (select 1 from batch u where u.undoes = b.id and u.kind = 'undo' "
    "and not exists (select 1 from batch r where r.undoes = u.id))"
)
"""Whether the change ``b`` has been taken back, and not done again."""


def last_change(database: Database, who: str, group: int | None = None) -> Change | None:
    """The newest change of this user that has not been taken back; of a group, but for the one that began it."""
    return _first(
        database,
        "select * from batch b where b.who = :who and b.kind in ('edit', 'import') "
        "and (:grp is null or (b.grp = :grp and b.id <> :grp)) "
        f"and not {UNDONE} order by b.id desc limit 1",
        {"who": who, "grp": group},
    )


def last_undo(database: Database, who: str, group: int | None = None) -> Change | None:
    """The newest undo of this user (in a group) that can be redone: none of their changes came after it."""
    return _first(
        database,
        "select * from batch b where b.who = :who and b.kind = 'undo' and (:grp is null or b.grp = :grp) "
        "and not exists (select 1 from batch r where r.undoes = b.id) and b.id > "
        "(select coalesce(max(id), 0) from batch where who = :who and kind in ('edit', 'import')) "
        "order by b.id desc limit 1",
        {"who": who, "grp": group},
    )


def of_group(database: Database, group: int) -> list[Change]:
    """What of a group still stands, newest first: its edits, or where the group is an undo, what can be redone."""
    rows = database.query(
        "select b.* from batch b join batch first on first.id = b.grp where b.grp = :grp and b.kind = first.kind and "
        f"case b.kind when 'undo' then not exists (select 1 from batch r where r.undoes = b.id) else not {UNDONE} "
        "end order by b.id desc",
        {"grp": group},
    )
    return [_change(row) for row in rows]


def find_change(database: Database, number: int) -> Change:
    """The change of that number that can still be taken back; raises PlanwatchError where there is none."""
    found = _first(database, "select * from batch where id = ?", (number,))
    if found is None:
        raise PlanwatchError(f"there is no change {number}", "`planwatch log` lists them")
    if found.kind in ("undo", "redo"):
        raise PlanwatchError(f"change {number} is itself an undo or redo", "undo the change that it was about")
    if database.one(f"select 1 from batch b where b.id = ? and {UNDONE}", (number,)):
        raise PlanwatchError(f"change {number} has been taken back already", "`planwatch log` shows by whom")
    return found


def undone_by(database: Database, undo: Change) -> Change:
    """The change that this undo took back."""
    return _change(database.row("select * from batch where id = ?", (undo.undoes,)))


_NAMED_BY_ALL = [(kind, *named) for kind in ("theme", "lead") for named in REFERENCES[kind]]
"""What goes only with where all goes that names it: tables and columns."""


def _first(database: Database, sql: str, params: Params) -> Change | None:
    row = database.one(sql, params)
    return _change(row) if row is not None else None


def _change(row: sqlite3.Row) -> Change:
    return Change(row["id"], row["kind"], row["who"], row["at"], row["what"], row["undoes"], row["grp"])


def revert(batch: Batch, number: int) -> int:
    """Write back what batch ``number`` changed; returns how many rows it was. Raises Conflict naming who and what."""
    entries = batch.database.query("select * from journal where batch_id = ? order by id desc", (number,))
    added = {(entry["table_name"], entry["row_id"]) for entry in entries if entry["field"] == ""}
    try:
        for entry in entries:
            row = known_row(batch.database, entry["table_name"], entry["row_id"])
            if entry["field"] == "":
                _remove_again(batch, entry, row, added)
            else:
                _write_back(batch, entry, row)
        for entry in entries:
            if entry["field"] == "removed":
                _refuse_without(batch, entry["table_name"], entry["row_id"])
    except Taken as taken:
        raise Conflict(taken.message, "nothing was undone") from taken
    return len({(entry["table_name"], entry["row_id"]) for entry in entries})


def _write_back(batch: Batch, entry: sqlite3.Row, row: sqlite3.Row) -> None:
    table, name = entry["table_name"], entry["field"]
    if name not in FIELDS[table]:
        raise Conflict(f"{row_in_words(table, row)}: {name} is kept otherwise since", "nothing was undone")
    if (table, name) == ("action", "answers"):
        return _tags_back(batch, entry, row)
    if table == "answering" and row["removed"] and name != "removed":
        return None  # what it answered was given anew since
    if (now := field_value(table, row, name)) != entry["after"]:
        raise _changed_since(batch, table, row, name, changed_in_words(table, name, entry["after"], now))
    values = columns_of(table, name, entry["before"])
    if row["removed"] and name != "removed":
        if _was_removed_since(batch, entry):
            raise _changed_since(batch, table, row, "removed")
        values |= {"removed": 1}  # it was out of the plan when it was given to another part
    batch.change(table, entry["row_id"], values)
    return None


def _was_removed_since(batch: Batch, entry: sqlite3.Row) -> bool:
    """Whether a row that is out of the plan went in the change of the entry, or after it."""
    sql = "select max(batch_id) from journal where table_name = ? and row_id = ? and field = 'removed'"
    last = batch.database.number(sql, (entry["table_name"], entry["row_id"]))
    return last >= entry["batch_id"]


def _tags_back(batch: Batch, entry: sqlite3.Row, row: sqlite3.Row) -> None:
    """Take back a change of what an action answers that was made while that was one text of lines."""
    before, after = (json.loads(entry[each]) for each in ("before", "after"))
    # Only of what was changed in an older planwatch.
    from planwatch.storage.writing.answering import set_answers
    from planwatch.storage.writing.numbers import answered

    now = "\n".join(answered(batch.database, row["id"]))
    if now not in (before, after):
        raise _changed_since(batch, "action", row, "answers")
    set_answers(batch, row["id"], row["plan_id"], before.split("\n") if before else (), None)


def _remove_again(batch: Batch, entry: sqlite3.Row, row: sqlite3.Row, added: Container[tuple[str, int]]) -> None:
    table = entry["table_name"]
    if row["removed"]:
        raise _changed_since(batch, table, row, "removed")
    after = json.loads(entry["after"])
    for column in TABLES[table]:
        if column in after and dump(row[column]) != dump(after[column]):
            raise _changed_since(batch, table, row, column.removesuffix("_id"))
    _refuse_if_used(batch, table, row, added, ("answering",) if _may_be_answered(batch, table, row, after) else ())
    batch.remove(table, entry["row_id"])


def _may_be_answered(batch: Batch, table: str, row: sqlite3.Row, after: dict[str, object]) -> bool:
    """Whether what is answered keeps no row: a recommendation leaves its number, and an action was added with it."""
    if table != "action" or not after.get("answers"):
        return table == "recommendation"
    from planwatch.storage.writing.numbers import answered  # in an older planwatch: it is a row of its own since

    return after["answers"] == "\n".join(answered(batch.database, row["id"]))


def _refuse_if_used(
    batch: Batch, table: str, row: sqlite3.Row, added: Container[tuple[str, int]], unless: Container[str]
) -> None:
    """Raise Conflict where a row that stays names this one; those ``added`` with it go with it.

    ``unless`` are tables whose rows do not mind: numbers that name no recommendation any more are words again.
    """
    for other, column in REFERENCES.get(table, ()):
        if other in unless:
            continue
        using = batch.database.query(f'select id from "{other}" where "{column}" = ? and removed = 0', (row["id"],))
        found = next((one for one in using if (other, one["id"]) not in added), None)
        if found is not None:
            last = last_writer(batch.database, other, found["id"], FIELD_OF[other][column])
            raise Conflict(
                f"{row_in_words(table, row)} is in use: {last} added {_a(other)} to it", "nothing was undone"
            )


def _refuse_without(batch: Batch, table: str, row_id: int) -> None:
    """Raise Conflict where a row that is in the plan again names what was taken out of it meanwhile."""
    row = known_row(batch.database, table, row_id)
    for kind, other, column in () if row["removed"] else _NAMED_BY_ALL:
        whose = "id" if other == table else LINKS[other].owner if other in LINKS and LINKS[other].kind == table else ""
        found = whose and batch.database.one(
            f'select k.* from "{other}" t join {kind} k on k.id = t."{column}" '
            f'where t."{whose}" = ? and t.removed = 0 and k.removed = 1',
            (row_id,),
        )
        if found:
            raise Conflict(
                f"{row_in_words(table, row)} names the {kind} {row_in_words(kind, found)}, which was removed since, by "
                f"{last_writer(batch.database, kind, found['id'], 'removed')}",
                "nothing was undone; take that back first",
            )


def _changed_since(batch: Batch, table: str, row: sqlite3.Row, name: str, called: str = "") -> Conflict:
    last = last_writer(batch.database, table, row["id"], name)
    words = "was removed" if name == "removed" else f"{called or field_in_words(name)} of it was changed"
    return Conflict(f"{row_in_words(table, row)}: {words} since, by {last}", "nothing was undone")


def _a(table: str) -> str:
    one = table_in_words(table)
    return f"an {one}" if one[0] in "aeiou" else f"a {one}"
