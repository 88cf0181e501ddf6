"""Writing rows together with the journal of what changed: the one way in which anything gets into a plan file."""

import contextlib
import sqlite3
from collections import ChainMap
from collections.abc import Generator, Mapping, MutableMapping
from datetime import UTC, datetime, timedelta

from planwatch.model.values import Struct
from planwatch.storage.engine.dialect import insert_into
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.engine.values import Value, moment_text
from planwatch.storage.writing import derived
from planwatch.storage.writing.tables import FIELD_OF, LINKS, TABLES
from planwatch.storage.writing.values import dump, field_value, naming_what_is_taken, refuse_closed, refuse_nul
from planwatch.storage.writing.words import removed_meanwhile

NEW_GROUP = 0
"""The group of a change that begins one; its own number is the group's."""


class Signature(Struct, frozen=True):
    """Who makes a change, when, and what it is called in the log."""

    who: str
    now: datetime
    what: str
    why: str = ""
    kind: str = "edit"
    undoes: int | None = None
    group: int | None = None
    """The number of the first change of those that this one belongs to, such as one review."""


class Batch:
    """All that one user action changes. Made by ``open_batch``; written and journalled when that block ends.

    ``id`` is the number of the change, None until something has changed.
    """

    def __init__(self, database: Database, signature: Signature) -> None:
        self.database = database
        self.signature = signature
        self.id: int | None = None
        self.actions: set[int] = set()
        """Actions whose derived columns are stale."""
        self._entries: MutableMapping[tuple[str, int, str], tuple[int, str | None, str | None]] = {}
        self._touched: MutableMapping[tuple[str, int], None] = {}
        self._seqs: dict[str, int] = {}

    @property
    def number(self) -> int:
        """The number of a change that always changes something; RuntimeError where nothing was, a fault of ours."""
        if self.id is None:
            raise RuntimeError(f"nothing changed: {self.signature.what}")
        return self.id

    @contextlib.contextmanager
    def attempt(self) -> Generator[Mapping[tuple[str, int], None]]:
        """A part of the change: where the block raises, nothing of it is kept, and what came before it stands.

        Gives the rows that it has touched so far; none, where it came to nothing.
        """
        entries, touched, actions = self._entries, self._touched, self.actions
        self.actions = set()
        tried = self._entries = ChainMap({}, entries)
        tried_rows = self._touched = ChainMap({}, touched)
        try:
            with self.database.attempt():
                yield tried_rows.maps[0]
                entries.update(tried.maps[0])
                touched.update(tried_rows.maps[0])
                actions |= self.actions
        except BaseException:
            self._seqs.clear()
            raise
        finally:
            self._entries, self._touched, self.actions = entries, touched, actions

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Add a row; columns not given keep their defaults. Returns its id."""
        refuse_nul(values)
        try:
            row_id = self.database.execute(insert_into(table, tuple(values)), tuple(values.values()))
        except sqlite3.IntegrityError as error:
            raise naming_what_is_taken(error, table, values) from error
        self._touched[table, row_id] = None
        self._entries[table, row_id, ""] = (self._plan_of(table, row_id, values), None, None)
        self._note(table, row_id, values)
        return row_id

    def change(
        self,
        table: str,
        row_id: int,
        values: Mapping[str, Value],
        seen: int | None = None,
        since: int | None = None,
    ) -> tuple[str, ...]:
        """Set columns of a row; returns the fields that thereby changed.

        ``seen`` is the version the user was looking at, or ``since`` the number of the newest change then. Where
        somebody changed another field since, both changes stand; where it was the same one, Conflict says who, when
        and what.
        """
        refuse_nul(values)
        row = stored_row(self.database, table, row_id)
        if row is None or (row["removed"] and "removed" not in values):
            raise removed_meanwhile(self.database, table, row_id)
        changed = {column: value for column, value in values.items() if row[column] != value}
        if not changed:
            return ()
        touched = tuple(dict.fromkeys(FIELD_OF[table][column] for column in changed))
        # One batch is one step of the version, however many of its parts touch the row.
        own_step = int((table, row_id) in self._touched)
        self._refuse_conflict(table, row, touched, seen, since)
        before = {name: field_value(table, row, name) for name in touched}
        sets = ", ".join(f'"{column}" = ?' for column in changed)
        self._touched[table, row_id] = None
        try:
            self.database.execute(
                f'update "{table}" set {sets}, version = version + {1 - own_step} where id = ?',
                (*changed.values(), row_id),
            )
        except sqlite3.IntegrityError as error:
            raise naming_what_is_taken(error, table, {**dict(row), **changed}) from error
        now = known_row(self.database, table, row_id)
        for name in touched:
            self._enter(table, now, name, before[name])
        self._note(table, row_id, dict(now))
        if table == "lead" and "name" in touched:
            self.actions.update(self.database.integers("select id from action where lead_id = ?", (row_id,)))
        return touched

    def refuse_conflict(
        self, table: str, row_id: int, touched: tuple[str, ...], seen: int | None, since: int | None = None
    ) -> None:
        """Raise Conflict where one of these fields was changed after version ``seen``, or after change ``since``."""
        if seen is None and since is None:
            return
        self._refuse_conflict(table, known_row(self.database, table, row_id), touched, seen, since)

    def _refuse_conflict(
        self, table: str, row: sqlite3.Row, touched: tuple[str, ...], seen: int | None, since: int | None
    ) -> None:
        steps = row["version"] - int((table, row["id"]) in self._touched) - seen if seen is not None else 0
        if since is None and steps == 0:
            return
        from planwatch.storage.writing import conflicts  # hardly a change meets another

        if since is not None:
            conflicts.refuse_since(self.database, table, row, touched, since)
        if steps:
            conflicts.refuse_later(self.database, table, row, touched, steps)

    def remove(self, table: str, row_id: int, seen: int | None = None) -> None:
        """Take a row out of the plan; it stays in the file, so that this can be undone."""
        self.change(table, row_id, {"removed": 1}, seen)

    def touched(self, table: str) -> dict[int, set[str]]:
        """The rows of a table that this change touches so far, and which fields; ``''`` stands for a whole new row."""
        found: dict[int, set[str]] = {}
        for name, row_id, field in self._entries:
            if name == table:
                found.setdefault(row_id, set()).add(field)
        return found

    def before(self, table: str, row_id: int, field: str) -> str | None:
        """What a field that this change touches was before it, as the journal keeps it; None where it does not."""
        entry = self._entries.get((table, row_id, field))
        return entry[1] if entry is not None else None

    def action_of(self, table: str, row_id: int) -> int:
        """The action that a row hangs on."""
        return self.database.number(f'select action_id from "{table}" where id = ?', (row_id,))

    def next_seq(self, table: str) -> int:
        """The place after all rows of the table, and after those given before."""
        if table not in self._seqs:
            # No place is beyond the last id, since every row takes the next of both; and ids are found at once.
            self._seqs[table] = self.database.number(f'select max(id) from "{table}"')
        self._seqs[table] += 1
        return self._seqs[table]

    def _note(self, table: str, row_id: int, row: Mapping[str, Value]) -> None:
        """Remember the action that a row is of, and take a row of a list as a step of the part that has the list."""
        action_id = row_id if table == "action" else row.get("action_id")
        if isinstance(action_id, int) and table != "reviewed":  # which says nothing of the action itself
            self.actions.add(action_id)
        link = LINKS.get(table)
        owner_id = row[link.owner] if link is not None else None
        if link is not None and isinstance(owner_id, int) and (link.kind, owner_id) not in self._touched:
            self._touched[link.kind, owner_id] = None
            self.database.execute(f'update "{link.kind}" set version = version + 1 where id = ?', (owner_id,))

    def _plan_of(self, table: str, row_id: int, values: Mapping[str, Value]) -> int:
        if isinstance(plan_id := row_id if table == "plan" else values["plan_id"], int):
            return plan_id
        raise TypeError(f"a new row of {table} is in no plan")

    def _enter(self, table: str, row: sqlite3.Row, name: str, before: str) -> None:
        if (table, row["id"], "") in self._entries:
            return  # the row is new in this batch: its one entry holds the whole of it
        key = (table, row["id"], name)
        plan_id = row["id"] if table == "plan" else row["plan_id"]
        first = self._entries[key][1] if key in self._entries else before
        self._entries[key] = (plan_id, first, field_value(table, row, name))

    def finish(self) -> None:
        """Journal what changed, once all of it is written; an entry that ended where it began is no change."""
        self._number_anew()
        added = self._added()
        every = [
            (plan_id, table, row_id, name, before, after if name else added[table, row_id])
            for (table, row_id, name), (plan_id, before, after) in self._entries.items()
        ]
        entries = [entry for entry in every if entry[-2] != entry[-1]]
        if not entries:
            return
        if self.signature.kind not in ("undo", "redo"):
            refuse_closed(self.database, {entry[0] for entry in entries}, self.touched("plan"))
        self.id = _write_batch(self.database, self.signature, {entry[0] for entry in entries})
        self.database.execute_many(
            "insert into journal (batch_id, plan_id, table_name, row_id, field, before, after) "
            f"values ({self.id}, ?, ?, ?, ?, ?, ?)",
            entries,
        )
        self.refresh()

    def _number_anew(self) -> None:
        """After recommendations came, went or got other numbers: each number answered names what has it now."""
        anew = [row_id for row_id, names in self.touched("recommendation").items() if names & {"", "number", "removed"}]
        if anew:
            from planwatch.storage.writing.numbers import placed_anew  # few changes are of them

            for row_id, values in placed_anew(self.database, anew):
                self.change("answering", row_id, values)

    def refresh(self) -> None:
        """Bring derived columns up to date; not in an attempt, which might take that back."""
        derived.refresh(self.database, self.actions)
        self.actions.clear()

    def _added(self) -> dict[tuple[str, int], str]:
        """The rows that are new in this batch, each as a whole."""
        ids: dict[str, list[int]] = {}
        for table, row_id, name in self._entries:
            if not name:
                ids.setdefault(table, []).append(row_id)
        return {
            (table, row_id): dump(dict(zip(TABLES[table], row, strict=True)))
            for table, added in ids.items()
            for row_id, *row in self.database.among(_WHOLE_ROWS[table], added)
        }


_WHOLE_ROWS = {
    table: "select id, " + ", ".join(f'"{column}"' for column in columns) + f' from "{table}" where id in'
    for table, columns in TABLES.items()
}


def stored_row(database: Database, table: str, row_id: int) -> sqlite3.Row | None:
    """A row as it is now, whether it is in the plan or was taken out."""
    return database.one(f'select * from "{table}" where id = ?', (row_id,))


def known_row(database: Database, table: str, row_id: int) -> sqlite3.Row:
    """The same of a row that is in the file for certain."""
    return database.row(f'select * from "{table}" where id = ?', (row_id,))


def _write_batch(database: Database, signature: Signature, plans: set[int]) -> int:
    at = signature.now.astimezone(UTC)
    last = database.one("select at from batch order by id desc limit 1")
    if last is not None:
        at = max(at, datetime.fromisoformat(last["at"]) + timedelta(milliseconds=1))
    number = database.execute(
        "insert into batch (plan_id, at, who, kind, what, why, undoes, grp) values (?, ?, ?, ?, ?, ?, ?, ?)",
        (next(iter(plans)) if len(plans) == 1 else None, moment_text(at), signature.who, signature.kind,
         signature.what, signature.why, signature.undoes, signature.group or None),
    )  # fmt: skip
    if signature.group == NEW_GROUP:
        database.execute("update batch set grp = id where id = ?", (number,))
    return number


@contextlib.contextmanager
def open_batch(database: Database, signature: Signature) -> Generator[Batch]:
    """One transaction, one batch: nothing of it is kept where the block raises."""
    with database.writing(), next_batch(database, signature) as batch:
        yield batch


@contextlib.contextmanager
def next_batch(database: Database, signature: Signature) -> Generator[Batch]:
    """One batch of a write transaction that is under way, for changes that are kept or lost together."""
    batch = Batch(database, signature)
    yield batch
    batch.finish()
