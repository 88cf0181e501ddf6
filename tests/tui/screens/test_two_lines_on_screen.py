"""Rows of two lines where all have room for that: moving, marking, clicking and editing go by rows."""

from pathlib import Path

from planwatch.paths import state_folder
from planwatch.tui.table.layouts import FILE
from tests.tui.commands.test_columns_chosen import choose
from tests.tui.frames import at_the_samples, compare
from tests.tui.seat import Seat, editor_stands_over

WHOLE = "within ten working days of"
"""On the second line of the first action."""


def listed(seat: Seat) -> str:
    """What stands in the list, without the pane."""
    region = seat.table.region
    return "\n".join(seat.lines()[region.y : region.bottom])


def lines_of(seat: Seat, row: int) -> list[str]:
    top = seat.table.region.y
    return [seat.lines()[top + y].strip() for y in seat.table._lines_of(row)]


async def test_words_that_are_cut_go_on_below_where_every_row_has_room(samples_path: Path) -> None:
    async with at_the_samples(samples_path, view="1") as seat:
        await compare(seat, "two-lines-120x40")
        assert WHOLE in lines_of(seat, 0)[1]
        await seat.press("9")  # 51 rows
        assert WHOLE not in listed(seat)
        await seat.press("1")
        await seat.pilot.resize_terminal(120, 35)
        await seat.settle()
        assert WHOLE not in listed(seat)
        await seat.pilot.resize_terminal(120, 40)
        await seat.settle()
        assert WHOLE in listed(seat)


async def test_keys_go_by_rows_and_both_lines_show_the_cursor(samples_path: Path) -> None:
    async with at_the_samples(samples_path, view="1") as seat:
        refs = seat.refs()
        await seat.press("j", "j")
        assert seat.cursor_ref() == refs[2]
        await seat.press("G")
        assert seat.cursor_ref() == refs[-1]
        await seat.press("pageup")
        assert seat.cursor_ref() == refs[0]
        await seat.press("space", "v", "j")
        assert seat.marked() == refs[:3]
        assert [line.count("»") for line in lines_of(seat, 0)] == [1, 0]
        await seat.press("escape", "escape")
        await seat.press("N", "p", "g", "l", "e")
        assert seat.table.cell_region(0, "title").height == 1
        await seat.press("escape", "d")
        assert editor_stands_over(seat, "due")
        await seat.press("escape", "+")
        assert WHOLE in lines_of(seat, 0)[1]


async def test_a_click_on_either_line_is_for_its_row(samples_path: Path) -> None:
    async with at_the_samples(samples_path, view="1") as seat:
        top, refs = seat.table.region.y, seat.refs()
        for row in (3, 1, 5):
            for y in seat.table._lines_of(row):
                await seat.press("g")
                await seat.pilot.click(offset=(20, top + y))
                await seat.settle()
                assert seat.cursor_ref() == refs[row]
        await seat.pilot.click(offset=(20, seat.table.region.bottom - 1))
        assert seat.cursor_ref() == refs[5]


async def test_a_row_that_no_longer_needs_two_lines_gives_one_back(samples_path: Path) -> None:
    async with at_the_samples(samples_path, view="1") as seat:
        below = lines_of(seat, 1)
        await seat.at("A11")
        await seat.press("e", "ctrl+a", "ctrl+k")
        await seat.type("Plan")
        await seat.press("enter")
        assert len(lines_of(seat, 0)) == 1
        assert lines_of(seat, 1) == below
        await seat.press("u")
        assert WHOLE in lines_of(seat, 0)[1]
        assert lines_of(seat, 1) == below


async def test_headings_of_groups_have_one_line(samples_path: Path) -> None:
    async with at_the_samples(samples_path, view="1") as seat:
        heading = next(row for row in range(seat.table.row_count) if "▾" in lines_of(seat, row)[0])
        assert len(lines_of(seat, heading)) == 1
        await seat.press(*"j" * heading, "enter")
        assert "▸" in lines_of(seat, heading)[0]


async def test_it_can_be_left_off_for_a_view_and_that_is_kept(samples_path: Path) -> None:
    async with at_the_samples(samples_path, view="1") as seat:
        await choose(seat, "one line a row")
        assert WHOLE not in listed(seat)
        assert [len(lines_of(seat, row)) for row in range(seat.table.row_count)] == [1] * seat.table.row_count
        await seat.press("2", "1")
        assert WHOLE not in listed(seat)
    assert '"one_line": true' in (state_folder() / FILE).read_text("utf-8")
    async with at_the_samples(samples_path, view="1") as seat:
        assert WHOLE not in listed(seat)
        await choose(seat, "two lines a row")
        assert WHOLE in listed(seat)
