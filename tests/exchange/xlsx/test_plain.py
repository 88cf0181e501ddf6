"""Rows and texts written the plainest way are read without the XML parser: they come to what it would make of them."""

from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.tables import read_tables
from tests.exchange.packed import texts, workbook

_NOT_PLAIN = "<!-- from here on all is for the parser -->"
_STRINGS = (
    '<si><t>Ref</t></si>\n<si><t xml:space="preserve"> Meet\n&amp; greet </t></si><si><t>Caf\u00e9</t></si>\n'
    "<si><t>_x0041_ct</t></si><si><r><rPr><strike/></rPr><t>May</t></r><r><t>June</t></r></si><si><t/></si><si></si>"
)
_STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs>'
_HEAD = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
_SHEETS = {
    "as Excel writes it": '<row r="2" spans="1:3" x14ac:dyDescent="0.25"><c r="A2" s="1"><v>42253</v></c>'
    '<c r="B2" s="2"/><c r="C2" t="b"><v>1</v></c></row>',
    "as LibreOffice writes it": '<row r="2" customFormat="false" ht="12.8" hidden="false" collapsed="false">'
    '<c r="A2" s="0" t="n"><v>1.10</v></c><c r="C2" s="0" t="s"><v>3</v></c></row>',
    "formulas": '<row r="2"><c r="A2" t="str"><f>B2&amp;"x"</f><v>late</v></c><c r="B2"><f>TODAY()</f></c>'
    '<c r="C2"><f t="shared" si="0"/><v>3</v></c><c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E2"><f/></c></row>',
    "gaps, and a row without cells": '<row r="3"/><row r="4"></row><row r="9"><c r="B9"><v>1</v></c>'
    '<c r="ZZ9" t="s"><v>4</v></c></row><row r="10"><c r="C10"><v>3</v></c></row>',
    "columns that are out of order, and one that stands twice": '<row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v>'
    '</c><c r="A2"><v>2</v></c></row>',
    "plain rows among others": '<row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c>'
    '</row><row r="4"><c r="A4" t="str"><v>Caf\u00e9</v></c></row><row><c><v>4</v></c></row><row r="6">\n'
    '<c r="A6"><v>5</v></c></row><row r="7"><c r="A7" t="inlineStr"><is><t>six</t></is></c></row>'
    '<row r="8"><c r="A8"><v>7</v></c><c t="s"><v>3</v></c></row><row r="9"><c r="A9" t="str"><v>a&lt;b</v></c></row>',
    "more than is unpacked at once": "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row}</v></c><c r="B{row}" t="str"><v>{"x" * (row % 90)}</v></c></row>'
        f'<row r="{row + 1}"><c r="A{row + 1}" t="str"><v>\u00e9{"y" * (row % 70)}</v></c></row>'
        for row in range(2, 4_000, 2)
    ),
}


def _read(path: Path, rows: str, strings: str = _STRINGS, before: str = "") -> tuple[Table, ...]:
    return read_tables(
        workbook(path, f"{before}<sheetData>{rows}</sheetData>", strings=before + strings, styles=_STYLES)
    )


@pytest.mark.parametrize("rows", _SHEETS.values(), ids=_SHEETS)
def test_plain_rows_come_to_what_the_parser_makes_of_them(tmp_path: Path, rows: str) -> None:
    seen = _read(tmp_path / "plan.xlsx", _HEAD + rows)
    assert seen == _read(tmp_path / "plan.xlsx", _HEAD + rows, before=_NOT_PLAIN)
    assert texts(seen[0].rows)[0][:3] == ["Ref", "Meet\n& greet", "Caf\u00e9"]


@pytest.mark.parametrize("hidden", ["<!--{}-->", "<?old {}?>", "<x><![CDATA[{}]]></x>"])
def test_what_only_looks_like_a_row_is_none(tmp_path: Path, hidden: str) -> None:
    row = '<row r="2"><c r="A2"><v>2</v></c></row>'
    (table,) = _read(tmp_path / "plan.xlsx", hidden.format(row) + _HEAD + hidden.format(row.replace("2", "3")))
    assert texts(table.rows) == [["Ref", "Meet\n& greet", "Caf\u00e9"]]


@pytest.mark.parametrize(
    "row",
    [
        '<row r="2"><c r="A3"><v>1</v></c></row>',
        '<row r="2"><c r="AAAA2"><v>1</v></c></row>',
        '<row r="0"><c r="A0"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</c></row>',
        '<row r="2"><c r="A2"><v>&no;</v></c></row>',
    ],
)
def test_a_row_that_is_broken_is_refused(tmp_path: Path, row: str) -> None:
    with pytest.raises(PlanwatchError, match="broken or not whole"):
        _read(tmp_path / "plan.xlsx", _HEAD + row)
