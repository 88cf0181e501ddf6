"""How the sheets of a workbook come out on paper: A4 landscape, with headings on each page, and legible."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Any

from xlsxwriter.utility import quote_sheetname  # pyright: ignore[reportMissingTypeStubs]

from planwatch.exchange.table.provenance import letters
from planwatch.exchange.workbook.columns import BookColumn
from planwatch.exchange.workbook.texts import fitting, shown
from planwatch.model.plan.plan import Plan

_ROOM = 1045
"""What A4 landscape takes between its margins, in the pixels by which columns are measured."""
_SPARE = 0.93
"""For programs without the font of the workbook, which make columns wider."""
_LAST_ROW = 1_048_576


def on_paper(page: Any, plan: Plan, columns: Sequence[BookColumn], filled: Collection[int], head: int) -> None:
    """Set up a sheet to print: its first columns on the first pages, the others on pages of their own after them.

    Ref and title stand on all of them. Of each page's columns it prints those from the first to the last that is
    ``filled``, by its number in the sheet.
    """
    _landscape(page, plan)
    page.repeat_rows(head)
    parts = list(_parts(columns, filled))
    # All rows, also those still to be typed; by their numbers, as some readers know no area of whole columns.
    name = quote_sheetname(page.get_name())
    areas = (f"{name}!${letters(first)}$1:${letters(last)}${_LAST_ROW}" for first, last in parts)
    page.print_area_range = ",".join(areas)
    if len(parts) == 1:
        page.fit_to_pages(1, 0)
        return
    page.repeat_columns(1, 2)
    page.set_print_scale(int(100 * _SPARE * min(1, _ROOM / _widest(columns, parts))))


def _parts(columns: Sequence[BookColumn], filled: Collection[int]) -> Iterator[tuple[int, int]]:
    """The first and last column of each page, by their numbers in the sheet, where something of it is printed."""
    edges = [1, *(at for at, column in enumerate(columns, 1) if column.is_new_page), len(columns) + 1]
    for first, end in pairwise(edges):
        own = [at for at in range(first, end) if at in filled]
        if own:
            yield min(own), max(own)


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


def _widest(columns: Sequence[BookColumn], parts: Sequence[tuple[int, int]]) -> int:
    widths = [7 * column.width + 5 for column in columns]
    first, *others = (sum(widths[first - 1 : last]) for first, last in parts)
    return max(first, *(sum(widths[:2]) + part for part in others))
