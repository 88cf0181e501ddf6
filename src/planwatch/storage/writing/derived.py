"""Columns of an action that are made from the rest: what SQL cannot order, search or count cheaply."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator

from planwatch.model.text.copied import last_news
from planwatch.model.text.refs import natural_key
from planwatch.model.waits.counted_from import counted_from

_CHUNK = 500
IS_SLIP = (
    "m.removed = 0 and m.kind = 'slip' and not exists (select 1 from occurrence o where o.action_id = m.action_id "
    "and o.removed = 0 and o.due_by >= coalesce(m.now_by, ''))"
)
"""A move ``m`` that counts; of a recurring action one of the occurrence now open: the last done was due before it."""


Made = tuple[str | int | None, ...]
Maker = Callable[[sqlite3.Connection, list[int], str], dict[int, Made]]


def refresh(conn: sqlite3.Connection, action_ids: Iterable[int], parts: Iterable[str] = ()) -> None:
    """Make the derived columns of these actions anew; of ``parts`` only, where those are named."""
    wanted = [_PARTS[part] for part in parts or _PARTS]
    columns = [column for names, _ in wanted for column in names]
    for ids in _chunks(sorted(action_ids)):
        made = _made(conn, ids, [make for _, make in wanted])
        conn.executemany(
            f"update action set {', '.join(f'{column} = ?' for column in columns)} where id = ?",
            [(*values, action_id) for action_id, values in made.items()],
        )


def faults(conn: sqlite3.Connection) -> list[str]:
    """Actions whose derived columns are not what the rest makes of them, a sentence each."""
    columns = ", ".join(column for names, _ in _PARTS.values() for column in names)
    found: list[str] = []
    for ids in _chunks([row[0] for row in conn.execute("select id from action order by id")]):
        rows = conn.execute(f"select id, {columns} from action where id in ({', '.join('?' * len(ids))})", ids)
        kept = {row[0]: tuple(row[1:]) for row in rows}
        made = _made(conn, ids, [make for _, make in _PARTS.values()])
        found += [
            f"action {action_id}: derived columns are stale" for action_id in ids if kept[action_id] != made[action_id]
        ]
    return found


def _made(conn: sqlite3.Connection, ids: list[int], makers: Iterable[Maker]) -> dict[int, Made]:
    parts = [make(conn, ids, ", ".join("?" * len(ids))) for make in makers]
    return {action_id: tuple(value for part in parts for value in part[action_id]) for action_id in ids}


def _words(conn: sqlite3.Connection, ids: list[int], marks: str) -> dict[int, Made]:
    rows = conn.execute(
        "select a.id, a.ref, a.title, a.how, coalesce(l.name, ''), a.due from action a "
        f"left join lead l on l.id = a.lead_id where a.id in ({marks})",
        ids,
    )
    return {
        action_id: (natural_key(ref), "\n".join((ref, title, how, lead)).casefold(), counted_from(due))
        for action_id, ref, title, how, lead, due in rows
    }


def _updates(conn: sqlite3.Connection, ids: list[int], marks: str) -> dict[int, Made]:
    """The day of each action's newest update; one that repeats the text before it, or nearly so, does not count."""
    rows = conn.execute(
        f'select action_id, as_at, text from "update" where removed = 0 and action_id in ({marks}) '
        "order by action_id, as_at, seq",
        ids,
    )
    told: dict[int, list[tuple[str, str]]] = {action_id: [] for action_id in ids}
    for action_id, as_at, words in rows:
        told[action_id].append((as_at, words))
    return {action_id: (last_news(updates),) for action_id, updates in told.items()}


def _moves(conn: sqlite3.Connection, ids: list[int], marks: str) -> dict[int, Made]:
    rows = conn.execute(
        f'select m.action_id, count(*), max(m."on") from move m where {IS_SLIP} and m.action_id in ({marks}) '
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


def _chunks(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]
