"""The other sheets of a workbook: what is chosen from, the summary with its chart, the rule and the definitions."""

from collections.abc import Mapping
from typing import Any

from planwatch.exchange.table.provenance import letters
from planwatch.exchange.workbook.book import Book
from planwatch.exchange.workbook.looks import AMBER, GREEN, RED, Looks

_LISTS = "Lists"
_COLOURS = {"Red": RED, "Amber": AMBER, "Green": GREEN, "Complete": "#9DC3E6", "Assured": "#2E75B6"}


def write_lists(file: Any, lists: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """A hidden sheet of what cells are chosen from; where each list stands, by its name."""
    page = file.add_worksheet(_LISTS)
    page.very_hidden()
    found: dict[str, str] = {}
    for column, (name, items) in enumerate(lists.items()):
        for row, item in enumerate(items):
            page.write_string(row, column, item[:32767])
        if items:
            first, last = (f"${letters(column)}${row + 1}" for row in (0, len(items) - 1))
            found[name] = f"{_LISTS}!{first}:{last}"
    return found


def write_summary(file: Any, book: Book, looks: Looks) -> None:
    """How many actions stand where, part by part, with totals that add up, and a chart of it."""
    page = file.add_worksheet("Summary")
    page.set_column(0, 0, 34)
    page.set_column(1, len(book.heads), 11)
    page.write_string(0, 0, " · ".join(filter(None, (book.title, book.plan.banner))), looks.title)
    for column, head in enumerate(("Theme", *book.heads)):
        page.write_string(2, column, head, looks.head)
    for row, line in enumerate(book.summary, 3):
        page.write_string(row, 0, line.name, looks.wrapped)
        for column, number in enumerate(line.numbers, 1):
            page.write_number(row, column, number, looks.number)
    end = 3 + len(book.summary)
    page.write_string(end, 0, "All", looks.total)
    for column in range(1, len(book.heads) + 1):
        first, last = (f"{letters(column)}{row + 1}" for row in (3, end - 1))
        total = sum(line.numbers[column - 1] for line in book.summary)
        page.write_formula(end, column, f"=SUM({first}:{last})", looks.total, total)
    _chart(file, page, book, end)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _chart(file: Any, page: Any, book: Book, end: int) -> None:
    chart = file.add_chart({"type": "bar", "subtype": "stacked"})
    for column, head in enumerate(book.heads, 1):
        if head in _COLOURS:
            chart.add_series(
                {
                    "name": ["Summary", 2, column], "categories": ["Summary", 3, 0, end - 1, 0],
                    "values": ["Summary", 3, column, end - 1, column],
                    "fill": {"color": _COLOURS[head]}, "border": {"color": "#666666"},
                }
            )  # fmt: skip
    chart.set_title({"name": "Where the actions stand"})
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 820, "height": 140 + 34 * len(book.summary)})
    page.insert_chart(end + 2, 0, chart, {"description": "The numbers of the table above, theme by theme"})


def write_about(file: Any, book: Book, looks: Looks) -> None:
    """The rule by which the plan is judged, and what its words mean."""
    page = file.add_worksheet("Rule and definitions")
    page.set_column(0, 0, 110, looks.wrapped)
    for row, line in enumerate(book.about):
        page.write_string(row, 0, line, looks.wrapped)
        page.set_row(row, 15.5 * (1 + len(line) // 105))
    page.set_paper(9)
    page.fit_to_pages(1, 0)
