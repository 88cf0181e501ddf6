"""What was said of actions beside a review that is under way, in another window or from the shell."""

from collections import defaultdict

from planwatch.storage.engine.sqlite import Database
from planwatch.storage.journal.undo import UNDONE
from planwatch.storage.reviews.reviews import Decision


def heard_beside(database: Database, plan_id: int, group: int) -> dict[int, list[Decision]]:
    """The updates that people wrote since the review's first change and not in it, by action, the oldest first."""
    rows = database.tuples(
        "select u.action_id, b.what, b.why, u.text, u.by, u.rag, u.internal from journal j "
        'join batch b on b.id = j.batch_id join "update" u on u.id = j.row_id and u.removed = 0 '
        "where j.plan_id = :plan and j.batch_id > :group and j.table_name = 'update' and j.field = '' "
        f"and b.kind = 'edit' and coalesce(b.grp, 0) <> :group and u.action_id is not null and not {UNDONE} "
        "order by j.id",
        {"plan": plan_id, "group": group},
    )
    found: dict[int, list[Decision]] = defaultdict(list)
    for action_id, *told in rows:
        found[action_id].append(Decision(*told))
    return found
