"""Packs out of the file and into it: what a meeting was given, frozen, and the papers handed out with it."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planwatch.model.plan.meeting import Meeting
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import day_or_none


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of a pack as the file keeps it. ``batch`` is the last change that it includes."""

    version: int
    batch: int
    sha256: str
    snapshot: str
    """TOML."""
    issued_on: date | None = None
    """The plan's day when it was frozen; None where the planwatch that froze it kept none."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it was handed out."""

    sha256: str
    text: str


def meeting_id(database: Database, plan_id: int, meeting: Meeting) -> int:
    """The id of a meeting of the plan; 0 where it has none on that day."""
    return database.number(
        'select id from meeting where plan_id = ? and forum = ? and "on" = ? and removed = 0',
        (plan_id, meeting.forum, meeting.on.isoformat()),
    )


def frozen_at(database: Database, plan_id: int, meeting: Meeting) -> tuple[int, date | None] | None:
    """The last change that the meeting's pack includes and the day of its freezing; None where the file has none."""
    row = database.one(
        "select batch_id, issued_on from pack where meeting_id = ? and version = ?",
        (meeting_id(database, plan_id, meeting), meeting.version),
    )
    return (row[0], day_or_none(row[1])) if row is not None else None


def kept(database: Database, plan_id: int, meeting: Meeting, version: int = 0) -> Kept | None:
    """A version of the pack of a meeting, none named: the last."""
    row = database.one(
        "select version, batch_id, sha256, snapshot, issued_on from pack where meeting_id = ? and version = ?",
        (meeting_id(database, plan_id, meeting), version or meeting.version),
    )
    return Kept(row[0], row[1], row[2], _text(row[3]), day_or_none(row[4])) if row is not None else None


def papers(database: Database, plan_id: int, meeting: Meeting, version: int) -> dict[str, Paper]:
    """The papers of a version, by their suffixes."""
    rows = database.tuples(
        "select p.suffix, p.sha256, p.content from paper p join pack k on k.id = p.pack_id "
        "where k.meeting_id = ? and k.version = ?",
        (meeting_id(database, plan_id, meeting), version),
    )
    return {suffix: Paper(sha256, _text(content)) for suffix, sha256, content in rows}


def _text(content: bytes) -> str:
    try:
        return zlib.decompress(content).decode()
    except (zlib.error, UnicodeDecodeError):
        return ""  # nothing that is frozen is empty, so its hash will not be the one of this


def keep(database: Database, of_meeting: int, pack: Kept, handed_out: Mapping[str, Paper]) -> None:
    """Freeze a version of a pack, in place of one of that number whose issuing was taken back."""
    gone = "select id from pack where meeting_id = ? and version >= ?"
    database.execute(f"delete from paper where pack_id in ({gone})", (of_meeting, pack.version))
    database.execute("delete from pack where meeting_id = ? and version >= ?", (of_meeting, pack.version))
    on = pack.issued_on.isoformat() if pack.issued_on is not None else None
    database.execute(
        "insert into pack (meeting_id, version, batch_id, sha256, snapshot, issued_on) values (?, ?, ?, ?, ?, ?)",
        (of_meeting, pack.version, pack.batch, pack.sha256, zlib.compress(pack.snapshot.encode()), on),
    )
    pack_id = database.number("select id from pack where meeting_id = ? and version = ?", (of_meeting, pack.version))
    for suffix, paper in handed_out.items():
        database.execute(
            "insert into paper (pack_id, suffix, sha256, content) values (?, ?, ?, ?)",
            (pack_id, suffix, paper.sha256, zlib.compress(paper.text.encode())),
        )
