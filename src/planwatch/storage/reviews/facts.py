"""What decides on the order in which a review goes through a plan."""

from typing import Any, NamedTuple

from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.kinds import Rag, Status
from planwatch.model.ratings.calculate import last_heard
from planwatch.model.reviews.queue import QueueFacts, Verdict
from planwatch.storage.actions.ratings import Ratings
from planwatch.storage.due.lateness import IS_OPEN
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import day_or_none
from planwatch.storage.reviews.reviews import verdicts
from planwatch.storage.waits.waits import held_up


class KeptTheme(NamedTuple):
    """A theme with the name of its lead."""

    id: int
    title: str
    label: str
    lead: str


def themes_of(database: Database, plan_id: int) -> list[KeptTheme]:
    """The themes in the plan's order."""
    rows = database.tuples(
        "select t.id, t.title, t.label, coalesce(l.name, '') from theme t left join lead l on l.id = t.lead_id "
        "where t.plan_id = ? and t.removed = 0 order by t.seq, t.id",
        (plan_id,),
    )
    return [KeptTheme(*row) for row in rows]


_FACTS = (
    "select id, theme_id, status, start_from, start_by, due_from, due_by, updated, heard_on, added, rag, board_rag "
    "from action a "
    f"where plan_id = :plan and removed = 0 and ({IS_OPEN} or id in "
    "(select action_id from reviewed where review_id = :review and removed = 0)) "
    "and (:theme is null or theme_id = :theme) and (:lead is null or lead_id = :lead or id in "
    "(select action_id from reviewed where review_id = :review and removed = 0)) order by seq, id"
)


def facts_of(
    database: Database, day: PlanDay, ratings: Ratings, review_id: int, theme_id: int | None, lead_id: int | None
) -> list[QueueFacts]:
    """What decides on the order: of every open action asked for, and of those that the review has been through."""
    asked = {"plan": day.id, "review": review_id, "theme": theme_id, "lead": lead_id}
    passed = verdicts(database, review_id)
    held = held_up(database, (day,))
    return [_facts(row, ratings, row["id"] in held, passed.get(row["id"])) for row in database.named(_FACTS, asked)]


def _facts(row: dict[str, Any], ratings: Ratings, is_blocked: bool, verdict: Verdict | None) -> QueueFacts:
    action_id: int = row["id"]
    return QueueFacts(
        action_id,
        row["theme_id"],
        Status(row["status"]),
        day_or_none(row["start_from"]),
        day_or_none(row["start_by"]),
        day_or_none(row["due_from"]),
        day_or_none(row["due_by"]),
        last_heard(day_or_none(row["updated"]), day_or_none(row["heard_on"])),
        day_or_none(row["added"]),
        Rag(row["rag"]) if row["rag"] else None,
        Rag(row["board_rag"]) if row["board_rag"] else None,
        next((rag for rag in Rag if ratings.matches(action_id, rag)), None),
        row["board_rag"] is not None or (row["rag"] is not None and ratings.step(action_id, row["rag"]) > 0),
        is_blocked,
        verdict,
    )
