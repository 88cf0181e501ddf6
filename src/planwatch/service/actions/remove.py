"""Taking actions out of a plan."""

from collections.abc import Sequence

from planwatch.model.actions.row import ActionRow
from planwatch.service.change import Outcome, Target, apply_to
from planwatch.service.session import Session
from planwatch.storage.writing.batch import Batch


def remove(session: Session, targets: Sequence[Target]) -> Outcome:
    """Take actions out of the plan; undo brings them back."""

    def apply(batch: Batch, row: ActionRow, target: Target) -> None:
        batch.remove("action", row.id, target.seen)

    return apply_to(session, targets, "{} removed", "", apply)
