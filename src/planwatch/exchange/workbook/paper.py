"""How the sheets of a workbook come out on paper: A4 landscape, with headings on each page, and legible."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from planwatch.exchange.workbook.columns import BookColumn
from planwatch.exchange.workbook.texts import fitting, shown
from planwatch.model.plan.plan import Plan

_ROOM = 1045
"""What A4 landscape takes between its margins, in the pixels by which columns are measured."""
_SPARE = 0.93
"""For programs without the font of the workbook, which make columns wider."""


def on_paper(page: Any, plan: Plan, columns: Sequence[BookColumn], head: int) -> None:
    """Set up a sheet of actions: its first columns on the first pages, the others on pages of their own after them.

    Ref and title stand on all of them.
    """
    _landscape(page, plan)
    page.repeat_rows(head)
    breaks = [index for index, column in enumerate(columns, 1) if column.is_new_page]
    if not breaks:
        page.fit_to_pages(1, 0)
        return
    page.repeat_columns(1, 2)
    page.set_v_pagebreaks(breaks)
    page.set_print_scale(int(100 * _SPARE * min(1, _ROOM / _widest(columns, breaks))))


def on_one_page_wide(page: Any, plan: Plan) -> None:
    """Set up a sheet that is no wider than a page."""
    _landscape(page, plan)
    page.fit_to_pages(1, 0)


def _landscape(page: Any, plan: Plan) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(0.4, 0.4, 0.6, 0.6)
    words = fitting(shown(plan.banner or plan.title), 80).replace("&", "&&")
    page.set_footer(f"&L{words}&RPage &P of &N")


def _widest(columns: Sequence[BookColumn], breaks: Sequence[int]) -> int:
    widths = [7 * column.width + 5 for column in columns]
    repeated = sum(widths[:2])
    edges = [0, *(at - 1 for at in breaks), len(columns)]
    parts = [sum(widths[first:last]) for first, last in pairwise(edges)]
    return max(parts[0], *(repeated + part for part in parts[1:]))
