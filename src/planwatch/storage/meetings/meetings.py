"""The meetings that are in the file, with what they resolved."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from planwatch.model.plan.meeting import Meeting, Resolution
from planwatch.model.text.refs import natural_key
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import RESOLUTION, part_of


class KeptMeeting(NamedTuple):
    """A meeting as it stands in the file."""

    id: int
    version: int
    meeting: Meeting


def meetings(database: Database, plan_id: int, forum: str = "") -> list[KeptMeeting]:
    """The meetings of a plan, first one first; those of one forum where it is named."""
    of_forum = "and forum = :forum" if forum else ""
    asked = {"plan": plan_id, "forum": forum}
    with database.reading():
        rows = database.query(
            f'select * from meeting where plan_id = :plan and removed = 0 {of_forum} order by "on", seq, id', asked
        )
        resolved: dict[int, list[Resolution]] = defaultdict(list)
        found = database.query(f"{RESOLUTION} where r.plan_id = :plan and r.removed = 0 order by r.seq, r.id", asked)
        for row in sorted(found, key=lambda row: natural_key(str(row["number"]))):
            resolved[row["meeting_id"]].append(part_of(Resolution, row))
    return [
        KeptMeeting(row["id"], row["version"], part_of(Meeting, row, resolution=tuple(resolved[row["id"]])))
        for row in rows
    ]


def met_on(database: Database, plan_id: int, until: date) -> list[date]:
    """The days up to that one on which a forum of the plan met, in order: one for each meeting."""
    rows = database.tuples(
        "select \"on\" from meeting where plan_id = ? and removed = 0 and status in ('held', 'issued') "
        'and "on" <= ? order by "on"',
        (plan_id, until.isoformat()),
    )
    return [date.fromisoformat(row[0]) for row in rows]


def meeting_on(database: Database, plan_id: int, forum: str, on: date) -> KeptMeeting | None:
    """The forum's meeting of that day, without what it resolved."""
    row = database.one(
        'select * from meeting where plan_id = ? and forum = ? and "on" = ? and removed = 0 order by seq, id',
        (plan_id, forum, on.isoformat()),
    )
    return KeptMeeting(row["id"], row["version"], part_of(Meeting, row)) if row is not None else None


def meeting(database: Database, meeting_id: int) -> KeptMeeting | None:
    """The meeting of that id, in the plan or taken out, without what it resolved."""
    row = database.one("select * from meeting where id = ?", (meeting_id,))
    return KeptMeeting(row["id"], row["version"], part_of(Meeting, row)) if row is not None else None


def has_other(database: Database, plan_id: int, forum: str, on: date, but: int | None) -> bool:
    """Whether the forum has a meeting on that day, other than the one of the id ``but``."""
    found = database.one(
        'select id from meeting where plan_id = ? and removed = 0 and forum = ? and "on" = ? and id <> ?',
        (plan_id, forum, on.isoformat(), but or 0),
    )
    return found is not None


def is_reviewed(database: Database, meeting_id: int) -> bool:
    """Whether a review was begun in the meeting."""
    return database.one("select 1 from review where meeting_id = ? and removed = 0", (meeting_id,)) is not None
