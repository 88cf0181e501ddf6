"""A field of an action as somebody would type it: what an editor starts from."""

from planwatch.model.plan.action import Action
from planwatch.model.plan.keys import flat
from planwatch.model.plan.parts import field_of
from planwatch.service.typed.choices import text_of_value


def text_of(action: Action, name: str) -> str:
    """The text that, typed into field ``name``, would leave the action as it is."""
    return text_of_value(field_of("action", name), flat(action)[name])
