"""What the cells of a list say of an action: words and the name of a style, the same in the app and in the shell."""

from planwatch.model.date_changes import moved_often
from planwatch.model.dates import when_in_words
from planwatch.model.kinds import DONE, OPEN, Blue, Rag, Status
from planwatch.model.lateness import Overdue
from planwatch.model.listed import Listed

Words = tuple[str, str]
SHAPES = {Rag.RED: "■", Rag.AMBER: "◆", Rag.GREEN: "●"}


def rag_words(row: Listed) -> Words:
    """Shape and letter: ``■ R``; ``◆ A≠R`` where the lead's rating and the calculated one differ; ``■ R/A`` where the
    board's stands over the lead's; ``✓ C`` complete, ``✓✓ C`` assured (``B``, blue, where the plan draws it so), with
    ``!`` where it was done late; ``· –`` none."""
    action = row.action
    if action.status in DONE:
        return _done_words(row)
    if action.status is Status.WITHDRAWN:
        return ("× –", "muted")
    if action.board_rag is not None:
        lead = action.rag[0].upper() if action.rag else "–"
        return (f"{SHAPES[action.board_rag]} {action.board_rag[0].upper()}/{lead}", action.board_rag.value)
    if action.rag is None:
        return ("· –", "muted")
    differs = f"≠{row.rating.rag[0].upper()}" if row.is_challenged and row.rating.rag is not None else ""
    return (f"{SHAPES[action.rag]} {action.rag[0].upper()}{differs}", action.rag.value)


def _done_words(row: Listed) -> Words:
    assured, blue = row.action.status is Status.ASSURED, row.of.plan.blue
    is_blue = blue is Blue.COMPLETE or (assured and blue is Blue.ASSURED)
    letter = "B" if is_blue else "C"
    return (f"{'✓✓' if assured else '✓'} {letter}{'!' if row.days_late else ''}",
            "assured" if assured or is_blue else "complete")  # fmt: skip


def due_words(row: Listed) -> Words:
    """The due date as people read it; muted where its words give no date."""
    action = row.action
    words = when_in_words(action.due, row.of.today)
    return (words or "no date", "" if action.due.last is not None else "muted")


def late_words(row: Listed) -> Words:
    """``! 83 d late``, ``? possibly``, ``in 6 d``; how late it was done where it is."""
    action = row.action
    if row.overdue is Overdue.YES:
        return (f"! {row.days_late} d late", "late")
    if row.overdue is Overdue.POSSIBLY:
        return ("? possibly", "possibly")
    if action.status not in OPEN:
        return (f"{row.days_late} d late" if row.days_late else "", "muted")
    if action.due.last is None:
        return ("", "")
    days = (action.due.last - row.of.today).days
    return (f"in {days} d" if days else "today", "")


def lead_words(row: Listed) -> Words:
    """Who answers; ``left: HR partner`` where that lead is gone."""
    if row.lead_left and row.action.status in OPEN:
        return (f"left: {row.action.lead}", "possibly")
    return (row.action.lead, "") if row.action.lead else ("no lead", "muted")


def moves_words(row: Listed) -> Words:
    """``↷2``: how often the date has slipped; ``↷3!`` where the plan calls that often."""
    if not row.moves:
        return ("", "")
    return (f"↷{row.moves}!", "possibly") if moved_often(row.moves, row.of.plan) else (f"↷{row.moves}", "")
