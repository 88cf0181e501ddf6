"""The tables that hold a plan, and which of their columns belong together as one field of the journal."""

from collections.abc import Mapping
from typing import NamedTuple

from planwatch.model.plan.keys import keys_of
from planwatch.model.plan.parts import PART, PARTS, Names, Part


def column(part: Part, key: str) -> str:
    """The column that keeps a field: what names another part is kept as the id of its row."""
    return f"{key}_id" if key in part.links else key


def _columns(part: Part) -> tuple[str, ...]:
    whole = ("plan_id",) if part.kind != "plan" else ()
    others = part.lists.keys() - part.formerly
    own = (column(part, key.name) for key in keys_of(part.of) if key.name not in others)
    return (*whole, "seq", *(f"{kind}_id" for kind in part.hangs_on), *own)


_LISTS = {names.table: (part, key, names) for part in PARTS for key, names in part.lists.items()}
TABLES: dict[str, tuple[str, ...]] = {
    **{part.kind: _columns(part) for part in PARTS},
    **{
        table: ("plan_id", "seq", f"{part.kind}_id", names.column, *filter(None, (names.words,)))
        for table, (part, _, names) in _LISTS.items()
    },
    "review": (
        "plan_id", "seq", "meeting_id", "forum", "theme", "lead", "started_on", "who", "finished_on", "present",
        "minutes",
    ),
    "reviewed": ("plan_id", "seq", "review_id", "action_id", "verdict", "note"),
    "imported": ("plan_id", "seq", "file", "layout", "answers", "rows"),
}  # fmt: skip
"""Every journalled column of every table."""

_GROUPS = {
    part.kind: {name: tuple(column(part, key) for key in keys) for name, keys in part.groups.items()} for part in PARTS
}

PARENTS = {table: "action_id" for table, columns in TABLES.items() if "action_id" in columns}
"""Tables whose rows hang on an action, and the column that says on which."""


class Link(NamedTuple):
    """A table whose rows are one field of a part to people: who supports an action, what a risk is lessened by."""

    kind: str
    """Of the parts that have the field."""
    field: str
    names: Names

    @property
    def owner(self) -> str:
        """The column that says whose field it is."""
        return f"{self.kind}_id"


LINKS = {table: Link(part.kind, key, names) for table, (part, key, names) in _LISTS.items()}


def _target(table: str, name: str) -> str:
    """The table whose row a column names by its id."""
    links: Mapping[str, str] = PART[table].links if table in PART else {}
    if table in _LISTS and name == _LISTS[table][2].column:
        return _LISTS[table][2].of
    return links.get(name.removesuffix("_id"), name.removesuffix("_id"))


_NAMED = [(_target(table, name), table, name) for table in TABLES for name in TABLES[table] if name.endswith("_id")]
REFERENCES = {kind: tuple((table, name) for of, table, name in _NAMED if of == kind) for kind, _, _ in _NAMED}
"""Where the ids of a table's rows stand: tables and columns."""


def fields(table: str) -> dict[str, tuple[str, ...]]:
    """The fields of a table and the columns of each: one for conflict, merge and undo each."""
    groups = _GROUPS.get(table, {})
    grouped = {name for columns in groups.values() for name in columns}
    single = {name.removesuffix("_id"): (name,) for name in TABLES[table] if name not in grouped}
    return {**single, "removed": ("removed",), **groups}


FIELDS = {table: fields(table) for table in TABLES}
FIELD_OF = {table: {column: name for name, columns in FIELDS[table].items() for column in columns} for table in TABLES}
