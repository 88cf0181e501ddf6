"""What a field of an action holds, for saying what was set."""

from typing import cast

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import understood
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.keys import flat, spans
from planwatch.model.plan.money import pounds
from planwatch.model.plan.parts import field_of


def field_in_words(row: ActionRow, name: str) -> str:
    """``60 %``, ``£500``, ``none``; of a date also what it was understood as."""
    field = field_of("action", name)
    if field.holds is Holds.WORDED:
        when = spans(row.action)[name]
        return f"{when.text} ({understood(when, row.of.today)})" if when.text else "none"
    return value_in_words(row, field) or "none"


def value_in_words(row: ActionRow, field: Field) -> str:
    """What a field that is no date holds, as people read it; empty for nothing."""
    value = flat(row.action)[field.name]
    if value is None:
        return ""
    if field.holds is Holds.MONEY:
        return pounds(value)
    if field.holds is Holds.PERCENT:
        return f"{value} %"
    return ", ".join(cast("tuple[str, ...]", value)) if isinstance(value, tuple) else str(value)
