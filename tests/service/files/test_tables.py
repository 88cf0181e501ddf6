"""A plan kept in a spreadsheet becomes a plan here, and the same file again changes what changed in it."""

from pathlib import Path
from typing import Any

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.matching import How
from planwatch.exchange.table.proposal import Answers
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.kinds import PlanStatus, Rag, Status
from planwatch.service.files.open import faults
from planwatch.service.files.tables import import_table, initials, look, open_file
from planwatch.service.journal import undo
from planwatch.service.session import Session
from tests.books import COUNCIL, made
from tests.conftest import SitDown
from tests.desk import counts, find, put, told


@pytest.fixture
def council(tmp_path: Path) -> Path:
    return made(tmp_path / "Recovery plan.xlsx", COUNCIL)


def changed(path: Path, **cells: Any) -> Path:
    """The same file, of which somebody has typed over some cells (``B6``)."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    for name, value in cells.items():
        book["Plan"][name] = value
    book.save(path)
    return path


def test_a_workbook_as_a_council_lays_it_out_becomes_a_plan(empty: Session, council: Path) -> None:
    merged = import_table(empty, open_file(empty, council))
    assert merged.number == 1
    (plan,) = told(empty)
    assert (plan.plan.ref, plan.plan.status) == ("BERP", PlanStatus.DRAFT)
    assert [(action.ref, action.theme, action.lead, action.support) for action in plan.action] == [
        ("1.1", "Early help", "HR Partner", ("Head of Service",)),
        ("1.2", "Early help", "QA Manager", ()),
        ("2.1", "Looked after", "Head of Service", ()),
        ("2.2", "Looked after", "HR Partner", ()),
    ]
    due = {action.ref: action.due.text for action in plan.action}
    assert (due["1.1"], due["2.1"], due["2.2"]) == ("end of Sept 2015", "autumn 2016", "tbc")
    assert faults(empty) == []


def test_the_same_file_again_changes_nothing(empty: Session, council: Path) -> None:
    import_table(empty, open_file(empty, council))
    before = counts(empty), to_toml(told(empty)[0])
    again = open_file(empty, council)
    assert {one.how for one in again.matched} == {How.ROW}
    assert import_table(empty, again).number is None
    assert (counts(empty), to_toml(told(empty)[0])) == before


def test_what_was_changed_in_it_is_changed_and_what_it_does_not_show_stays(empty: Session, council: Path) -> None:
    import_table(empty, open_file(empty, council))
    put(empty, "1.2", {"how": "With an auditor from outside", "cost": "£400"})
    changed(council, B7="Audit twenty cases a month", C10=None)
    seen = open_file(empty, council)
    assert (seen.new, seen.gone) == (0, ())
    import_table(empty, seen)
    action = find(empty, "1.2").action
    assert (action.title, action.how, action.cost) == (
        "Audit twenty cases a month", "With an auditor from outside", 40000,
    )  # fmt: skip
    assert find(empty, "2.2").action.lead == ""


def test_what_is_gone_from_the_file_is_told_and_stays(empty: Session, council: Path) -> None:
    import_table(empty, open_file(empty, council))
    made(council, [row for row in COUNCIL if row[0] != "2.2"])
    seen = open_file(empty, council)
    assert seen.gone == ("2.2",)
    import_table(empty, seen)
    assert find(empty, "2.2").action.title == "Write to every foster carer"


def test_an_import_is_undone_with_what_it_remembers(empty: Session, council: Path) -> None:
    number = import_table(empty, open_file(empty, council)).number
    undo.undo(empty, number)
    assert told(empty) == ()
    again = open_file(empty, council)
    assert again.new == 4


def test_what_somebody_changed_since_the_file_was_opened_is_a_conflict(
    empty: Session, sit_down: SitDown, council: Path
) -> None:
    import_table(empty, open_file(empty, council))
    seen = open_file(empty, changed(council, B7="Audit twenty cases a month"))
    put(sit_down(empty.path, "bob"), "1.2", {"title": "Audit five cases a week"})
    before = counts(empty)
    with pytest.raises(PlanwatchError, match=r"title of 1\.2 was changed meanwhile by bob"):
        import_table(empty, seen)
    assert counts(empty) == before


def test_a_rating_of_what_has_not_begun_is_told_and_not_taken(empty: Session, tmp_path: Path) -> None:
    rows = [
        ("Action", "Owner", "Start", "Due", "Status", "RAG"),
        ("Open a shop", "Ann", "1 May 2016", "1 Jun 2016", "Not started", "Green"),
        ("Paint the sign", "Bob", "1 May 2015", "1 Jun 2016", "In progress", "Green"),
    ]
    seen = open_file(empty, made(tmp_path / "p.xlsx", rows))
    import_table(empty, seen)
    assert {action.title: action.rag for action in told(empty)[0].action} == {
        "Open a shop": None, "Paint the sign": Rag.GREEN,
    }  # fmt: skip


def test_a_question_that_is_open_imports_nothing_until_it_is_answered(empty: Session, tmp_path: Path) -> None:
    rows = [("Task", "Owner", "Due date"), ("Buy paint", "Ann", "04/05/2016"), ("Paint it", "Bob", "05/06/2016")]
    seen = open_file(empty, made(tmp_path / "p.xlsx", rows))
    assert [question.about for question in seen.proposal.questions] == ["order"]
    with pytest.raises(PlanwatchError, match="day or the month first"):
        import_table(empty, seen)
    decided = look(empty, seen.name, seen.tables, seen.meant, Answers(month_first=True))
    import_table(empty, decided)
    assert [str(action.due.last) for action in told(empty)[0].action] == ["2016-04-05", "2016-05-06"]


def test_what_was_decided_about_a_file_holds_for_the_next_of_its_layout(empty: Session, tmp_path: Path) -> None:
    rows = [("Task", "Owner", "Due date", "Stage"), ("Buy paint", "Ann", "04/05/2016", "Parked")]
    seen = open_file(
        empty, made(tmp_path / "may.xlsx", rows), lambda _: Answers(month_first=False, words={"Parked": "in progress"})
    )
    import_table(empty, seen)
    later = [*rows, ("Paint it", "Bob", "05/06/2016", "Parked")]
    again = open_file(empty, made(tmp_path / "june.xlsx", later))
    assert (again.proposal.questions, again.new) == ((), 1)
    import_table(empty, again)
    assert [action.status for action in told(empty)[0].action] == [Status.IN_PROGRESS] * 2


@pytest.mark.parametrize(
    ("title", "ref"),
    [("Children's services improvement plan", "CSIP"), ("Recovery", "R"), ("", "P")],
)
def test_a_plan_is_called_by_the_first_letters_of_its_title(title: str, ref: str) -> None:
    assert initials(title) == ref


def test_what_a_reader_has_to_say_of_a_file_is_told(empty: Session, tmp_path: Path) -> None:
    file = tmp_path / "old.csv"
    file.write_bytes("Action,Owner,Due\nVisit the café,Zoë,4 May 2016\n".encode("cp1252"))
    seen = open_file(empty, file)
    assert any("Windows-1252" in doubt.what for doubt in seen.proposal.doubts)
    assert [record.given["title"] for record in seen.proposal.records] == ["Visit the café"]


def test_a_plan_begun_by_a_file_is_called_as_the_file_is_where_it_has_no_title(empty: Session, tmp_path: Path) -> None:
    rows = [("Action", "Owner", "Due"), ("Buy paint", "Ann", "4 May 2016")]
    seen = open_file(empty, made(tmp_path / "village_hall_plan.xlsx", rows))
    assert (seen.meant.day.plan.title, seen.meant.day.plan.ref) == ("village hall plan", "VHP")
