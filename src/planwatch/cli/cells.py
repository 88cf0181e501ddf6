"""An action in the words of the table, the same as the app's, and as JSON."""

from datetime import date

from planwatch.cli.table import Cell, Column
from planwatch.model.dates import day_in_words, understood
from planwatch.model.kinds import PlanStatus
from planwatch.model.lateness import Overdue
from planwatch.model.listed import Listed, PlanDay
from planwatch.model.plan.action import Action, Move, Occurrence
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.keys import flat, spans
from planwatch.model.plan.parts import field_of
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.update import Update
from planwatch.model.rag import Rating
from planwatch.model.row_words import due_words, late_words, lead_words, moves_words, rag_words
from planwatch.model.span import NO_DATE
from planwatch.model.three_dates import three_dates


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
    field = field_of("action", name)
    if field.holds is Holds.WORDED:
        when = spans(row.action)[name]
        return f"{when.text} ({understood(when, row.of.today)})" if when.text else "none"
    return value_in_words(row, field) or "none"


def value_in_words(row: Listed, field: Field) -> str:
    """What a field that is no date holds, as people read it; empty for nothing."""
    value = flat(row.action)[field.name]
    if value is None:
        return ""
    if field.holds is Holds.MONEY:
        return pounds(value)
    if field.holds is Holds.PERCENT:
        return f"{value} %"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def action_json(row: Listed) -> dict[str, object]:
    """The action with what follows from its dates, as JSON and CSV have it; nothing is "" for a text, else null."""
    action = row.action
    dates = three_dates(action)
    original, agreed = dates.original, dates.agreed
    if row.of.plan.status is PlanStatus.DRAFT and not action.original_due and not action.agreed_due:
        original = agreed = NO_DATE  # while a plan is a draft its dates move freely
    held = flat(action) | {
        "calculated_rag": row.rating.rag,
        "original_due": original.text,
        "original_due_by": original.last,
        "agreed_due": agreed.text,
        "agreed_due_from": agreed.first,
        "agreed_due_by": agreed.last,
        "overdue": row.overdue,
        "days_late": row.days_late,
        "updated": row.updated,
        "version": row.version,
        "plan": row.of.plan.ref,
        "moves": row.moves,
        "reasons": row.rating.reasons,
    }
    del held["original_due_from"]
    return {name: held[name] for name in _FIRST} | held


_FIRST = (
    "ref", "title", "theme", "lead", "status", "rag", "calculated_rag", "due", "due_from", "due_by", "original_due_by",
    "overdue", "days_late", "updated", "version", "plan", "how", "support", "start", "start_from", "start_by",
    "agreed_due_by", "original_due", "percent", "reason", "completed", "completed_from", "completed_by", "success",
    "evidence", "priority", "cost", "answers", "added", "moves", "reasons", "board_rag", "board_why", "board_by",
    "board_on", "agreed_due", "agreed_due_from", "agreed_by", "agreed_on", "depends_on", "cover_for", "cover_until",
    "assured_by", "assured_on",
)  # fmt: skip
"""The keys in the order that programs know which read a line of the CSV by its place; what is newer follows them."""


def action_keys() -> tuple[str, ...]:
    """The keys of ``action_json`` in their order: the header of a CSV file that may have no line below it."""
    of = PlanDay(0, 0, Plan(ref="", title=""), date.min)
    empty = Listed(0, 0, of, Action(ref="", title=""), None, 0, None, Overdue.NO, 0, Rating(None))
    return tuple(action_json(empty))


def part_json(part: Update | Move | Occurrence) -> dict[str, object]:
    """An update, a move or an occurrence under its own field names."""
    return flat(part)
