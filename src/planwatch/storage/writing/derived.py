"""Columns of an action that are made from the rest: what SQL cannot order, search or count cheaply."""

from collections.abc import Callable, Iterable

from planwatch.model.text.copied import last_news
from planwatch.model.text.names import folded
from planwatch.model.text.refs import natural_key
from planwatch.model.waits.counted_from import counted_from
from planwatch.storage.engine.dialect import marks, parts_of
from planwatch.storage.engine.sqlite import Database

IS_SLIP = (
    "m.removed = 0 and m.kind = 'slip' and not exists (select 1 from occurrence o where o.action_id = m.action_id "
    "and o.removed = 0 and o.due_by >= coalesce(m.now_by, ''))"
)
"""A move ``m`` that counts; of a recurring action one of the occurrence now open: the last done was due before it."""


Made = tuple[str | int | None, ...]
Maker = Callable[[Database, list[int], str], dict[int, Made]]


def refresh(database: Database, action_ids: Iterable[int], parts: Iterable[str] = ()) -> None:
    """Make the derived columns of these actions anew; of ``parts`` only, where those are named."""
    wanted = [_PARTS[part] for part in parts or _PARTS]
    columns = [column for names, _ in wanted for column in names]
    for ids in parts_of(sorted(action_ids)):
        made = _made(database, ids, [make for _, make in wanted])
        database.execute_many(
            f"update action set {', '.join(f'{column} = ?' for column in columns)} where id = ?",
            [(*values, action_id) for action_id, values in made.items()],
        )


def stale(database: Database) -> list[int]:
    """Actions whose derived columns are not what the rest makes of them."""
    columns = ", ".join(column for names, _ in _PARTS.values() for column in names)
    found: list[int] = []
    for ids in parts_of(database.integers("select id from action order by id")):
        rows = database.tuples(f"select id, {columns} from action where id in ({marks(len(ids))})", ids)
        kept = {row[0]: row[1:] for row in rows}
        made = _made(database, ids, [make for _, make in _PARTS.values()])
        found += [action_id for action_id in ids if kept[action_id] != made[action_id]]
    return found


def _made(database: Database, ids: list[int], makers: Iterable[Maker]) -> dict[int, Made]:
    parts = [make(database, ids, marks(len(ids))) for make in makers]
    return {action_id: tuple(value for part in parts for value in part[action_id]) for action_id in ids}


def _words(database: Database, ids: list[int], given: str) -> dict[int, Made]:
    rows = database.tuples(
        "select a.id, a.ref, a.title, a.how, coalesce(l.name, ''), a.due from action a "
        f"left join lead l on l.id = a.lead_id where a.id in ({given})",
        ids,
    )
    return {
        action_id: (natural_key(ref), folded(f"{ref}\n{title}\n{how}\n{lead}"), counted_from(due))
        for action_id, ref, title, how, lead, due in rows
    }


def _updates(database: Database, ids: list[int], given: str) -> dict[int, Made]:
    """The day of each action's newest update; one that repeats the text before it, or nearly so, does not count."""
    rows = database.tuples(
        f'select action_id, as_at, text from "update" where removed = 0 and action_id in ({given}) '
        "order by action_id, as_at, seq",
        ids,
    )
    told: dict[int, list[tuple[str, str]]] = {action_id: [] for action_id in ids}
    for action_id, as_at, words in rows:
        told[action_id].append((as_at, words))
    return {action_id: (last_news(updates),) for action_id, updates in told.items()}


def _moves(database: Database, ids: list[int], given: str) -> dict[int, Made]:
    rows = database.tuples(
        f'select m.action_id, count(*), max(m."on") from move m where {IS_SLIP} and m.action_id in ({given}) '
        "group by m.action_id",
        ids,
    )
    found: dict[int, Made] = dict.fromkeys(ids, (0, None))
    return found | {row[0]: (row[1], row[2]) for row in rows}


_PARTS: dict[str, tuple[tuple[str, ...], Maker]] = {
    "words": (("ref_key", "search", "due_after"), _words),
    "updates": (("updated",), _updates),
    "moves": (("moves", "moved_on"), _moves),
}
