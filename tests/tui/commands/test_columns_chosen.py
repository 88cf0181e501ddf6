"""Which columns the list has, in what order and how wide, is the user's, for each view, and kept."""

from pathlib import Path

import pytest

from planwatch.paths import state_folder
from planwatch.tui.table.layouts import FILE
from tests.tui.seat import Seat, seated


async def choose(seat: Seat, *words: str) -> None:
    """Choose these one after the other, and leave the list of them."""
    await seat.press("backslash")
    for each in words:
        await seat.press("ctrl+u")
        await seat.type(each)
        await seat.press("enter")
    await seat.press("escape")


async def test_a_column_is_shown_edited_in_moved_hidden_and_all_comes_back(small_path: Path) -> None:
    async with seated(small_path, size=(240, 40)) as seat:
        before = seat.table.visible_columns
        await seat.at("C1.2", "ref")
        await choose(seat, "show percent")
        assert seat.table.visible_columns == ("rag", "ref", "percent", *before[2:])
        assert seat.table.cursor_column_key == "percent"
        await seat.press("e", *"40", "enter")
        assert seat.action("C1.2").percent == 40
        assert "40 %" in seat.lines()[seat.table.cell_region(seat.table.cursor_row, "percent").y]
        await choose(seat, "to the right", "to the right")
        assert seat.table.visible_columns[:4] == ("rag", "ref", "title", "theme")
        await choose(seat, "hide")
        assert seat.table.visible_columns == before
        await choose(seat, "show success", "show evidence", "show waits", "show answers", "show status")
        assert {"success", "evidence", "depends_on", "answers", "status"} <= set(seat.table.visible_columns)
        await seat.press("s")
        assert "nothing is sorted by this column" not in seat.said()
        seat.table.move_to_column("success")
        await seat.press("s")
        assert "nothing is sorted by this column" in seat.said()
        await choose(seat, "as they were")
        assert seat.table.visible_columns == before


async def test_a_column_is_made_wider_and_narrower_on_the_list(small_path: Path) -> None:
    async with seated(small_path, size=(149, 40)) as seat:
        await seat.at("C1.2", "theme")
        widths = dict(seat.table.widths())
        await seat.press("}", "}", "{")
        now = dict(seat.table.widths())
        assert now["theme"] == widths["theme"] + 2
        assert now["title"] == widths["title"] - 2
        await seat.at("C1.2", "title")
        await seat.press("}")
        assert "takes what the others leave" in seat.said()


async def test_they_are_kept_for_each_view_and_the_next_time(small_path: Path) -> None:
    async with seated(small_path, size=(149, 40)) as seat:
        await seat.at("C1.2", "ref")
        await choose(seat, "show percent")
        await seat.press("1")
        assert "percent" not in seat.table.visible_columns
    async with seated(small_path, size=(149, 40)) as seat:
        assert "percent" in seat.table.visible_columns
        assert len(seat.refs()) == 6


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "it is no JSON"),
        ("[]", "holds no layouts"),
        ('{"all": 7}', "is no layout"),
        ('{"all": {"columns": 7}}', "are no list"),
        ('{"all": {"columns": [["no", 1], ["ref", 9]]}}', 'no column "no"'),
        ('{"all": {"columns": [["no", 1], ["nor", 9]]}}', 'no column "no" and 1 more'),
        ('{"all": {"columns": [["ref", "wide"], ["title", 0]]}}', '"wide" cells'),
        ('{"all": {"columns": [["ref", -4], ["ref", 1e99], [[], {}], "title", null, []]}}', "-4 cells"),
        ('{"all": {"columns": [["ref", true]], "group": ["theme"]}}', "true cells"),
        ('{"all": {"columns": [], "group": "colour"}}', 'no groups by "colour"'),
        ('{"all": {"columns": [["plan", 0]]}}', ""),
        ('{"all": {"columns": [["priority", 0], ["moves", 0]], "group": ""}}', ""),
        ('{"a view of tomorrow": {"columns": []}}', ""),
    ],
)
async def test_a_layout_that_makes_no_sense_is_told_in_one_line_and_ends_nothing(
    small_path: Path, text: str, told: str
) -> None:
    state_folder().mkdir(parents=True, exist_ok=True)
    (state_folder() / FILE).write_text(text, "utf-8")
    async with seated(small_path, size=(149, 40)) as seat:
        assert seat.table.visible_columns
        assert "no" not in seat.table.visible_columns
        shown = [str(notice.message) for notice in seat.app._notifications]
        assert [told in each for each in shown] == ([True] if told else [])
        await seat.press("j", "s", "}", "1", "9")
        await choose(seat, "show percent")
        assert len(seat.refs()) == 6
    kept = (state_folder() / FILE).read_text("utf-8")
    assert ("percent" in kept) == (text not in ("{", "[]"))
    assert ("tomorrow" in kept) == ("tomorrow" in text)


async def test_what_is_chosen_over_a_damaged_file_holds_until_the_app_is_left(small_path: Path) -> None:
    state_folder().mkdir(parents=True, exist_ok=True)
    (state_folder() / FILE).write_text("mine: yes", "utf-8")
    async with seated(small_path, size=(149, 40)) as seat:
        await seat.at("C1.2", "ref")
        await seat.press("}")
        assert "left" in str(list(seat.app._notifications)[-1].message)
        width = dict(seat.table.widths())["ref"]
        await seat.press("1", "9")
        assert dict(seat.table.widths())["ref"] == width
    assert (state_folder() / FILE).read_text("utf-8") == "mine: yes"
