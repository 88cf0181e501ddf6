"""Columns find their place at every width, and a cell is exactly as wide as its column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from planwatch.tui.table.columns import GUTTER, Column, Part, cell, fit


def column(key: str, width: int, drop: int = 0, least: int = 0) -> Column[str]:
    return Column(key, key.title(), width, lambda row, _: ((row, ""),), drop=drop, least=least)


COLUMNS = (column("ref", 6), column("title", 0), column("theme", 12, drop=1), column("updated", 8, drop=2))


def keys_and_widths(width: int) -> dict[str, int]:
    return {slot.column.key: slot.width for slot in fit(COLUMNS, width)}


def test_the_flexible_column_takes_what_the_others_leave() -> None:
    assert keys_and_widths(80) == {"ref": 6, "title": 49, "theme": 12, "updated": 8}


@pytest.mark.parametrize(("width", "kept"), [(43, 4), (42, 3), (34, 3), (33, 2), (21, 2)])
def test_a_narrow_line_drops_the_columns_that_may_go_and_in_their_order(width: int, kept: int) -> None:
    assert list(keys_and_widths(width)) == ["ref", "title", "theme", "updated"][:kept]


def test_columns_of_a_line_too_narrow_for_any_are_cut_at_its_end() -> None:
    assert keys_and_widths(10) == {"ref": 6, "title": 1}
    assert keys_and_widths(5) == {"ref": 3}
    assert keys_and_widths(0) == {}


def test_a_column_gives_up_cells_before_it_goes_and_after_those_that_cannot() -> None:
    lead = column("lead", 16, drop=1, least=8)
    given = [{slot.column.key: slot.width for slot in fit((*COLUMNS, lead), width)} for width in (60, 50, 33, 30, 29)]
    assert [shown.get("lead") for shown in given] == [16, 15, 11, 8, None]
    assert [list(shown)[:-1] for shown in given[:2]] == [
        ["ref", "title", "theme", "updated"],
        ["ref", "title", "theme"],
    ]


def test_two_flexible_columns_share_to_the_last_cell() -> None:
    slots = fit((column("one", 0), column("two", 0)), 40)
    assert [slot.width for slot in slots] == [18, 19]


@given(st.integers(0, 200))
def test_no_column_ever_stands_beyond_the_line_or_on_another(width: int) -> None:
    end = GUTTER - 1
    for slot in fit(COLUMNS, width):
        assert slot.x == end + 1
        end = slot.x + slot.width
        assert end <= width


def text_of(parts: list[Part]) -> str:
    return "".join(text for text, _ in parts)


def test_a_cell_is_filled_cut_or_pushed_to_the_right() -> None:
    assert text_of(cell((("Ref", ""),), 6)) == "Ref   "
    assert text_of(cell((("12", ""),), 6, right=True)) == "    12"
    assert text_of(cell((("Recruit managers", ""),), 8)) == "Recruit…"
    assert text_of(cell((), 3)) == "   "


def test_a_cell_is_cut_in_the_style_of_the_part_that_has_no_room() -> None:
    assert cell((("A", "amber"), ("≠", ""), ("Red", "red")), 4) == [("A", "amber"), ("≠", ""), ("R…", "red")]


def test_a_wide_sign_is_never_cut_in_half() -> None:
    assert text_of(cell((("東京都", ""),), 4)) == "東 …"


def test_a_text_longer_than_any_screen_costs_no_more_than_a_short_one() -> None:
    parts = cell((("e" + "\u0301" * 100_000, ""),), 5)
    assert len(text_of(parts)) < 100
    assert cell_len(text_of(parts)) == 5
    assert "…" in text_of(parts)


@given(st.lists(st.tuples(st.text(st.characters(codec=None)), st.just("")), max_size=4), st.integers(1, 30))
def test_a_cell_is_as_wide_as_its_column_whatever_is_in_it(parts: list[Part], width: int) -> None:
    drawn = cell(parts, width)
    assert sum(cell_len(text) for text, _ in drawn) == width
    assert all(text for text, _ in drawn)
