"""Merging a snapshot into the file, part by part: by the plan's ref, themes by title, leads by name, actions by ref."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planwatch.errors import PlanwatchError
from planwatch.exchange.keep import with_kept
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.history.difference import Difference, compare
from planwatch.model.plan.action import Action
from planwatch.model.plan.given import Given, Incoming, given_by
from planwatch.model.plan.keys import flat, wholly
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.parts import PART, PARTS, Part
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.recommendations.placed import placed
from planwatch.model.text.refs import natural_key
from planwatch.model.values import replace
from planwatch.service.due.consequences import settle
from planwatch.service.due.slips import record_move
from planwatch.service.read import known_plan
from planwatch.service.session import Session
from planwatch.storage.actions import listed
from planwatch.storage.engine.values import Value
from planwatch.storage.journal.past import newest_change
from planwatch.storage.plan.rows import columns
from planwatch.storage.plan.snapshot import read_snapshot
from planwatch.storage.plan.there import Link, Named, links, plan_of_ref, rows_by_name
from planwatch.storage.writing.batch import Batch, open_batch
from planwatch.words.kinds import count_in_words

Columns = dict[str, Value]
MANY = 400
"""Actions of a file that are not imported in a moment."""
Step = Callable[[int, int], object]
"""Is told how many actions are in, and of how many; what it raises ends the import, and nothing is written."""
Also = Callable[[Batch, int, Mapping[str, Mapping[str, int]]], object]
"""Gets the change under way, the plan's id, and those of its parts by kind and name."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What an import did, or would do. ``number`` is that of the change, None where it was only tried."""

    number: int | None
    difference: Difference


def import_snapshot(session: Session, snapshot: Snapshot, name: str) -> Merged:
    """Merge a snapshot as ``import_given`` does."""
    return import_given(session, as_told(session, snapshot), name)


def as_told(session: Session, snapshot: Snapshot) -> Incoming:
    """A snapshot to be merged: what is empty in it is not given."""
    return with_kept(snapshot, given_by(snapshot), known_plan(session, snapshot.plan.ref))


def try_import(session: Session, incoming: Incoming, name: str, step: Step = lambda _done, _all: None) -> Merged:
    """What ``import_given`` would do: it is done to a copy in memory, and nobody who writes has to wait."""
    with session.database.copied() as copy:
        return replace(import_given(replace(session, database=copy), incoming, name, step=step), number=None)


def import_given(
    session: Session, incoming: Incoming, name: str, also: Also | None = None, step: Step = lambda _done, _all: None
) -> Merged:
    """Merge what a file gives as one change, with what ``also`` adds to it. All else that the plan has stays.

    Where both have an action (a theme, a lead), only what is given of it is written; Conflict where somebody changed
    that after ``incoming.since``. Updates and moves are added to those that are there. A due date that is so moved in
    an approved plan is kept as a slip, unless the file brings the move itself.
    """
    snapshot = incoming.snapshot
    before = Snapshot(plan=Plan(ref=snapshot.plan.ref, title=""))
    what = f"import of {name}".encode(errors="replace").decode()  # not every file's name is text
    with open_batch(session.database, session.sign(what, kind="import")) as batch:
        found = plan_of_ref(session.database, snapshot.plan.ref)
        if found is not None:
            before = read_snapshot(session.database, found)
        merge = _Merge(session, batch, before, incoming, found, step)
        plan_id = merge.run()
        if also is not None:
            also(batch, plan_id, merge.ids)
        settle(session, batch)  # so that what is told of it is all that it changes
        after = read_snapshot(session.database, plan_id) if found is not None else snapshot
    return Merged(batch.id, compare(before, after))


class _Merge:
    """One import under way: parts by their names, as rows are written."""

    def __init__(
        self, session: Session, batch: Batch, before: Snapshot, incoming: Incoming, plan_id: int | None,
        step: Step,
    ) -> None:  # fmt: skip
        self.step = step
        self.session = session
        self.batch = batch
        self.snapshot = incoming.snapshot
        self.given = incoming.given
        newest = newest_change(session.database)
        self.since = incoming.since if incoming.since is not None and incoming.since < newest else None
        self.plan_id = plan_id or 0
        self.issued = {(one.forum, one.on): one.status for one in before.meeting if one.version}
        self.moved = _moved(before, incoming.snapshot)
        self.there: dict[str, Named] = {}
        self.ids: dict[str, dict[str, int]] = {}
        """The rows that others name, by kind and name; those added so far among them."""
        self.links: dict[str, dict[int, list[Link]]] = {}
        self.rows: dict[int, ActionRow] = {}
        self.numbers: dict[str, int] | None = None
        """The recommendations by what tells their numbers apart."""

    def run(self) -> int:
        plan = columns(self.snapshot.plan)
        (given,) = self.given.hanging["plan"]
        if self.plan_id:
            self._change(PART["plan"], self.plan_id, plan, given)
        else:
            self.plan_id = self.batch.insert("plan", {"seq": self.batch.next_seq("plan"), **plan})
        self._look()
        self._children(self.snapshot.plan, given, {})
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
        told = list(zip(getattr(self.snapshot, part.kind), self.given.hanging.get(part.kind, ()), strict=True))
        ids: list[int] = []
        for value, given in told:
            ids.append(self._part(part, value, given, {}))
            if part.of is Action:
                self.step(len(ids), len(told))
        for key, of in part.links.items():
            if of == part.kind:  # after all of them: one may name another that the file adds further down
                for row_id, (value, given) in zip(ids, told, strict=True):
                    self._change(part, row_id, {f"{key}_id": self._id(of, getattr(value, key))}, given)
        for key, names in part.lists.items():
            if names.of == part.kind:  # likewise
                for row_id, (value, given) in zip(ids, told, strict=True):
                    self._list(part, key, row_id, getattr(value, key), given)

    def _part(self, part: Part, value: Any, given: Given, on: Columns) -> int:
        held = flat(value)
        values = columns(value, held) | {
            f"{key}_id": self._id(kind, held[key]) for key, kind in part.links.items() if kind != part.kind
        }
        hangs_on = [on.get(f"{kind}_id") for kind in part.hangs_on]
        row_id = self.there[part.kind].get((*hangs_on, *(values[name] for name in part.named_by)))
        if part.of is Action:
            values, given = self._of_action(value, values, given, row_id)
        elif part.of is Meeting:
            row_id, given = self._of_meeting(value, values, given)
        if row_id is None:
            row_id = self._insert(part.kind, on | values)
        elif part.merged is None or part.merged:
            self._change(part, row_id, values, given)
        if not part.hangs_on:
            self.ids[part.kind][str(values[part.named_by[0]])] = row_id
        self._children(value, given, {f"{part.kind}_id": row_id})
        for key, names in part.lists.items():
            if names.of != part.kind:
                self._list(part, key, row_id, held[key], given)
        return row_id

    def _change(self, part: Part, row_id: int, values: Columns, given: Given) -> None:
        wanted = {column for name in wholly(part.of, given.names) for column in (name, f"{name}_id")}
        if part.merged is not None:
            wanted.intersection_update(part.merged)
        changes = {column: value for column, value in values.items() if column in wanted}
        self.batch.change(part.kind, row_id, changes, since=self.since)

    def _insert(self, table: str, values: Columns) -> int:
        return self.batch.insert(table, {"plan_id": self.plan_id, "seq": self.batch.next_seq(table), **values})

    def _children(self, value: Any, given: Given, on: Columns) -> None:
        for kind, names in given.hanging.items():
            for child, of in zip(getattr(value, kind), names, strict=True):
                self._part(PART[kind], child, of, on)

    def _id(self, kind: str, name: str) -> int | None:
        if name and name not in self.ids[kind]:
            raise PlanwatchError(f"no [[{kind}]] has the {PART[kind].named_by[0]} '{name}'", "add one to the file")
        return self.ids[kind].get(name)

    def _list(self, part: Part, key: str, row_id: int, wanted: tuple[str, ...], given: Given) -> None:
        names = part.lists[key]
        if key not in given.names:
            return
        there = self.links[names.table].get(row_id, [])
        ids = self._placed(wanted) if names.words else [(self._id(names.of, name), "") for name in wanted]
        if [(link.of, link.words) for link in there if not link.is_gone] == ids:
            return
        self.batch.refuse_conflict(part.kind, row_id, (key,), None, self.since)
        for link in there:
            self.batch.remove(names.table, link.id)
        for named, words in ids:
            beside = {names.words: words} if names.words else {}
            self._insert(names.table, {f"{part.kind}_id": row_id, names.column: named, **beside})

    def _placed(self, numbers: tuple[str, ...]) -> list[tuple[int | None, str]]:
        """The recommendations that these numbers name, and what they say beside it."""
        if self.numbers is None:  # those of the file are in: it tells them before what answers them
            self.numbers = {natural_key(number): row_id for number, row_id in self.ids["recommendation"].items()}
        known = self.numbers
        return [placed(number, known) for number in numbers]

    def _of_action(self, action: Action, values: Columns, given: Given, row_id: int | None) -> tuple[Columns, Given]:
        """The columns of an action, and which of them are written: its date moves as one moves it by hand."""
        if row_id is None:
            return {**values, "added": values["added"] or self.session.day_of(self.snapshot.plan).isoformat()}, given
        if "due" not in wholly(Action, given.names) or self._brings_moves(action, row_id):
            return values, given
        moved = record_move(self.batch, self.rows[row_id], action.due, "import")
        return values | moved, Given(given.names.union(moved), given.hanging)

    def _of_meeting(self, meeting: Meeting, values: Columns, given: Given) -> tuple[int | None, Given]:
        """The row of a meeting, on whatever day it is there, and which of its columns are written."""
        forum, day = self.moved.get((meeting.forum, meeting.on), (meeting.forum, meeting.on))
        if day != meeting.on:  # it was moved, there or here: its first day is that of the file
            given = Given(given.names | {"first_on"}, given.hanging)
        if (forum, day) in self.issued:
            del values["packs"]  # they are in this file, whatever the snapshot knows
            if self.issued[forum, day] is MeetingStatus.ISSUED:
                del values["status"]
        return self.there["meeting"].get((forum, day.isoformat())), given

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
    """``12 actions added, 3 changed, 73 unchanged; new: theme 'Housing'``: of names that are new, the first few."""
    actions = merged.difference.of(Action)
    said = f"{len(actions.added)} actions added, {len(actions.changed)} changed, {actions.unchanged} unchanged"
    said += "".join(_others(merged.difference))
    new = [f"theme '{one.title}'" for one in merged.difference.of(Theme).added]
    new += [f"lead '{one.name}'" for one in merged.difference.of(Lead).added]
    more = f" and {len(new) - _TOLD} more" if len(new) > _TOLD else ""
    return f"{said}; new: {', '.join(new[:_TOLD])}{more}" if new else said


def _others(difference: Difference) -> Iterator[str]:
    """``; 4 risks added, 1 changed``: of the kinds of which anything was."""
    for part in PARTS:
        if part.fields and not part.hangs_on and part.of not in (Plan, Action, Theme, Lead):
            found = difference.of(part.of)
            told = [f"{count_in_words(part.kind, len(found.added))} added"] if found.added else []
            told += [f"{count_in_words(part.kind, len(found.changed))} changed"] if found.changed else []
            if told:
                yield f"; {', '.join(told)}"


_TOLD = 3
