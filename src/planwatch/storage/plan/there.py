"""What a plan of the file has, by what tells it apart: for merging another state of the plan into it."""

from collections import defaultdict
from dataclasses import dataclass

from planwatch.model.plan.parts import Names, Part
from planwatch.storage.engine.dialect import said
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.engine.values import Value

Named = dict[tuple[Value, ...], int]
"""Rows of a kind by the ids of what they can hang on, and then by their names."""


@dataclass(frozen=True, slots=True)
class Link:
    """A row by which a part names another."""

    id: int
    of: int | None
    """The row named; None where there is none yet."""
    words: str
    """What is said beside its name."""
    is_gone: bool
    """Whether that is out of the plan."""


def plan_of_ref(database: Database, ref: str) -> int | None:
    """The plan of that ref."""
    found = database.one("select id from plan where ref = ? and removed = 0", (ref,))
    return found["id"] if found is not None else None


def rows_by_name(database: Database, part: Part, plan_id: int) -> Named:
    """The rows of a kind that a plan has."""
    key = (*(f"{kind}_id" for kind in part.hangs_on), *part.named_by)
    names = ", ".join(f'"{name}"' for name in key)
    rows = database.tuples(f'select id, {names} from "{part.kind}" where plan_id = ? and removed = 0', (plan_id,))
    return {row[1:]: row[0] for row in rows}


def links(database: Database, part: Part, names: Names, plan_id: int) -> dict[int, list[Link]]:
    """What the parts of a plan name in one of their lists, in its order, by the part's id."""
    found: dict[int, list[Link]] = defaultdict(list)
    beside = f"s.{names.words}" if names.words else "''"
    for row_id, on, of, words, removed in database.tuples(
        f"select s.id, s.{part.kind}_id, n.id, {beside}, n.removed from {said(names)[0]} "
        "where s.plan_id = ? and s.removed = 0 order by s.seq, s.id",
        (plan_id,),
    ):
        found[on].append(Link(row_id, of, words, bool(removed)))
    return found
