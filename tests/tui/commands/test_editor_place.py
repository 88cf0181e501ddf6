"""Where the editor stands and what it bears: resizing, other windows, pastes, very long text."""

from pathlib import Path

import pytest
from textual.events import AppBlur, AppFocus

from tests.tui.seat import editor_stands_over, seated


async def test_leaving_the_window_keeps_the_editor_open(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("e")
        await seat.type(" soon")
        seat.app.post_message(AppBlur())
        await seat.pilot.pause()
        assert seat.editor.is_open
        seat.app.post_message(AppFocus())
        await seat.pilot.pause()
        await seat.type("er")
        await seat.press("enter")
        assert seat.action("C1.2").title == "Recruit managers sooner"


async def test_the_row_stays_where_it_is_after_an_edit(small_path: Path) -> None:
    async with seated(small_path, view="1") as seat:
        before = seat.refs()
        await seat.at("C1.2")
        await seat.press("d")
        await seat.type("1 Mar 2016")
        await seat.press("enter", "enter")
        assert (seat.refs(), seat.cursor_ref()) == (before, "C1.2")
        await seat.press("ctrl+r")
        assert seat.refs() == []


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40)])
async def test_the_editor_stands_over_the_last_row_and_the_last_column(
    samples_path: Path, size: tuple[int, int]
) -> None:
    async with seated(samples_path, size=size, today=None) as seat:
        await seat.press("G")
        await seat.press("d")
        assert editor_stands_over(seat, "due")
        assert seat.editor.region.right <= size[0]
        await seat.press("escape")
        seat.table.move_to_column("late")
        await seat.press("e")
        assert seat.editor.field == "due"


async def test_a_resize_while_editing_keeps_the_editor_over_its_cell(samples_path: Path) -> None:
    async with seated(samples_path, today=None) as seat:
        await seat.press("G", "k", "o")
        await seat.type("Half a na")
        for size in ((80, 24), (100, 16), (140, 50), (80, 20), (120, 40)):
            await seat.pilot.resize_terminal(*size)
            await seat.pilot.pause()
            assert editor_stands_over(seat, "lead"), size
            assert seat.editor.value == "Half a na"
            assert seat.editor.region.right <= size[0]


async def test_a_resize_that_drops_the_column_keeps_the_editor_in_its_row(samples_path: Path) -> None:
    async with seated(samples_path, today=None) as seat:
        await seat.press("G", "o")
        await seat.type("Half")
        await seat.pilot.resize_terminal(60, 16)
        await seat.pilot.pause()
        assert editor_stands_over(seat, "title")
        assert seat.editor.has_focus
        await seat.type(" a name")
        assert seat.editor.value == "Half a name"


async def test_a_terminal_too_small_loses_no_text(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("e")
        await seat.type(" soon")
        await seat.pilot.resize_terminal(40, 10)
        await seat.pilot.pause()
        assert "planwatch needs 60 × 16 cells" in seat.text()
        await seat.pilot.resize_terminal(80, 24)
        await seat.pilot.pause()
        if not seat.editor.is_open:
            await seat.press("u")
        assert seat.editor.value == "Recruit managers soon"


async def test_a_pasted_text_of_several_lines_is_one_title(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("e")
        await seat.paste(" and\nteam leaders\r\n\x1b[31mnow")
        await seat.press("enter")
        title = seat.action("C1.2").title
        assert title.startswith("Recruit managers and")
        assert "\x1b" not in seat.text()


async def test_a_very_long_title_is_kept_whole(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2")
        await seat.press("e")
        await seat.paste("x" * 5000)
        await seat.press("enter")
        assert seat.action("C1.2").title == "Recruit managers" + "x" * 5000
        assert all(len(line) <= 120 for line in seat.lines())


async def test_an_edit_on_a_cell_that_follows_from_others_goes_to_its_source(small_path: Path) -> None:
    async with seated(small_path) as seat:
        await seat.at("C1.2", "late")
        await seat.press("e")
        assert seat.editor.field == "due"
        await seat.press("escape")
        await seat.at("C1.2", "updated")
        await seat.press("e")
        assert seat.screen_name() == "Form"
