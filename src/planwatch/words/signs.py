"""What the signs of a row say, in words: for the pane, which is looked at by who does not know them."""

from planwatch.model.actions.row import ActionRow
from planwatch.model.due.lateness import Overdue
from planwatch.model.plan.kinds import OPEN, Status
from planwatch.words.action import board_in_words
from planwatch.words.spoken import lateness, moved, rating


def signs_in_words(row: ActionRow, *, marked: bool = False) -> tuple[str, ...]:
    """Each sign of its row in a few words, the rating with its reasons last; what is not so is left out."""
    said = (
        "marked" if marked else "",
        _late(row),
        f"{row.action.priority} priority" if row.action.priority else "",
        moved(row),
        rating_with_reasons(row),
    )
    return tuple(part for part in said if part)


def _late(row: ActionRow) -> str:
    late = lateness(row)
    if row.overdue is Overdue.POSSIBLY:
        return f"{late}: {row.action.due} is not over"
    return f"overdue, {late}" if row.overdue is Overdue.YES else late


def rating_with_reasons(row: ActionRow) -> str:
    """``amber by the lead, calculated red: 83 d late, more than 30``; a board's rating with its day and reason."""
    action = row.action
    if action.status is Status.ASSURED:
        return f"{rating(row)}: the evidence shows that it worked"
    if action.status not in OPEN:
        return rating(row)
    said = f"{action.rag} by the lead" if rating(row) == action.rag else rating(row)
    calculated, reasons = f"calculated {row.rating.rag or 'none'}", "; ".join(row.rating.reasons)
    if (reasons or action.board_rag is not None) and calculated not in said:
        said = f"{said}, {calculated}"
    if reasons:
        said = f"{said}: {reasons}"
    why = board_in_words(row).removeprefix(f"board {action.board_rag}").strip()
    return f"{said} · board {why}" if why else said
