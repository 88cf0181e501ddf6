"""Giving what hangs on one part to another."""

import sqlite3

from planwatch.model.due.route import read_step
from planwatch.model.plan.hanging import Hanging
from planwatch.model.plan.parts import PART
from planwatch.model.values import replace
from planwatch.storage.engine.values import Value
from planwatch.storage.writing.batch import Batch, known_row
from planwatch.storage.writing.tables import LINKS


def move(batch: Batch, one: Hanging, was: str, to: int, name: str) -> None:
    """Let a row name another part: the one of that id and name in place of the one called ``was``.

    Of two rows that would then say the same, the one that was there stays.
    """
    row = known_row(batch.database, one.table, one.id)
    if one.column == "route":
        steps = dict.fromkeys(_step(words, was, name) for words in str(row["route"]).splitlines())
        batch.change(one.table, one.id, {"route": "\n".join(steps)})
    elif not row["removed"] and _is_said(batch, one, row, to):
        batch.remove(one.table, one.id)
    else:
        # What is out of the plan goes along: it can come back.
        value: Value = name if one.by_name else to
        batch.change(one.table, one.id, {one.column: value, "removed": row["removed"]})


def _step(words: str, was: str, name: str) -> str:
    step = read_step(words)
    return replace(step, to=name).in_words() if step is not None and step.to == was else words


def _is_said(batch: Batch, one: Hanging, row: sqlite3.Row, to: int) -> bool:
    """Whether a list names that one already, or it has a part that says just this."""
    if one.table in LINKS:
        same = [LINKS[one.table].owner]
    elif one.table in PART and PART[one.table].hangs_on and one.column.removesuffix("_id") in PART[one.table].hangs_on:
        same = list(PART[one.table].named_by)
    else:
        return False
    there = " and ".join(f'"{name}" is ?' for name in same)
    sql = f'select 1 from "{one.table}" where "{one.column}" = ? and removed = 0 and {there}'
    return batch.database.one(sql, (to, *(row[name] for name in same))) is not None
