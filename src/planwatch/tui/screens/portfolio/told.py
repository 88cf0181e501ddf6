"""A line of the portfolio told in full."""

from planwatch.model.checks.clashes import Clash
from planwatch.model.dates.in_words import day_in_full
from planwatch.report.counts import counts_in_words
from planwatch.report.kinds.portfolio import Line
from planwatch.report.ratings import reason
from planwatch.tui.screens.portfolio.columns import Row


def told(row: Row) -> list[str]:
    """How many stand where and why it is rated so; or the clash with its actions."""
    if isinstance(row, Clash):
        return [f"{row.kind}: {row.sentence}", f"actions: {', '.join(row.actions)}"]
    plan, today = row.given.plan, row.given.today
    name = f"{plan.title}, as at {day_in_full(today)}" if row.theme is None else row.theme or "no theme"
    head = " · ".join(filter(None, (plan.banner, plan.ref, name)))
    return [head, counts_in_words(row.counted), _rated(row)]


def _rated(row: Line) -> str:
    said = row.said.rag if row.said is not None else None
    why = f": {reason(row.rating, row.given.today)}" if row.rating is not None else ""
    return f"said {said or 'nothing'}, proposed {row.proposed or 'nothing'}{why}"
