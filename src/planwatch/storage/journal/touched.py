"""How often, and when last, the parts of a plan were changed."""

from datetime import date, datetime

from planwatch.model.history.touched import Changes, Gone, Key, Touched
from planwatch.storage.engine.sqlite import Database

_NAMES = {
    "action": "t.ref from action t",
    "meeting": 't.forum, t."on" from meeting t',
    "resolution": 'm.forum, m."on", t.number from resolution t join meeting m on m.id = t.meeting_id',
    "forum": "t.name from forum t",
}


def touched(database: Database, plan_id: int) -> Touched:
    """What the journal says of the parts of a plan that calendars show."""
    with database.reading():
        changes = {key: changed for kind in _NAMES for key, changed in _changes(database, kind, plan_id)}
        return Touched(changes, tuple(_gone(database, plan_id, changes)))


def _changes(database: Database, kind: str, plan_id: int, *, removed: int = 0) -> list[tuple[Key, Changes]]:
    rows = database.tuples(
        f"select count(distinct j.batch_id) - 1, max(b.at), {_NAMES[kind]} "
        f"join journal j on j.table_name = '{kind}' and j.row_id = t.id join batch b on b.id = j.batch_id "
        "where t.plan_id = ? and t.removed = ? group by t.id order by t.id",
        (plan_id, removed),
    )
    return [((kind, *map(str, names)), Changes(number, datetime.fromisoformat(last))) for number, last, *names in rows]


def _gone(database: Database, plan_id: int, changes: dict[Key, Changes]) -> list[Gone]:
    """Adds when each of them went to ``changes``; of several of one ref the last one counts."""
    rows = database.tuples(
        "select ref, title, due_by from action where plan_id = ? and removed = 1 and due_by is not null order by id",
        (plan_id,),
    )
    free = (row for row in rows if ("action", row[0]) not in changes)
    found = {ref: Gone(ref, title, date.fromisoformat(day)) for ref, title, day in free}
    if found:
        went = dict(_changes(database, "action", plan_id, removed=1))
        changes |= {("action", ref): went["action", ref] for ref in found}
    return list(found.values())
