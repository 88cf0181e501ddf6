"""What knows a theme, a lead or a forum by its name, when that is called otherwise."""

from planwatch.storage.plan.hanging import called_so
from planwatch.storage.writing.batch import Batch
from planwatch.storage.writing.hanging import move


def call_otherwise(batch: Batch, plan_id: int, kind: str, was: str, name: str) -> None:
    """Meetings, forums above others, chairs, reviews under way and the plan's route know it by its new name."""
    for one in called_so(batch.database, plan_id, kind, was):
        if one.is_there:
            move(batch, one, was, one.of, name)
