"""The story of an action: how far it is, and what stands beside what was said of it."""

from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import DONE
from planwatch.model.plan.update import Update


def status_in_words(action: Action) -> str:
    """``in progress, 30 %``; a percentage that was kept when it was completed says nothing any more."""
    is_told = action.percent is not None and action.status not in DONE
    return f"{action.status}, {action.percent} %" if is_told else str(action.status)


def aside(update: Update, *, copied: bool, late: bool = False) -> str:
    """``(internal) (copied) (told later)``, each where it is so.

    ``copied``: the update only repeats the one before it; ``late``: it was written after a newer one.
    """
    said = (("(internal)", update.internal), ("(copied)", copied), ("(told later)", late))
    return " ".join(word for word, is_so in said if is_so)
