"""What was pasted: the cells of one column, or rows of a table."""

import pytest

from planwatch.exchange.pasted import cells_of


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("HR partner", ["HR partner"]),
        ("HR partner\r\n", ["HR partner"]),
        ("HR\rFinance\r", ["HR", "Finance"]),
        ("HR\n\nFinance", ["HR", "", "Finance"]),
        ("+2w\nfri\n30/09/2016\n", ["+2w", "fri", "30/09/2016"]),
        ("HR, Finance\nIT, Legal", ["HR, Finance", "IT, Legal"]),
        ('"one\ntwo"\nthree', ["one\ntwo", "three"]),
        ('"he said ""no""\nand left"', ['he said "no"\nand left']),
        ('"Working together"\nnext', ['"Working together"', "next"]),
        ("Lead", ["Lead"]),
        ("complete\ncomplete", ["complete", "complete"]),
        ("Recruit, train, keep", ["Recruit, train, keep"]),
        ("[x] done\n", ["[x] done"]),
    ],
)  # fmt: skip
def test_lines_without_tabs_or_headings_are_cells_of_one_column(text: str, cells: list[str]) -> None:
    assert cells_of(text) == cells


@pytest.mark.parametrize(
    "text",
    ["a\tb", "a\t\nb\t", "Lead\nHR\nFinance", "By when\n1 May", "Action,Lead,Due\nPaint,Ann,1 May",
     "7.1;Recruit;HR\n7.2;Audit;QA", "| Action | Lead |\n|---|---|\n| Paint | Ann |",
     "<table><tr><td>a</td></tr>\n</table>", '[{"title": "a"},\n {"title": "b"}]'],
)  # fmt: skip
def test_columns_and_headings_are_rows_of_a_table(text: str) -> None:
    assert cells_of(text) is None
