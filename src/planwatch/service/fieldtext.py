"""A field of an action as somebody would type it: what an editor starts from."""

from planwatch.model.plan.action import Action


def text_of(action: Action, name: str) -> str:
    """The text that, typed into field ``name``, would leave the action as it is."""
    value = getattr(action, name)
    if name == "cost" and value is not None:
        pounds, pence = divmod(value, 100)
        return f"{pounds}.{pence:02}" if pence else str(pounds)
    if name == "support":
        return "; ".join(action.support)
    if name in ("answers", "depends_on"):
        return ", ".join(action.answers if name == "answers" else action.depends_on)
    return "" if value is None else str(value)
