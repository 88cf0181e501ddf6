"""The whole plan out of the file."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.action import Action
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.storage.database import Database
from planwatch.storage.rows import (
    ACTION,
    MOVE,
    RESOLUTION,
    action_of,
    forum_of,
    lead_of,
    meeting_of,
    move_of,
    occurrence_of,
    plan_of,
    resolution_of,
    update_of,
)

Part = TypeVar("Part")
Groups = dict[int | None, tuple[Part, ...]]


def read_snapshot(database: Database, plan_id: int) -> Snapshot:
    """The whole plan as at one moment, in the plan's order."""
    with database.reading():
        return _Reading(database, plan_id).snapshot()


@dataclass(frozen=True, slots=True)
class _Reading:
    database: Database
    plan_id: int

    def snapshot(self) -> Snapshot:
        names = {row["id"]: row["name"] for row in self.database.query("select id, name from lead")}
        updates = self._rows("update", "as_at, seq, id")
        on_theme = _grouped((row["theme_id"], update_of(row)) for row in updates if row["action_id"] is None)
        plan = self.database.query("select * from plan where id = :plan", self._plan)[0]
        return Snapshot(
            plan=plan_of(plan, on_theme.get(None, ())),
            theme=tuple(_theme(row, names, on_theme.get(row["id"], ())) for row in self._rows("theme")),
            lead=tuple(lead_of(row) for row in self._rows("lead")),
            action=self._actions(updates, names),
            forum=tuple(forum_of(row) for row in self._rows("forum")),
            meeting=self._meetings(),
            accepted=tuple(_accepted(row) for row in self._rows("accepted")),
        )

    @property
    def _plan(self) -> Mapping[str, int]:
        return {"plan": self.plan_id}

    def _rows(self, table: str, order: str = "seq, id") -> list[sqlite3.Row]:
        return self.database.query(
            f'select * from "{table}" where plan_id = :plan and removed = 0 order by {order}', self._plan
        )

    def _actions(self, updates: list[sqlite3.Row], names: dict[int, str]) -> tuple[Action, ...]:
        on_action = _grouped((row["action_id"], update_of(row)) for row in updates)
        moves = self._by_action(
            f'select {MOVE} from move m where m.plan_id = :plan and m.removed = 0 order by m."on", m.seq, m.id', move_of
        )
        support = _grouped((row["action_id"], names[row["lead_id"]]) for row in self._rows("support"))
        depends_on = self._by_action(
            "select d.action_id, a.ref from dependency d join action a on a.id = d.on_id "
            "where d.plan_id = :plan and d.removed = 0 and a.removed = 0 order by d.seq, d.id",
            lambda row: str(row["ref"]),
        )
        occurrences = _grouped((row["action_id"], occurrence_of(row)) for row in self._rows("occurrence"))
        return tuple(
            action_of(
                row,
                support.get(row["id"], ()),
                depends_on.get(row["id"], ()),
                update=on_action.get(row["id"], ()),
                move=moves.get(row["id"], ()),
                occurrence=occurrences.get(row["id"], ()),
            )
            for row in self.database.named(
                f"{ACTION} where a.plan_id = :plan and a.removed = 0 "
                "order by (t.seq is null), t.seq, t.id, a.seq, a.id",
                self._plan,
            )
        )

    def _meetings(self) -> tuple[Meeting, ...]:
        resolutions = _grouped(
            (row["meeting_id"], resolution_of(row))
            for row in self.database.query(
                f"{RESOLUTION} where r.plan_id = :plan and r.removed = 0 order by r.number, r.seq, r.id", self._plan
            )
        )
        return tuple(meeting_of(row, resolutions.get(row["id"], ())) for row in self._rows("meeting", '"on", seq, id'))

    def _by_action(self, sql: str, part_of: Callable[[sqlite3.Row], Part]) -> Groups[Part]:
        return _grouped((row["action_id"], part_of(row)) for row in self.database.query(sql, self._plan))


def _theme(row: sqlite3.Row, names: dict[int, str], updates: tuple[Update, ...]) -> Theme:
    return Theme(
        title=row["title"],
        label=row["label"],
        sponsor=names.get(row["sponsor_id"], ""),
        lead=names.get(row["lead_id"], ""),
        note=row["note"],
        update=updates,
    )


def _accepted(row: sqlite3.Row) -> Accepted:
    words = {name: row[name] for name in ("code", "about", "facts", "why", "who")}
    return Accepted(on=date.fromisoformat(row["on"]), **words)


def _grouped(pairs: Iterable[tuple[int | None, Part]]) -> Groups[Part]:
    groups: dict[int | None, list[Part]] = defaultdict(list)
    for key, part in pairs:
        groups[key].append(part)
    return {key: tuple(parts) for key, parts in groups.items()}
