"""Who else is at the plan now, and where they write: seen by the way, and stored nowhere in the plan."""

from collections.abc import Iterable
from datetime import timedelta

from planwatch.service.session import Session
from planwatch.storage.engine.place import Other


def others_in_words(session: Session) -> tuple[str, str]:
    """``with ann, bob · eve was here 14:02``, and the same in fewer words; empty where nobody else is or was there."""
    here, left = others(session)
    names = [other.who for other in here]
    number = f"with {len(names)} others" if len(names) > 1 else f"with {names[0]}" if names else ""
    named = f"with {', '.join(names)}" if 0 < len(names) < 4 else number
    were = f"{len(left)} others were here" if len(left) > 1 else f"{left[0].who} was here" if left else ""
    at = f" {_ago(session, left[0].seconds)}" if len(left) == 1 else ""
    return " · ".join(filter(None, (named, were + at))), number or were


def others_told(session: Session) -> str:
    """``there too: ann (writing since 13:58) · was here: eve 14:02``; empty where nobody else is or was there."""
    here, left = others(session)
    now = ", ".join(
        f"{each.who} (writing since {_ago(session, each.since)})" if each.cell else each.who for each in here
    )
    before = ", ".join(f"{each.who} {_ago(session, each.seconds)}" for each in left)
    return " · ".join(filter(None, (now and f"there too: {now}", before and f"was here: {before}")))


def others(session: Session) -> tuple[list[Other], list[Other]]:
    """Those who have the plan open, and those who have looked at it or changed it in the last minutes and have left."""
    there = session.database.others
    return [other for other in there if not other.has_left], [other for other in there if other.has_left]


def cell(table: str, rows: int | Iterable[int], field: str = "") -> str:
    """How the cells of a field are told to others; without a field it is all of these rows."""
    ids = ",".join(map(str, [rows] if isinstance(rows, int) else rows))
    return f"{table} {ids} {field}".rstrip()


def editing(session: Session, at: str) -> None:
    """Others are told, with each look at the server, that this cell is edited here; empty: none is."""
    session.database.editing(at)


def open_elsewhere(session: Session, at: str) -> str:
    """``bob has this cell open since 14:02``; empty where nobody else has, as far as is known."""
    found = [(other, both) for other in session.database.others if (both := _overlap(at, other.cell))]
    if not found:
        return ""
    (first, both), (_, ids, field) = found[0], _parts(at)
    what = f"{both} of these" if len(ids) > 1 else "this cell" if field == _parts(first.cell)[2] else "this"
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    return f"{first.who}{more} {'have' if more else 'has'} {what} open since {_ago(session, first.since)}"


def _overlap(one: str, other: str) -> int:
    """In how many rows both write."""
    if not one or not other:
        return 0
    (table, ids, field), (other_table, other_ids, other_field) = _parts(one), _parts(other)
    is_one = table == other_table and (field == other_field or not field or not other_field)
    return len(ids & other_ids) if is_one else 0


def _parts(cell: str) -> tuple[str, frozenset[str], str]:
    table, ids, field, *_ = *cell.split(" "), "", ""
    return table, frozenset(ids.split(",")), field


def _ago(session: Session, seconds: int) -> str:
    return f"{session.clock().astimezone() - timedelta(seconds=seconds):%H:%M}"
