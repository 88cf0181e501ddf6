"""A workbook goes out, people edit it, and it comes back: cells as they went out, as they came, as they are now."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.kinds import Rag, Status
from planwatch.service.files.chase import ChaseAsked
from planwatch.service.files.export import export_plan
from planwatch.service.files.returned import Returned, files_in, open_returned
from planwatch.service.files.returned_items import Kind, items
from planwatch.service.files.returned_take import take
from planwatch.service.files.returned_told import in_words
from planwatch.service.files.sheets import write_sheets
from planwatch.service.journal import undo
from planwatch.service.session import Session
from tests.books import Page, edited
from tests.conftest import SitDown
from tests.desk import counts, find, put, told


@pytest.fixture
def book(ann: Session, tmp_path: Path) -> Path:
    """The small plan as a workbook."""
    (day,) = ann.plan_days()
    export_plan(ann, day, tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


def back(session: Session, *paths: Path) -> Returned:
    return open_returned(session, paths)


def test_a_workbook_that_nobody_edited_changes_nothing(ann: Session, book: Path) -> None:
    before = counts(ann), to_toml(told(ann)[0])
    taken = take(ann, back(ann, book))
    assert (taken.number, taken.edits, taken.refused) == (None, 0, [])
    assert (counts(ann), to_toml(told(ann)[0])) == before


def test_six_edits_are_six_results_and_one_change_to_take_back(ann: Session, sit_down: SitDown, book: Path) -> None:
    def edit(page: Page) -> None:
        page.put("C1.2", New_update="Both posts are filled", As_at=datetime(2016, 1, 8))  # noqa: DTZ001  as openpyxl writes days
        page.put("A1", Due=datetime(2016, 2, 29), Why_moved="The board meets late", RAG="A")  # noqa: DTZ001
        page.put("A1", Lead="Principal SW")
        page.put("C1.10", How="By letter")  # which somebody changes meanwhile
        page.add(*page.cells("C1.2"), Action="A copy with other words")
        page.add(Action="Something quite new", Theme="Practice", Due="end of June 2016")

    edited(book, edit)
    put(sit_down(ann.path, "bob"), "C1.10", {"how": "By meeting"})
    before = to_toml(told(ann)[0])
    returned = back(ann, book)
    (changes,) = (file.changes for file in returned.files if file.kind == "action")
    assert {(returned.now[one.id].ref, one.column) for one in changes.edits} == {
        ("A1", "due"), ("A1", "rag"), ("A1", "lead"),
    }  # fmt: skip
    assert [one.text for one in changes.updates] == ["Both posts are filled"]
    assert [row.cells["title"].text for row in changes.new] == ["Something quite new"]
    assert [row.cells["title"].text for row in changes.copied] == ["A copy with other words"]
    (clash,) = (item for item in items(ann, returned) if item.kind is Kind.CONFLICT)
    assert "C1.10 how: they say By letter, the plan By meeting: set by bob" in in_words(clash)

    taken = take(ann, returned)
    assert (taken.edits, taken.updates, taken.refused) == (3, 1, [])
    a1 = find(ann, "A1")
    assert (a1.action.due.text, a1.action.rag, a1.action.lead) == ("29 Feb 2016", Rag.AMBER, "Principal SW")
    whole = {action.ref: action for action in told(ann)[0].action}
    assert whole["A1"].move[-1].why == "The board meets late"
    assert whole["C1.2"].update[-1].text == "Both posts are filled"
    assert find(ann, "C1.10").action.how == "By meeting"
    new = find(ann, taken.new[0]).action
    assert (new.title, new.theme, new.due.text) == ("Something quite new", "Practice", "end of June 2016")
    assert take(ann, back(ann, book)).number is None
    undo.undo(ann, taken.number)
    assert to_toml(told(ann)[0]) == before


def test_a_workbook_sorted_split_and_with_columns_taken_out_says_the_same(ann: Session, book: Path) -> None:
    def edit(page: Page) -> None:
        page.put("A1", RAG="R")
        rows = [[cell.value for cell in row] for row in page.sheet.iter_rows(min_row=page.head + 1)]
        for at, row in enumerate(reversed(rows[1:]), page.head + 1):  # the first is left out
            for column, value in enumerate(row, 1):
                page.sheet.cell(at, column).value = value
        page.sheet.delete_rows(page.head + len(rows))
        page.sheet.delete_cols(page.columns["How"])

    edited(book, edit)
    returned = back(ann, book)
    (file,) = (file for file in returned.files if file.kind == "action")
    assert [(returned.now[one.id].ref, one.column, one.text) for one in file.changes.edits] == [("A1", "rag", "R")]
    assert returned.missing == ("C1.2",)
    take(ann, returned)
    assert find(ann, "A1").action.rag is Rag.RED
    assert find(ann, "C1.2").action.status is Status.IN_PROGRESS


def test_a_cell_that_was_emptied_is_an_edit(ann: Session, book: Path) -> None:
    edited(book, lambda page: page.put("C1.2", Support=None, Priority=None))
    take(ann, back(ann, book))
    action = find(ann, "C1.2").action
    assert (action.support, action.priority, action.answers) == ((), None, ("1", "1a"))


def test_a_key_that_was_counted_up_or_made_up_is_none(ann: Session, book: Path) -> None:
    def edit(page: Page) -> None:
        page.add("2-ffffff", None, "Dragged down")
        page.add("hello", None, "Made up")

    edited(book, edit)
    (file,) = (file for file in back(ann, book).files if file.kind == "action")
    assert [row.key for row in file.changes.strange] == ["2-ffffff", "hello"]
    assert file.changes.new == ()


def test_what_cannot_be_is_told_and_the_rest_is_taken(ann: Session, book: Path) -> None:
    def edit(page: Page) -> None:
        page.put("A1", Due="31 Feb 2016", How="In two steps")
        page.put("C1.2", **{"% done": 1.5})

    edited(book, edit)
    taken = take(ann, back(ann, book))
    assert {(ref, field) for ref, field, _ in taken.refused} == {("A1", "due"), ("C1.2", "percent")}
    assert find(ann, "A1").action.how == "In two steps"
    edited(book, lambda page: page.put("C1.2", **{"% done": 60}))  # a program's; a person's becomes 60 %
    take(ann, back(ann, book))
    assert find(ann, "C1.2").action.percent == 60


def test_a_formula_is_never_made_of_what_somebody_typed(ann: Session, tmp_path: Path) -> None:
    for ref, text in (("A1", '=HYPERLINK("http://x")'), ("C1.2", "+1"), ("C1.10", "@SUM(A1)")):
        put(ann, ref, {"title": text})
    (day,) = ann.plan_days()
    export_plan(ann, day, tmp_path / "plan.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Actions"]
    titles = [sheet.cell(row, 3) for row in range(5, sheet.max_row + 1)]
    assert {str(cell.value) for cell in titles} >= {'=HYPERLINK("http://x")', "+1", "@SUM(A1)"}
    assert {cell.data_type for cell in titles} == {"s"}
    assert take(ann, back(ann, tmp_path / "plan.xlsx")).number is None


def test_sheets_go_out_to_each_lead_and_a_folder_of_them_comes_back(ann: Session, tmp_path: Path) -> None:
    names = {path.name for path in write_sheets(ann, tmp_path / "sheets").written}
    assert names == {"update-p-head-of-hr.xlsx", "update-p-elan-partners.xlsx", "update-p-principal-sw.xlsx"}

    def edit(page: Page) -> None:
        assert "Due" in page.columns
        page.put("C1.2", Status="complete", New_update="Done", As_at="8 Jan 2016")

    edited(tmp_path / "sheets" / "update-p-head-of-hr.xlsx", edit)
    returned = back(ann, *files_in(tmp_path / "sheets"))
    assert (returned.answered, returned.silent) == (("Head of HR",), ("Élan Partners", "Principal SW"))
    taken = take(ann, returned)
    assert (taken.edits, taken.updates) == (1, 1)
    assert find(ann, "C1.2").action.status is Status.COMPLETE
    assert find(ann, "C1.2").action.due.text == "20 Oct 2015"


def test_a_sheet_that_somebody_filled_in_is_not_written_over(ann: Session, tmp_path: Path) -> None:
    (path,) = write_sheets(ann, tmp_path, ChaseAsked("Head of HR")).written
    edited(path, lambda page: page.put("C1.2", New_update="Nearly"))
    held = path.read_bytes()
    again = write_sheets(ann, tmp_path, ChaseAsked("Head of HR"))
    assert (again.written, again.kept) == ((), (path.name,))
    assert path.read_bytes() == held
