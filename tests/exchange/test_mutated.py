"""Files that something went wrong with: whatever bytes they hold, a table is read or one sentence says why not."""

import csv
import io
import json
import zipfile
from contextlib import suppress
from datetime import datetime
from functools import cache
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planwatch.errors import PlanwatchError
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.tables import read_tables, tables_of_text
from planwatch.service.files.export import export_plan
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.files.workbook import update_sheet
from tests.books import COUNCIL
from tests.books import made as books_made
from tests.desk import SMALL, TODAY
from tests.draws import NASTY
from tests.exchange.mutations import run
from tests.exchange.packed import old_workbook, record, spreadsheet, word

_OUR_HTML = "<h1>Plan</h1><table><tr><th>Ref<th colspan=2>Action<tr><td rowspan=2><s>1</s>2<td bgcolor=red>Meet<!-- -->"
_OUR_JSON = [{"uuid": "1", "description": "Meet", "status": "pending", "due": "20150630T230000Z", "tags": ["a"]}]


def _workbook(folder: Path) -> Path:
    path = folder / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Plan")
        sheet.add_table(1, 1, 3, 2, {"data": [["1", "Meet"], ["2", "Write"]]})
        look = book.add_format({"num_format": "mmm-yy", "bg_color": "#FFC7CE"})
        sheet.write_datetime(4, 1, datetime.fromisoformat("2015-09-01"), look)
        sheet.write_rich_string(4, 2, book.add_format({"font_strikeout": True}), "May", " June")
        sheet.merge_range(6, 1, 6, 2, "Later")
    return path


def _file(folder: Path, name: str, text: str) -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder / name


_MADE = {
    "xlsx": _workbook,
    "xls": lambda folder: old_workbook(folder / "plan.xls", record(0x0204, b"\0\0\0\0\0\0\4\0\0Meet")),
    "ods": lambda folder: spreadsheet(
        folder / "plan.ods",
        '<table:table table:name="Plan"><table:table-row table:number-rows-repeated="2"><table:table-cell '
        'table:number-columns-repeated="3" office:value-type="date" office:date-value="2015-09-01"><text:p>Sep</text:p>'
        "</table:table-cell></table:table-row></table:table>",
    ),
    "docx": lambda folder: word(
        folder / "plan.docx", "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Meet</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    ),
    "csv": lambda folder: _file(folder, "plan.csv", 'sep=;\nRef;Action\n1;"a ""b"";\nc"\n2;\'=x\n'),
    "html": lambda folder: _file(folder, "plan.html", _OUR_HTML),
    "md": lambda folder: _file(folder, "plan.md", "---\na: b\n---\n# Plan\n\n|A|B|\n|-|:-:|\n|~~x~~|<br>\n"),
    "json": lambda folder: _file(folder, "plan.json", json.dumps(_OUR_JSON)),
}


def own_files(folder: Path, template: Path) -> dict[str, bytes]:
    """Files of every kind by their names, what goes out of the small plan among them; it is in ``template``."""
    made = {f"other.{kind}": _whole(kind) for kind in _MADE}
    session = open_session(template, create=True, today=TODAY)
    with session.database:
        import_snapshot(session, SMALL, "small")
        (day,) = session.plan_days()
        for suffix in (".xlsx", ".csv", ".toml", ".json"):
            path = folder / f"out{suffix}"
            export_plan(session, day, path, replace=True)
            made[path.name] = path.read_bytes()
        made["sheet.xlsx"] = update_sheet(session, day, "Head of HR")
        rows = [tuple(str(cell) for cell in row) for row in COUNCIL]
    texts = io.StringIO()
    csv.writer(texts).writerows(rows)
    made["council.csv"] = texts.getvalue().encode()
    made["council.xlsx"] = books_made(folder / "council.xlsx", COUNCIL).read_bytes()
    cells = ("".join(f"<w:tc><w:p><w:r><w:t>{escape(one)}</w:t></w:r></w:p></w:tc>" for one in row) for row in rows)
    table = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    made["council.docx"] = word(folder / "council.docx", f"<w:tbl>{table}</w:tbl>").read_bytes()
    page = "".join(f"<tr>{''.join(f'<td>{escape(one)}' for one in row)}" for row in rows)
    made["council.html"] = f"<table>{page}</table>".encode()
    marked = ["|".join(row) for row in rows]
    made["council.md"] = "\n".join([marked[0], "-|-|-|-|-|-", *marked[1:]]).encode()
    return made


@pytest.fixture(scope="module")
def wholes(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], Path]:
    folder = tmp_path_factory.mktemp("wholes")
    return own_files(folder, folder / "template.db"), folder / "template.db"


def test_an_import_of_a_damaged_file_is_refused_or_done_whole(wholes: tuple[dict[str, bytes], Path]) -> None:
    files, template = wholes
    assert list(run(files, template, 0, 60, most_mb=1000)) == []


@cache
def _whole(kind: str) -> bytes:
    """The file as it is made, once: a workbook holds the moment at which it was."""
    with TemporaryDirectory() as folder:
        return _MADE[kind](Path(folder)).read_bytes()


@pytest.mark.parametrize("kind", _MADE)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_file_with_wrong_bytes_is_read_or_refused(kind: str, tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / f"plan.{kind}"
    whole = _whole(kind)
    if whole.startswith(b"PK") and data.draw(st.booleans()):
        path.write_bytes(_with_a_changed_part(whole, data))
    else:
        path.write_bytes(_changed(whole, data))
    _check(path)


def _changed(whole: bytes, data: st.DataObject) -> bytes:
    at = data.draw(st.integers(0, len(whole)))
    until = data.draw(st.integers(at, min(at + 40, len(whole))))
    return whole[:at] + data.draw(st.binary(max_size=12)) + whole[until:]


def _with_a_changed_part(whole: bytes, data: st.DataObject) -> bytes:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(changed, "w") as new:
        chosen = data.draw(st.sampled_from(old.namelist()))
        for name in old.namelist():
            part = old.read(name)
            if name == chosen:
                quotes = [at for at, byte in enumerate(part) if byte == ord('"')] or [0]
                at = data.draw(st.sampled_from(quotes)) + 1
                part = part[:at] + data.draw(st.sampled_from(_VALUES)) + part[at:]
            new.writestr(name, part)
    return changed.getvalue()


_VALUES = [
    b"-1",
    b"99999999999",
    b"1e400",
    b"nan",
    b"A1:ZZZ9999999",
    b"XFD1048576",
    b"_xD800_",
    b"../",
    b"2015-13-45",
    b"\xc3\xa9",
]


def _tables(path: Path) -> tuple[Table, ...]:
    """What is read of the file; nothing where it is refused as it should be."""
    try:
        return read_tables(path)
    except PlanwatchError:
        return ()


def _can_be_stored(text: str) -> bool:
    return "\0" not in text and text.encode().decode() == text


def _check(path: Path) -> None:
    for table in _tables(path):
        assert len({len(row) for row in table.rows}) == 1
        assert any(table.rows[-1])
        cells = [cell for row in table.rows for cell in row]
        texts = [table.name, *table.above, *table.notes, *(f"{cell.text}{cell.struck}{cell.fault}" for cell in cells)]
        assert all(map(_can_be_stored, texts))


@given(st.text() | st.sampled_from(NASTY) | st.text("<>/td=\"'-! r"))
def test_any_text_that_is_pasted_is_a_table_or_refused(text: str) -> None:
    with suppress(PlanwatchError):
        assert tables_of_text(text)


def test_texts_that_broke_programs_are_read_from_cells_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for column, text in enumerate(NASTY):
            sheet.write_string(0, column, text)
    (table,) = read_tables(path)
    read = [cell.text for cell in table.rows[0]]
    assert read == [text.replace("\r\n", "\n").replace("\r", "\n").strip() for text in NASTY]
