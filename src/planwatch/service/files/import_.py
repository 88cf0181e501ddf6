"""Merging a snapshot into the file, part by part: by the plan's ref, themes by title, leads by name, actions by ref."""

import contextlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.history.difference import Difference, compare
from planwatch.model.plan.action import Action
from planwatch.model.plan.keys import children_of, flat
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.parts import PART, PARTS, Names, Part
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.service.due.consequences import settle
from planwatch.service.due.slips import record_move
from planwatch.service.session import Session
from planwatch.storage.actions import listed
from planwatch.storage.engine.values import Value
from planwatch.storage.plan.rows import column_value, columns
from planwatch.storage.plan.snapshot import read_snapshot
from planwatch.storage.plan.there import Link, Named, links, plan_of_ref, rows_by_name
from planwatch.storage.writing.batch import Batch, open_batch

Columns = dict[str, Value]


class _OnlyTrying(Exception):
    """Ends a dry run: the transaction is taken back."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import did, or would do. ``number`` is that of the change, None where it was only tried."""

    number: int | None
    difference: Difference


def import_snapshot(session: Session, snapshot: Snapshot, name: str, *, dry_run: bool = False) -> Merged:
    """Merge a snapshot as one change. What the file has and the snapshot has not is left as it is.

    Where both have an action (a theme, a lead), the snapshot replaces every field of it; only its original and agreed
    dates stay where the snapshot has none. Updates and moves are added to those that are there. A due date that is so
    moved in an approved plan is kept as a slip, unless the snapshot brings the move itself.
    """
    before = Snapshot(plan=Plan(ref=snapshot.plan.ref, title=""))
    difference = compare(before, before)
    number = None
    what = f"import of {name}".encode(errors="replace").decode()  # not every file's name is text
    with contextlib.suppress(_OnlyTrying):
        with open_batch(session.database, session.sign(what, kind="import")) as batch:
            found = plan_of_ref(session.database, snapshot.plan.ref)
            if found is not None:
                before = read_snapshot(session.database, found)
            plan_id = _Merge(session, batch, before, snapshot, found).run()
            settle(session, batch)  # so that what is told of it is all that it changes
            after = read_snapshot(session.database, plan_id) if found is not None else snapshot
            difference = compare(before, after)
            if dry_run:
                raise _OnlyTrying
        number = batch.id
    return Merged(number, difference)


class _Merge:
    """One import under way: parts by their names, as rows are written."""

    def __init__(
        self, session: Session, batch: Batch, before: Snapshot, snapshot: Snapshot, plan_id: int | None
    ) -> None:
        self.session = session
        self.batch = batch
        self.snapshot = snapshot
        self.plan_id = plan_id or 0
        self.issued = {(one.forum, one.on): one.status for one in before.meeting if one.version}
        self.moved = _moved(before, snapshot)
        self.there: dict[str, Named] = {}
        self.ids: dict[str, dict[str, int]] = {}
        """The rows that others name, by kind and name; those added so far among them."""
        self.links: dict[str, dict[int, list[Link]]] = {}
        self.rows: dict[int, ActionRow] = {}

    def run(self) -> int:
        plan = columns(self.snapshot.plan)
        if self.plan_id:
            self.batch.change("plan", self.plan_id, plan)
        else:
            self.plan_id = self.batch.insert("plan", {"seq": self.batch.next_seq("plan"), **plan})
        self._look()
        self._children(Plan, self.snapshot.plan, {})
        for part in PARTS:
            if part.of is not Plan and not part.hangs_on:
                self._kind(part)
        return self.plan_id

    def _look(self) -> None:
        """See what the plan has before anything of it is written."""
        database = self.session.database
        for part in PARTS:
            if part.of is not Plan:
                self.there[part.kind] = there = rows_by_name(database, part, self.plan_id)
                self.ids[part.kind] = {str(key[0]): row_id for key, row_id in there.items()}
            for names in part.lists.values():
                self.links[names.table] = links(database, part, names, self.plan_id)
        known = self.ids["action"]
        present = [known[action.ref] for action in self.snapshot.action if action.ref in known]
        of = PlanDay(self.plan_id, 0, self.snapshot.plan, self.session.day_of(self.snapshot.plan))
        self.rows = {row.id: row for row in listed.rows(database, [of], present) if row is not None}

    def _kind(self, part: Part) -> None:
        values: tuple[Any, ...] = getattr(self.snapshot, part.kind)
        ids = [self._part(part, value, {}) for value in values]
        for key, names in part.lists.items():
            if names.of == part.kind:  # after all of them: one may name another that the file adds further down
                for row_id, value in zip(ids, values, strict=True):
                    self._list(part, names, row_id, getattr(value, key))

    def _part(self, part: Part, value: Any, on: Columns) -> int:
        held = flat(value)
        values = columns(value, held) | {f"{key}_id": self._id(kind, held[key]) for key, kind in part.links.items()}
        hangs_on = [on.get(f"{kind}_id") for kind in part.hangs_on]
        row_id = self.there[part.kind].get((*hangs_on, *(values[name] for name in part.named_by)))
        if part.of is Action:
            values = self._of_action(value, values, row_id)
        elif part.of is Meeting:
            forum, day = self.moved.get((value.forum, value.on), (value.forum, value.on))
            row_id = self.there[part.kind].get((forum, day.isoformat()))
            if (forum, day) in self.issued:
                del values["packs"]  # they are in this file, whatever the snapshot knows
                if self.issued[forum, day] is MeetingStatus.ISSUED:
                    del values["status"]
        if row_id is None:
            row_id = self._insert(part.kind, on | values)
        elif part.merged is None or part.merged:
            self.batch.change(part.kind, row_id, {name: values[name] for name in part.merged or values})
        if not part.hangs_on:
            self.ids[part.kind][str(values[part.named_by[0]])] = row_id
        self._children(part.of, value, {f"{part.kind}_id": row_id})
        for key, names in part.lists.items():
            if names.of != part.kind:
                self._list(part, names, row_id, held[key])
        return row_id

    def _insert(self, table: str, values: Columns) -> int:
        return self.batch.insert(table, {"plan_id": self.plan_id, "seq": self.batch.next_seq(table), **values})

    def _children(self, of: type, value: object, on: Columns) -> None:
        for kind in children_of(of):
            for child in getattr(value, kind):
                self._part(PART[kind], child, on)

    def _id(self, kind: str, name: str) -> int | None:
        if name and name not in self.ids[kind]:
            raise PlanwatchError(f"no [[{kind}]] has the {PART[kind].named_by[0]} '{name}'", "add one to the file")
        return self.ids[kind].get(name)

    def _list(self, part: Part, names: Names, row_id: int, wanted: tuple[str, ...]) -> None:
        there, ids = self.links[names.table].get(row_id, []), [self._id(names.of, name) for name in wanted]
        if [link.of for link in there if not link.is_gone] == ids:
            return
        for link in there:
            self.batch.remove(names.table, link.id)
        for named in ids:
            self._insert(names.table, {f"{part.kind}_id": row_id, names.column: named})

    def _of_action(self, action: Action, values: Columns, row_id: int | None) -> Columns:
        """The columns of an action: its date moves as one moves it by hand, and what the snapshot lacks stays."""
        if row_id is None:
            return {**values, "added": values["added"] or self.session.day_of(self.snapshot.plan).isoformat()}
        row = self.rows[row_id]
        values["added"] = values["added"] or column_value(row.action.added)
        if not self._brings_moves(action, row_id):
            values |= record_move(self.batch, row, action.due, "import")
        for name, prefix in (("original_due", "original_due"), ("agreed_due", "agreed")):
            if not getattr(action, name).text and getattr(row.action, name).text:
                values = {column: value for column, value in values.items() if not column.startswith(prefix)}
        return values

    def _brings_moves(self, action: Action, row_id: int) -> bool:
        told = [columns(move) for move in action.move]
        return any((row_id, *(move[name] for name in PART["move"].named_by)) not in self.there["move"] for move in told)


def _moved(before: Snapshot, snapshot: Snapshot) -> dict[tuple[str, date], tuple[str, date]]:
    """Forum and day in the plan of each meeting that was moved there, or in the snapshot; by those in the snapshot."""
    known = {(one.forum, one.on) for one in before.meeting}
    days = {(one.forum, one.on) for one in snapshot.meeting}
    there = {
        (one.forum, one.first_day): (one.forum, one.on) for one in before.meeting if (one.forum, one.on) not in days
    }
    return {
        (one.forum, one.on): there[one.forum, one.first_day]
        for one in snapshot.meeting
        if (one.forum, one.on) not in known and (one.forum, one.first_day) in there
    }


def in_words(merged: Merged) -> str:
    """``12 actions added, 3 changed, 73 unchanged``."""
    actions = merged.difference.of(Action)
    return f"{len(actions.added)} actions added, {len(actions.changed)} changed, {actions.unchanged} unchanged"
