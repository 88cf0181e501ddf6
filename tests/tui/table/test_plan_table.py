"""The table as a person meets it: keys pressed, the screen read as text."""

import pytest
from textual.events import MouseScrollDown
from textual.geometry import Region

from planwatch.tui.table.plan_table import PlanTable
from tests.tui.screen import screen_strips, screen_text
from tests.tui.table.table_app import COLUMNS, KEYS, KeyedTable, Titles, numbered, showing, shown


async def test_a_header_stands_over_the_rows_and_stays_there() -> None:
    async with showing(numbered(100)) as (app, pilot):
        top = screen_text(app).splitlines()[:2]
        assert top == ["  RAG  Action                      Size", "  ■ R  title 1                        7"]
        await pilot.press("end")
        assert screen_text(app).splitlines()[0] == top[0]
        assert shown(app) == [f"title {number}" for number in range(94, 101)]


@pytest.mark.parametrize(("count", "titles"), [(0, []), (1, ["title 1"])])
async def test_a_table_of_no_row_and_of_one_row_can_be_moved_in(count: int, titles: list[str]) -> None:
    async with showing(numbered(count)) as (app, pilot):
        await pilot.press(*KEYS)
        assert shown(app) == titles
        assert (app.table.cursor_key, app.table.cursor_row_data) == ((1, "title 1") if count else (None, None))


async def test_only_the_rows_in_view_are_read_and_each_once() -> None:
    async with showing(source := numbered(100_000)) as (app, pilot):
        assert source.asked == [(0, 7)]
        await pilot.press(*["down"] * 6)
        assert source.asked == [(0, 7)]
        await pilot.press("down")
        assert source.asked[1:] == [(7, 8)]
        await pilot.press("end")
        assert source.asked[2:] == [(99_993, 100_000)]
        await pilot.press("home")
        assert sum(stop - start for start, stop in source.asked) <= 22
        assert app.table.cursor_row == 0


async def test_what_was_read_long_ago_is_let_go() -> None:
    async with showing(source := numbered(1_000)) as (app, pilot):
        await pilot.press(*["pagedown"] * 40)
        await pilot.press("home")
        assert source.asked.count((0, 7)) == 2
        assert shown(app)[0] == "title 1"


async def test_an_edited_row_alone_is_read_again() -> None:
    async with showing(source := numbered(50)) as (app, pilot):
        source.titles[3] = "recruited"
        source.asked.clear()
        app.table.refresh_row(3)
        await pilot.pause()
        assert shown(app)[1:4] == ["title 2", "recruited", "title 4"]
        app.table.refresh_row(40)
        app.table.refresh_row(999)
        await pilot.pause()
        assert source.asked == [(2, 3)]


async def test_a_row_that_has_gone_says_so() -> None:
    async with showing(Titles({1: "one", 2: None, 3: "three"})) as (app, pilot):
        assert screen_text(app).splitlines()[2].strip() == "gone"
        await pilot.press("down")
        assert app.table.cursor_row_data is None


async def test_a_source_that_answers_too_few_rows_shows_the_others_as_gone() -> None:
    source = numbered(3)
    source.rows = lambda start, stop: ["one"]  # type: ignore[method-assign]
    async with showing(source) as (app, _):
        assert [line.strip() for line in screen_text(app).splitlines()[2:4]] == ["gone", "gone"]


async def test_a_narrow_screen_drops_a_column_and_its_cursor_moves_left() -> None:
    async with showing(numbered(3), (40, 8)) as (app, pilot):
        await pilot.press("right", "right", "right")
        assert app.table.cursor_column_key == "size"
        await pilot.resize_terminal(20, 8)
        await pilot.pause()
        assert app.table.visible_columns == ("rag", "title")
        assert app.table.cursor_column_key == "title"
        assert "Size" not in screen_text(app)
        assert not app.table.cell_region(0, "size")
        assert not app.table.move_to_column("size")


async def test_left_and_right_stop_at_the_outer_columns() -> None:
    async with showing(numbered(3)) as (app, pilot):
        await pilot.press("left")
        assert app.table.cursor_column_key == "rag"
        await pilot.press("right", "right", "right", "right", "left")
        assert app.table.cursor_column_key == "title"


async def test_a_page_keeps_the_cursor_at_its_height() -> None:
    async with showing(numbered(100)) as (app, pilot):
        await pilot.press("down", "down", "pagedown")
        assert (app.table.cursor_key, shown(app)[0]) == (10, "title 8")
        await pilot.press("pageup", "pageup")
        assert (app.table.cursor_key, shown(app)[0]) == (1, "title 1")


async def test_space_marks_and_moves_down_and_again_unmarks() -> None:
    async with showing(numbered(9)) as (app, pilot):
        await pilot.press("space", "space")
        assert app.table.marks == {1, 2}
        assert [line[:2] for line in screen_text(app).splitlines()[1:4]] == ["» ", "» ", "  "]
        await pilot.press("up", "space")
        assert app.table.marks == {1}
        assert [line[:2] for line in screen_text(app).splitlines()[1:4]] == ["» ", "  ", "  "]


async def test_a_range_follows_the_cursor_and_gives_back_what_it_leaves() -> None:
    async with showing(numbered(30)) as (app, pilot):
        await pilot.press("space", "down", "down", "v", "down", "down")
        assert (app.table.ranging, app.table.marks) == (True, {1, 4, 5, 6})
        await pilot.press("home")
        assert app.table.marks == {1, 2, 3, 4}
        await pilot.press("down", "v", "down", "down", "down")
        assert (app.table.ranging, app.table.marks) == (False, {1, 2, 3, 4})
        await pilot.press("escape")
        assert app.table.marks == set()
        assert "»" not in screen_text(app)


async def test_all_rows_shown_are_marked_and_other_marks_stay() -> None:
    async with showing(numbered(30)) as (app, pilot):
        app.table.set_marks({99})
        await pilot.press("asterisk")
        assert app.table.marks == {99, *range(1, 31)}
        assert app.last(PlanTable.MarksChanged).table is app.table


async def test_the_cursor_stays_on_its_row_and_height_when_other_rows_come() -> None:
    async with showing(numbered(100)) as (app, pilot):
        await pilot.press("end", "up", "up")
        height = app.table.cell_region(app.table.cursor_row, "title").y
        app.table.set_source(numbered(200, start=51), keep=98)
        await pilot.pause()
        assert app.table.cursor_key == 98
        assert app.table.cell_region(app.table.cursor_row, "title").y == height
        assert app.last(PlanTable.Highlighted).key == 98


async def test_where_its_row_is_no_longer_there_the_cursor_keeps_its_index() -> None:
    async with showing(numbered(100)) as (app, pilot):
        await pilot.press("down", "down", "down")
        app.table.set_source(numbered(50, start=301), keep=4)
        await pilot.pause()
        assert app.table.cursor_key == 304
        app.table.set_source(numbered(2, start=401), keep=304)
        await pilot.pause()
        assert app.table.cursor_key == 402
        assert shown(app) == ["title 401", "title 402"]


async def test_other_columns_keep_the_cursor_on_its_column() -> None:
    async with showing(numbered(3)) as (app, pilot):
        await pilot.press("right")
        app.table.set_columns(COLUMNS[1:])
        await pilot.pause()
        assert app.table.cursor_column_key == "title"
        assert screen_text(app).splitlines()[1].startswith("  title 1")


async def test_a_cell_region_is_where_the_cell_is_drawn() -> None:
    async with showing(numbered(100)) as (app, pilot):
        await pilot.press("end")
        assert app.table.cell_region(99, "title") == Region(7, 7, 25, 1)
        assert screen_strips(app)[7].crop(7, 32).text.rstrip() == "title 100"
        assert not app.table.cell_region(3, "title")
        app.table.scroll_cell_into_view(3)
        await pilot.pause()
        assert app.table.cell_region(3, "title") == Region(7, 1, 25, 1)


async def test_scrolling_and_resizing_say_that_cells_stand_elsewhere() -> None:
    async with showing(numbered(100)) as (app, pilot):
        app.told.clear()
        await pilot.press("pagedown")
        assert app.last(PlanTable.Placed)
        app.told.clear()
        await pilot.resize_terminal(50, 10)
        await pilot.pause()
        assert app.last(PlanTable.Placed)


async def test_a_smaller_screen_keeps_the_cursor_in_sight() -> None:
    async with showing(numbered(100), (40, 20)) as (app, pilot):
        await pilot.press(*["down"] * 18)
        await pilot.resize_terminal(40, 8)
        await pilot.pause()
        assert "title 19" in shown(app)


async def test_a_cursor_move_draws_two_lines_and_an_edit_one() -> None:
    async with showing(numbered(100)) as (app, pilot):
        app.table.drawn.clear()
        await pilot.press("down")
        assert app.table.drawn == [1, 2]
        app.table.drawn.clear()
        app.table.refresh_row(5)
        await pilot.pause()
        assert app.table.drawn == [5]


async def test_a_click_moves_the_cursor_and_a_second_one_opens() -> None:
    async with showing(numbered(9)) as (app, pilot):
        await pilot.click(KeyedTable, offset=(10, 3))
        assert (app.table.cursor_key, app.table.cursor_column_key) == (3, "title")
        assert not any(isinstance(message, PlanTable.Opened) for message in app.told)
        await pilot.click(KeyedTable, offset=(10, 3))
        opened = app.last(PlanTable.Opened)
        assert (opened.key, opened.column_key) == (3, "title")
        await pilot.click(KeyedTable, offset=(36, 0))
        assert app.last(PlanTable.HeaderSelected).column_key == "size"


async def test_the_wheel_scrolls_and_the_next_key_comes_back_to_the_cursor() -> None:
    async with showing(numbered(100)) as (app, pilot):
        await pilot.hover(KeyedTable, offset=(10, 3))
        app.table.post_message(MouseScrollDown(app.table, 10, 3, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert shown(app)[0] == "title 3"
        assert app.table.cursor_key == 1
        await pilot.press("down")
        assert shown(app)[0] == "title 2"


async def test_enter_opens_the_row_and_moving_tells_which() -> None:
    async with showing(numbered(9)) as (app, pilot):
        await pilot.press("down", "enter")
        assert app.last(PlanTable.Highlighted).key == 2
        assert app.last(PlanTable.Opened).key == 2
        assert app.table.move_to(7)
        assert not app.table.move_to(70)
        assert app.table.cursor_key == 7
