"""The columns of a kind as the app's table draws them."""

from collections.abc import Sequence

from planwatch.service.plan.kind import Kind, PartColumn, R, shown_columns
from planwatch.tui.table.columns import Column, Part


def columns_of(kind: Kind[R], rows: Sequence[R], several: bool) -> tuple[Column[R], ...]:
    """The columns; the one of the plan only where there are several."""
    plan: tuple[Column[R], ...] = (Column("plan", "Plan", 5, lambda row, width: ((row.of.plan.ref, "muted"),)),)
    return (*(plan if several else ()), *map(_column, shown_columns(kind, rows)))


_STYLES = {"overdue": "late"}
"""What the app's tables call a style otherwise."""


def _column(column: PartColumn[R]) -> Column[R]:
    def draw(row: R, width: int) -> tuple[Part, ...]:
        if column.pieces is not None:
            return column.pieces(row)
        return ((" ".join(column.text(row).split()), _STYLES.get(style := column.style(row), style)),)

    least = column.least or 12
    return Column(column.key, column.label, column.width, draw, least, column.drop, column.right)
