"""The ratings that others than the lead give: the board's, and the word that the evidence shows it worked."""

from collections.abc import Sequence

from planwatch.errors import PlanwatchError
from planwatch.model.kinds import OPEN, Status
from planwatch.model.listed import Listed
from planwatch.service.assuring import assurance
from planwatch.service.editing import Outcome, Target, apply_to, rows_of
from planwatch.service.fields import Columns, columns_for, read_rag, status_columns
from planwatch.service.session import Session, checked_text
from planwatch.storage.journal import Batch
from planwatch.storage.rows import column_value


def board_rate(session: Session, targets: Sequence[Target], rag: str, why: str, by: str = "", on: str = "") -> Outcome:
    """Write the rating by which a meeting overruled the lead's; ``none`` ends it, as the forum took it up again.

    ``by`` is the forum, ``on`` the day of its meeting (none: today). No later rating of the lead replaces it. Raises
    PlanwatchError where a rating has no reason.
    """

    def apply(batch: Batch, row: Listed, target: Target) -> None:
        if row.action.status not in OPEN and read_rag(checked_text(rag).strip()) is not None:
            raise PlanwatchError(f"{row.action.ref} is {row.action.status}: only an open action is rated")
        if not rag.strip():
            raise PlanwatchError("the board's rating is missing", "r, a or g, or none to end it")
        rating = read_rag(checked_text(rag).strip())
        columns: Columns = {"board_rag": rating, "board_why": "", "board_by": "", "board_on": None}
        if rating is not None:
            if not why.strip():
                raise PlanwatchError("the board's rating needs its reason", "say why")
            day = row.of.read_past(checked_text(on))
            if not day.is_one_day or day.first is None or day.first > row.of.today:
                raise PlanwatchError(f"'{on}' is not a day up to today", "give the day of the meeting")
            said = {"board_why": checked_text(why).strip(), "board_by": checked_text(by).strip() or session.who}
            columns |= said | {"board_on": column_value(day.first)}
        batch.change("action", row.id, columns, target.seen)

    return apply_to(session, targets, f"{{}}: the board's rating to {' '.join(rag.split()) or 'none'}", why, apply)


def assure(session: Session, targets: Sequence[Target], by: str = "", evidence: str = "") -> Outcome:
    """Complete to assured: somebody (``by``, none: whoever signs) looked at the evidence that it worked.

    ``evidence`` is written first where it is given. Raises PlanwatchError where there is none, and where the plan asks
    for a second person and it is the lead, or who completed it.
    """

    def apply(batch: Batch, row: Listed, target: Target) -> None:
        if evidence.strip():
            batch.change("action", row.id, columns_for("evidence", evidence, row), target.seen)
            row = rows_of(session, [target])[0]
        columns = status_columns(Status.ASSURED, row, "") | assurance(batch, row, by)
        batch.change("action", row.id, columns, target.seen)

    return apply_to(session, targets, "{} assured", "", apply)
