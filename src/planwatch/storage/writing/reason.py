"""The reason for a change, said after it was made."""

from planwatch.errors import PlanwatchError
from planwatch.storage.engine.sqlite import Database


def write_reason(database: Database, number: int, who: str, why: str) -> None:
    """Add the reason to a change of that user that has none."""
    with database.writing():
        if database.one("select 1 from pack where batch_id >= ?", (number,)):
            raise PlanwatchError(
                "the change is in a pack that was issued meanwhile: its reason cannot be added any more",
                "write an update on the action",
            )
        database.execute("update batch set why = ? where id = ? and who = ? and why = ''", (why, number, who))
