"""Rows pasted onto the list, and a file that comes in again: what was changed here meanwhile, and what was kept."""

from pathlib import Path

from planwatch.tui.screens.import_preview.screen import ImportPreview
from tests.books import COUNCIL, made
from tests.desk import find, put, told
from tests.tui.commands.test_import_preview import TRACKER, opened
from tests.tui.seat import Seat, seated

HEADED = "Action\tWho\tBy when\r\nBuy paint, brushes, tape\tAnn\t4 May 2016\r\nPaint the hall\tBob\t9 May 2016\r\n"
BARE = "7.1\tRecruit two permanent managers\tHR Partner\t30/09/2016\tR\n7.2\tAudit ten cases\tQA Manager\t31/03/2016\tA"


async def pasted(seat: Seat, text: str) -> ImportPreview:
    await seat.paste(text)
    await seat.until(lambda: isinstance(seat.app.screen, ImportPreview), "the preview")
    assert isinstance(seat.app.screen, ImportPreview)
    return seat.app.screen


async def test_rows_pasted_onto_the_list_are_looked_at_like_a_file(small_path: Path) -> None:
    async with seated(small_path) as seat:
        screen = await pasted(seat, HEADED)
        assert "2 actions" in seat.text()
        assert screen.seen.proposal.records[0].given["title"] == "Buy paint, brushes, tape"
        await seat.press("enter", "enter")
        assert "2 actions added" in seat.said()


async def test_pasted_rows_without_headings_are_told_by_what_stands_in_them_and_put_right(small_path: Path) -> None:
    async with seated(small_path) as seat:
        screen = await pasted(seat, BARE)
        fields = [column.field for column in screen.seen.proposal.tables[0].columns]
        assert fields == ["ref", "title", "lead", "due", "rag"]
        await seat.press("right", "right", "m")
        await seat.type("support")
        await seat.press("enter")
        assert screen.seen.proposal.records[0].given["support"] == ("HR Partner",)
        await seat.press("enter", "enter")
        assert find(seat.session, "7.1").action.support == ("HR Partner",)


async def test_rows_pasted_into_an_empty_file_begin_a_plan(tmp_path: Path) -> None:
    async with seated(tmp_path / "new.db", view="") as seat:
        await pasted(seat, HEADED)
        await seat.press("enter", "enter")
        assert "2 actions added" in seat.said()


async def test_blank_lines_pasted_onto_the_list_do_nothing(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.paste("  \n\n")
        assert seat.screen_name() == "TriageScreen"


async def test_what_is_pasted_into_an_open_line_stays_there(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("i")
        await seat.paste("a\tb\nc\td")
        assert seat.screen_name() == "TriageScreen"
        assert seat.prompt.asking
        await seat.press("escape", "r")
        await seat.paste("a\tb\nc\td")
        assert seat.screen_name() == "TriageScreen"


async def test_what_clashes_is_told_with_who_and_stays_until_a_key_takes_the_files(tmp_path: Path) -> None:
    file = made(tmp_path / "plan.xlsx", COUNCIL)
    async with seated(tmp_path / "new.db", view="") as seat:
        await opened(seat, file)
        await seat.press("enter", "enter")
        put(seat.session, "1.2", {"due": "1 Jun 2016"})
        put(seat.session, "2.1", {"lead": "QA Manager"})
        rows = [row for row in COUNCIL if row[0] != "2.2"]
        made(file, [(*row[:3], "1 May 2016", *row[4:]) if row[0] == "1.2" else row for row in rows])
        screen = await opened(seat, file)
        assert "1 conflict · 1 as changed in the plan" in seat.text()
        assert seat.lines()[4].lstrip().startswith("≠")
        await seat.press("c")
        assert "1.2 due: the file now says 1 May 2016, but it was set to 1" in seat.text()
        assert "by reader on" in seat.text()
        await seat.press("enter")
        assert (screen.table.cursor_row_data or screen.table_lines[0]).held[0].field == "due"
        await seat.press("f")
        assert "the file's counts in this row" in seat.said()
        assert "1 Jun 2016 → 1 May 2016" in seat.text()
        await seat.press(*["tab"] * 5)
        assert "only rows that are gone from the file: 1" in seat.said()
        assert "Write to every foster carer" in seat.text()
        await seat.press("x", "h", "enter", "enter")
        assert str(find(seat.session, "1.2").action.due.last) == "2016-05-01"
        assert find(seat.session, "2.1").action.lead == "QA Manager"


async def test_what_others_change_while_the_file_is_looked_at_is_compared_anew(tmp_path: Path) -> None:
    file = made(tmp_path / "plan.xlsx", COUNCIL)
    async with seated(tmp_path / "new.db", view="") as seat:
        await opened(seat, file)
        await seat.press("enter", "enter")
        made(file, [(*row[:3], "1 May 2016", *row[4:]) if row[0] == "1.2" else row for row in COUNCIL])
        await opened(seat, file)
        put(seat.session, "1.2", {"due": "1 Jun 2016"})
        await seat.press("enter", "enter")
        assert "the file is compared anew" in seat.said()
        assert "1 conflict" in seat.text()


async def test_a_mapping_is_kept_without_importing_and_forgotten(small_path: Path, tmp_path: Path) -> None:
    async with seated(small_path) as seat:
        before = told(seat.session)
        await opened(seat, made(tmp_path / "may.xlsx", TRACKER))
        await seat.press("o", "s", "enter")
        assert "kept · change" in seat.said()
        await seat.press("escape")
        assert told(seat.session) == before
        screen = await opened(seat, made(tmp_path / "june.xlsx", TRACKER))
        assert screen.seen.proposal.questions == ()
        await seat.press("s", "down", "enter")
        assert "forgotten · change" in seat.said()
        assert screen.seen.proposal.questions
        await seat.press("space", "s", "enter", "escape")
        screen = await opened(seat, made(tmp_path / "july.xlsx", (("By hand", "", "", ""), *TRACKER)))
        assert screen.seen.proposal.tables[0].header == (2, 3)
        await seat.press("s", "down", "enter")
        assert screen.seen.proposal.tables[0].header == (2, 2)


async def test_h_on_the_headings_says_that_there_are_none_and_space_that_there_are_two(tmp_path: Path) -> None:
    async with seated(tmp_path / "new.db", view="") as seat:
        screen = await opened(seat, made(tmp_path / "p.xlsx", TRACKER))
        await seat.press("up", "h")
        assert screen.seen.proposal.tables[0].header is None
        await seat.press("h", "down", "space")
        assert screen.seen.proposal.tables[0].header == (1, 2)
