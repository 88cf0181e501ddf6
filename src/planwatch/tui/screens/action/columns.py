"""The fields of one action as rows of a table."""

from planwatch.model.dates import When
from planwatch.model.listed import Listed
from planwatch.model.plan.action import FIELDS
from planwatch.model.plan.parts import field_of
from planwatch.service.fieldtext import text_of
from planwatch.tui.table.columns import Column, Part

FieldRow = tuple[str, Listed]
"""The name of a field, and the action whose it is."""
_WIDEST = max(len(field.called) for field in FIELDS)


def _label(field: FieldRow, width: int) -> tuple[Part, ...]:
    return ((field_of("action", field[0]).called, "muted"),)


def _value(field: FieldRow, width: int) -> tuple[Part, ...]:
    name, row = field
    text = text_of(row.action, name)
    if name in ("due", "start", "completed") and text:
        when = When(text, getattr(row.action, f"{name}_from"), getattr(row.action, f"{name}_by"))
        if when.last is None:
            return ((text, ""), ("   no date in these words", "muted"))
    if name == "cost" and text:
        return ((f"£{float(text):,.2f}".removesuffix(".00"), ""),)
    return ((text, ""),)


COLUMNS: tuple[Column[FieldRow], ...] = (
    Column("field", "Field", _WIDEST, _label),
    Column("value", "", 0, _value),
)
