"""OpenDocument spreadsheets: what a person sees in them, cell by cell."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.provenance import EMPTY, NEVER_CALCULATED, Cell, Merge, Table
from planwatch.exchange.tables import read_tables
from tests.exchange.packed import packed, spreadsheet, texts

_STYLES = """
<number:date-style style:name="N1">
  <number:month number:textual="true"/><number:text>-</number:text><number:year/>
</number:date-style>
<number:number-style style:name="N2">
  <number:number number:decimal-places="2" number:min-integer-digits="1"/>
</number:number-style>
<number:percentage-style style:name="N3">
  <number:number number:decimal-places="0" number:min-integer-digits="1"/><number:text>%</number:text>
</number:percentage-style>
<style:style style:name="due" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="ref" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="done" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="red" style:family="table-cell">
  <style:table-cell-properties fo:background-color="#ffc7ce"/>
</style:style>
<style:style style:name="old" style:family="table-cell">
  <style:text-properties style:text-line-through-style="solid"/>
</style:style>
<style:style style:name="away" style:family="text" style:parent-style-name="old"/>
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>
"""


def _repeated(times: int, row: str) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{row}</table:table-row>'


def _cell(text: str, attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def _sheet(*rows: str, name: str = "Plan", attributes: str = "") -> str:
    made = "".join(
        row if row.startswith("<table:table-row") else f"<table:table-row>{row}</table:table-row>" for row in rows
    )
    return f'<table:table table:name="{name}" {attributes}>{made}</table:table>'


def _read(tmp_path: Path, *rows: str) -> Table:
    (table,) = read_tables(spreadsheet(tmp_path / "plan.ods", _sheet(*rows), _STYLES))
    return table


def test_what_a_person_sees_is_the_text_and_what_stands_behind_it_the_value(tmp_path: Path) -> None:
    row = (
        _cell("Sep-15", 'table:style-name="due" office:value-type="date" office:date-value="2015-09-01"')
        + _cell("1.10", 'table:style-name="ref" office:value-type="float" office:value="1.1"')
        + _cell("50%", 'table:style-name="done" office:value-type="percentage" office:value="0.5"')
        + _cell("TRUE", 'office:value-type="boolean" office:boolean-value="true"')
        + _cell("", 'office:value-type="date" office:date-value="2015-09-01T14:30:00"')
    )
    assert _read(tmp_path, row).rows[0][:4] == (
        Cell("Sep-15", date(2015, 9, 1), format="mmm-yy"),
        Cell("1.10", 1.1, format="0.00"),
        Cell("50%", 0.5, format="0%"),
        Cell("TRUE", True, format="General"),
    )


def test_values_without_words_are_shown_as_their_formats_say(tmp_path: Path) -> None:
    row = "".join(
        f"<table:table-cell {attributes}/>"
        for attributes in [
            'table:style-name="due" office:value-type="date" office:date-value="2015-09-01"',
            'office:value-type="date" office:date-value="2015-09-01T14:30:00"',
            'office:value-type="time" office:time-value="PT14H30M00S"',
            'office:value-type="time" office:time-value="PT30H00M00S"',
            'office:value-type="string" office:string-value="Meet"',
            'office:value-type="float" office:value="none"',
        ]
    )
    assert [(cell.text, cell.value) for cell in _read(tmp_path, row + _cell("x")).rows[0]] == [
        ("Sep-15", date(2015, 9, 1)),
        ("2015-09-01 14:30", datetime.fromisoformat("2015-09-01 14:30")),
        ("14:30", time(14, 30)),
        ("30:00", timedelta(hours=30)),
        ("Meet", None),
        ("", None),
        ("x", None),
    ]


def test_fills_and_strikes_are_seen(tmp_path: Path) -> None:
    row = (
        _cell('<text:span text:style-name="away">May 2015</text:span> June<text:s text:c="2"/>2015')
        + '<table:table-cell table:style-name="red"/>'
        + _cell("Withdrawn", 'table:style-name="old" office:value-type="string"')
    )
    assert _read(tmp_path, row).rows[0] == (
        Cell("June  2015", struck="May 2015", format="General"),
        Cell(fill="red", format="General"),
        Cell(struck="Withdrawn", format="General"),
    )


def test_repeats_and_joined_cells_stand_where_a_person_sees_them(tmp_path: Path) -> None:
    joined = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    table = _read(
        tmp_path,
        _repeated(3, '<table:table-cell table:number-columns-repeated="9"/>'),
        f"<table:table-cell/><table:table-cell {joined}><text:p>Early</text:p><text:p>help</text:p></table:table-cell>"
        "<table:covered-table-cell/>" + _cell("x"),
        _repeated(2, f"<table:table-cell/>{covered}{_cell('y')}"),
        _repeated(1_048_570, '<table:table-cell table:number-columns-repeated="16384"/>'),
    )
    assert texts(table.rows) == [["Early\nhelp", "", "x"], ["", "", "y"], ["", "", "y"]]
    assert (table.merges, table.where(0, 0), table.where(2, 2)) == ((Merge(0, 0, 2, 2),), "B4", "D6")


def test_hidden_sheets_rows_and_columns_are_read_and_marked(tmp_path: Path) -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    rows = (
        f"<table:table-row>{_cell('a') * 3}</table:table-row>",
        f'<table:table-row table:visibility="filter">{_cell("b") * 3}</table:table-row>',
    )
    tables = spreadsheet(
        tmp_path / "plan.ods",
        f'<table:table table:name="Plan">{columns}{"".join(rows)}</table:table>'
        + _sheet(_cell("x"), name="Lists", attributes='table:style-name="hidden"'),
        _STYLES,
    )
    plan, lists = read_tables(tables)
    assert (plan.hidden_rows, plan.hidden_columns, plan.is_hidden) == (frozenset({1}), frozenset({1, 2}), False)
    assert (lists.name, lists.is_hidden) == ("Lists", True)


def test_errors_and_formulas_without_a_result_are_told_and_never_words(tmp_path: Path) -> None:
    row = (
        _cell("#REF!", 'table:formula="of:=[.A9]" office:value-type="string" calcext:value-type="error"')
        + _cell("#N/A", 'table:formula="of:=NA()" office:value-type="string"')
        + '<table:table-cell table:formula="of:=1+1"/>'
        + _cell("#REF!")
    )
    assert [(cell.text, cell.fault) for cell in _read(tmp_path, row).rows[0]] == [
        ("", "#REF!"),
        ("", "#N/A"),
        ("", NEVER_CALCULATED),
        ("#REF!", ""),
    ]


def test_notes_shapes_and_old_versions_stand_in_no_cell(tmp_path: Path) -> None:
    row = _cell("Meet") + (
        "<table:table-cell><office:annotation><text:p>a note</text:p></office:annotation>"
        "<draw:frame><text:p>a picture</text:p></draw:frame><text:p>Write</text:p></table:table-cell>"
    )
    changes = f"<table:tracked-changes><table:table-row>{_cell('old')}</table:table-row></table:tracked-changes>"
    (table,) = read_tables(spreadsheet(tmp_path / "plan.ods", changes + _sheet(row)))
    assert texts(table.rows) == [["Meet", "Write"]]


def test_coloured_paper_around_the_table_is_not_in_it(tmp_path: Path) -> None:
    red = '<table:table-cell table:style-name="red" table:number-columns-repeated="{}"/>'
    paper = _repeated(1_048_574, red.format(16384))
    assert _read(tmp_path, _cell("Meet") + red.format(16383), paper).rows == ((Cell("Meet", format="General"),),)


def test_an_encrypted_spreadsheet_and_other_documents_are_refused(tmp_path: Path) -> None:
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    manifest = f'<manifest:manifest xmlns:manifest="m">{entry}</manifest:manifest>'
    secret = packed(
        tmp_path / "plan.ods",
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": "x",
        },
    )
    with pytest.raises(PlanwatchError, match="encrypted"):
        read_tables(secret)
    text = packed(tmp_path / "plan.odt", {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})
    with pytest.raises(PlanwatchError, match="OpenDocument text"):
        read_tables(text)


def test_empty_cells_are_all_one(tmp_path: Path) -> None:
    assert _read(tmp_path, _cell("a") + "<table:table-cell/>" + _cell("b")).rows[0][1] in {
        EMPTY,
        Cell(format="General"),
    }
