"""What people do to the rows of a workbook that came back: every way is one result, told or taken, and no other."""

import csv
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from planwatch.service.files.chase import ChaseAsked
from planwatch.service.files.export import export_plan
from planwatch.service.files.returned import open_returned
from planwatch.service.files.returned_items import Choice, Item, Kind, items
from planwatch.service.files.returned_take import take
from planwatch.service.files.returned_told import about_file, in_words
from planwatch.service.files.sheets import write_sheets
from planwatch.service.session import Session
from tests.books import Page, edited
from tests.desk import find, put

Edit = Callable[[Page], object]


@pytest.fixture
def book(ann: Session, tmp_path: Path) -> Path:
    """The small plan as a workbook."""
    (day,) = ann.plan_days()
    export_plan(ann, day, tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


def found(session: Session, *paths: Path) -> list[Item]:
    """What was found in them, but for actions that no file has."""
    every = items(session, open_returned(session, paths))
    return [item for item in every if item.kind is not Kind.MISSING]


def told(session: Session, *paths: Path) -> list[tuple[str, str, str, str]]:
    return [
        (str(item.kind), item.ref, item.column, item.text if item.kind is not Kind.COPIED else "")
        for item in found(session, *paths)
    ]


def fill_keys_down(page: Page) -> None:
    """The key of the first row, filled down over all others, one of which was edited."""
    page.put("A1", How="In two steps")
    for row in range(page.head + 2, page.sheet.max_row + 1):
        page.sheet.cell(row, 1).value = page.sheet.cell(page.head + 1, 1).value


def count_key_up(page: Page) -> None:
    """The key of the row above, counted up by dragging: an id that is another action's, with the wrong characters."""
    page.put("A1", How="In two steps")
    above, row = page.sheet.cell(page.row("A1") - 1, 1).value, page.row("A1")
    number, checked = above.split("-")
    page.sheet.cell(row, 1).value = f"{int(number) + 1}-{checked}"


def copy_a_row(page: Page) -> None:
    page.add(*page.cells("C1.2"), How="Copied and edited")


def foreign_key(page: Page) -> None:
    page.add("9-abcdef", "X9", "Of another plan")


def emptied(page: Page) -> None:
    page.put("C1.2", Priority=None)


def over_what_is_told(page: Page) -> None:
    page.put("C1.2", Last_update="We never said so")


def an_error(page: Page) -> None:
    page.put("A1", Due="=NOWHERE()")


@pytest.mark.parametrize(
    ("edit", "results"),
    [
        (fill_keys_down, [("question", "A1", "how", "In two steps")]),
        (count_key_up, [("question", "A1", "how", "In two steps")]),
        (copy_a_row, [("copied row", "C1.2", "", "")]),
        (foreign_key, [("unknown key", "X9", "", "9-abcdef")]),
        (emptied, [("edit", "C1.2", "priority", "")]),
        (over_what_is_told, [("only told", "C1.2", "said", "We never said so")]),
        (an_error, [("not readable", "A1", "due", "a formula that was never calculated")]),
    ],
    ids=lambda given: getattr(given, "__name__", ""),
)  # fmt: skip
def test_each_thing_done_to_a_row_is_one_result(
    ann: Session, book: Path, edit: Edit, results: list[tuple[str, str, str, str]]
) -> None:
    edited(book, edit)
    assert [
        (kind, ref, column, text if kind != "copied row" else "") for kind, ref, column, text in told(ann, book)
    ] == results


def test_a_row_with_a_wrong_key_is_taken_only_when_somebody_says_so(ann: Session, book: Path) -> None:
    edited(book, count_key_up)
    returned = open_returned(ann, [book])
    asked = items(ann, returned)
    assert take(ann, returned, asked).number is None
    (question,) = (item for item in asked if item.kind is Kind.QUESTION)
    assert "the row has another's key" in in_words(question)
    assert take(ann, returned, asked, Choice(theirs=frozenset({question.number}))).edits == 1
    assert find(ann, "A1").action.how == "In two steps"


def test_rows_cut_and_pasted_to_another_sheet_are_found_there(ann: Session, book: Path) -> None:
    edited(book, lambda page: page.put("A1", How="In two steps"))
    whole = openpyxl.load_workbook(book)
    page, other = Page(whole["Actions"]), whole.create_sheet("Mine")
    row = page.row("A1")
    for column, value in enumerate(page.cells("A1"), 3):
        other.cell(4, column).value = value
    page.sheet.delete_rows(row)
    whole.save(book)
    assert told(ann, book) == [("edit", "A1", "how", "In two steps")]
    assert open_returned(ann, [book]).missing == ()


def test_sheets_put_together_in_one_workbook_keep_each_the_change_it_shows(ann: Session, tmp_path: Path) -> None:
    write_sheets(ann, tmp_path, ChaseAsked("Head of HR"))
    put(ann, "C1.2", {"percent": "60"})
    write_sheets(ann, tmp_path, ChaseAsked("Principal SW"))
    joined = openpyxl.load_workbook(tmp_path / "update-p-head-of-hr.xlsx")
    other = openpyxl.load_workbook(tmp_path / "update-p-principal-sw.xlsx")["Update"]
    page = joined.create_sheet("Another")
    for row in other.iter_rows():
        for cell in row:
            page.cell(cell.row, cell.column).value = cell.value
    Page(page).put("A4", New_update="All trained", As_at="8 Jan 2016")
    joined.save(tmp_path / "joined.xlsx")
    assert told(ann, tmp_path / "joined.xlsx") == [("update", "A4", "update", "All trained")]
    returned = open_returned(ann, [tmp_path / "joined.xlsx"])
    assert len({file.change for file in returned.files}) == 2
    assert returned.answered == ("Head of HR", "Principal SW")


def test_one_below_the_other_in_a_list_is_read_as_both(ann: Session, tmp_path: Path) -> None:
    paths = write_sheets(ann, tmp_path / "sheets").written
    edited(paths[0], lambda page: page.put("C1.2", RAG="A"))
    rows = [row for path in paths for row in _rows(path)]
    assert told(ann, _csv(tmp_path / "all.csv", rows)) == [("edit", "C1.2", "rag", "A")]


def test_a_list_saved_on_an_american_system_with_semicolons_says_the_same(ann: Session, tmp_path: Path) -> None:
    """Its dates have the month first, which is seen from those that went out; what was typed there is meant so too."""
    (path, *_) = write_sheets(ann, tmp_path / "sheets").written

    def edit(page: Page) -> None:
        page.put("C1.2", **{"New date": datetime(2016, 2, 9), "Why moved": "Léonie’s post"})  # noqa: DTZ001

    edited(path, edit)
    file = _csv(tmp_path / "back.csv", _rows(path), american=True)
    assert told(ann, file) == [("edit", "C1.2", "due", "9 Feb 2016")]
    returned = open_returned(ann, [file])
    assert "month first in its dates" in about_file(returned.files[0])
    take(ann, returned)
    c12 = find(ann, "C1.2").action
    assert str(c12.due.last) == "2016-02-09"


def test_a_workbook_sorted_filtered_and_with_its_sheet_renamed_says_nothing_new(ann: Session, book: Path) -> None:
    whole = openpyxl.load_workbook(book)
    page = Page(whole["Actions"])
    rows = [[cell.value for cell in row] for row in page.sheet.iter_rows(min_row=page.head + 1)]
    for at, row in enumerate(sorted(rows, key=lambda row: str(row[2])), page.head + 1):
        for column, value in enumerate(row, 1):
            page.sheet.cell(at, column).value = value
        page.sheet.row_dimensions[at].hidden = at % 2 == 0
    page.sheet.title = "Ours"
    whole.save(book)
    assert told(ann, book) == []


def test_two_files_that_differ_on_a_cell_are_a_conflict_of_which_one_is_taken(
    ann: Session, book: Path, tmp_path: Path
) -> None:
    one = edited(book, lambda page: page.put("A1", How="By letter"), tmp_path / "one.xlsx")
    two = edited(book, lambda page: page.put("A1", How="By meeting"), tmp_path / "two.xlsx")
    three = edited(book, lambda page: page.put("A1", How="By letter"), tmp_path / "three.xlsx")
    returned = open_returned(ann, [one, two, three])
    asked = items(ann, returned)
    assert [(item.kind, item.text) for item in asked] == [(Kind.CONFLICT, "By letter"), (Kind.CONFLICT, "By meeting")]
    assert "another answer is in two.xlsx" in in_words(asked[0])
    assert take(ann, returned, asked).number is None
    assert take(ann, returned, asked, Choice(theirs=frozenset({1}))).edits == 1
    assert find(ann, "A1").action.how == "By meeting"


def test_what_somebody_changes_while_it_is_looked_at_is_not_written_over(ann: Session, book: Path) -> None:
    edited(book, lambda page: page.put("A1", How="By letter"))
    returned = open_returned(ann, [book])
    asked = items(ann, returned)
    put(ann, "A1", {"how": "By meeting"})
    taken = take(ann, returned, asked)
    assert [(ref, field) for ref, field, _ in taken.refused] == [("A1", "how")]
    assert find(ann, "A1").action.how == "By meeting"


def _rows(path: Path) -> list[list[object]]:
    sheet = openpyxl.load_workbook(path)["Update"]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def _csv(path: Path, rows: list[list[object]], *, american: bool = False) -> Path:
    def cell(value: object) -> str:
        if isinstance(value, datetime):
            return f"{value.month}/{value.day}/{value.year}" if american else f"{value:%d/%m/%Y}"
        text = "" if value is None else str(value)
        return "" if text.startswith("=") else text

    with path.open("w", newline="", encoding="cp1252" if american else "utf-8", errors="replace") as file:
        csv.writer(file, delimiter=";" if american else ",").writerows([cell(value) for value in row] for row in rows)
    return path
