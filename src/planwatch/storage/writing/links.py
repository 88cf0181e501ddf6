"""Writing lists of other parts, each a row of a table of its own."""

from collections.abc import Sequence

from planwatch.model.plan.parts import PART, Names
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.writing.batch import Batch


def linked(database: Database, names: Names, kind: str, row_id: int) -> dict[int, int]:
    """The rows that a part names, by the id of the row that says so, in order."""
    return dict(
        database.tuples(
            f"select id, {names.column} from {names.table} where {kind}_id = ? and removed = 0 order by seq, id",
            (row_id,),
        )
    )


def set_links(
    batch: Batch, kind: str, row_id: int, field: str, wanted: Sequence[int], seen: int | None, plan_id: int
) -> None:
    """Make the parts of these ids those that a list of a part names, in order; ``seen`` as for ``Batch.change``."""
    named = PART[kind].lists[field]
    there = linked(batch.database, named, kind, row_id)
    if list(there.values()) == list(wanted):
        return
    batch.refuse_conflict(kind, row_id, (field,), seen)
    for entry in there:
        batch.remove(named.table, entry)
    for each in wanted:
        own = {"plan_id": plan_id, "seq": batch.next_seq(named.table), f"{kind}_id": row_id, named.column: each}
        batch.insert(named.table, own)
