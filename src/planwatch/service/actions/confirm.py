"""An answer that changes nothing: somebody says that an action stands as it stood."""

from collections.abc import Sequence

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.kinds import OPEN
from planwatch.model.text.copied import unchanged_words
from planwatch.service.actions.progress import insert_update, last_rated
from planwatch.service.change import Outcome, Target, apply_to
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import day_up_to
from planwatch.service.typed.fields import Columns
from planwatch.storage.actions.updates import updates_of
from planwatch.storage.writing.batch import Batch


def unchanged(session: Session, targets: Sequence[Target], by: str = "", on: str = "") -> Outcome:
    """Write that actions are as they were on that day (none: today), as the word of ``by`` (none: of the lead).

    The answer is an update with the rating that stands. It breaks the silence once: a second one running is no news.
    """

    def apply(batch: Batch, row: ActionRow, target: Target) -> None:
        confirm(batch, row, by, on)

    return apply_to(session, targets, "{} confirmed unchanged", "", apply)


def confirm(batch: Batch, row: ActionRow, by: str = "", on: str = "") -> str:
    """Write it of one action, where it was not rated on that day already; returns the words.

    What was rated that day has its answer, and may have been rated otherwise before. Raises PlanwatchError for one that
    is not open, or that was rated later.
    """
    action = row.action
    if action.status not in OPEN:
        raise PlanwatchError(f"{action.ref} is {action.status}: only an open action is confirmed")
    day = day_up_to(row.of, on, "an answer says how it was on a day")
    words = unchanged_words(action.rag)
    whose = checked_text(by).strip() or action.lead or batch.signature.who
    rated = last_rated(batch, row)
    if rated is not None and rated > day:
        raise PlanwatchError(
            f"{action.ref} was rated on {day_in_full(rated)}, after that day", "say how it was then: --rag, or words"
        )
    if rated == day:
        return f"rated {action.rag} today already" if day == row.of.today else f"rated {action.rag} on that day already"
    last = next(reversed(updates_of(batch.database, row.id)), None)
    if last is None or (last.text, last.by, last.as_at) != (words, whose, day):
        said: Columns = {"text": words, "as_at": day.isoformat(), "by": whose, "rag": action.rag}
        insert_update(batch, row.of, said | {"action_id": row.id})
    return words
