"""Workbooks of before 2007."""

import struct
from datetime import date
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.provenance import Cell, Table
from planwatch.exchange.tables import read_tables
from tests.exchange.packed import old_workbook, ole, record, texts

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
        Cell(fill="red", format="General"),
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
def test_a_workbook_that_says_it_is_huge_is_refused_before_the_library_asks_for_memory(
    tmp_path: Path, dimensions: tuple[int, int, int, int]
) -> None:
    path = old_workbook(tmp_path / "plan.xls", _text(0, 0, "x"), _LOOK, dimensions)
    with pytest.raises(PlanwatchError, match=r"it (is|has) more than"):
        read_tables(path)


def test_a_far_cell_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlanwatchError, match="to IV65536"):
        read_tables(old_workbook(tmp_path / "plan.xls", _text(0, 0, "x") + _text(65535, 255, "y"), _LOOK))


def test_a_broken_one_is_said_to_be_broken(tmp_path: Path) -> None:
    path = old_workbook(tmp_path / "plan.xls", _text(0, 0, "x"), _LOOK)
    path.write_bytes(path.read_bytes()[:1500])
    with pytest.raises(PlanwatchError, match="broken"):
        read_tables(path)
