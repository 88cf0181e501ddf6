"""What there can be one of only, and undo may bring back beside another in its place."""

from planwatch.storage.engine.sqlite import Database


def meeting_has_twin(database: Database, meeting_id: int) -> bool:
    """Whether its forum has another meeting on the same day."""
    return bool(
        database.one(
            "select 1 from meeting t join meeting o on o.plan_id = t.plan_id and o.forum = t.forum "
            'and o."on" = t."on" and o.id <> t.id and o.removed = 0 where t.id = ? and t.removed = 0',
            (meeting_id,),
        )
    )


def resolution_has_twin(database: Database, resolution_id: int) -> bool:
    """Whether its meeting has another resolution of the same number."""
    return bool(
        database.one(
            "select 1 from resolution t join resolution o on o.meeting_id = t.meeting_id and o.number = t.number "
            "and o.id <> t.id and o.removed = 0 where t.id = ? and t.removed = 0",
            (resolution_id,),
        )
    )
