"""Columns of an action that are made from the rest: what SQL cannot order, search or count cheaply."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator

from planwatch.model.copied import last_news
from planwatch.model.counted_from import counted_from
from planwatch.model.refs import natural_key

_CHUNK = 500


Made = tuple[str, str, str | None, int, str | None, str]
_COLUMNS = ("ref_key", "search", "updated", "moves", "moved_on", "due_after")


def refresh(conn: sqlite3.Connection, action_ids: Iterable[int]) -> None:
    """Make the derived columns of these actions anew."""
    for ids in _chunks(sorted(action_ids)):
        conn.executemany(
            f"update action set {', '.join(f'{column} = ?' for column in _COLUMNS)} where id = ?",
            [(*made, action_id) for action_id, made in _make(conn, ids).items()],
        )


def faults(conn: sqlite3.Connection) -> list[str]:
    """Actions whose derived columns are not what the rest makes of them, a sentence each."""
    found: list[str] = []
    for ids in _chunks([row[0] for row in conn.execute("select id from action order by id")]):
        marks = ", ".join("?" * len(ids))
        kept = {row[0]: tuple(row[1:]) for row in conn.execute(
            f"select id, {', '.join(_COLUMNS)} from action where id in ({marks})", ids
        )}  # fmt: skip
        made = _make(conn, ids)
        found += [
            f"action {action_id}: derived columns are stale" for action_id in ids if kept[action_id] != made[action_id]
        ]
    return found


def _make(conn: sqlite3.Connection, ids: list[int]) -> dict[int, Made]:
    marks = ", ".join("?" * len(ids))
    updated = _last_updates(conn, ids, marks)
    moves = {
        row[0]: (int(row[1]), row[2])
        for row in conn.execute(
            # Of a recurring action those of the occurrence now open: the last one done was due before them.
            "select m.action_id, count(*), max(m.\"on\") from move m where m.removed = 0 and m.kind = 'slip' "
            "and not exists (select 1 from occurrence o where o.action_id = m.action_id and o.removed = 0 "
            f"and o.due_by >= coalesce(m.now_by, '')) and m.action_id in ({marks}) group by m.action_id",
            ids,
        )
    }
    actions = conn.execute(
        "select a.id, a.ref, a.title, a.how, coalesce(l.name, ''), a.due from action a "
        f"left join lead l on l.id = a.lead_id where a.id in ({marks})",
        ids,
    ).fetchall()
    return {
        action_id: (
            natural_key(ref),
            "\n".join((ref, title, how, lead)).casefold(),
            updated.get(action_id),
            *moves.get(action_id, (0, None)),
            counted_from(due),
        )
        for action_id, ref, title, how, lead, due in actions
    }


def _last_updates(conn: sqlite3.Connection, ids: list[int], marks: str) -> dict[int, str]:
    """The day of each action's newest update; one that repeats the text before it, or nearly so, does not count."""
    rows = conn.execute(
        f'select action_id, as_at, text from "update" where removed = 0 and action_id in ({marks}) '
        "order by action_id, as_at, seq",
        ids,
    )
    told: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for action_id, as_at, words in rows:
        told[action_id].append((as_at, words))
    return {action_id: as_at for action_id, updates in told.items() if (as_at := last_news(updates)) is not None}


def _chunks(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]
