"""Resolutions by their numbers: each meeting counts its own."""

from planwatch.storage.engine.sqlite import Database
from planwatch.storage.engine.values import Value


def numbers(database: Database, meeting_id: int | None) -> list[int | str]:
    """The numbers that a meeting has given; one that was undone may be given again."""
    rows = database.tuples("select number from resolution where meeting_id = ? and removed = 0", (meeting_id,))
    return [row[0] for row in rows]


def numbered(database: Database, meeting_id: int | None, number: int | str) -> int:
    """The id of a meeting's resolution of that number."""
    return database.number(
        "select id from resolution where meeting_id = ? and number = ? and removed = 0", (meeting_id, number)
    )


def resolved(database: Database, meeting_id: int) -> dict[str, tuple[Value, ...]]:
    """What a meeting resolved, by the numbers: kind, text, action, date and answer."""
    rows = database.tuples(
        "select number, kind, text, action_id, due, answer from resolution where meeting_id = ? and removed = 0",
        (meeting_id,),
    )
    return {str(number): tuple(words) for number, *words in rows}
