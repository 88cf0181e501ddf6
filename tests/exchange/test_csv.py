"""CSV that a spreadsheet shows and never runs."""

import csv
import io
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planwatch.exchange.csv import rows_csv
from planwatch.model.plan.kinds import Rag
from tests.draws import texts


def test_cells_are_written_as_a_spreadsheet_shows_them() -> None:
    row = {
        "ref": "C1",
        "late": -5,
        "due": date(2016, 1, 31),
        "rag": Rag.RED,
        "lead": None,
        "support": ("A", "B"),
        "done": True,
    }
    lines = list(rows_csv([row], [*row, "lost"]))
    assert lines == ["ref,late,due,rag,lead,support,done,lost\r\n", "C1,-5,2016-01-31,red,,A; B,yes,\r\n"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_text_that_begins_like_a_formula_is_not_one(start: str) -> None:
    text = f"{start}cmd|' /C calc'!A1"
    (cell,) = next(csv.reader(io.StringIO(list(rows_csv([{"title": text}], ["title"]))[1], newline="")))
    assert cell == f"'{text}"


def test_quotes_commas_and_line_breaks_stay_in_their_cell() -> None:
    assert list(rows_csv([{"how": 'one, "two"\r\nthree\nfour'}], ["how"]))[1] == '"one, ""two""\r\nthree\nfour"\r\n'


@given(st.lists(st.tuples(texts(), texts()), max_size=3))
def test_every_text_comes_back_with_at_most_the_apostrophe(rows: list[tuple[str, str]]) -> None:
    written = "".join(rows_csv([{"a": a, "b": b} for a, b in rows], ["a", "b"]))
    read = list(csv.reader(io.StringIO(written, newline="")))[1:]
    assert len(read) == len(rows)
    for got, row in zip(read, rows, strict=True):
        for cell, text in zip(got, row, strict=True):
            assert cell in (text, f"'{text}")
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_rows_are_written_one_at_a_time() -> None:
    def rows() -> Iterator[dict[str, object]]:
        yield {"a": 1}
        raise AssertionError("read ahead")

    lines = rows_csv(rows(), ["a"])
    assert [next(lines), next(lines)] == ["a\r\n", "1\r\n"]
