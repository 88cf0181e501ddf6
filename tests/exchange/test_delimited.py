"""Rows of text, with whatever they are delimited by."""

from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.csv import rows_csv
from planwatch.exchange.decoded import DAMAGED, WINDOWS
from planwatch.exchange.tables import read_tables, tables_of_text
from tests.exchange.packed import texts


def _rows(tmp_path: Path, data: bytes, name: str = "plan.csv") -> list[list[str]]:
    path = tmp_path / name
    path.write_bytes(data)
    (table,) = read_tables(path)
    return texts(table.rows)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_rows_alike(tmp_path: Path, delimiter: str) -> None:
    rows = [["Ref", "Action"], ["1", "Meet; decide, then tell | ask"], ["2", "Write"]]
    quoted = "\n".join(delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in rows)
    assert _rows(tmp_path, quoted.encode()) == rows


def test_lines_above_the_table_do_not_decide_the_delimiter(tmp_path: Path) -> None:
    data = b"Plan; of the board\nMade 3 May, 2015\n\nRef;Action;Lead\n1;Meet, and decide;Ana\n2;Write;Ben\n"
    assert _rows(tmp_path, data)[3:] == [
        ["Ref", "Action", "Lead"],
        ["1", "Meet, and decide", "Ana"],
        ["2", "Write", "Ben"],
    ]


def test_a_first_line_that_names_the_delimiter_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("sep=;\nRef;Action\n1;a,b,c\n2;d,e,f\n")
    (table,) = read_tables(path)
    assert texts(table.rows) == [["Ref", "Action"], ["1", "a,b,c"], ["2", "d,e,f"]]
    assert table.where(1) == "row 3"


def test_ditto_marks_are_no_quotes(tmp_path: Path) -> None:
    data = b'Ref,Action,Lead\n1,Meet,Ana\n2,Write,"\n3,Send,"\n4,Ask,Ben\n'
    assert [row[2] for row in _rows(tmp_path, data)] == ["Lead", "Ana", '"', '"', "Ben"]


def test_quotes_escaped_by_a_backslash_end_nothing(tmp_path: Path) -> None:
    data = b'Ref,Action\n1,"Say \\"yes\\", then go"\n2,"Write, \\"now\\""\n'
    assert _rows(tmp_path, data)[1:] == [["1", 'Say "yes", then go'], ["2", 'Write, "now"']]


def test_line_breaks_stay_in_a_cell_and_lines_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(b'Ref,Action\r\n1,"one\r\ntwo"\r\n2,three\r\n')
    (table,) = read_tables(path)
    assert texts(table.rows) == [["Ref", "Action"], ["1", "one\ntwo"], ["2", "three"]]
    assert [table.where(row) for row in range(3)] == ["line 1", "line 2", "line 4"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_accents_are_read_in_whatever_unicode(tmp_path: Path, encoding: str) -> None:
    assert _rows(tmp_path, "Ref\tAction\n1\tRené – 表\n".encode(encoding), "plan.tsv")[1] == ["1", "René – 表"]


def test_windows_text_is_read_and_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes("Ref,Action\n1,René – £5\n".encode("cp1252"))
    (table,) = read_tables(path)
    assert texts(table.rows)[1] == ["1", "René – £5"]
    assert any("Windows-1252" in note for note in table.notes)


def test_a_damaged_letter_is_shown_as_one_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes("Ref,Action\n1,“Meet” – René\n".encode() + b"2,Wri\x9dte\n")
    (table,) = read_tables(path)
    assert texts(table.rows)[1:] == [["1", "“Meet” – René"], ["2", "Wri\ufffdte"]]
    assert table.notes == (DAMAGED,)
    path.write_bytes(b"Ref,Action\n1,Ren\xe9 \x81\n")
    (table,) = read_tables(path)
    assert (table.rows[1][1].text, table.notes) == ("René \ufffd", (WINDOWS, DAMAGED))


def test_our_own_csv_comes_back_without_the_apostrophe_of_formulas(tmp_path: Path) -> None:
    rows = [
        {"ref": "1", "title": "=SUM(A1)"},
        {"ref": "2", "title": "'Man' project"},
        {"ref": "3", "title": "-5 by May"},
    ]
    data = "".join(rows_csv(rows, ["ref", "title"])).encode()
    assert [row[1] for row in _rows(tmp_path, data)[1:]] == ["=SUM(A1)", "'Man' project", "-5 by May"]


def test_rows_of_different_lengths_become_even_and_empty_ends_are_left_out(tmp_path: Path) -> None:
    assert _rows(tmp_path, b"Ref,Action,,\n1,Meet,,\n2\n\n,,,\n") == [["Ref", "Action"], ["1", "Meet"], ["2", ""]]


def test_rows_that_are_longer_than_what_is_looked_at_are_read(tmp_path: Path) -> None:
    long = ";".join(f"said, then done {number}" for number in range(150))
    data = "\n".join([";".join(f"Head {number}" for number in range(150)), *[long] * 60]).encode()
    assert {len(row) for row in _rows(tmp_path, data)} == {150}


def test_a_list_without_delimiters_is_one_column(tmp_path: Path) -> None:
    assert _rows(tmp_path, b"Action\nMeet the board\nWrite\n", "plan.txt") == [
        ["Action"],
        ["Meet the board"],
        ["Write"],
    ]


def test_rows_copied_from_a_spreadsheet_are_a_table() -> None:
    (table,) = tables_of_text('C1\tRecruit\t"two\nlines"\r\nC2\tTrain\tAna\r\n')
    assert texts(table.rows) == [["C1", "Recruit", "two\nlines"], ["C2", "Train", "Ana"]]
    with pytest.raises(PlanwatchError, match="nothing was pasted"):
        tables_of_text(" \n")


def test_pasted_rows_that_begin_with_a_bracket_are_rows() -> None:
    (table,) = tables_of_text("[x] Meet\tAna\n[ ] Write\tBen\n")
    assert texts(table.rows) == [["[x] Meet", "Ana"], ["[ ] Write", "Ben"]]


def test_what_cannot_be_stored_is_left_out_and_told() -> None:
    (table,) = tables_of_text("Ref\tAction\nC1\tRecruit \ud800now\n")
    assert texts(table.rows)[1] == ["C1", "Recruit now"]


def test_a_stray_nul_in_a_text_file_is_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_bytes(b"Ref,Action\n" + b"1,Meet the board and agree what comes next\n" * 5 + b"2,Wri\0te\x1b[31m\n")
    (table,) = read_tables(path)
    assert table.rows[-1][1].text == "Write\x1b[31m"
    assert table.notes == ("characters that no plan can hold were left out in line 7",)
