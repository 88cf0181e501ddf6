"""Workbooks: what a person sees in them, cell by cell."""

import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from python_calamine import load_workbook

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.provenance import EMPTY, NEVER_CALCULATED, Cell, Table
from planwatch.exchange.tables import read_tables
from tests.exchange.packed import packed, texts, workbook


def _read(path: Path) -> Table:
    (table,) = read_tables(path)
    return table


def _cells(*cells: str, row: int = 1) -> str:
    """One row of cells, each as it stands in a sheet."""
    return f'<sheetData><row r="{row}">{"".join(cells)}</row></sheetData>'


def _text(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_what_a_person_sees_is_the_text_and_what_stands_behind_it_the_value(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Plan")
        formats = [book.add_format({"num_format": code}) for code in ("mmm-yy", "0.00", "0%", "dd/mm/yyyy hh:mm")]
        sheet.write_row(2, 1, ["Due", "Ref", "Done", "When", "Late"])
        sheet.write_datetime(3, 1, datetime.fromisoformat("2015-09-01"), formats[0])
        sheet.write_number(3, 2, 1.1, formats[1])
        sheet.write_number(3, 3, 0.5, formats[2])
        sheet.write_datetime(3, 4, datetime.fromisoformat("2015-09-01 14:30"), formats[3])
        sheet.write_boolean(3, 5, True)
    table = _read(path)
    assert [(cell.text, cell.value, cell.format) for cell in table.rows[1]] == [
        ("Sep-15", date(2015, 9, 1), "mmm-yy"),
        ("1.10", 1.1, "0.00"),
        ("50%", 0.5, "0%"),
        ("01/09/2015 14:30", datetime.fromisoformat("2015-09-01 14:30"), "dd/mm/yyyy hh:mm"),
        ("TRUE", True, "General"),
    ]
    assert (table.name, table.where(0, 0), table.where(1, 4), table.where(1)) == ("Plan", "B3", "F4", "row 4")


def test_fills_and_strikes_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        old, red = book.add_format({"font_strikeout": True}), book.add_format({"bg_color": "#FFC7CE"})
        sheet.write_row(0, 0, ["Due", "RAG", "Done"])
        sheet.write_rich_string(1, 0, old, "May 2015", " June 2015")
        sheet.write_blank(1, 1, None, red)
        sheet.write(1, 2, "Withdrawn", old)
        sheet.write_datetime(
            2,
            0,
            datetime.fromisoformat("2015-01-31"),
            book.add_format({"font_strikeout": True, "num_format": "d/m/yy"}),
        )
        sheet.write(2, 2, "x")
    assert _read(path).rows[1] == (
        Cell("June 2015", struck="May 2015", format="General"),
        Cell(fill="red", format=""),
        Cell(struck="Withdrawn", format="General"),
    )
    assert _read(path).rows[2][0] == Cell(struck="31/1/15", format="d/m/yy"), "an old date is no date any more"


def test_colours_of_themes_and_palettes_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for column, colour in enumerate(
        [
            Color(theme=9),
            Color(theme=5, tint=0.4),
            Color(indexed=10),
        ],
        1,
    ):
        cell = sheet.cell(1, column, "x")
        cell.fill = PatternFill("solid", fgColor=colour)
    book.save(path)
    assert [cell.fill for cell in _read(path).rows[0]] == ["amber", "red", "red"]


def test_formulas_are_what_they_came_to_and_say_where_they_never_did(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Action", "Days", "Late"])
    sheet.append(["Meet", "=1+1", "x"])
    book.save(path)
    assert _read(path).rows[1] == (
        Cell("Meet", format="General"),
        Cell(fault=NEVER_CALCULATED),
        Cell("x", format="General"),
    )
    with xlsxwriter.Workbook(path) as written:
        page = written.add_worksheet()
        page.write_row(0, 0, ["Action", "Days", "Late", "Said"])
        page.write_formula(1, 0, '="Me"&"et"', None, "Meet")  # pyright: ignore[reportArgumentType]
        page.write_formula(1, 1, "=1+1", None, 2)
        page.write_formula(1, 2, "=1/0", None, "#DIV/0!")  # pyright: ignore[reportArgumentType]
        page.write_string(2, 0, "=1+1")
    read = _read(path)
    assert [(cell.text, cell.value, cell.fault) for cell in read.rows[1]] == [
        ("Meet", None, ""), ("2", 2, ""), ("", None, "#DIV/0!"), ("", None, ""),
    ]  # fmt: skip
    assert read.rows[2][0].text == "=1+1", "a text that looks like a formula is a text"


def test_a_formula_that_came_to_an_empty_text_was_calculated(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", _cells('<c r="A1" t="str"><f>""</f><v></v></c>', _text("B1", "x")))
    assert _read(path).first_column == 1


def test_an_error_is_told_and_never_a_word(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", _cells(_text("A1", "x"), '<c r="B1" t="e"><v>#REF!</v></c>'))
    assert _read(path).rows == ((Cell("x", format="General"), Cell(fault="#REF!")),)


def test_days_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_datetime(0, 0, datetime.fromisoformat("2015-09-01"), book.add_format({"num_format": "d mmm yyyy"}))
    assert _read(path).rows == ((Cell("1 Sep 2015", date(2015, 9, 1), format="d mmm yyyy"),),)


def test_texts_keep_their_line_breaks_and_lose_blanks_at_their_ends(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        _cells('<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>', '<c r="C1" t="s"><v>2</v></c>'),
        strings='<si><t xml:space="preserve"> one_x000D_&#10;two </t></si><si><t>&lt;b&gt; &amp; _x0041_</t></si>'
        "<si><t>東</t><rPh sb='0' eb='1'><t>ひがし</t></rPh></si>",
    )
    assert texts(_read(path).rows) == [["one\ntwo", "<b> & A", "東"]]


def test_what_cannot_be_stored_is_left_out_and_told(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        _cells(
            '<c r="A1" t="s"><v>0</v></c>',
            _text("B1", "a_xD800_b"),
            '<c r="C1" t="str"><v>c_x0000_</v></c>',
            _text("D1", "d"),
        ),
        strings="<si><t>x_x0000_y_x0007_</t></si>",
    )
    table = _read(path)
    assert texts(table.rows) == [["xy\x07", "ab", "c", "d"]]
    assert table.notes == ("characters that no plan can hold were left out in A1, B1, C1",)


def test_sheets_of_other_writers_are_read(tmp_path: Path) -> None:
    sheet = (
        "<sheetData><row><c t='inlineStr'><is><r><t>Re</t></r><r><rPr><b/></rPr>\n  <t>f</t>\n</r></is></c>"
        "<c><v>3</v></c></row><row><c/><c t='d'><v>2015-09-01</v></c><c t='n'><v>x</v></c></row></sheetData>"
    )
    path = workbook(tmp_path / "plan.xlsx", sheet)
    assert texts(_read(path).rows) == [["Ref", "3", ""], ["", "2015-09-01", "x"]]


def test_a_prefix_on_all_elements_changes_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", _cells(_text("A1", "Action"), _text("B1", "Due")))
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        parts[name] = (
            parts[name]
            .replace("</", "</x:")
            .replace("<", "<x:")
            .replace("<x:/x:", "</x:")
            .replace("xmlns=", "xmlns:x=")
        )
    assert texts(_read(packed(path, parts)).rows) == [["Action", "Due"]]


def test_values_are_those_that_another_reader_finds(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for row in range(200):
            sheet.write_row(row, 0, [f"C{row}", row, row / 8, f"title {row % 7} – é", ""])
            sheet.write_datetime(
                row, 5, datetime.fromisoformat("2015-01-01") + timedelta(days=row % 28, hours=row % 2 * 12), day
            )
            sheet.write_boolean(row, 6, row % 2 == 0)
    others = load_workbook(path).get_sheet_by_index(0).to_python()
    ours = [[(cell.text if cell.value is None else cell.value) for cell in row] for row in _read(path).rows]
    assert ours == others


@pytest.mark.parametrize(
    "sheet",
    [
        '<sheetData><row r="1"><c r="A2"><v>1</v></c></row></sheetData>',
        '<sheetData><row r="0"><c><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="ZZZZ1"><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="1"><v>1</v></c></row></sheetData>',
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>1</v></c></row></sheetData>',
        '<sheetData/><mergeCells><mergeCell ref="A:B"/></mergeCells>',
        "<sheetData><row>",
    ],
)
def test_a_sheet_whose_places_contradict_each_other_is_broken(tmp_path: Path, sheet: str) -> None:
    with pytest.raises(PlanwatchError, match="broken"):
        read_tables(workbook(tmp_path / "plan.xlsx", sheet))


def test_numbers_that_are_none_are_faults_or_texts(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "plan.xlsx",
        _cells('<c r="A1"><v>1e999</v></c>', '<c r="B1" s="99" t="s"><v>7</v></c>', _text("C1", "x")),
    )
    assert _read(path).rows == ((Cell(fault="1e999"), EMPTY, Cell("x", format="General")),)


def test_a_workbook_of_charts_alone_has_no_table(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet()
    with pytest.raises(PlanwatchError, match="there is no table in it"):
        read_tables(path)
