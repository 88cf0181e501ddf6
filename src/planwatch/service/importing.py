"""Merging a snapshot into the file, part by part: by the plan's ref, themes by title, leads by name, actions by ref."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from planwatch.errors import PlanwatchError
from planwatch.model.dates import When
from planwatch.model.difference import Difference, compare
from planwatch.model.listed import Listed, PlanDay
from planwatch.model.plan.action import Action
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update
from planwatch.service.consequences import open_change, settle
from planwatch.service.session import Session
from planwatch.service.slips import record_move
from planwatch.storage import listed
from planwatch.storage.journal import Batch
from planwatch.storage.rows import column_value, columns, plan_of
from planwatch.storage.snapshot import read_snapshot
from planwatch.storage.values import Value

_TOLD = ("text", "as_at", "by", "rag")
"""What makes an update the same as one that is there; whether it is internal is then as the snapshot says."""
_MOVED = ("was", "now", "on", "kind")
_DONE = ("due", "due_by", "completed")


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
    try:
        what = f"import of {name}".encode(errors="replace").decode()  # not every file's name is text
        with open_change(session, session.sign(what, kind="import")) as batch:
            found = batch.conn.execute(
                "select id from plan where ref = ? and removed = 0", (snapshot.plan.ref,)
            ).fetchone()
            if found is not None:
                before = read_snapshot(session.database, found["id"])
            plan_id = _Merge(session, batch, snapshot, found["id"] if found is not None else None).run()
            settle(session, batch)  # so that what is told of it is all that it changes
            after = read_snapshot(session.database, plan_id) if found is not None else snapshot
            difference = compare(before, after)
            if dry_run:
                raise _OnlyTrying
        number = batch.id
    except _OnlyTrying:
        pass
    return Merged(number, difference)


class _Merge:
    """One import under way: names and refs by id, as rows are written."""

    def __init__(self, session: Session, batch: Batch, snapshot: Snapshot, plan_id: int | None) -> None:
        self.session = session
        self.batch = batch
        self.snapshot = snapshot
        self.plan_id = plan_id or 0
        self.leads: dict[str, int] = {}
        self.themes: dict[str, int] = {}
        self.told: dict[tuple[Value, Value], dict[tuple[Value, ...], int]] = {}

    def run(self) -> int:
        plan = columns(self.snapshot.plan)
        if self.plan_id:
            self.batch.change("plan", self.plan_id, plan)
        else:
            self.plan_id = self.batch.insert("plan", {"seq": self.batch.next_seq("plan"), **plan})
        self.told = self._told()
        self._leads()
        self._themes()
        self._updates({}, self.snapshot.plan.update)
        self._actions()
        forums = self._keyed("forum", ("name",))
        for forum in self.snapshot.forum:
            self._put("forum", forums.get((forum.name,)), columns(forum))
        self._meetings()
        there = self._keyed("accepted", ("code", "about", "facts"))
        for one in self.snapshot.accepted:
            if (one.code, one.about, one.facts) not in there:
                self._put("accepted", None, columns(one))
        return self.plan_id

    def _known(self, table: str, name: str) -> dict[str, int]:
        return {str(key[0]): row_id for key, row_id in self._keyed(table, (name,)).items()}

    def _put(self, table: str, row_id: int | None, values: dict[str, Value]) -> int:
        if row_id is not None:
            self.batch.change(table, row_id, values)
            return row_id
        return self.batch.insert(table, {"plan_id": self.plan_id, "seq": self.batch.next_seq(table), **values})

    def _leads(self) -> None:
        self.leads = self._known("lead", "name")
        for lead in self.snapshot.lead:
            self.leads[lead.name] = self._put("lead", self.leads.get(lead.name), columns(lead))

    def _lead(self, name: str) -> int | None:
        if name and name not in self.leads:
            raise PlanwatchError(f"no [[lead]] has the name '{name}'", "add one to the file")
        return self.leads.get(name)

    def _themes(self) -> None:
        self.themes = self._known("theme", "title")
        for theme in self.snapshot.theme:
            people: dict[str, Value] = {"sponsor_id": self._lead(theme.sponsor), "lead_id": self._lead(theme.lead)}
            self.themes[theme.title] = self._put("theme", self.themes.get(theme.title), {**columns(theme), **people})
            self._updates({"theme_id": self.themes[theme.title]}, theme.update)

    def _updates(self, of: dict[str, Value], wanted: tuple[Update, ...]) -> None:
        there = self.told[of.get("action_id"), of.get("theme_id")]
        for update in wanted:
            values = columns(update)
            known = there.get(tuple(values[name] for name in _TOLD))
            if known is None:
                self._put("update", None, {**of, **values})
            else:
                self.batch.change("update", known, {"internal": values["internal"]})

    def _told(self) -> dict[tuple[Value, Value], dict[tuple[Value, ...], int]]:
        """The updates that the plan has, by the action and the theme that they are on."""
        told: dict[tuple[Value, Value], dict[tuple[Value, ...], int]] = defaultdict(dict)
        for row in self.batch.conn.execute(
            'select id, action_id, theme_id, text, as_at, "by", rag from "update" where removed = 0 and plan_id = ?',
            (self.plan_id,),
        ):
            told[row[1], row[2]][tuple(row[3:])] = row[0]
        return told

    def _actions(self) -> None:
        refs = self._known("action", "ref")
        present = [refs[action.ref] for action in self.snapshot.action if action.ref in refs]
        plan = plan_of(self.batch.conn.execute("select * from plan where id = ?", (self.plan_id,)).fetchone())
        of = PlanDay(self.plan_id, 0, plan, self.session.day_of(plan))
        rows = {row.id: row for row in listed.rows(self.session.database, [of], present) if row is not None}
        moves, done = self._of_actions("move", _MOVED), self._of_actions("occurrence", _DONE)
        for action in self.snapshot.action:
            row_id = refs.get(action.ref)
            refs[action.ref] = self._action(action, rows[row_id] if row_id is not None else None, moves[row_id])
            for occurrence in map(columns, action.occurrence):
                if tuple(occurrence[name] for name in _DONE) not in done[row_id]:
                    self._put("occurrence", None, {"action_id": refs[action.ref], **occurrence})
        for action in self.snapshot.action:
            # After all of them: an action may depend on one that the file adds further down.
            there = rows[refs[action.ref]].action.depends_on if refs[action.ref] in rows else ()
            self._links("dependency", refs[action.ref], there, action.depends_on, lambda ref: {"on_id": refs[ref]})

    def _keyed(self, table: str, key: tuple[str, ...]) -> dict[tuple[Value, ...], int]:
        """The ids of a table's rows by what tells them apart."""
        names = ", ".join(f'"{name}"' for name in key)
        rows = self.batch.conn.execute(
            f'select id, {names} from "{table}" where plan_id = ? and removed = 0', (self.plan_id,)
        )
        return {tuple(row[1:]): row[0] for row in rows}

    def _meetings(self) -> None:
        if not self.snapshot.meeting:
            return
        meetings, refs = self._keyed("meeting", ("forum", "on")), self._known("action", "ref")
        resolutions = self._keyed("resolution", ("meeting_id", "number"))
        issued = {meeting_id for (status, meeting_id) in self._keyed("meeting", ("status", "id")) if status == "issued"}
        for meeting in self.snapshot.meeting:
            values = columns(meeting)
            meeting_id = meetings.get((values["forum"], values["on"]))
            if meeting_id in issued:
                del values["status"]  # its pack is in this file, whatever the snapshot knows
            meeting_id = self._put("meeting", meeting_id, values)
            for one in meeting.resolution:
                about: dict[str, Value] = {"meeting_id": meeting_id, "action_id": refs.get(one.action)}
                self._put("resolution", resolutions.get((meeting_id, one.number)), {**about, **columns(one)})

    def _of_actions(self, table: str, key: tuple[str, ...]) -> dict[int | None, set[tuple[Value, ...]]]:
        """What the actions of the plan have of a table, as told apart by ``key``."""
        found: dict[int | None, set[tuple[Value, ...]]] = defaultdict(set)
        for action_id, *told in self._keyed(table, ("action_id", *key)):
            found[action_id if isinstance(action_id, int) else None].add(tuple(told))
        return found

    def _action(self, action: Action, row: Listed | None, there: set[tuple[Value, ...]]) -> int:
        values = columns(action)
        values |= {
            "theme_id": self.themes.get(action.theme),
            "lead_id": self._lead(action.lead),
            "cover_for_id": self._lead(action.cover_for),
        }
        new_moves = [move for move in map(columns, action.move) if tuple(move[name] for name in _MOVED) not in there]
        if row is None:
            values["added"] = values["added"] or self.session.day_of(self.snapshot.plan).isoformat()
        else:
            values["added"] = values["added"] or column_value(row.action.added)
            if not new_moves:
                values |= record_move(self.batch, row, When(action.due, action.due_from, action.due_by), "import")
            for name, prefix in (("original_due", "original_due"), ("agreed_due", "agreed")):
                if not getattr(action, name) and getattr(row.action, name):
                    values = {column: value for column, value in values.items() if not column.startswith(prefix)}
        row_id = self._put("action", row.id if row is not None else None, values)
        for move in new_moves:
            self._put("move", None, {"action_id": row_id, **move})
        self._updates({"action_id": row_id}, action.update)
        there_now = row.action.support if row is not None else ()
        self._links("support", row_id, there_now, action.support, lambda name: {"lead_id": self._lead(name)})
        return row_id

    def _links(
        self,
        table: str,
        row_id: int,
        there: tuple[str, ...],
        wanted: tuple[str, ...],
        link: Callable[[str], dict[str, Value]],
    ) -> None:
        if wanted == there:
            return
        for (entry,) in self.batch.conn.execute(
            f"select id from {table} where action_id = ? and removed = 0", (row_id,)
        ).fetchall():
            self.batch.remove(table, entry)
        for name in wanted:
            self._put(table, None, {"action_id": row_id, **link(name)})


def in_words(merged: Merged) -> str:
    """``12 actions added, 3 changed, 73 unchanged``."""
    actions = merged.difference.action
    return f"{len(actions.added)} actions added, {len(actions.changed)} changed, {actions.unchanged} unchanged"
