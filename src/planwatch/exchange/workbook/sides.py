"""The other sheets of a workbook: what is chosen from, the summary with its chart, the rule and the definitions."""

from collections.abc import Mapping
from typing import Any

from planwatch.exchange.table.provenance import letters
from planwatch.exchange.workbook.book import Book
from planwatch.exchange.workbook.looks import AMBER, GREEN, RED, TALLER, Looks
from planwatch.exchange.workbook.paper import on_one_page_wide
from planwatch.exchange.workbook.texts import LINE, cell_text, height_of

_LISTS = "Lists"
_NAMES, _NUMBER = 34, 11
"""How wide the columns of names and numbers are."""
_COLOURS = {
    "Red": ("R", RED), "Amber": ("A", AMBER), "Green": ("G", GREEN), "Not rated": ("–", "#FFFFFF"),
    "Not started": ("N", "#E7E6E6"), "Complete": ("C", "#BDD7EE"), "Assured": ("✓✓", "#9DC3E6"),
    "Withdrawn": ("W", "#BFBFBF"),
}  # fmt: skip
"""How the parts of a bar are drawn: the letter before their number, and the colour."""
_WIDE = 120
"""How wide the definitions stand."""
_FOOT = (
    "Each action is counted once, in one of the columns from Complete to Withdrawn. The last column tells how many of "
    "them are open and past the agreed date."
)


def places_of(lists: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Where each list that cells are chosen from will stand, by its name; none that is empty."""
    return {
        name: f"{_LISTS}!${letters(column)}$1:${letters(column)}${len(items)}"
        for column, (name, items) in enumerate(lists.items())
        if items
    }


def write_lists(file: Any, lists: Mapping[str, tuple[str, ...]]) -> None:
    """A hidden sheet of them, behind all others: some programs take the first sheet of a file for all of it."""
    page = file.add_worksheet(_LISTS)
    page.very_hidden()
    for column, items in enumerate(lists.values()):
        for row, item in enumerate(items):
            page.write_string(row, column, cell_text(item))


def titled(book: Book) -> str:
    """The title with the plan's banner."""
    return " · ".join(filter(None, (book.title, book.plan.banner)))


def write_summary(file: Any, book: Book, looks: Looks) -> None:
    """How many actions stand where, part by part, with totals that add up, and a chart of it."""
    page = file.add_worksheet("Summary")
    page.set_column(0, 0, _NAMES)
    page.set_column(1, len(book.heads), _NUMBER)
    wide = _NAMES + _NUMBER * len(book.heads)
    page.merge_range(0, 0, 0, len(book.heads), "", looks.title)
    page.write_string(0, 0, cell_text(titled(book)), looks.title)
    page.set_row(0, TALLER * height_of([(titled(book), wide)]))
    page.write_string(2, 0, "Theme", looks.head)
    for column, head in enumerate(book.heads, 1):
        page.write_string(2, column, head, looks.number_head)
    for row, line in enumerate(book.summary, 3):
        page.write_string(row, 0, cell_text(line.name), looks.wrapped)
        page.set_row(row, height_of([(line.name, _NAMES)]))
        for column, number in enumerate(line.numbers, 1):
            page.write_number(row, column, number, looks.number)
    end = 3 + len(book.summary)
    page.write_string(end, 0, "All", looks.total)
    for column in range(1, len(book.heads) + 1):
        first, last = (f"{letters(column)}{row + 1}" for row in (3, end - 1))
        total = sum(line.numbers[column - 1] for line in book.summary)
        page.write_formula(end, column, f"=SUM({first}:{last})", looks.total, total)
    page.merge_range(end + 1, 0, end + 1, len(book.heads), _FOOT, looks.wrapped)
    page.set_row(end + 1, height_of([(_FOOT, wide)]))
    _chart(file, page, book, end)
    on_one_page_wide(page, book.plan)


def _chart(file: Any, page: Any, book: Book, end: int) -> None:
    chart = file.add_chart({"type": "bar", "subtype": "stacked"})
    for column, head in enumerate(book.heads, 1):
        if head in _COLOURS:
            letter, colour = _COLOURS[head]
            chart.add_series(
                {
                    "name": ["Summary", 2, column], "categories": ["Summary", 3, 0, end - 1, 0],
                    "values": ["Summary", 3, column, end - 1, column], "gap": 40,
                    "fill": {"color": colour}, "border": {"color": "#666666"},
                    "data_labels": {"value": True, "num_format": f'"{letter} "0;;', "font": {"color": "#000000"}},
                }
            )  # fmt: skip
    chart.set_title({"name": "Where the actions stand"})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 243 + 82 * len(book.heads), "height": 140 + 34 * len(book.summary)})
    page.insert_chart(end + 3, 0, chart, {"description": "The numbers of the table above, theme by theme"})


def write_about(file: Any, book: Book, looks: Looks) -> None:
    """The rule by which the plan is judged, and what its words mean."""
    page = file.add_worksheet("Rule and definitions")
    page.set_column(0, 0, _WIDE, looks.wrapped)
    page.write_string(0, 0, "The rule, and what the words mean", looks.title)
    for row, line in enumerate(book.about, 2):
        page.write_string(row, 0, cell_text(line), looks.wrapped)
        page.set_row(row, LINE + height_of([(line, _WIDE)]))
    on_one_page_wide(page, book.plan)
