"""The fields of one action as rows of a table."""

from planwatch.model.actions.row import Listed
from planwatch.model.dates.when import When
from planwatch.service.typed.text import text_of
from planwatch.tui.table.columns import Column, Part

FieldRow = tuple[str, Listed]
"""The name of a field, and the action whose it is."""
_LABELS = {"rag": "RAG"}


def _label(name: str) -> str:
    return _LABELS.get(name, name.replace("_", " "))


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
    Column("field", "Field", 10, lambda field, width: ((_label(field[0]), "muted"),)),
    Column("value", "", 0, _value),
)
