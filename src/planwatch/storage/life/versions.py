"""Which change each version of a plan was taken after."""

from planwatch.storage.engine.sqlite import Database


def frozen_after(database: Database, plan_id: int) -> dict[str, int]:
    """The last change that each version of the plan includes, by its name; without those taken in another file."""
    rows = database.tuples(
        "select name, frozen from version where plan_id = ? and removed = 0 and frozen is not null", (plan_id,)
    )
    return {str(name): int(frozen) for name, frozen in rows}
