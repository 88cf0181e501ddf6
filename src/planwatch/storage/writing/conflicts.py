"""Whether somebody else changed the same field of a row first."""

import sqlite3

from planwatch.storage.engine.sqlite import Database
from planwatch.storage.writing.tables import LINKS
from planwatch.storage.writing.words import changed_meanwhile

_WHEN_LINKED = " ".join(f"when '{table}' then '{link.field}'" for table, link in LINKS.items())
_FIELD_TO_PEOPLE = f"case j.table_name {_WHEN_LINKED} else j.field end"


def _in_a_link(kind: str) -> str:
    """The condition for what was journalled of the lists of a part of that kind."""
    return "".join(
        f" or (j.table_name = '{table}' and j.row_id in (select id from {table} where {link.owner} = :row))"
        for table, link in LINKS.items()
        if link.kind == kind
    )


def refuse_later(database: Database, table: str, row: sqlite3.Row, touched: tuple[str, ...], steps: int) -> None:
    """Raise Conflict where one of these fields was changed in the last so many changes of the row."""
    batches: list[int] = []
    for entry in _entries(database, table, row["id"]):
        if entry["id"] not in batches:
            batches.append(entry["id"])
        if len(batches) > max(steps, 1):
            return
        if entry["field"] in touched:
            raise changed_meanwhile(database, table, row, entry)


def refuse_since(database: Database, table: str, row: sqlite3.Row, touched: tuple[str, ...], since: int) -> None:
    """Raise Conflict where one of these fields was changed after the change of that number."""
    for entry in _entries(database, table, row["id"], since):
        if entry["field"] in touched:
            raise changed_meanwhile(database, table, row, entry)


def _entries(database: Database, table: str, row_id: int, since: int = 0) -> list[sqlite3.Row]:
    """What was journalled of a row, newest first; of its lists too."""
    # All of them: a cursor left half way lives on in the trace of the Conflict, and until that goes, SQLite gives
    # this connection the file as it was, and no lock to write.
    return database.query(
        f"select {_FIELD_TO_PEOPLE} as field, j.table_name, j.before, j.after, b.id, b.who, b.at "
        "from journal j join batch b on b.id = j.batch_id "
        "where +j.batch_id > :since and "
        f"((j.table_name = :table and j.row_id = :row){_in_a_link(table)}) "
        "order by j.id desc",
        {"table": table, "row": row_id, "since": since},
    )
