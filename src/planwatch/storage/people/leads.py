"""Who answers for an action, and who supports it."""

from planwatch.storage.engine.sqlite import Database


def lead_and_holder(database: Database, action_id: int) -> tuple[str, ...]:
    """The name of an action's lead and of whoever holds that post; nothing where it has none."""
    found = database.tuples(
        "select name, holder from lead where id = (select lead_id from action where id = ?)", (action_id,)
    )
    return found[0] if found else ()
