"""Resolutions by their numbers: each meeting counts its own."""

from planwatch.storage.engine.sqlite import Database


def next_number(database: Database, meeting_id: int | None) -> int:
    """The number after the last resolution of the meeting; one that was undone may be given again."""
    return 1 + database.number("select max(number) from resolution where meeting_id = ? and removed = 0", (meeting_id,))


def numbered(database: Database, meeting_id: int | None, number: int) -> int:
    """The id of a meeting's resolution of that number."""
    return database.number(
        "select id from resolution where meeting_id = ? and number = ? and removed = 0", (meeting_id, number)
    )
