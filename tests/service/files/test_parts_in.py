"""Risks and recommendations of a file become those of the plan, with the actions beside them, as one change."""

from pathlib import Path

import openpyxl
import pytest

from planwatch.exchange.table.proposal import Answers
from planwatch.exchange.toml.write import to_toml
from planwatch.model.plan.kinds import RiskStatus
from planwatch.service.files.held_told import held_in_words
from planwatch.service.files.open import faults
from planwatch.service.files.tables import Preview, import_table, look, open_file
from planwatch.service.journal import undo
from planwatch.service.plan.part_edit import set_part
from planwatch.service.plan.part_read import find_part
from planwatch.service.risks.risks import RISKS
from planwatch.service.session import Session
from tests.desk import told

SHEETS = {
    "Actions": (("Ref", "Action", "Lead", "Due"), ("A1", "Hire a crane", "Harbour", "31/05/2016")),
    "Risk register": (
        ("Ref", "Risk", "Likelihood", "Impact", "Mitigation", "Risk owner", "Status"),
        ("R1", "The mole breaks", "Likely", "Major", "Survey it", "harbour", "Open"),
        ("R2", "Fog", "High", 3, "Horns", "Pilots", "Closed"),
    ),
    "Audit": (
        ("Recommendation", "Management response", "Source", "Agreed action", "Owner", "Target date"),
        ("Reconcile the tolls", "Agreed", "Audit 2015", "Write a procedure", "Treasurer", "30/09/2016"),
        ("Reconcile the tolls", "Agreed", "Audit 2015", "Train the clerks", "Treasurer", "31/10/2016"),
    ),
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in SHEETS.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(tmp_path / "plan.xlsx")
    return tmp_path / "plan.xlsx"


def imported(session: Session, path: Path) -> Preview:
    seen = open_file(session, path)
    import_table(session, seen)
    return seen


def typed(path: Path, cell: str, value: str) -> None:
    """Type into a cell of the register and save it."""
    book = openpyxl.load_workbook(path)
    book["Risk register"][cell].value = value
    book.save(path)


def test_one_file_of_three_kinds_is_one_change_and_the_same_again_is_none(empty: Session, book: Path) -> None:
    seen = imported(empty, book)
    (plan,) = told(empty)
    assert [(one.ref, one.owner, one.likelihood, one.impact) for one in plan.risk] == [
        ("R1", "Harbour", 4, 4), ("R2", "Pilots", None, 3),
    ]  # fmt: skip
    assert (plan.risk[1].status, plan.risk[1].reason) == (RiskStatus.CLOSED, "Closed in plan.xlsx")
    assert [(one.number, one.text, one.decision, one.source) for one in plan.recommendation] == [
        ("1", "Reconcile the tolls", "accepted", "Audit 2015"),
    ]  # fmt: skip
    assert [one.name for one in plan.source] == ["Audit 2015"]
    assert [one.answers for one in plan.action if one.title != "Hire a crane"] == [("1",), ("1",)]
    assert faults(empty) == []
    again = open_file(empty, book)
    assert (again.new, again.new_of("risk"), again.changed) == (0, 0, frozenset())
    assert import_table(empty, again).number is None
    said = look(empty, seen.name, again.tables, again.meant, Answers(words={"High": "4"}))
    assert said.changed == {("risk", "R2")}


def test_a_cell_changed_in_the_file_changes_that_and_one_changed_in_both_is_a_conflict(
    empty: Session, book: Path
) -> None:
    imported(empty, book)
    before = to_toml(told(empty)[0])
    typed(book, "D2", "Severe")
    changed = imported(empty, book)
    assert changed.changed == {("risk", "R1")}
    undo.undo(empty, 2)
    assert to_toml(told(empty)[0]) == before
    set_part(empty, RISKS, find_part(empty, RISKS, "R1"), {"mitigation": "Dive below it"})
    typed(book, "E2", "Survey it twice")
    held = [one for one in open_file(empty, book).rows.held if one.is_conflict]
    assert [(one.record.kind, one.ref, one.field) for one in held] == [("risk", "R1", "mitigation")]
    assert "risk R1 mitigation: the file now says Survey it twice" in held_in_words(empty, held[0])


def test_another_register_with_the_same_refs_overwrites_none_of_the_first(empty: Session, book: Path) -> None:
    imported(empty, book)
    other = openpyxl.Workbook()
    for row in (("Ref", "Risk title", "Probability", "Impact", "Owner"), ("R1", "Pay falls behind", 2, 2, "HR")):
        other.worksheets[0].append(row)
    other.save(book.with_name("people.xlsx"))
    imported(empty, book.with_name("people.xlsx"))
    assert [(one.ref, one.title) for one in told(empty)[0].risk] == [
        ("R1", "The mole breaks"), ("R2", "Fog"), ("R1-2", "Pay falls behind"),
    ]  # fmt: skip
