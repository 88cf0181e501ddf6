"""Rows of two lines: what is cut goes on below it, all of it where there is room, and each line has its row."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from planwatch.model.text.visible import visible
from planwatch.tui.table.columns import Column, fit
from planwatch.tui.table.spread import Spread, has_room, lines_of, split_words, spread

COLUMNS: tuple[Column[str], ...] = (
    Column("ref", "Ref", 4, lambda row, _: (("A1", ""),)),
    Column("title", "Title", 0, lambda row, _: ((row, "late"),), wraps=True),
)
SLOTS = fit(COLUMNS, 27)


def test_a_row_is_parted_between_words() -> None:
    assert lines_of(SLOTS, "Hold a legal planning meeting in ten days", free=True) == [
        [(("A1", ""),), (("Hold a legal", "late"),)],
        [(), (("planning meeting in ten days", "late"),)],
    ]
    assert len(lines_of(SLOTS, "Hold a legal planning meeting", free=False)) == 1
    assert len(lines_of(SLOTS, "Hold a legal", free=True)) == 1


def test_one_word_that_is_too_long_is_broken() -> None:
    assert split_words("Safeguardingchildren", 12) == ("Safeguarding", "children")
    assert split_words("A Safeguardingchildren", 12) == ("A", "Safeguardingchildren")


@given(st.text(st.sampled_from("ab 開🎉e\u0301\x1b\n"), max_size=60), st.integers(2, 30))
def test_nothing_of_the_words_is_lost_and_the_first_line_has_room(text: str, width: int) -> None:
    first, rest = split_words(text, width)
    assert cell_len(first) <= width
    assert (first + rest).replace(" ", "") == visible(text).replace(" ", "")
    assert bool(rest.strip()) <= (cell_len(visible(text)) > width)


@given(st.lists(st.integers(1, 2), min_size=1, max_size=40))
def test_each_line_has_its_row(lines: list[int]) -> None:
    placed = spread(lines)
    found = [row for row in range(len(lines)) for _ in placed.lines(row)]
    assert [placed.row_at(line) for line in range(sum(lines))] == found
    assert placed.row_at(sum(lines)) == len(lines)


def test_rows_of_one_line_stand_where_they_are() -> None:
    assert (Spread().lines(7), Spread().row_at(7)) == (range(7, 8), 7)


def test_there_is_room_where_each_row_can_have_two_lines_and_a_column_wraps() -> None:
    assert has_room(SLOTS, 10, 20)
    assert not has_room(SLOTS, 10, 19)
    assert not has_room(fit(COLUMNS[:1], 27), 1, 20)
