"""Cells of a spreadsheet pasted onto the list go into the column under the cursor, as one change."""

from pathlib import Path

import pytest

from planwatch.model.plan.kinds import Rag
from tests.tui.seat import Seat, seated


async def paste(seat: Seat, ref: str, column: str, text: str) -> None:
    await seat.at(ref, column)
    await seat.paste(text)
    await seat._quiet()


async def answered(seat: Seat, key: str = "y") -> None:
    await seat.press(key)


async def test_cells_go_down_from_the_cursor_as_one_change_that_names_all(small_path: Path) -> None:
    async with seated(small_path) as seat:
        refs = seat.refs()[:2]
        before, leads = len(seat.log()), [seat.action(ref).lead for ref in refs]
        await paste(seat, refs[0], "lead", "Principal SW\r\nQA Manager\r\n")
        assert f"Put these 2 values into lead of 2 actions: {', '.join(refs)}?" in " ".join(seat.question().split())
        assert f"{refs[0]}  {leads[0] or 'none'} → Principal SW" in seat.question()
        await answered(seat)
        while seat.screen_name() == "Question":
            await answered(seat)
        assert [seat.action(ref).lead for ref in refs] == ["Principal SW", "QA Manager"]
        assert (len(seat.log()), seat.log()[0].what) == (before + 1, "2 actions: lead to Principal SW, QA Manager")
        await seat.press("u")
        assert [seat.action(ref).lead for ref in refs] == leads


async def test_new_names_are_asked_for_one_by_one_and_no_means_nothing(small_path: Path) -> None:
    async with seated(small_path) as seat:
        refs, before = seat.refs()[:2], len(seat.log())
        await paste(seat, refs[0], "lead", "Ann Other\nBob Other")
        await answered(seat)
        assert "Add the lead 'Ann Other'?" in seat.question()
        await answered(seat)
        assert "Add the lead 'Bob Other'?" in seat.question()
        await answered(seat, "n")
        assert len(seat.log()) == before
        await paste(seat, refs[0], "lead", "Ann Other\nBob Other")
        for _ in range(3):
            await answered(seat)
        assert [seat.action(ref).lead for ref in refs] == ["Ann Other", "Bob Other"]
        assert "new in the plan: lead 'Ann Other', lead 'Bob Other'" in seat.said()
        assert len(seat.log()) == before + 1


async def test_dates_are_read_by_the_grammar_and_a_move_is_asked_its_reason(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await paste(seat, "C1.2", "due", "+2w")
        assert "Put '+2w' into due of C1.2?" in seat.question()
        assert "→ Mon 25 Jan 2016, in 14 d" in seat.question()
        await answered(seat)
        assert "why moved?" in seat.said()
        await seat.type("snow")
        await seat.press("enter")
        assert str(seat.action("C1.2").due.last) == "2016-01-25"
        assert seat.log()[0].why == "snow"


async def test_one_cell_goes_into_all_marked(small_path: Path) -> None:
    async with seated(small_path) as seat:
        for ref in ("C1.2", "A1"):
            await seat.at(ref)
            await seat.press("space")
        await paste(seat, "A1", "rag", "green")
        assert "Put 'green' into RAG of 2 actions:" in seat.question()
        await answered(seat)
        assert {seat.action("C1.2").rag, seat.action("A1").rag} == {Rag.GREEN}


async def test_as_many_cells_as_marks_go_into_the_marked_rows_in_their_order(small_path: Path) -> None:
    async with seated(small_path) as seat:
        for ref in ("C1.2", "A1"):
            await seat.at(ref)
            await seat.press("space")
        first, second = seat.marked()
        await paste(seat, "A1", "rag", "green\nred")
        await answered(seat)
        assert (seat.action(first).rag, seat.action(second).rag) == (Rag.GREEN, Rag.RED)


async def test_other_numbers_than_marks_or_rows_change_nothing(small_path: Path) -> None:
    async with seated(small_path) as seat:
        before = len(seat.log())
        last = seat.refs()[-1]
        await paste(seat, last, "lead", "a\nb")
        assert "2 cells were pasted, and from here down the list has 1" in seat.said()
        await seat.at("C1.2")
        await seat.press("space", "space")
        await paste(seat, "C1.2", "lead", "a\nb\nc")
        assert "3 cells were pasted, and 2 actions are marked" in seat.said()
        assert len(seat.log()) == before


async def test_what_does_not_fit_is_told_by_its_line_and_nothing_is_changed(small_path: Path) -> None:
    async with seated(small_path, size=(200, 40)) as seat:
        before, refs = len(seat.log()), seat.refs()[:3]
        await paste(seat, refs[0], "rag", "green\npurple\nhighest")
        await answered(seat)
        assert f"line 2 ({refs[1]}):" in seat.said()
        assert f"line 3 ({refs[2]}):" in seat.said()
        assert "nothing was changed" in seat.said()
        assert len(seat.log()) == before


@pytest.mark.parametrize("key", ["n", "enter", "escape"])
async def test_no_is_ready(small_path: Path, key: str) -> None:
    async with seated(small_path) as seat:
        before = len(seat.log())
        await paste(seat, "C1.2", "lead", "Principal SW")
        await answered(seat, key)
        assert (seat.said(), len(seat.log())) == ("nothing was pasted", before)


async def test_i_brings_the_lines_in_as_rows(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await paste(seat, seat.refs()[0], "title", "Buy paint for the hall\nPaint the hall")
        assert "i  Import as rows" in seat.text()
        await answered(seat, "i")
        await seat.until(lambda: seat.screen_name() == "ImportPreview", "the preview")


async def test_a_heading_or_several_columns_are_rows(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await paste(seat, "C1.2", "lead", "Lead\nPrincipal SW")
        await seat.until(lambda: seat.screen_name() == "ImportPreview", "the preview")


async def test_a_column_that_is_worked_out_takes_no_cell(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await paste(seat, "C1.2", "updated", "1 May")
        assert "nothing is typed into this column" in seat.said()


async def test_hostile_cells_are_harmless(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await paste(seat, seat.refs()[0], "title", "[red]x[/red] \x1b[31m\n[/] \u202eabc")
        await answered(seat)
        assert seat.action(seat.refs()[0]).title.startswith("[red]x[/red]")


async def test_the_question_fits_a_small_screen(small_path: Path) -> None:
    async with seated(small_path, size=(60, 16)) as seat:
        await paste(seat, seat.refs()[0], "title", "\n".join(f"a rather long title of number {n}" for n in range(6)))
        assert "y  Yes" in seat.text()
        assert "n  No" in seat.text()
        assert "i  Import as rows" in seat.text()


async def test_the_past_and_a_closed_plan_refuse_it(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.press("T")
        await seat.type("#1")
        await seat.press("enter")
        await seat.paste("Principal SW")
        await seat._quiet()
        assert "only to look at" in seat.said()
