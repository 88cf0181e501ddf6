"""Actions that come round again: each time one is done is kept, and the next one opened."""

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.reading import next_occurrence
from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.plan.kinds import Status
from planwatch.model.values import replace
from planwatch.service.typed.fields import Columns, when_columns
from planwatch.storage.writing.batch import Batch


def next_of(row: ActionRow) -> Span | None:
    """When a recurring action falls due next after the occurrence now open; None where it does not recur.

    Words such as "monthly" alone name no first day: what they open next has no date either.
    """
    action = row.action
    reading = row.of.read_again(action.due)
    if not reading.repeats:
        return None
    if action.due.first is None or action.due.last is None:
        return Span(action.due.text)
    now = replace(reading, text=action.due.text, first=action.due.first, last=action.due.last, said=action.due.said)
    upcoming = next_occurrence(now, action.due.last)
    return upcoming.span if upcoming is not None else None


def open_next(batch: Batch, row: ActionRow, seen: int | None, completed: Span, upcoming: Span) -> None:
    """Keep that the occurrence now open was done, and open the next one: in progress, not rated, its date not moved."""
    action = row.action
    due = when_columns("due", action.due)
    batch.insert(
        "occurrence",
        {
            "plan_id": row.of.id,
            "seq": batch.next_seq("occurrence"),
            "action_id": row.id,
            **due,
            **when_columns("completed", completed),
        },
    )
    columns: Columns = {"status": Status.IN_PROGRESS.value, "reason": "", "rag": None, "percent": None}
    columns["heard_on"] = row.of.today.isoformat()
    columns |= when_columns("due", upcoming)
    # What was agreed, and slipped, was about the occurrence that is done.
    for name in ("original_due", "agreed_due"):
        columns |= when_columns(name, NO_DATE)
    columns |= {"agreed_by": "", "agreed_on": None}
    batch.change("action", row.id, columns, seen)
