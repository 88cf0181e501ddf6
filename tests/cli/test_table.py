"""Text tables: every cell in its cells, whatever is written in it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcwidth

from planwatch.cli.shared.cells import columns as action_columns
from planwatch.cli.shared.table import TextColumn, cells, fit, table
from planwatch.model.text.visible import visible
from planwatch.words.row import CELLS


@given(st.text(max_size=30), st.integers(1, 30))
def test_a_cell_takes_exactly_its_width(text: str, width: int) -> None:
    assert cells(fit(text, width)) == width


def test_wide_signs_take_two_cells_and_marks_none() -> None:
    assert cells("日本") == 4
    assert cells("e\N{COMBINING ACUTE ACCENT}") == 1
    assert cells("■ ◆ ● ✓ ↷1 × ≠ … é £") == len("■ ◆ ● ✓ ↷1 × ≠ … é £")
    assert fit("日本語", 4) == "日… "


@given(st.text(st.characters(exclude_categories=("Cn", "Co", "Cs")), max_size=200))
def test_what_counts_as_narrow_without_looking_is_narrow(text: str) -> None:
    drawn = visible(text)
    assert cells(drawn) == sum(map(wcwidth, drawn))


def test_a_column_is_as_wide_as_its_longest_text_and_no_wider_than_it_may_be() -> None:
    columns = (TextColumn("Ref", 4), TextColumn("Title", 0, least=8), TextColumn("Lead", 6))
    lines = table(columns, [[("A1", ""), ("Short", ""), ("Somebody", "")]], 80)
    assert lines == ["Ref  Title  Lead", "A1   Short  Someb…"]


def test_columns_go_one_by_one_and_the_next_shrink() -> None:
    columns = (
        TextColumn("Title", 0, least=10),
        TextColumn("Lead", 8, least=4),
        TextColumn("B", 8, drop=1),
        TextColumn("C", 8, drop=2),
    )
    row = [("a long title", ""), ("somebody", ""), ("bbbbbbbb", ""), ("cccccccc", "")]
    assert table(columns, [row], 60)[1] == "a long title  somebody  bbbbbbbb  cccccccc"
    assert table(columns, [row], 30)[1] == "a long ti…  somebody  bbbbbbbb"
    assert table(columns, [row], 20)[1] == "a long ti…  somebody"
    assert table(columns, [row], 16)[1] == "a long ti…  som…"


def test_control_characters_are_drawn_as_signs() -> None:
    assert table((TextColumn("T", 0),), [[("a\x1b[1m\nb", "")]], 40)[1] == "a␛[1m⏎b"


def test_the_table_of_actions_has_the_cells_that_the_app_has_in_their_order() -> None:
    assert list(action_columns(several_plans=True)) == list(CELLS)
    assert [column.label for column in action_columns(several_plans=True).values()] == [
        cell.label for cell in CELLS.values()
    ]
    assert list(action_columns(several_plans=False)) == [key for key in CELLS if key != "plan"]


def test_every_sign_takes_the_cells_that_terminals_give_it() -> None:
    drawn = {
        code: chr(code)
        for code in range(0x20, 0x20000)
        if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs") and visible(f"a{chr(code)}b") == f"a{chr(code)}b"
    }
    assert len(drawn) > 50_000
    assert {hex(code) for code, sign in drawn.items() if not cells(sign) == wcwidth(sign) == cell_len(sign)} == set()


@given(st.text(st.characters(exclude_categories=("Cn", "Co", "Cs")), max_size=12))
def test_a_text_is_cut_and_filled_to_its_cells(text: str) -> None:
    assert sum(map(wcwidth, fit(visible(text), 7))) == 7
