"""An action in the words of the table, the same as the app's."""

from planwatch.cli.table import Cell, Column
from planwatch.model.dates import When, day_in_words, understood
from planwatch.model.listed import Listed
from planwatch.model.row_words import due_words, late_words, lead_words, moves_words, rag_words


def columns(several_plans: bool) -> tuple[Column, ...]:
    """The columns of the table, with the plan's ref where several plans are listed."""
    return (
        Column("RAG", 6),
        *((Column("Plan", 12),) if several_plans else ()),
        Column("Ref", 14),
        Column("Action", 0, least=24),
        Column("Theme", 12, drop=1),
        Column("Lead", 16, least=8),
        Column("Due", 14, least=9),
        Column("Late", 12),
        Column("Moved", 5, drop=2),
        Column("Updated", 9, drop=3),
    )


def row_cells(row: Listed, several_plans: bool) -> list[Cell]:
    """The cells of one row."""
    action, today = row.action, row.of.today
    return [
        rag_words(row),
        *([(row.of.plan.ref, "")] if several_plans else []),
        (action.ref, ""),
        (action.title, ""),
        (action.theme, ""),
        lead_words(row),
        due_words(row),
        late_words(row),
        moves_words(row),
        (day_in_words(row.updated, today) if row.updated else "", ""),
    ]


def pounds(pence: int) -> str:
    """``£21,600`` or ``£21,600.50``."""
    return f"£{pence // 100:,}" + (f".{pence % 100:02}" if pence % 100 else "")


def field_in_words(row: Listed, name: str) -> str:
    """What a field holds, for saying what was set; of a date also what it was understood as."""
    value = getattr(row.action, name)
    if name in ("due", "start", "completed"):
        when = When(value, getattr(row.action, f"{name}_from"), getattr(row.action, f"{name}_by"))
        return f"{value or 'none'} ({understood(when, row.of.today)})" if value else "none"
    if value is None or value in ("", ()):
        return "none"
    if name == "cost":
        return pounds(value)
    return f"{value} %" if name == "percent" else ", ".join(value) if isinstance(value, tuple) else str(value)
