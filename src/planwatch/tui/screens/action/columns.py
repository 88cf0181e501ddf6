"""The fields of one action as rows of a table."""

from planwatch.model.actions.row import ActionRow
from planwatch.model.plan.action import FIELDS
from planwatch.model.plan.field import Holds
from planwatch.model.plan.keys import spans
from planwatch.model.plan.parts import field_of
from planwatch.service.typed.text import text_of
from planwatch.tui.table.columns import Column, Part

FieldRow = tuple[str, ActionRow]
"""The name of a field, and the action whose it is."""
_WIDEST = max(len(field.called) for field in FIELDS)


def _label(field: FieldRow, width: int) -> tuple[Part, ...]:
    return ((field_of("action", field[0]).called, "muted"),)


def _value(field: FieldRow, width: int) -> tuple[Part, ...]:
    name, row = field
    text = text_of(row.action, name)
    holds = field_of("action", name).holds
    if holds is Holds.WORDED and text and spans(row.action)[name].last is None:
        return ((text, ""), ("   no date in these words", "muted"))
    if holds is Holds.MONEY and text:
        return ((f"£{float(text):,.2f}".removesuffix(".00"), ""),)
    return ((text, ""),)


COLUMNS: tuple[Column[FieldRow], ...] = (
    Column("field", "Field", _WIDEST, _label),
    Column("value", "", 0, _value),
)
