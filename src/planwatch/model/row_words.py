"""What the cells of a list say of an action: words and the name of a style, the same in the app and in the shell."""

from planwatch.model.dates import When, when_in_words
from planwatch.model.kinds import OPEN, Rag, Status
from planwatch.model.lateness import Overdue
from planwatch.model.listed import Listed

Words = tuple[str, str]
SHAPES = {Rag.RED: "■", Rag.AMBER: "◆", Rag.GREEN: "●"}


def rag_words(row: Listed) -> Words:
    """Shape and letter: ``■ R``, ``◆ A≠R`` where the lead's rating and the calculated one differ, ``✓ C`` complete,
    ``✓✓ C`` assured, with ``!`` where it was done late, ``· –`` none."""
    action = row.action
    if action.status in (Status.COMPLETE, Status.ASSURED):
        ticks, style = ("✓✓", "assured") if action.status is Status.ASSURED else ("✓", "complete")
        return (f"{ticks} C{'!' if row.days_late else ''}", style)
    if action.status is Status.WITHDRAWN:
        return ("× –", "muted")
    if action.rag is None:
        return ("· –", "muted")
    differs = f"≠{row.rating.rag[0].upper()}" if row.is_challenged and row.rating.rag is not None else ""
    return (f"{SHAPES[action.rag]} {action.rag[0].upper()}{differs}", action.rag.value)


def due_words(row: Listed) -> Words:
    """The due date as people read it; muted where its words give no date."""
    action = row.action
    words = when_in_words(When(action.due, action.due_from, action.due_by), row.of.today)
    return (words or "no date", "" if action.due_by is not None else "muted")


def late_words(row: Listed) -> Words:
    """``! 83 d late``, ``? possibly``, ``in 6 d``; how late it was done where it is."""
    action = row.action
    if row.overdue is Overdue.YES:
        return (f"! {row.days_late} d late", "late")
    if row.overdue is Overdue.POSSIBLY:
        return ("? possibly", "possibly")
    if action.status not in OPEN:
        return (f"{row.days_late} d late" if row.days_late else "", "muted")
    if action.due_by is None:
        return ("", "")
    days = (action.due_by - row.of.today).days
    return (f"in {days} d" if days else "today", "")


def lead_words(row: Listed) -> Words:
    return (row.action.lead, "") if row.action.lead else ("no lead", "muted")


def moves_words(row: Listed) -> Words:
    """``↷2``: how often the date has slipped."""
    return (f"↷{row.moves}" if row.moves else "", "")
