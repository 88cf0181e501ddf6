"""What the cells of a list say of an action: words and the name of a style, the same in the app and in the shell.

``CELLS`` has them by the key of their column; how wide a column is, and whether it may be dropped, is its front's.
"""

from collections.abc import Callable
from typing import NamedTuple

from planwatch.model.actions.row import ActionRow, Counts
from planwatch.model.dates.in_words import MONTH_WIDTH, day_in_words, narrowed, when_in_words
from planwatch.model.due.lateness import Overdue
from planwatch.model.due.moves import moved_often
from planwatch.model.plan.kinds import DONE, OPEN, Blue, Rag, Status

Words = tuple[str, str]
LATE_WIDTH = 12
"""Cells that lateness is told in with all its words."""
SHAPES = {Rag.RED: "■", Rag.AMBER: "◆", Rag.GREEN: "●"}


def letter(rag: Rag | None) -> str:
    """``R``; ``–`` for none."""
    return rag[0].upper() if rag is not None else "–"


def rag_words(row: ActionRow) -> Words:
    """Shape and letter: ``■ R``, ``· –`` none.

    ``◆ A≠R`` where the lead's rating and the calculated one differ, ``■ R/A`` where the board's stands over the
    lead's; ``✓ C`` complete, ``✓✓ C`` assured (``B``, blue, where the plan draws it so), with ``!`` where it was done
    late.
    """
    action = row.action
    if action.status in DONE:
        return _done_words(row)
    if action.status is Status.WITHDRAWN:
        return ("× –", "muted")
    if action.board_rag is not None:
        said = f"{SHAPES[action.board_rag]} {letter(action.board_rag)}/{letter(action.rag)}"
        return (said, action.board_rag.value)
    if action.rag is None:
        return ("· –", "muted")
    differs = f"≠{letter(row.rating.rag)}" if row.is_challenged and row.rating.rag is not None else ""
    return (f"{SHAPES[action.rag]} {letter(action.rag)}{differs}", action.rag.value)


def _done_words(row: ActionRow) -> Words:
    assured, blue = row.action.status is Status.ASSURED, row.of.plan.blue
    is_blue = blue is Blue.COMPLETE or (assured and blue is Blue.ASSURED)
    letter = "B" if is_blue else "C"
    return (f"{'✓✓' if assured else '✓'} {letter}{'!' if row.days_late else ''}",
            "assured" if assured or is_blue else "complete")  # fmt: skip


def due_words(row: ActionRow, width: int = MONTH_WIDTH) -> Words:
    """The due date as people read it, in at most ``width`` cells; muted where its words give no date."""
    action = row.action
    words = narrowed(when_in_words(action.due, row.of.today), width)
    return (words or "no date", "" if action.due.last is not None else "muted")


def late_words(row: ActionRow, width: int = LATE_WIDTH) -> Words:
    """``! 83 d late``, ``? possibly``, ``in 6 d``; how late it was done where it is; fewer words in fewer cells."""
    action = row.action
    late = f"{row.days_late} d" + " late" * (width >= LATE_WIDTH)
    if row.overdue is Overdue.YES:
        return (f"! {late}", "late")
    if row.overdue is Overdue.POSSIBLY:
        return ("? possibly" if width >= LATE_WIDTH else "possibly", "possibly")
    if action.status not in OPEN:
        return (late if row.days_late else "", "muted")
    if action.due.last is None:
        return ("", "")
    days = (action.due.last - row.of.today).days
    return (f"in {days} d" if days else "today", "")


def lead_words(row: ActionRow) -> Words:
    """Who answers; ``left: HR partner`` where that lead is gone."""
    if row.lead_left and row.action.status in OPEN:
        return (f"left: {row.action.lead}", "possibly")
    return (row.action.lead, "") if row.action.lead else ("no lead", "muted")


def moves_words(row: ActionRow) -> Words:
    """``↷2``: how often the date has slipped; ``↷3!`` where the plan calls that often."""
    if not row.moves:
        return ("", "")
    return (f"↷{row.moves}!", "possibly") if moved_often(row.moves, row.of.plan) else (f"↷{row.moves}", "")


def title_words(row: ActionRow) -> Words:
    """What is to be done; muted where that was withdrawn."""
    return (row.action.title, "muted" if row.action.status is Status.WITHDRAWN else "")


def updated_words(row: ActionRow) -> Words:
    """The day of the newest update; empty where there is none."""
    return (day_in_words(row.updated, row.of.today) if row.updated else "", "")


def plan_words(row: ActionRow) -> Words:
    """The ref of the plan that it is of."""
    return (row.of.plan.ref, "muted")


def ref_words(row: ActionRow) -> Words:
    """Its number in the plan."""
    return (row.action.ref, "")


def priority_words(row: ActionRow, width: int = len("medium")) -> Words:
    """High, medium or low; empty where nobody said."""
    said = row.action.priority or ""
    return (said if len(said) <= width else "med", "")


def theme_words(row: ActionRow) -> Words:
    """The theme that it is a part of."""
    return (row.action.theme, "")


def late_on_agreed_words(count: Counts) -> str:
    """``14 late on agreed dates``, to stand beside what is overdue; empty where that is the same number."""
    return f"{count.late_on_agreed} late on agreed dates" if count.late_on_agreed != count.overdue else ""


def report_backs_words(number: int) -> str:
    """``2 report-backs overdue``; empty for none."""
    return f"{number} report-back{'s' * (number != 1)} overdue" if number else ""


def percent_words(row: ActionRow) -> Words:
    """How much of it is done; empty where nobody said."""
    return ("" if row.action.percent is None else f"{row.action.percent} %", "")


def _said(field: str) -> Callable[[ActionRow], Words]:
    """A text of the action as it is."""
    return lambda row: (getattr(row.action, field), "")


def _named(field: str) -> Callable[[ActionRow], Words]:
    """What the action names in a list of it."""
    return lambda row: (", ".join(getattr(row.action, field)), "")


class CellWords(NamedTuple):
    """What a column is called, and what its cell says of a row."""

    label: str
    words: Callable[[ActionRow], Words]


CELLS = {
    "rag": CellWords("RAG", rag_words),
    "plan": CellWords("Plan", plan_words),
    "ref": CellWords("Ref", ref_words),
    "title": CellWords("Action", title_words),
    "theme": CellWords("Theme", theme_words),
    "lead": CellWords("Lead", lead_words),
    "due": CellWords("Due", due_words),
    "late": CellWords("Late", late_words),
    "moves": CellWords("Moved", moves_words),
    "updated": CellWords("Updated", updated_words),
}
"""In the order of a table of actions."""
MORE_CELLS = {
    "status": CellWords("Status", _said("status")),
    "percent": CellWords("Percent", percent_words),
    "how": CellWords("How", _said("how")),
    "success": CellWords("Success", _said("success")),
    "evidence": CellWords("Evidence", _said("evidence")),
    "depends_on": CellWords("Waits for", _named("depends_on")),
    "answers": CellWords("Answers", _named("answers")),
}
"""What such a table can have beyond them, where somebody wants it."""
COLUMNS = (*CELLS, "priority", *MORE_CELLS)
"""The keys of all columns that a list can have."""
