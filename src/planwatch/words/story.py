"""The story of an action: how far it is, and what stands beside what was said of it."""

from planwatch.model.plan.action import Action
from planwatch.model.plan.update import Update


def status_in_words(action: Action) -> str:
    """``in progress, 30 %``."""
    return f"{action.status}, {action.percent} %" if action.percent is not None else str(action.status)


def aside(update: Update, *, copied: bool) -> str:
    """``(internal) (copied)``, each where it is so; ``copied``: the update only repeats the one before it."""
    return " ".join(word for word, is_so in (("(internal)", update.internal), ("(copied)", copied)) if is_so)
