"""Who did it, or when, as the journal has it, of an action that was added or completed."""

import json
from datetime import datetime

from planwatch.model.plan.kinds import Status
from planwatch.storage.engine.sqlite import Database


def added_at(database: Database, action_id: int) -> datetime | None:
    """When somebody added the action by hand; None for one that an import brought."""
    row = database.one(
        "select b.at from journal j join batch b on b.id = j.batch_id "
        "where j.table_name = 'action' and j.row_id = ? and j.field = '' and b.kind = 'edit'",
        (action_id,),
    )
    return datetime.fromisoformat(row["at"]) if row is not None else None


def completed_by(database: Database, action_id: int) -> str:
    """Who last made the action complete; empty where an import brought it so."""
    for row in database.query(
        "select b.who, j.before, j.after from journal j join batch b on b.id = j.batch_id "
        "where j.table_name = 'action' and j.row_id = ? and j.field = 'state' order by j.id desc",
        (action_id,),
    ):
        before, after = (json.loads(row[name])["status"] for name in ("before", "after"))
        if after == Status.COMPLETE and before != Status.COMPLETE:
            return str(row["who"])
    return ""
