"""The numbers of recommendations that actions answer, as they stand in the file."""

from collections.abc import Collection, Iterator

from planwatch.model.plan.parts import PART
from planwatch.model.recommendations.placed import placed
from planwatch.model.text.refs import natural_key
from planwatch.storage.engine.dialect import ids_in, said
from planwatch.storage.engine.sqlite import Database
from planwatch.storage.engine.values import Value

_FROM, _SAID = said(PART["action"].lists["answers"])


def answered(database: Database, action_id: int) -> tuple[str, ...]:
    """The numbers that an action answers, in order."""
    sql = f"select {_SAID} from {_FROM} where s.action_id = ? and s.removed = 0 order by s.seq, s.id"
    return tuple(str(row[0]) for row in database.tuples(sql, (action_id,)))


def known_numbers(database: Database, plan_id: int) -> dict[str, int]:
    """The recommendations of a plan by what tells their numbers apart."""
    rows = database.tuples("select number, id from recommendation where plan_id = ? and removed = 0", (plan_id,))
    return {natural_key(number): row_id for number, row_id in rows}


def placed_anew(database: Database, anew: Collection[int]) -> Iterator[tuple[int, dict[str, Value]]]:
    """The rows that name others since these recommendations came, went or were renamed, with what they are to hold.

    Each is to be written before the next is asked for: of two that come to say the same, one goes.
    """
    plans = database.integers(f"select distinct plan_id from recommendation where id in {ids_in(anew)}")
    known = {plan_id: known_numbers(database, plan_id) for plan_id in plans}
    for row_id, plan_id, action_id, was, number in database.tuples(
        f"select s.id, s.plan_id, s.action_id, s.recommendation_id, {_SAID} from {_FROM} "
        f"where s.removed = 0 and (s.words <> '' or n.removed) and s.plan_id in {ids_in(plans)} order by s.id"
    ):
        of, words = placed(number, known[plan_id])
        if of != was or (of is not None and not words):
            said_too = "action_id = ? and recommendation_id is ? and words = ? and id <> ? and removed = 0"
            sql = f"select count(*) from answering where {said_too}"
            gone = database.number(sql, (action_id, of, words, row_id))
            yield row_id, {"recommendation_id": of, "words": words, **({"removed": 1} if gone else {})}
