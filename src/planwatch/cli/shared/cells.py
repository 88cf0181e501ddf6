"""The columns of the table of actions, and the cells of a row: what they say is the same in the app."""

from collections.abc import Iterable

from planwatch.cli.shared.table import Cell, TextColumn
from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import DAY_WIDTH, MONTH_WIDTH
from planwatch.words.row import CELLS


def columns(several_plans: bool) -> dict[str, TextColumn]:
    """The columns by their keys, with the plan's ref where several plans are listed."""
    plan = {"plan": _column("plan", 12)} if several_plans else {}
    return {
        "rag": _column("rag", 6),
        **plan,
        "ref": _column("ref", 14),
        "title": _column("title", 0, least=24),
        "theme": _column("theme", 12, drop=1),
        "lead": _column("lead", 16, least=8),
        "due": _column("due", MONTH_WIDTH, least=DAY_WIDTH),
        "late": _column("late", 12),
        "moves": _column("moves", 5, drop=2),
        "updated": _column("updated", DAY_WIDTH, drop=3),
    }


def _column(key: str, most: int, drop: int = 0, least: int = 0) -> TextColumn:
    return TextColumn(CELLS[key].label, most, drop, least)


def cells(rows: Iterable[ActionRow], keys: Iterable[str]) -> list[list[Cell]]:
    """The cells of each row in the columns of these keys."""
    said = [CELLS[key].words for key in keys]
    return [[words(row) for words in said] for row in rows]
