"""Who answers for an action, and who supports it."""

from planwatch.storage.engine.sqlite import Database


def supporters(database: Database, action_id: int) -> dict[int, int]:
    """The leads that support an action, by the id of the row that says so, in order."""
    return dict(
        database.tuples(
            "select id, lead_id from support where action_id = ? and removed = 0 order by seq, id", (action_id,)
        )
    )


def lead_and_holder(database: Database, action_id: int) -> tuple[str, ...]:
    """The name of an action's lead and of whoever holds that post; nothing where it has none."""
    found = database.tuples(
        "select name, holder from lead where id = (select lead_id from action where id = ?)", (action_id,)
    )
    return found[0] if found else ()
