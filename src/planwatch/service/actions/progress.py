"""What moves an action on: updates, completing, reopening."""

from collections.abc import Sequence
from datetime import date

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.dates.in_words import day_in_words
from planwatch.model.plan.kinds import OPEN, Status
from planwatch.model.ratings.calculate import last_heard
from planwatch.model.text.visible import short
from planwatch.model.values import Struct, replace
from planwatch.service.change import Outcome, Target, apply_to
from planwatch.service.checks.typed import on_action
from planwatch.service.due.recurring import next_of, open_next
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import day_up_to
from planwatch.service.typed.fields import Columns, columns_for, completed_day, status_columns, when_columns
from planwatch.storage.actions.updates import last_rated_on
from planwatch.storage.engine.values import moment_text
from planwatch.storage.writing.batch import Batch


class Note(Struct, frozen=True):
    """An update as somebody types it. Empty: ``by`` is the lead, ``as_at`` today, and no rating is given."""

    text: str
    by: str = ""
    as_at: str = ""
    rag: str = ""
    internal: bool = False
    start: bool = False
    """Begin an action that is rated for the first time."""
    asks: bool = False
    """See ``How``."""


def note(session: Session, targets: Sequence[Target], typed: Note) -> Outcome:
    """Write an update on one or many actions, with the RAG then given; never overwritten.

    A rating that is older than the one an action has goes into its story only.
    """
    text = checked_text(typed.text).strip()
    if not text:
        raise PlanwatchError("an update needs words", "say what moved")

    older, plans = list[str](), list[PlanDay]()

    def apply(batch: Batch, row: ActionRow, target: Target) -> None:
        plans.append(row.of)
        as_at = day_up_to(row.of, typed.as_at, "an update says how it was on a day")
        rag = None
        if typed.rag:
            columns = columns_for("rag", typed.rag, row, start=typed.start)
            rag = columns["rag"]
            newest = last_rated(batch, row)
            if newest is not None and as_at < newest:
                older.append(f"{row.action.ref} stays {row.action.rag}, of {day_in_words(newest, row.of.today)}")
            else:
                # The update itself is the word.
                columns.pop("heard_on", None)
                batch.change("action", row.id, columns, target.seen)
        by = checked_text(typed.by).strip() or row.action.lead or session.author
        said: Columns = {"text": text, "as_at": as_at.isoformat(), "by": by, "rag": rag}
        insert_update(batch, row.of, said | {"action_id": row.id, "internal": int(typed.internal)})

    outcome = apply_to(session, targets, f"update on {{}}: {short(text, 60)}", "", apply, asks=typed.asks)
    stays = f"an older word, for the story only: {', '.join(older[:3])}{' …' if len(older) > 3 else ''}"
    wrong = on_action(session, plans[0], targets[0].id, {}, text) if len(targets) == 1 else ""
    return replace(outcome, note=stays if older else "", warnings=tuple(filter(None, (wrong,))))


def last_rated(batch: Batch, row: ActionRow) -> date | None:
    """The day as at which it was last rated; None where it has no rating."""
    if row.action.rag is None:
        return None
    return last_heard(last_rated_on(batch.database, row.id), row.action.heard_on)


def insert_update(batch: Batch, of: PlanDay, said: Columns) -> None:
    """Write an update, typed now by whoever signs the change: ``said`` has its words and what it is on."""
    own: Columns = {"plan_id": of.id, "seq": batch.next_seq("update"), "who": batch.signature.who}
    batch.insert("update", own | said | {"at": moment_text(batch.signature.now)})


def complete(session: Session, targets: Sequence[Target], on: str = "", *, for_good: bool = False) -> Outcome:
    """Complete actions on the day typed (none: today), which is kept as written and never lies in the future.

    Of a recurring action one occurrence is completed, and the next one opened; ``for_good`` ends it.
    """

    def apply(batch: Batch, row: ActionRow, target: Target) -> None:
        if row.action.status not in OPEN:
            raise PlanwatchError(f"{row.action.ref} is {row.action.status}", "reopen it first")
        day = completed_day(checked_text(on), row)
        upcoming = None if for_good else next_of(row)
        if upcoming is not None:
            open_next(batch, row, target.seen, day, upcoming)
        else:
            columns = status_columns(Status.COMPLETE, row, "") | when_columns("completed", day)
            batch.change("action", row.id, columns, target.seen)

    return apply_to(session, targets, "{} completed", "", apply)


def reopen(session: Session, targets: Sequence[Target], why: str) -> Outcome:
    """Put actions that were complete, assured or withdrawn in progress again, with the reason."""

    def apply(batch: Batch, row: ActionRow, target: Target) -> None:
        if row.action.status in OPEN:
            raise PlanwatchError(f"{row.action.ref} is {row.action.status}: there is nothing to reopen")
        batch.change("action", row.id, status_columns(Status.IN_PROGRESS, row, why), target.seen)

    return apply_to(session, targets, "{} reopened", why, apply)
