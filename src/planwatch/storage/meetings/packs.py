"""Packs out of the file and into it: what a meeting was given, frozen."""

import zlib
from dataclasses import dataclass

from planwatch.model.plan.meeting import Meeting
from planwatch.storage.engine.sqlite import Database


@dataclass(frozen=True, slots=True)
class Kept:
    """A pack as the file keeps it. ``batch`` is the last change that it includes."""

    batch: int
    sha256: str
    snapshot: str
    """TOML."""


def meeting_id(database: Database, plan_id: int, meeting: Meeting) -> int:
    """The id of a meeting of the plan; 0 where it has none on that day."""
    return database.number(
        'select id from meeting where plan_id = ? and forum = ? and "on" = ? and removed = 0',
        (plan_id, meeting.forum, meeting.on.isoformat()),
    )


def batch_of(database: Database, plan_id: int, meeting: Meeting) -> int | None:
    """The last change that the meeting's pack includes; None where it has no pack."""
    row = database.one("select batch_id from pack where meeting_id = ?", (meeting_id(database, plan_id, meeting),))
    return row[0] if row is not None else None


def kept(database: Database, plan_id: int, meeting: Meeting) -> Kept | None:
    """The pack of a meeting."""
    row = database.one(
        "select batch_id, sha256, snapshot from pack where meeting_id = ?",
        (meeting_id(database, plan_id, meeting),),
    )
    if row is None:
        return None
    try:
        text = zlib.decompress(row[2]).decode()
    except (zlib.error, UnicodeDecodeError):
        text = ""  # no pack has no text, so its hash will not be the one of this
    return Kept(row[0], row[1], text)


def keep(database: Database, of_meeting: int, pack: Kept) -> None:
    """Freeze a pack, in place of one whose issuing was taken back."""
    database.execute("delete from pack where meeting_id = ?", (of_meeting,))
    database.execute(
        "insert into pack (meeting_id, batch_id, sha256, snapshot) values (?, ?, ?, ?)",
        (of_meeting, pack.batch, pack.sha256, zlib.compress(pack.snapshot.encode())),
    )
