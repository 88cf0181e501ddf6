"""What actions answer: rows that name a recommendation, or keep a number until a recommendation has it."""

from collections.abc import Iterable, Sequence

from planwatch.model.recommendations.placed import placed
from planwatch.storage.writing.batch import Batch
from planwatch.storage.writing.numbers import known_numbers


def set_answers(batch: Batch, action_id: int, plan_id: int, numbers: Iterable[str], seen: int | None) -> None:
    """Make these numbers those that an action answers, in order; ``seen`` as for ``Batch.change``."""
    known = known_numbers(batch.database, plan_id)
    put_answers(batch, action_id, plan_id, [placed(number, known) for number in numbers], seen)


def put_answers(
    batch: Batch,
    action_id: int,
    plan_id: int,
    wanted: Sequence[tuple[int | None, str]],
    seen: int | None,
    since: int | None = None,
) -> None:
    """The same of recommendations by their ids, and what is said beside their numbers."""
    rows = batch.database.tuples(
        "select id, recommendation_id, words from answering where action_id = ? and removed = 0 order by seq, id",
        (action_id,),
    )
    wanted = list(dict.fromkeys(wanted))
    if [row[1:] for row in rows] == wanted:
        return
    batch.refuse_conflict("action", action_id, ("answers",), seen, since)
    stay = {row[1:]: row[0] for row in rows if row[1:] in wanted}
    kept = stay if list(stay) == wanted[: len(stay)] else {}  # those that are new come behind them
    for row_id, *_ in rows:
        if row_id not in kept.values():
            batch.remove("answering", row_id)
    for of, words in wanted:
        if (of, words) not in kept:
            own = {"plan_id": plan_id, "seq": batch.next_seq("answering"), "action_id": action_id}
            batch.insert("answering", {**own, "recommendation_id": of, "words": words})
