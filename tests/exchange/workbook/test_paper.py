"""What a workbook looks like on paper and at first sight: as somebody hands it out."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from planwatch.service.files.chase import ChaseAsked
from planwatch.service.files.export import export_plan
from planwatch.service.files.sheets import write_sheets
from planwatch.service.session import Session
from tests.conftest import SitDown


@pytest.fixture
def sample(samples_path: Path, sit_down: SitDown) -> Session:
    return sit_down(samples_path, today=None, plan="WB")


@pytest.fixture
def book(sample: Session, tmp_path: Path) -> Any:
    (day,) = sample.plan_days()
    export_plan(sample, day, tmp_path / "plan.xlsx")
    return openpyxl.load_workbook(tmp_path / "plan.xlsx")


def test_each_page_has_the_headings_and_which_action_it_is_of(book: Any) -> None:
    page = book["Actions"]
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert (page.print_title_rows, page.print_title_cols) == ("$5:$5", "$B:$C")
    assert "SAMPLE, ratings invented" in page.oddFooter.left.text
    begins = [page.cell(5, at.id + 1).value for at in page.col_breaks.brk]
    assert begins == ["New update", "How"]
    assert page.page_setup.scale >= 70
    for name in ("Summary", "Rule and definitions"):
        assert book[name].page_setup.orientation == "landscape"
        assert "SAMPLE, ratings invented" in book[name].oddFooter.left.text


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
