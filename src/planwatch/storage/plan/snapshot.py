"""The whole plan out of the file."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

from planwatch.model.plan.action import Action
from planwatch.model.plan.keys import children_of
from planwatch.model.plan.parts import PART, Names, Part
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.text.refs import natural_key
from planwatch.model.values import Struct, replace
from planwatch.storage.engine.dialect import said
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import by_place, joined, part_of, places, select

_NEWEST = """ and (p."on" > :day or (p.measure_id, p."on") in (
    select r.measure_id, max(r."on") from reading r
    where r.plan_id = :plan and r.removed = 0 and r."on" <= :day group by r.measure_id
))"""
T = TypeVar("T")
Row = Mapping[str, Any]


def read_snapshot(database: Database, plan_id: int, newest_by: date | None = None) -> Snapshot:
    """The whole plan as at one moment, in the plan's order.

    ``newest_by``: of the readings of a measure only those of the newest day up to that one, and all later ones.
    """
    with database.reading():
        return _Reading(database, plan_id, newest_by=newest_by).snapshot(children_of(Snapshot))


def read_frame(database: Database, plan_id: int, newest_by: date | None = None) -> Snapshot:
    """The plan without its actions; ``newest_by`` as for ``read_snapshot``."""
    kinds = [kind for kind in children_of(Snapshot) if kind != "action"]
    with database.reading():
        return _Reading(database, plan_id, newest_by=newest_by).snapshot(kinds)


def read_around(database: Database, plan_id: int, action_ids: Iterable[int], kinds: Iterable[str]) -> Snapshot:
    """As much of the plan as these actions and the parts of these kinds are; of measures not their readings."""
    with database.reading():
        actions = _Reading(database, plan_id, array("q", action_ids)).actions()
        return replace(_Reading(database, plan_id, without=("reading",)).snapshot(kinds), action=actions)


def read_portions(database: Database, plan_id: int, size: int) -> Iterator[tuple[Action, ...]]:
    """All actions of the plan in its order, so many at a time, each portion as at one moment."""
    of, plan = PART["action"], {"plan": plan_id}
    ids = database.integers(
        f"select p.id from {joined(of.of, 'p')} where p.plan_id = :plan and p.removed = 0 order by {_order(of)}", plan
    )
    for start in range(0, len(ids), size):
        with database.reading():
            actions = _Reading(database, plan_id, ids[start : start + size]).actions()
        yield actions


class KeptPart(NamedTuple):
    """A part as it stands in the file, with what hangs on it."""

    id: int
    version: int
    part: Any


def read_parts(database: Database, plan_id: int, kind: str, without: tuple[str, ...] = ()) -> list[KeptPart]:
    """The parts of a kind that hang on the plan itself, in its order; ``without`` are kinds not read with them."""
    with database.reading():
        return list(_Reading(database, plan_id, without=without).kept(PART[kind]))


class _Reading(Struct, frozen=True):
    database: Database
    plan_id: int
    only: "array[int] | None" = None
    """The ids of the actions that are read, with what hangs on them; None: of all."""
    without: tuple[str, ...] = ()
    """The kinds that hang on others and are not read with them."""
    newest_by: date | None = None
    """The day up to which only the newest readings are read; None: all are."""

    def actions(self) -> tuple[Action, ...]:
        return self._parts(PART["action"])

    def snapshot(self, kinds: Iterable[str]) -> Snapshot:
        plan = self.database.named(f"{select(Plan, 'p')} where p.id = :plan", self._plan)[0]
        held: dict[str, Any] = {kind: self._parts(PART[kind]) for kind in kinds}
        children = {name: self._hanging(PART[name], "plan").get(self.plan_id, ()) for name in children_of(Plan)}
        return Snapshot(plan=part_of(Plan, plan, **children), **held)

    @property
    def _plan(self) -> Mapping[str, object]:
        day = {"day": self.newest_by.isoformat()} if self.newest_by is not None else {}
        return {"plan": self.plan_id, "only": str(list(self.only or ())), **day}

    def _is_meant(self, row: str, action_id: str) -> str:
        """Whether a row is of the plan, and of the actions that are read."""
        if self.only is None:
            return f"{row}.plan_id = :plan and {row}.removed = 0"
        # The plus keeps SQLite from looking through the whole plan for a few of its actions.
        is_meant = f"{row}.{action_id} in (select value from json_each(:only))"
        return f"+{row}.plan_id = :plan and {is_meant} and {row}.removed = 0"

    def _rows(self, part: Part, condition: str = "true") -> list[tuple[Any, ...]]:
        rows = self.database.tuples(
            f"{select(part.of, 'p')} where {self._is_meant('p', 'action_id' if part.hangs_on else 'id')} "
            f"and {condition} order by {_order(part)}",
            self._plan,
        )
        if part.is_counted:
            place = places(part.of)[part.order]
            rows.sort(key=lambda row: natural_key(str(row[place])))
        return rows

    def _parts(self, part: Part) -> tuple[Any, ...]:
        return tuple([one.part for one in self.kept(part)])

    def kept(self, part: Part) -> Iterator[KeptPart]:
        fields = {key: self._named(part, names) for key, names in part.lists.items()}
        children = (name for name in children_of(part.of) if name not in self.without)
        fields |= {name: self._hanging(PART[name], part.kind) for name in children}
        make, at = by_place(part.of), places(part.of)
        row_id, version = at["id"], at["version"]
        for row in self._rows(part):
            held = {name: of.get(row[row_id], ()) for name, of in fields.items()}
            yield KeptPart(row[row_id], row[version], make(row, held))

    def _hanging(self, child: Part, on: str) -> dict[int, tuple[Any, ...]]:
        """The parts of a kind by the id of what they hang on."""
        others = [f"p.{other}_id is null" for other in child.hangs_on]
        condition = " and ".join(others) if on == "plan" else f"p.{on}_id is not null"
        condition += _NEWEST if child.kind == "reading" and self.newest_by is not None else ""
        make: Callable[..., Any] = by_place(child.of)
        parent = places(child.of)[f"{on}_id"]
        return _grouped([(row[parent], make(row, {})) for row in self._rows(child, condition)])

    def _named(self, part: Part, names: Names) -> dict[int, tuple[str, ...]]:
        """What the parts of a kind name in one of their lists, by the id of the part."""
        source, name = said(names)
        return _grouped(
            (row[0], str(row[1]))
            for row in self.database.query(
                f"select s.{part.kind}_id, {name} from {source} where {self._is_meant('s', 'action_id')} "
                f"and n.removed is not 1 order by s.seq, s.id",
                self._plan,
            )
        )


def _order(part: Part) -> str:
    if part.order in part.links:
        named = f"p_{part.order}"
        return f"({named}.seq is null), {named}.seq, {named}.id, p.seq, p.id"
    return f'p."{part.order}", p.seq, p.id' if part.order else "p.seq, p.id"


def _grouped(pairs: Iterable[tuple[int, T]]) -> dict[int, tuple[T, ...]]:
    groups: dict[int, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
