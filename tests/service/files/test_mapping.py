"""Headings and tables chosen by hand hold for the next file of the kind, until that is forgotten."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from planwatch.exchange.table.proposal import Answers
from planwatch.service.files.tables import Preview, forget_mapping, import_table, keep_mapping, open_file
from planwatch.service.journal.undo import undo
from planwatch.service.session import Session
from tests.books import made

ODD = (
    ("Title", "Status", "Due date", "Owner"),
    ("What it is", "How it stands", "Latest", "Whoever"),
    ("Bits and bobs", "Stage", "Ends", "Whose job"),
    ("Buy paint", "Doing", "4 May 2016", "Ann"),
    ("Paint it", "Doing", "9 May 2016", "Bob"),
)
"""The row that looks most like headings explains those that stand below it."""
BY_HAND = Answers(
    tables=frozenset({0}),
    headers={0: (2, 2)},
    columns={"Bits and bobs": "title", "Stage": "status", "Ends": "due", "Whose job": "lead"},
)
LATER = (("Exported by hand", "", "", ""), ("June 2016", "", "", ""), *ODD, ("Sell it", "Doing", "1 Jun 2016", "Cy"))


def titles(seen: Preview) -> list[str]:
    return [record.given["title"] for record in seen.proposal.records]


@pytest.fixture
def odd(empty: Session, tmp_path: Path) -> Preview:
    return open_file(empty, made(tmp_path / "may.xlsx", ODD), lambda _: BY_HAND)


def test_headings_chosen_by_hand_are_found_in_the_next_file_wherever_they_stand(
    empty: Session, odd: Preview, tmp_path: Path
) -> None:
    number = import_table(empty, odd).number
    june = made(tmp_path / "june.xlsx", LATER)
    seen = open_file(empty, june)
    assert (seen.proposal.tables[0].header, titles(seen)) == ((4, 4), ["Buy paint", "Paint it", "Sell it"])
    assert (seen.new, import_table(empty, open_file(empty, tmp_path / "may.xlsx")).number) == (1, None)
    undo(empty, number)
    assert open_file(empty, june).answers == Answers()


def test_what_is_said_now_counts_beside_headings_that_are_kept(empty: Session, odd: Preview, tmp_path: Path) -> None:
    import_table(empty, odd)
    june = made(tmp_path / "june.xlsx", LATER)
    seen = open_file(empty, june, lambda _: Answers(words={"Doing": "in progress"}))
    assert len(titles(seen)) == 3
    other = open_file(empty, june, lambda _: Answers(headers={0: (2, 2)}))
    assert other.proposal.tables[0].header == (2, 2)


def test_headings_are_kept_without_an_import_and_forgotten_for_every_file(ann: Session, tmp_path: Path) -> None:
    june = made(tmp_path / "june.xlsx", LATER)
    seen = open_file(ann, made(tmp_path / "may.xlsx", ODD), lambda _: BY_HAND)
    assert keep_mapping(ann, seen)
    assert keep_mapping(ann, seen) is None
    assert len(titles(open_file(ann, june))) == 3
    afresh = open_file(ann, june, afresh=True)
    assert forget_mapping(ann, afresh)
    assert forget_mapping(ann, afresh) is None
    assert [open_file(ann, tmp_path / name).answers for name in ("may.xlsx", "june.xlsx")] == [Answers(), Answers()]


def sheets(path: Path, **rows: Sequence[Sequence[object]]) -> Path:
    book = openpyxl.Workbook()
    for name, each in rows.items():
        sheet = book.create_sheet(name)
        for row in each:
            sheet.append(row)
    del book[book.sheetnames[0]]
    book.save(path)
    return path


def test_of_sheets_with_the_same_headings_the_chosen_one_is_taken_again(empty: Session, tmp_path: Path) -> None:
    plan = (("Action", "Owner", "Due"), ("Buy paint", "Ann", "4 May 2016"))
    old = (plan[0], ("Sell paint", "Bob", "4 May 2016"))
    seen = open_file(empty, sheets(tmp_path / "may.xlsx", Old=old, Now=plan), lambda _: Answers(tables=frozenset({1})))
    import_table(empty, seen)
    more = (*plan, ("Paint it", "Bob", "9 May 2016"))
    assert titles(open_file(empty, sheets(tmp_path / "june.xlsx", Now=more, Old=old))) == ["Buy paint", "Paint it"]
    assert titles(open_file(empty, sheets(tmp_path / "July.xlsx", Summer=more))) == ["Buy paint", "Paint it"]


def test_that_a_file_has_no_headings_is_kept_with_its_name(empty: Session, tmp_path: Path) -> None:
    rows = [("1.1", "Recruit two permanent managers", "HR Partner", "30 Sep 2016")]
    file = made(tmp_path / "bare.xlsx", rows)
    import_table(empty, open_file(empty, file, lambda _: Answers(tables=frozenset({0}), headers={0: None})))
    made(file, [*rows, ("1.2", "Audit ten cases", "QA Manager", "31 Mar 2016")])
    assert titles(open_file(empty, file)) == [rows[0][1], "Audit ten cases"]
