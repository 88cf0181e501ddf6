"""The journal as people read it: who changed what, when, from what to what."""

import sqlite3
from collections.abc import Sequence

from planwatch.model.values import Struct
from planwatch.storage.engine.dialect import ids_in, said
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.journal.undo import UNDONE
from planwatch.storage.writing.tables import LINKS, PARENTS
from planwatch.storage.writing.words import field_in_words, state_changes, table_in_words, value_in_words

_ACTION_OF = {"action": "j.row_id"} | {
    table: f'(select {column} from "{table}" where id = j.row_id)' for table, column in PARENTS.items()
}
_ANY_ACTION = " ".join(f"when '{table}' then {action}" for table, action in _ACTION_OF.items())


_MOST_DETAILS = 50


class LogDetail(Struct, frozen=True):
    """One field that a change touched, in words."""

    table: str
    ref: str
    """The action's ref, empty where it is not about one."""
    field: str
    before: str
    after: str

    def in_words(self) -> str:
        """``C1.2 due: 20 Oct 2015 → 30 Nov 2015``, ``C1.2 move added: 30 Nov 2015``, ``C1.2 removed``."""
        table = field_in_words(LINKS[self.table].field) if self.table in LINKS else table_in_words(self.table)
        subject = " ".join(part for part in (self.ref, "" if self.table == "action" else table) if part)
        if not self.field:
            return f"{subject} added: {self.after}"
        if self.field == "removed":
            told = f": {self.before}" if self.table in LINKS else ""
            return f"{subject} {'removed' if self.after == '1' else 'brought back'}{told}"
        return f"{subject} {field_in_words(self.field)}: {self.before} → {self.after}"


class Entry(Struct, frozen=True):
    """One change of the journal, as the log shows it. ``at`` is a UTC moment as text."""

    number: int
    at: str
    who: str
    kind: str
    what: str
    why: str
    undone: bool
    details: tuple[LogDetail, ...]
    more: int
    """How many details there are beyond those."""


def entries(database: Database, plans: Sequence[int], action_id: int | None, most: int) -> list[Entry]:
    """The newest changes first; with ``action_id`` only those that touched that action, and only what touched it."""
    of_action = " or ".join(
        f"(j.table_name = '{table}' and {column} = :action)" for table, column in _ACTION_OF.items()
    )
    condition = f"j.plan_id in {ids_in(plans)}" + (f" and ({of_action})" if action_id is not None else "")
    found = database.query(
        f"select b.*, {UNDONE} as undone from batch b "
        f"where b.id in (select j.batch_id from journal j where {condition}) order by b.id desc limit :most",
        {"action": action_id, "most": most},
    )
    return [
        Entry(
            row["id"], row["at"], row["who"], row["kind"], row["what"], row["why"], bool(row["undone"]),
            *_details(database, row["id"], condition, action_id),
        )
        for row in found
    ]  # fmt: skip


def _details(
    database: Database, batch_id: int, condition: str, action_id: int | None
) -> tuple[tuple[LogDetail, ...], int]:
    """The first details of a change, and how many more there are."""
    of_batch = {"batch": batch_id, "action": action_id}
    # It goes with a status or a rating, which is told; what a number names follows from the recommendations.
    follows = "(j.table_name = 'answering' and j.field in ('recommendation', 'words'))"
    condition = f"{condition} and j.field <> 'heard_on' and not {follows}"
    total = database.number(f"select count(*) from journal j where j.batch_id = :batch and {condition}", of_batch)
    rows = database.query(
        f"select j.*, (select ref from action where id = case j.table_name {_ANY_ACTION} end) as ref from journal j "
        f"where j.batch_id = :batch and {condition} order by j.id limit {_MOST_DETAILS}",
        of_batch,
    )
    return tuple(detail for row in rows for detail in details_of(database, row)), total - len(rows)


def details_of(database: Database, row: sqlite3.Row) -> list[LogDetail]:
    """A row of the journal, with the ``ref`` of its action, in words: a detail, or one for each part of a state."""
    table, field, ref = row["table_name"], row["field"], row["ref"] or ""
    if changes := state_changes(table, field, row["before"], row["after"]):
        return [LogDetail(table, ref, each.field, each.before, each.after) for each in changes]
    return [LogDetail(table, ref, field, _before(database, row), value_in_words(database, table, field, row["after"]))]


def _before(database: Database, row: sqlite3.Row) -> str:
    """What was there before a change; of a row of a list, which came or went, what it says."""
    table = row["table_name"]
    if table in LINKS and row["field"] == "removed":
        source, name = said(LINKS[table].names)
        return str(database.row(f"select {name} from {source} where s.id = ?", (row["row_id"],))[0])
    return value_in_words(database, table, row["field"], row["before"])


def changed_actions(database: Database, since: int) -> set[int]:
    """The actions that journal rows after ``since`` are about."""
    found: set[int] = set()
    for row in database.query("select table_name, row_id from journal where id > ?", (since,)):
        if row["table_name"] == "action":
            found.add(row["row_id"])
        elif row["table_name"] in PARENTS:
            column = PARENTS[row["table_name"]]
            found.add(database.number(f'select {column} from "{row["table_name"]}" where id = ?', (row["row_id"],)))
        elif row["table_name"] == "lead":
            found.update(r[0] for r in database.query("select id from action where lead_id = ?", (row["row_id"],)))
        elif row["table_name"] == "theme":
            found.update(r[0] for r in database.query("select id from action where theme_id = ?", (row["row_id"],)))
    return found - {0}  # an update on a theme or the plan is about no action
