"""A file of another program on the screen before it is imported: what it means, put right by keys."""

import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from planwatch.model.plan.kinds import Status
from planwatch.tui.screens.import_preview.screen import ImportPreview
from tests.books import COUNCIL, made
from tests.desk import told
from tests.tui.seat import Seat, seated

TRACKER = (
    ("Exported", "10/06/2016", "", ""),
    ("Task", "Owner", "Due date", "Stage"),
    ("Buy paint", "Ann", "04/05/2016", "Parked"),
    ("Paint it", "Bob", "05/06/2016", "Parked"),
    ("a note below", "", "", ""),
)

JOINED = (
    ("Theme", "Action", "RAG", "Lead", "Status", "% complete", "Due"),
    ("Harbour", "Buy paint", "", "Ann", "Started", "60%", "31/03/2016"),
    ("", "Paint it", "", "Bob", "Parked", "10%", "30/04/2016"),
)


async def opened(seat: Seat, path: Path) -> ImportPreview:
    await seat.press("i")
    await seat.type(str(path))
    await seat.press("enter")
    await seat.until(lambda: isinstance(seat.app.screen, ImportPreview), "the preview")
    screen = seat.app.screen
    assert isinstance(screen, ImportPreview)
    return screen


async def test_from_an_empty_file_to_the_list_in_few_keys(tmp_path: Path) -> None:
    file = made(tmp_path / "Recovery plan.xlsx", COUNCIL)
    async with seated(tmp_path / "new.db", view="") as seat:
        await opened(seat, file)
        assert "4 actions · 2 themes · 3 leads" in seat.text()
        await seat.press("enter", "enter")
        assert "4 actions added" in seat.said()
        await seat.press("9")
        assert seat.refs() == ["1.1", "1.2", "2.1", "2.2"]


async def test_a_cell_without_words_shows_what_it_was_understood_as(tmp_path: Path) -> None:
    file = made(tmp_path / "p.xlsx", JOINED)
    book: Any = openpyxl.load_workbook(file)
    book.active.merge_cells("A2:A3")
    for cell, colour in (("C2", "FF00B050"), ("C3", "FFFF0000")):
        book.active[cell].fill = PatternFill("solid", fgColor=colour)
    book.save(file)
    async with seated(tmp_path / "new.db", view="") as seat:
        await opened(seat, file)
        row = next(line for line in seat.text().splitlines() if "Paint it" in line)
        assert "→ Harbour" in row
        assert "→ red" in row
        assert "60% →" not in seat.text()
        await seat.press("w")
        await seat.until_seen("Which word means what?")
        entries = [line for line in seat.text().splitlines() if "×1)" in line]
        assert "Parked → ?" in entries[0]


async def test_leaving_the_file_leaves_the_plan_as_it_is(small_path: Path, tmp_path: Path) -> None:
    async with seated(small_path) as seat:
        before = told(seat.session)
        await opened(seat, made(tmp_path / "p.xlsx", COUNCIL))
        await seat.press("escape")
        assert seat.screen_name() == "TriageScreen"
        assert told(seat.session) == before


async def test_a_question_is_told_and_a_key_answers_it(tmp_path: Path) -> None:
    async with seated(tmp_path / "new.db", view="") as seat:
        screen = await opened(seat, made(tmp_path / "p.xlsx", TRACKER))
        assert "day first?" in seat.text()
        await seat.press("enter")
        assert "which comes first?" in seat.said()
        await seat.press("o")
        assert "month first" in seat.text()
        assert screen.seen.proposal.questions == ()
        await seat.press("enter", "enter")
        assert [str(action.due.last) for action in told(seat.session)[0].action][:2] == ["2016-04-05", "2016-05-06"]


async def test_columns_words_and_rows_are_put_right_by_keys(tmp_path: Path) -> None:
    async with seated(tmp_path / "new.db", view="") as seat:
        screen = await opened(seat, made(tmp_path / "p.xlsx", TRACKER))
        await seat.press("o", "right", "right", "right", "m")
        await seat.until_seen('What is "Stage"?')
        await seat.type("status")
        await seat.press("enter", "w")
        await seat.until_seen("Which word means what?")
        await seat.type("parked")
        await seat.press("enter")
        await seat.until_seen('What does "Parked" mean?')
        await seat.type("in progress")
        await seat.press("enter")
        assert screen.seen.answers.words == {"Parked": "in progress"}
        await seat.press("down", "x")
        assert [record.given["title"] for record in screen.seen.proposal.records] == ["Buy paint"]
        await seat.press("x")
        assert screen.seen.proposal.actions == 2
        await seat.press("enter", "enter")
        assert {action.status for action in told(seat.session)[0].action} == {Status.IN_PROGRESS}


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_every_column_can_be_reached_and_is_told_below(tmp_path: Path, size: tuple[int, int]) -> None:
    rows = [[f"Heading {number}" for number in range(14)], [f"Words {number}" for number in range(14)]]
    rows[0][:3], rows[1][:3] = ["Task", "Owner", "Due date"], ["Buy paint", "Ann", "4 May 2016"]
    async with seated(tmp_path / "new.db", view="", size=size) as seat:
        screen = await opened(seat, made(tmp_path / "p.xlsx", rows))
        await seat.press(*["right"] * 20)
        assert (screen.column, screen.table.cursor_column_key) == (13, "c13")
        assert "Words 13" in seat.text()
        await seat.press(*["left"] * 20)
        assert "title · Task" in seat.text()
        await seat.press("tab", "tab")
        assert "only rows that are changed" in seat.said()
        assert "Buy paint" not in "\n".join(seat.lines()[3:-8])


async def test_the_newest_workbook_of_the_folder_is_proposed_but_none_that_planwatch_wrote(
    small_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for age, name in enumerate(("new.xlsx", "~$open.xlsx", ".hidden.xlsx", "old.ods", "notes.txt")):
        (here / name).write_bytes(b"")
        os.utime(here / name, (1_000_000 - age, 1_000_000 - age))
    async with seated(small_path) as seat:
        await seat.press("less_than_sign")
        await seat.type("list.csv")
        await seat.press("enter")
        await seat.until((here / "list.csv").exists, "the list")
        await seat.press("i")
        assert " new.xlsx" in seat.text().splitlines()[-2]
