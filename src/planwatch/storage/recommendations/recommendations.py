"""The recommendations of a plan, and the actions that answer any."""

from typing import NamedTuple

from planwatch.model.plan.kinds import Status
from planwatch.model.plan.recommendation import Recommendation
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.plan.rows import part_of


class KeptRecommendation(NamedTuple):
    """A recommendation as it stands in the file."""

    id: int
    version: int
    recommendation: Recommendation


class Answering(NamedTuple):
    """An action that answers recommendations."""

    id: int
    ref: str
    status: Status
    answers: tuple[str, ...]
    """The numbers, as they are written there."""


def recommendations(database: Database, plan_id: int) -> list[KeptRecommendation]:
    """The recommendations of a plan, in the order in which they came to it."""
    rows = database.query("select * from recommendation where plan_id = ? and removed = 0 order by seq, id", (plan_id,))
    return [KeptRecommendation(row["id"], row["version"], part_of(Recommendation, row)) for row in rows]


def answering(database: Database, plan_id: int) -> list[Answering]:
    """The actions of a plan that answer any recommendation, in its order."""
    rows = database.tuples(
        "select id, ref, status, answers from action where plan_id = ? and removed = 0 and answers <> '' "
        "order by seq, id",
        (plan_id,),
    )
    return [Answering(row_id, ref, Status(status), tuple(said.split("\n"))) for row_id, ref, status, said in rows]
