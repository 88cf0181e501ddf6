"""Who answers for an action, and who supports it."""

from planwatch.storage.engine.sqlite import Database


def lead_and_holder(database: Database, action_id: int) -> tuple[str, ...]:
    """The name of an action's lead and of whoever holds that post; nothing where it has none."""
    found = database.tuples(
        "select name, holder from lead where id = (select lead_id from action where id = ?)", (action_id,)
    )
    return found[0] if found else ()


def covering_own(database: Database, lead_id: int) -> list[int]:
    """The actions that a lead would cover for nobody else."""
    sql = "select id from action where lead_id = ? and cover_for_id = lead_id and removed = 0"
    return list(database.integers(sql, (lead_id,)))


def supporting_own(database: Database, lead_id: int) -> list[int]:
    """The rows by which a lead would support what is theirs."""
    sql = (
        "select s.id from support s join action a on a.id = s.action_id "
        "where a.lead_id = ? and s.lead_id = a.lead_id and s.removed = 0"
    )
    return list(database.integers(sql, (lead_id,)))
