"""What a workbook looks like on paper and at first sight: as somebody hands it out."""

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planwatch.service.files.chase import ChaseAsked
from planwatch.service.files.export import export_plan
from planwatch.service.files.sheets import write_sheets
from planwatch.service.session import Session
from tests.conftest import SitDown

OTHERS = ("Actions", "Summary", "Rule and definitions", "Lists")


@pytest.fixture
def sample(samples_path: Path, sit_down: SitDown) -> Session:
    return sit_down(samples_path, today=None, plan="WB")


@pytest.fixture
def book(sample: Session, tmp_path: Path) -> Any:
    (day,) = sample.plan_days()
    export_plan(sample, day, tmp_path / "plan.xlsx")
    return openpyxl.load_workbook(tmp_path / "plan.xlsx")


def printed(page: Any) -> list[tuple[str, str]]:
    """The first and the last heading of each part that is printed on pages of its own."""
    areas = [area.rpartition("!")[2].replace("$", "").split(":") for area in page.print_area.split(",")]
    return [tuple(page[f"{re.sub(r'[0-9]', '', end)}5"].value for end in area) for area in areas]


def test_each_page_has_the_headings_and_which_action_it_is_of(book: Any) -> None:
    page = book["Actions"]
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.print_title_rows, page.print_title_cols) == ("$5:$5", "$B:$C")
    assert "SAMPLE, ratings invented" in page.oddFooter.left.text
    assert printed(page) == [("Ref", "Said on"), ("Support", "Completed"), ("How", "Answers")]
    assert page.page_setup.scale >= 70
    for name in ("Summary", "Rule and definitions"):
        assert book[name].page_setup.orientation == "landscape"
        assert "SAMPLE, ratings invented" in book[name].oddFooter.left.text


def test_what_is_filled_of_each_other_kind_is_one_page_wide_and_nothing_empty_is_printed(book: Any) -> None:
    kinds = [page for page in book.worksheets if page.title not in OTHERS]
    assert len(kinds) > 8
    for page in kinds:
        ((first, last),) = printed(page)
        heads = [cell.value for cell in page[5]]
        filled = [
            any(page.cell(row, at).value for row in range(6, page.max_row + 1)) for at in range(1, len(heads) + 1)
        ]
        assert (first, filled[heads.index(last)]) == (heads[1], True), page.title
        assert not any(filled[heads.index(last) + 1 :]), page.title
        assert (page.sheet_properties.pageSetUpPr.fitToPage, page.page_setup.fitToHeight) == (True, 0), page.title
        assert sum(widths(page)[1 : heads.index(last) + 1]) <= 230 + len(heads), page.title


def test_numbers_stand_clear_of_what_is_beside_them_and_have_room(book: Any) -> None:
    risks, costs = book["Risks"], book["Costs"]
    for heading in ("Likelihood", "Impact"):
        (at,) = (cell.column for cell in risks[5] if cell.value == heading)
        assert risks.cell(6, at).alignment.horizontal == "center"
    at = next(cell.column for cell in costs[5] if cell.value == "Printed")
    assert max(cell.value or 0 for (cell,) in costs.iter_rows(6, min_col=at, max_col=at)) == 1_300_000
    assert widths(costs)[at - 1] > len("£1,300,000.00") + 1
    assert not costs.cell(6, at).alignment.wrap_text


def widths(page: Any) -> list[float]:
    found = {at: held.width for held in page.column_dimensions.values() for at in range(held.min, held.max + 1)}
    return [found[at] for at in range(1, page.max_column + 1)]


def test_every_row_has_a_height_and_the_sample_its_banner(book: Any) -> None:
    page = book["Actions"]
    assert all(page.row_dimensions[row].height for row in range(1, page.max_row + 1))
    assert "SAMPLE, ratings invented" in page["B1"].value
    assert "SAMPLE, ratings invented" in book["Summary"]["A1"].value


def test_the_parts_of_the_summary_add_up_to_all_actions(book: Any) -> None:
    page = book["Summary"]
    heads = [cell.value for cell in page[3]]
    assert heads[1:3] + heads[-2:] == ["Actions", "Complete", "Withdrawn", "Overdue"]
    lines = [[cell.value for cell in row] for row in page.iter_rows(min_row=4, max_row=8)]
    assert [line[1] for line in lines] == [sum(line[2:-1]) for line in lines]
    assert sum(line[1] for line in lines) == 51
    assert page["B9"].value == "=SUM(B4:B8)"
    (chart,) = page._charts
    assert len(chart.series) == len(heads) - 3


def test_an_update_sheet_is_locked_but_for_what_is_filled_in_and_says_how(sample: Session, tmp_path: Path) -> None:
    (path,) = write_sheets(sample, tmp_path, ChaseAsked("HR Partner")).written
    book = openpyxl.load_workbook(path)
    page: Any = book["Update"]
    assert page.protection.sheet
    assert not page.protection.password
    assert "Please fill in the white columns" in page["D1"].value
    assert "Rule and definitions" in book.sheetnames
    free = {page.cell(5, cell.column).value for cell in page[6] if not cell.protection.locked}
    assert free == {"Status", "RAG", "% done", "New update", "As at", "New date", "Why moved"}
