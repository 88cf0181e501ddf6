"""Workbooks of before 2007."""

import struct
from datetime import date
from pathlib import Path

import pytest
from python_calamine import load_workbook

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.provenance import Cell, Merge, Table
from planwatch.exchange.tables import read_tables
from tests.exchange.packed import old_stream, old_workbook, ole, record, small_ole, texts

_FONT = record(0x0031, struct.pack("<HHHHHBBBBBB", 200, 0, 8, 400, 0, 0, 0, 0, 0, 1, 0) + b"A")
_STRUCK = record(0x0031, struct.pack("<HHHHHBBBBBB", 200, 8, 8, 400, 0, 0, 0, 0, 0, 1, 0) + b"A")
_FORMAT = record(0x041E, struct.pack("<HHB", 164, 6, 0) + b"mmm-yy")


def _style(font: int = 0, code: int = 0, fill: int | None = None) -> bytes:
    pattern = 0 if fill is None else 1 << 26
    return record(0x00E0, struct.pack("<HHHBBBBIIH", font, code, 0, 0, 0, 0, 0, 0, pattern, fill or 0x40))


_LOOK = _FONT + _STRUCK + _FORMAT + _style() + _style(code=164) + _style(code=2) + _style(font=1) + _style(fill=10)


def _text(row: int, column: int, text: str, style: int = 0) -> bytes:
    return record(0x0204, struct.pack("<HHHHB", row, column, style, len(text), 1) + text.encode("utf-16-le"))


def _number(row: int, column: int, number: float, style: int = 0) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, style, number))


def _read(path: Path) -> Table:
    (table,) = read_tables(path)
    return table


def test_cells_are_read_with_their_looks(tmp_path: Path) -> None:
    cells = (
        _text(1, 1, "Ref")
        + _number(2, 1, 1.1, 2)
        + _number(2, 2, 42248, 1)
        + _text(2, 3, "René –\nAna", 3)
        + record(0x0201, struct.pack("<HHH", 2, 4, 4))
        + record(0x0205, struct.pack("<HHHBB", 2, 5, 0, 0x17, 1))
        + record(0x0205, struct.pack("<HHHBB", 2, 6, 0, 1, 0))
    )
    table = _read(old_workbook(tmp_path / "plan.xls", cells, _LOOK))
    assert table.rows[1] == (
        Cell("1.10", 1.1, format="0.00"),
        Cell("Sep-15", date(2015, 9, 1), format="mmm-yy"),
        Cell(struck="René –\nAna", format="General"),
        Cell(fill="red"),
        Cell(fault="#REF!"),
        Cell("TRUE", True, format="General"),
    )
    assert (table.name, table.where(0, 0)) == ("Plan", "B2")


def test_hidden_rows_and_columns_are_marked(tmp_path: Path) -> None:
    hidden = record(0x007D, struct.pack("<HHHHHH", 1, 1, 2560, 0, 1, 0))
    hidden += record(0x0208, struct.pack("<HHHHHHI", 2, 0, 3, 255, 0, 0, 0x20))
    cells = hidden + b"".join(_text(row, column, "x") for row in (1, 2) for column in (0, 1))
    table = _read(old_workbook(tmp_path / "plan.xls", cells, _LOOK))
    assert (table.hidden_rows, table.hidden_columns) == (frozenset({1}), frozenset({1}))


def test_several_numbers_of_one_record_are_read(tmp_path: Path) -> None:
    whole = [struct.pack("<HI", 0, number << 2 | 2) for number in (5, 6)]
    cells = record(0x00BD, struct.pack("<HH", 0, 0) + b"".join(whole) + struct.pack("<H", 1)) + _text(1, 0, "x")
    assert texts(_read(old_workbook(tmp_path / "plan.xls", cells, _LOOK)).rows)[0] == ["5", "6"]


@pytest.mark.parametrize(
    ("stream", "said"),
    [
        ("EncryptedPackage", "encrypted"),
        ("WordDocument", "Word document of before 2007"),
        ("PowerPoint Document", "presentation"),
        ("Contents", "not known"),
    ],
)
def test_what_else_is_packed_so_is_refused_by_its_name(tmp_path: Path, stream: str, said: str) -> None:
    with pytest.raises(PlanwatchError, match=said):
        read_tables(ole(tmp_path / "plan.xls", {stream: b"x" * 5000}))


def test_an_old_workbook_with_a_password_is_refused(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "plan.xls", _text(0, 0, "x"), record(0x002F, b"\0" * 6))
    with pytest.raises(PlanwatchError, match="encrypted"):
        read_tables(path)


def test_an_encrypted_workbook_is_said_to_be_one_whatever_its_suffix(tmp_path: Path) -> None:
    with pytest.raises(PlanwatchError, match="encrypted"):
        read_tables(ole(tmp_path / "plan.xlsx", {"EncryptedPackage": b"x" * 5000}))


@pytest.mark.parametrize("dimensions", [(0, 65536, 0, 256), (0, 2**32 - 1, 0, 65535)])
def test_how_large_a_sheet_says_it_is_matters_nothing(tmp_path: Path, dimensions: tuple[int, int, int, int]) -> None:
    assert texts(_read(old_workbook(tmp_path / "plan.xls", _text(0, 0, "x"), _LOOK, dimensions)).rows) == [["x"]]


def test_shared_texts_go_on_in_the_next_record_and_keep_what_is_struck_out(tmp_path: Path) -> None:
    first = (
        struct.pack("<II", 3, 3)
        + struct.pack("<HB", 4, 1)
        + "Ref–".encode("utf-16-le")
        + struct.pack("<HB", 8, 0)
        + b"Meet"
    )
    then = record(0x003C, b"\x01" + " now".encode("utf-16-le") + struct.pack("<HBHI", 8, 12, 2, 3) + b"May June")
    runs = record(0x003C, struct.pack("<HHHH", 0, 1, 3, 0) + b"abc")
    cells = b"".join(record(0x00FD, struct.pack("<HHHI", 0, column, 0, column)) for column in range(3))
    table = _read(old_workbook(tmp_path / "plan.xls", cells, _LOOK + record(0x00FC, first) + then + runs))
    assert table.rows[0] == (
        Cell("Ref–", format="General"), Cell("Meet now", format="General"),
        Cell("June", struck="May", format="General"),
    )  # fmt: skip


def test_a_small_workbook_is_read_out_of_short_sectors(tmp_path: Path) -> None:
    stream = old_stream(b"".join(_text(row, 0, f"Meet {row}") for row in range(40)), _LOOK)
    assert len(stream) < 4096
    table = _read(small_ole(tmp_path / "plan.xls", "Workbook", stream))
    assert texts(table.rows)[-1] == ["Meet 39"]


def test_days_counted_from_1904_and_colours_of_its_own_are_read(tmp_path: Path) -> None:
    palette = record(0x0092, struct.pack("<H", 56) + b"\x00\x00\xff\0" * 2 + b"\x00\xb0\x50\0" + b"\0" * 53 * 4)
    look = _LOOK + record(0x0022, struct.pack("<H", 1)) + palette
    cells = _number(0, 0, 42248 - 1462, 1) + record(0x0201, struct.pack("<HHH", 0, 1, 4)) + _text(0, 2, "x")
    (row,) = _read(old_workbook(tmp_path / "plan.xls", cells, look)).rows
    assert (row[0].text, row[0].value, row[1].fill) == ("Sep-15", date(2015, 9, 1), "green")


def test_coloured_paper_around_the_table_is_not_in_it(tmp_path: Path) -> None:
    blanks = struct.pack("<HHHHHH", 1, 0, 4, 4, 4, 2)
    path = old_workbook(tmp_path / "plan.xls", _text(0, 0, "x") + record(0x00BE, blanks), _LOOK)
    assert texts(_read(path).rows) == [["x"]]


def test_formulas_are_what_they_came_to(tmp_path: Path) -> None:
    def formula(column: int, result: bytes) -> bytes:
        return record(0x0006, struct.pack("<HHH", 0, column, 0) + result + b"\0" * 8)

    said = record(0x0207, struct.pack("<HB", 4, 0) + b"Meet")
    cells = (
        formula(0, struct.pack("<d", 2.5))
        + formula(1, b"\0\0\0\0\0\0\xff\xff") + said
        + formula(2, b"\2\0\x07\0\0\0\xff\xff")
        + formula(3, b"\1\0\1\0\0\0\xff\xff")
    )  # fmt: skip
    (row,) = _read(old_workbook(tmp_path / "plan.xls", cells, _LOOK)).rows
    assert [(cell.text, cell.value, cell.fault) for cell in row] == [
        ("2.5", 2.5, ""), ("Meet", None, ""), ("", None, "#DIV/0!"), ("TRUE", True, ""),
    ]  # fmt: skip


def test_joined_cells_and_charts_within_a_sheet_do_not_disturb_it(tmp_path: Path) -> None:
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0020, 0, 0, 0, 0))
    chart = begin + _text(5, 5, "axis") + record(0x000A, b"")
    joined = record(0x00E5, struct.pack("<HHHHH", 1, 1, 1, 0, 2))
    cells = _text(0, 0, "a") + _text(0, 2, "b") + _text(1, 0, "theme") + chart + joined
    table = _read(old_workbook(tmp_path / "plan.xls", cells, _LOOK))
    assert texts(table.rows) == [["a", "", "b"], ["theme", "", ""]]
    assert table.merges == (Merge(1, 0, 1, 3),)


def test_values_are_those_that_another_reader_finds(tmp_path: Path) -> None:
    path = old_workbook(
        tmp_path / "plan.xls", b"".join(_number(0, at, at / 8) + _text(1, at, f"é{at}") for at in range(9)), _LOOK
    )
    others = load_workbook(path).get_sheet_by_index(0).to_python()
    assert [[cell.text if cell.value is None else cell.value for cell in row] for row in _read(path).rows] == others


def test_a_far_cell_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlanwatchError, match="to IV65536"):
        read_tables(old_workbook(tmp_path / "plan.xls", _text(0, 0, "x") + _text(65535, 255, "y"), _LOOK))


def test_a_broken_one_is_said_to_be_broken(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "plan.xls", _text(0, 0, "x"), _LOOK)
    path.write_bytes(path.read_bytes()[:1500])
    with pytest.raises(PlanwatchError, match="broken"):
        read_tables(path)
