"""Is a plan file sound: does SQLite say so, does every row hold what the journal says, can every plan be read?"""

import json
import sqlite3
from collections import defaultdict

from planwatch.errors import PlanwatchError
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.snapshot import read_snapshot
from planwatch.storage.writing import derived
from planwatch.storage.writing.tables import TABLES
from planwatch.storage.writing.values import columns_of, dump
from planwatch.storage.writing.words import row_in_words

_UNKNOWN = "the journal knows it, the table does not"


def faults(database: Database) -> list[str]:
    """What is wrong with the file, a sentence each; empty where it is sound."""
    with database.reading():
        found = database.faults()
        if found:
            return found  # what follows cannot be trusted to read a damaged file
        return [*_against_journal(database), *_stale(derived.stale(database)), *_unreadable(database)]


def faults_after(database: Database, last: int) -> list[str]:
    """What SQLite finds wrong, and rows that are not what the journal's rows after that one tell of them."""
    with database.reading():
        return database.faults() or [
            wrong
            for (table, row_id), values in _told(database, last).items()
            if (wrong := _otherwise(table, database.one(f'select * from "{table}" where id = ?', (row_id,)), values))
        ]


def made_anew(database: Database) -> list[str]:
    """Where columns that are made from the rest were not so, a sentence each; they are, where it may be changed."""
    if database.read_only or not (found := derived.stale(database)) or database.faults():
        return []
    with database.writing():
        derived.refresh(database, found)
    return _stale(found)


def _stale(action_ids: list[int]) -> list[str]:
    return [f"action {action_id}: derived columns are stale" for action_id in action_ids]


def _against_journal(database: Database) -> list[str]:
    """Rows that are not what their changes, one after the other, have made of them."""
    told = _told(database)
    found: list[str] = []
    for table in TABLES:
        for row in database.query(f'select * from "{table}"'):
            values = told.pop((table, row["id"]), None)
            if values is None:
                found.append(f"{table} {row_in_words(table, row)}: no change of the journal made it")
                continue
            if wrong := _otherwise(table, row, values):
                found.append(wrong)
    return found + [f"{table} {row_id}: {_UNKNOWN}" for table, row_id in told]


def _told(database: Database, after: int = 0) -> dict[tuple[str, int], dict[str, object]]:
    """What the rows of the journal after that one make of each row that they tell of, by table and id."""
    told: dict[tuple[str, int], dict[str, object]] = defaultdict(dict)
    for entry in database.query(
        "select table_name, row_id, field, after from journal where id > ? order by id", (after,)
    ):
        if entry["field"] == "":
            values = {"removed": 0, **json.loads(entry["after"])}
        else:
            values = columns_of(entry["table_name"], entry["field"], entry["after"])
        told[entry["table_name"], entry["row_id"]] |= values
    return told


def _otherwise(table: str, row: sqlite3.Row | None, told: dict[str, object]) -> str:
    """What of a row is not as told; empty where all is."""
    if row is None:
        return f"{table}: {_UNKNOWN}"
    kept = {"removed", *TABLES[table]}  # a step may have taken a column away
    wrong = [column for column, value in told.items() if column in kept and dump(row[column]) != dump(value)]
    return f"{table} {row_in_words(table, row)}: {', '.join(wrong)} not as the journal says" if wrong else ""


def _unreadable(database: Database) -> list[str]:
    found: list[str] = []
    for row in database.query("select id, ref from plan where removed = 0"):
        try:
            read_snapshot(database, row["id"])
        except (ValueError, TypeError, PlanwatchError) as error:
            found.append(f"plan {row['ref']} cannot be read: {error}")
    return found
