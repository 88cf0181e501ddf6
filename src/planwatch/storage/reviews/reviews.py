"""Reviews out of the file: where each stands, what decides on its order, and what was decided in it."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.kinds import OPEN, Rag, Status
from planwatch.model.reviews.queue import Count, Verdict
from planwatch.storage.actions.ratings import Ratings
from planwatch.storage.due.lateness import is_overdue
from planwatch.storage.engine.dialect import ids_in
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.engine.values import moment_text
from planwatch.storage.journal.log import LogDetail, details_of
from planwatch.storage.journal.undo import UNDONE, of_group
from planwatch.storage.plan.rows import day_or_none
from planwatch.storage.writing.tables import PARENTS


class KeptReview(NamedTuple):
    """A review as the file has it, with what it takes from its meeting (if it is of one)."""

    id: int
    theme: str
    lead: str
    started_on: date
    who: str
    finished_on: date | None
    present: tuple[str, ...]
    minutes: str
    meeting_id: int | None
    on: date | None
    """The day of the meeting, in the file or not; None where it is for no forum."""
    forum: str
    group: int
    """The number of the change that began it."""


class Said(NamedTuple):
    """What an update on a theme or the plan says."""

    rag: Rag | None
    text: str


class Decision(NamedTuple):
    """What a change did to an action; what follows ``why`` is of an update that it wrote, else None."""

    what: str
    why: str
    text: str | None
    by: str | None
    rag: str | None
    internal: int | None


class KnownAction(NamedTuple):
    """An action as a page names it; without a lead ``lead`` is empty."""

    ref: str
    title: str
    lead: str


_REVIEW = (
    'select r.*, coalesce(m."on", case when r.forum <> \'\' then r.started_on end) as "on", '
    "coalesce(m.forum, r.forum) as met, m.present as came, (select j.batch_id from journal j "
    "where j.table_name = 'review' and j.row_id = r.id and j.field = '') as grp "
    "from review r left join meeting m on m.id = r.meeting_id where r.removed = 0 and "
)


def review(database: Database, review_id: int) -> KeptReview | None:
    """A review; None where it was taken back."""
    row = database.one(f"{_REVIEW} r.id = ?", (review_id,))
    return _review(row) if row is not None else None


def unfinished(database: Database, plan_id: int) -> list[KeptReview]:
    """The reviews of a plan that somebody began and nobody ended, the newest first."""
    rows = database.query(f"{_REVIEW} r.plan_id = ? and r.finished_on is null order by r.id desc", (plan_id,))
    return [_review(row) for row in rows]


def _review(row: sqlite3.Row) -> KeptReview:
    return KeptReview(
        row["id"],
        row["theme"],
        row["lead"],
        date.fromisoformat(row["started_on"]),
        row["who"],
        day_or_none(row["finished_on"]),
        tuple(filter(None, (row["present"] or row["came"] or "").split("\n"))),
        row["minutes"],
        row["meeting_id"],
        day_or_none(row["on"]),
        row["met"],
        row["grp"],
    )


def verdicts(database: Database, review_id: int) -> dict[int, Verdict]:
    """What the review left of each action, in the order in which it did."""
    rows = database.query(
        "select action_id, verdict from reviewed where review_id = ? and removed = 0 order by seq, id", (review_id,)
    )
    return {row["action_id"]: Verdict(row["verdict"]) for row in rows}


def mark(database: Database, review_id: int, action_id: int) -> int | None:
    """The id of the row that says what the review left of the action."""
    row = database.one(
        "select id from reviewed where review_id = ? and action_id = ? and removed = 0", (review_id, action_id)
    )
    return row[0] if row is not None else None


def last_met(database: Database, plan_id: int, forum: str, before: date) -> date | None:
    """The day of the last meeting of the forum before that day; of none named, of any, or of the last review."""
    row = database.one(
        'select max(day) as day from (select "on" as day from meeting where plan_id = :plan and removed = 0 '
        "and status in ('held', 'issued') and (:forum = '' or forum = :forum) union all "
        "select finished_on from review where plan_id = :plan and removed = 0 and :forum = '') as met "
        "where day < :before",
        {"plan": plan_id, "forum": forum, "before": before.isoformat()},
    )
    return day_or_none(row["day"]) if row is not None else None


def count(database: Database, day: PlanDay, ratings: Ratings, theme_id: int | None) -> Count:
    """How the actions of a theme stand, or of the whole plan."""
    rows = database.query(
        f"select id, status, rag, board_rag, {is_overdue(':today')} as late from action a "
        f"where {_part(theme_id)} and removed = 0 and status <> 'withdrawn'",
        {"plan": day.id, "theme": theme_id, "today": day.today.isoformat()},
    )
    still_open = [row for row in rows if row["status"] in OPEN]
    rated = [_rated(row, ratings) for row in still_open]
    late = sum(row["late"] or 0 for row in still_open)
    begun = sum(row["status"] == Status.IN_PROGRESS for row in still_open)
    done = len(rows) - len(still_open)
    return Count(len(still_open), done, rated.count(Rag.RED), rated.count(Rag.AMBER), late, begun)


def _part(theme_id: int | None) -> str:
    """The actions of a theme or of the plan, each found by an index."""
    return "plan_id = :plan" if theme_id is None else "theme_id = :theme"


def _rated(row: sqlite3.Row, ratings: Ratings) -> str | None:
    given = row["board_rag"] or row["rag"]
    return given or next((rag for rag in Rag if ratings.matches(row["id"], rag)), None)


def completed_since(database: Database, plan_id: int, theme_id: int | None, since: date | None) -> list[str]:
    """The refs of what was completed after that day, in the plan's order."""
    rows = database.query(
        f"select ref from action where {_part(theme_id)} and removed = 0 and status in ('complete', 'assured') "
        "and completed_by > :since order by seq, id",
        {"plan": plan_id, "theme": theme_id, "since": since.isoformat() if since else ""},
    )
    return [row["ref"] for row in rows]


def changed_since(database: Database, action_id: int, since: date) -> list[LogDetail]:
    """The fields of an action that were changed after that day, the oldest first."""
    end = datetime.combine(since, time.max).astimezone()
    rows = database.query(
        "select j.*, '' as ref from journal j join batch b on b.id = j.batch_id "
        "where j.table_name = 'action' and j.row_id = ? and j.field not in ('', 'heard_on') and b.at > ? order by j.id",
        (action_id, moment_text(end)),
    )
    return [detail for row in rows for detail in details_of(database, row)]


def latest_of_theme(database: Database, plan_id: int, theme_id: int | None) -> Said | None:
    """The newest update on a theme, or on the plan as such."""
    # Two statements, for an index to be of use: most updates are on actions.
    which = "theme_id = :theme" if theme_id is not None else "action_id is null and theme_id is null"
    row = database.one(
        f'select rag, text from "update" where {which} and +plan_id = :plan and removed = 0 '
        "order by as_at desc, seq desc, id desc",
        {"plan": plan_id, "theme": theme_id},
    )
    return _said(row) if row is not None else None


def _said(row: sqlite3.Row) -> Said:
    return Said(Rag(row["rag"]) if row["rag"] else None, row["text"])


def decisions(database: Database, group: int) -> dict[int, list[Decision]]:
    """For each action what the standing changes of a group did to it, the oldest first."""
    found: dict[int, list[Decision]] = defaultdict(list)
    for number in _standing(database, group):
        rows = database.tuples(
            f"select distinct {_ACTION} as action_id, b.what, b.why, u.text, u.by, u.rag, u.internal from journal j "
            "join batch b on b.id = j.batch_id left join \"update\" u on j.table_name = 'update' and u.id = j.row_id "
            "where j.batch_id = ? and j.table_name in ('action', 'update') order by u.text is null",
            (number,),
        )
        seen: set[int] = set()
        for action_id, *told in rows:
            if action_id is not None and action_id not in seen:
                seen.add(action_id)
                found[action_id].append(Decision(*told))
    return found


_ACTION = f"case j.table_name when 'action' then j.row_id else u.{PARENTS['update']} end"


def _standing(database: Database, group: int) -> Iterable[int]:
    return reversed([change.id for change in of_group(database, group)])


def rated_parts(database: Database, group: int) -> dict[int | None, Said]:
    """The updates on themes (None: on the plan) that the standing changes of a group wrote, by theme."""
    numbers = ids_in(_standing(database, group))
    rows = database.query(
        'select u.* from "update" u where u.action_id is null and u.removed = 0 and u.id in (select row_id '
        f"from journal where table_name = 'update' and field = '' and batch_id in {numbers}) order by u.seq, u.id"
    )
    return {row["theme_id"]: _said(row) for row in rows}


def changed_in(database: Database, group: int) -> set[int]:
    """The actions that the standing changes of the group are about, beyond marking them as reviewed."""
    rows = database.query(
        f"select distinct {_ACTION} as action_id from batch b join journal j on j.batch_id = b.id "
        "left join \"update\" u on j.table_name = 'update' and u.id = j.row_id and u.removed = 0 "
        f"where b.grp = ? and b.kind = 'edit' and j.table_name in ('action', 'update') and not {UNDONE}",
        (group,),
    )
    return {row[0] for row in rows if row[0] is not None}


def there(database: Database, action_ids: Sequence[int]) -> list[int]:
    """Those of the actions that are still in the plan, in their order."""
    found = {row[0] for row in database.among("select id from action where removed = 0 and id in", action_ids)}
    return [key for key in action_ids if key in found]


def refs(database: Database, action_ids: Sequence[int]) -> list[str]:
    """The refs of these actions, in their order."""
    known = {row[0]: row[1] for row in database.among("select id, ref from action where id in", action_ids)}
    return [known[key] for key in action_ids]


def names(database: Database, plan_id: int) -> dict[int, KnownAction]:
    """Every action of the plan, by its id."""
    rows = database.tuples(
        "select a.id, a.ref, a.title, coalesce(l.name, '') from action a left join lead l on l.id = a.lead_id "
        "where a.plan_id = ? and a.removed = 0",
        (plan_id,),
    )
    return {action_id: KnownAction(*told) for action_id, *told in rows}


def notes(database: Database, review_id: int) -> dict[int, str]:
    """What was noted with the verdict on each action, where something was."""
    rows = database.query(
        "select action_id, note from reviewed where review_id = ? and removed = 0 and note <> ''", (review_id,)
    )
    return {row["action_id"]: row["note"] for row in rows}


def reds(database: Database, review_id: int) -> int:
    """How many of the actions gone through are red, in the board's voice or, where it said nothing, the lead's."""
    return database.number(
        "select count(*) from reviewed r join action a on a.id = r.action_id where r.review_id = ? and r.removed = 0 "
        "and a.removed = 0 and coalesce(a.board_rag, a.rag) = 'red'",
        (review_id,),
    )
