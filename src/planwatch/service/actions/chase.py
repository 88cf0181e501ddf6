"""Writing down that leads were chased, so that whoever looks at an action sees when and how often."""

from collections.abc import Mapping, Sequence
from datetime import date

from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.kinds import ChaseKind
from planwatch.model.values import Struct
from planwatch.storage.actions.updates import asked_on, ids_by_ref
from planwatch.storage.engine.values import Value
from planwatch.storage.writing.batch import Batch


class Chased(Struct, frozen=True):
    """What one lead was asked about, in a message or (``kind``) by an update sheet."""

    of: PlanDay
    to: str
    refs: tuple[str, ...]
    reply_by: date | None
    meeting: str
    """Which one it was for: ``Improvement Board, 21 Jan 2016``."""
    kind: ChaseKind = ChaseKind.CHASED


def record(batch: Batch, asked: Sequence[Chased]) -> None:
    """Write down that these leads were asked today. Who is asked twice on a day in one way was asked once."""
    for day, kind in {(one.of.id, one.kind): (one.of, one.kind) for one in asked}.values():
        ids, known = ids_by_ref(batch.database, day.id), asked_on(batch.database, day.id, day.today, kind)
        for one in asked:
            if (one.of.id, one.kind) == (day.id, kind):
                _record(batch, one, [ids[ref] for ref in one.refs if ref in ids], known)


def _record(batch: Batch, one: Chased, action_ids: Sequence[int], known: Mapping[tuple[int, str], int]) -> None:
    said: dict[str, Value] = {
        "reply_by": one.reply_by.isoformat() if one.reply_by else None, "meeting": one.meeting,
    }  # fmt: skip
    for action_id in action_ids:
        if found := known.get((action_id, one.to)):
            batch.change("chase", found, said | {"answered_on": None})
        else:
            insert(batch, one.of, action_id, {"kind": one.kind.value, "to": one.to, **said})


def insert(batch: Batch, of: PlanDay, action_id: int, said: dict[str, Value]) -> None:
    """Write down that somebody was asked about an action today, by whoever signs the change."""
    own: dict[str, Value] = {"plan_id": of.id, "seq": batch.next_seq("chase"), "action_id": action_id}
    batch.insert("chase", own | {"on": of.today.isoformat(), "who": batch.signature.who} | said)
