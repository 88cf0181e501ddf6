"""The ratings that others than the lead give: the board's, and the word that the evidence shows it worked."""

from collections.abc import Sequence
from datetime import date

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.kinds import OPEN, Status
from planwatch.service.actions.assure import assurance
from planwatch.service.change import Outcome, Target, apply_to, rows_of
from planwatch.service.session import Session, checked_text
from planwatch.service.typed.choices import day_up_to
from planwatch.service.typed.fields import Columns, columns_for, read_rag, status_columns
from planwatch.storage.writing.batch import Batch


def board_rate(session: Session, targets: Sequence[Target], rag: str, why: str, by: str = "", on: str = "") -> Outcome:
    """Write the rating by which a meeting overruled the lead's; ``none`` ends it, as the forum took it up again.

    ``by`` is the forum, ``on`` the day of its meeting (none: today). No later rating of the lead replaces it. Raises
    PlanwatchError where a rating has no reason.
    """

    def apply(batch: Batch, row: ActionRow, target: Target) -> None:
        if not rag.strip():
            raise PlanwatchError("the board's rating is missing", "r, a or g, or none to end it")
        day = day_up_to(row.of, on, "give the day of the meeting")
        forum = checked_text(by).strip() or session.author
        if not forum and rag.strip().casefold() != "none":
            raise PlanwatchError("whose rating it is is not said", "name the forum by --by, or yourself by --as")
        overrule(batch, row, rag, why, forum, day, target.seen)

    return apply_to(session, targets, f"{{}}: the board's rating to {' '.join(rag.split()) or 'none'}", why, apply)


def overrule(batch: Batch, row: ActionRow, rag: str, why: str, by: str, on: date, seen: int | None = None) -> None:
    """Write the rating typed as the board's; ``none`` ends it.

    Raises PlanwatchError where it has no reason, and where a board said otherwise after that day.
    """
    rating = read_rag(checked_text(rag).strip())
    before = row.action.board
    if before is not None and before.on is not None and on < before.on:
        raise PlanwatchError(
            f"{row.action.ref}: the board's {before.rag} of {day_in_full(before.on)} is newer than {day_in_full(on)}",
            "no older word replaces it: a resolution of that day keeps it, without the rating",
        )
    columns: Columns = {"board_rag": rating, "board_why": "", "board_by": "", "board_on": None}
    if rating is not None:
        if row.action.status not in OPEN:
            raise PlanwatchError(f"{row.action.ref} is {row.action.status}: only an open action is rated")
        if not why.strip():
            raise PlanwatchError("the board's rating needs its reason", "say why")
        columns |= {"board_why": checked_text(why).strip(), "board_by": by, "board_on": on.isoformat()}
    batch.change("action", row.id, columns, seen)


def assure(session: Session, targets: Sequence[Target], by: str = "", evidence: str = "") -> Outcome:
    """Complete to assured: somebody (``by``, none: whoever signs) looked at the evidence that it worked.

    ``evidence`` is written first where it is given. Raises PlanwatchError where there is none, and where the plan asks
    for a second person and it is the lead, or who completed it.
    """

    def apply(batch: Batch, row: ActionRow, target: Target) -> None:
        if evidence.strip():
            batch.change("action", row.id, columns_for("evidence", evidence, row), target.seen)
            row = rows_of(session, [target])[0]
        columns = status_columns(Status.ASSURED, row, "") | assurance(batch, row, by)
        batch.change("action", row.id, columns, target.seen)

    return apply_to(session, targets, "{} assured", "", apply)
