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


def twins_of(database: Database, plan_id: int, forum: str) -> list[tuple[int, int]]:
    """The meetings of a forum that stand beside another of the same day: the id of each, then of the one that stays.

    That is the one with a pack, else the older.
    """
    rows = database.tuples(
        'select id, "on" from meeting where plan_id = ? and forum = ? and removed = 0 order by packs = 0, id',
        (plan_id, forum),
    )
    first: dict[str, int] = {}
    return [(row_id, first[on]) for row_id, on in rows if first.setdefault(on, row_id) != row_id]
