"""How what a late action reaches is said."""

from collections.abc import Sequence
from datetime import date

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.knock_on.radius import Reach
from planwatch.model.plan.action import Action
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.kinds import OPEN
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.recommendations.due import due_in_words
from planwatch.words.action import float_in_words
from planwatch.words.recommendations import answered_in_words


def title_of(reach: Reach) -> str:
    """What it is, beside its name: the title or text it has."""
    said = (getattr(reach.part, name, "") for name in ("title", "text"))
    return next((" ".join(text.split()) for text in said if text), "")


def reach_in_words(reach: Reach, today: date) -> str:
    """``C4.3 Fill the post · due 20 Feb · 12 d of float left``, ``Scrutiny panel meets 8 Feb (public) · late by then``.

    A kind of which nothing else is to be said is told by its name and title.
    """
    on = day_in_words(reach.day, today) if reach.day else ""
    match reach.part:
        case Action():
            left = float_in_words(reach.float_left) if reach.depth else ""
            parts = (f"{reach.name} {title_of(reach)}".rstrip(), f"due {on}" if on else "no date", left)
            return " · ".join(filter(None, parts))
        case Recommendation():
            due = due_in_words(reach.part, today)
            return " · ".join(filter(None, (f"answers {answered_in_words(reach.why, reach.part)}", due)))
        case Forum():
            return f"{reach.name}{f' meets {on}' * bool(on)}{_public(reach.part)} · {reach.why}"
        case _:
            return f"{reach.kind} {reach.name} {title_of(reach)}".rstrip()


def _public(forum: Forum) -> str:
    return " (public)" if forum.public else ""


def tree_lines(tree: Sequence[Reach], today: date) -> list[str]:
    """What is below the action, a line each, indented under what reaches it."""
    return [f"{'  ' * (one.depth - 1)}└ {reach_in_words(one, today)}" for one in tree if one.depth]


def nothing_in_words(tree: Sequence[Reach]) -> str:
    """What there is to say of an action that reaches nothing; empty where it reaches anything."""
    if len(tree) > 1:
        return ""
    action = tree[0].part
    if isinstance(action, Action) and action.status not in OPEN:
        return f"It is {action.status}: nothing hangs on it any more."
    return "Nothing waits for it, it answers no recommendation of the plan, and no forum will ask."
