"""Resolutions by their numbers: each meeting counts its own."""

from planwatch.storage.engine.sqlite import Database


def numbers(database: Database, meeting_id: int | None) -> list[int | str]:
    """The numbers that a meeting has given; one that was undone may be given again."""
    rows = database.tuples("select number from resolution where meeting_id = ? and removed = 0", (meeting_id,))
    return [row[0] for row in rows]


def numbered(database: Database, meeting_id: int | None, number: int | str) -> int:
    """The id of a meeting's resolution of that number."""
    return database.number(
        "select id from resolution where meeting_id = ? and number = ? and removed = 0", (meeting_id, number)
    )
