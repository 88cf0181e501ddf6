"""The parts of other kinds that a change touched: as they were, and as they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from planwatch.model.plan.keys import keys_of
from planwatch.model.plan.parts import PART, Names, Part
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.journal.earlier import Earlier, Row
from planwatch.storage.plan.rows import part_of
from planwatch.storage.writing.tables import column


class Touched(NamedTuple):
    """A part before and after; None where it was not in the plan, or is not."""

    id: int
    before: Any
    after: Any


def columns_of_kinds(watched: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """The columns that it takes to tell of fields of these kinds, by table; lists have tables of their own."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, fields in watched.items():
        part = PART[kind]
        found[kind] = _columns(part)
        found |= {part.lists[name].table: _listed(part, part.lists[name]) for name in fields if name in part.lists}
    return found


def touched(database: Database, kind: str, earlier: Earlier) -> list[Touched]:
    """Those of a kind, in the plan's order, that are not all as they were then."""
    part = PART[kind]
    lists = {
        field: _Lists.of(database, part, names, earlier)
        for field, names in part.lists.items()
        if names.table in earlier.columns
    }
    ids = earlier.added[kind] | earlier.changed[kind].keys() | {row_id for of in lists.values() for row_id in of.owners}
    now = _rows(database, kind, _columns(part), "id", ids)
    states = [({**row, **earlier.changed[kind].get(row["id"], {})}, row) for row in now]
    called = {
        key: _names(database, of, {row[f"{key}_id"] for pair in states for row in pair})
        for key, of in part.links.items()
    }

    def made(row: Mapping[str, Any], named: Mapping[str, Mapping[int, tuple[str, ...]]]) -> Any:
        links = {key: names.get(row[f"{key}_id"]) for key, names in called.items()}
        held = {field: named[field].get(row["id"], ()) if field in named else () for field in part.lists}
        return part_of(part.of, {**row, **links}, **held) if not row["removed"] else None

    before, after = ({field: getattr(of, moment) for field, of in lists.items()} for moment in ("then", "now"))
    return [
        Touched(row["id"], made(was, before) if row["id"] not in earlier.added[kind] else None, made(row, after))
        for was, row in states
    ]


class _Lists(NamedTuple):
    """What the lists in one field name, by whose it is: of those whose list is another."""

    owners: set[int]
    then: Mapping[int, tuple[str, ...]]
    now: Mapping[int, tuple[str, ...]]

    @classmethod
    def of(cls, database: Database, part: Part, names: Names, earlier: Earlier) -> "_Lists":
        columns = _listed(part, names)
        ids = earlier.added[names.table] | earlier.changed[names.table].keys()
        owners = {row[columns[3]] for row in _rows(database, names.table, columns, "id", ids)}
        rows = [tuple(row.values()) for row in _rows(database, names.table, columns, columns[3], owners)]
        called = _names(database, names.of, {row[4] for row in rows})
        return cls(owners, _by_owner(earlier.rows(names.table, rows), called), _by_owner(rows, called))


def _columns(part: Part) -> tuple[str, ...]:
    own = (column(part, key.name) for key in keys_of(part.of) if key.name not in part.lists)
    return ("id", "seq", "removed", *own)


def _listed(part: Part, names: Names) -> tuple[str, ...]:
    return "id", "seq", "removed", f"{part.kind}_id", names.column


def _rows(
    database: Database, table: str, columns: tuple[str, ...], by: str, ids: Iterable[int]
) -> list[dict[str, Any]]:
    """In the plan's order, those of these ids in that column."""
    selected = ", ".join(f'"{name}"' for name in columns)
    rows = database.among(f'select {selected} from "{table}" where "{by}" in', list(ids))
    return sorted((dict(zip(columns, row, strict=True)) for row in rows), key=lambda row: (row["seq"], row["id"]))


def _by_owner(rows: Iterable[Row], called: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = defaultdict(list)
    for _, _, removed, owner, of in rows:
        if not removed and of in called:
            found[owner].append(called[of])
    return {owner: tuple(names) for owner, names in found.items()}


def _names(database: Database, kind: str, ids: Iterable[Any]) -> dict[int, str]:
    """What the parts of a kind are called now: a new name of the same is no change."""
    wanted = [row_id for row_id in ids if row_id is not None]
    of = PART[kind].named_by[0]
    return {row[0]: str(row[1]) for row in database.among(f'select id, "{of}" from "{kind}" where id in', wanted)}
