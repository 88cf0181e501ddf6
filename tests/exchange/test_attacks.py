"""Files made to do harm, and files that are no tables: one sentence each, before they fill the memory."""

import random
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from planwatch.errors import PlanwatchError
from planwatch.exchange.tables import read_tables
from tests.exchange.packed import MAIN, ole, packed, spreadsheet, word, workbook

_MOST_MB = 100
_READ = """
import sys
from pathlib import Path
from planwatch.errors import PlanwatchError
from planwatch.exchange.tables import read_tables
try:
    read_tables(Path(sys.argv[1]))
except PlanwatchError as error:
    print(error.message)
print(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
"""
"""A child has memory of its own: what ``getrusage`` tells of it begins with that of its parent."""


def _cell(place: str, value: str = "1") -> str:
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f'<row r="{row}"><c r="{place}"><v>{value}</v></c></row>'


def _far_cell(folder: Path) -> Path:
    return workbook(folder / "far.xlsx", f"<sheetData>{_cell('A1')}{_cell('XFD1048576')}</sheetData>")


def _far_corners(folder: Path) -> Path:
    return workbook(folder / "far.xlsx", f"<sheetData>{_cell('AD1')}{_cell('A99999')}</sheetData>")


def _million_rows(folder: Path) -> Path:
    rows = "".join(_cell(f"A{row}", str(row)) for row in range(1, 1_000_001))
    return workbook(folder / "long.xlsx", f"<sheetData>{rows}</sheetData>")


def _endless_row(folder: Path) -> Path:
    noise = random.Random(1).randbytes(60_000).hex()
    return workbook(folder / "row.xlsx", f'<sheetData a="{noise}"><row r="1">{"<c/>" * 3_000_000}</row></sheetData>')


def _million_lines(folder: Path) -> Path:
    path = folder / "long.csv"
    path.write_text("".join(f"{row},Meet\n" for row in range(1_000_000)))
    return path


def _wide_lines(folder: Path) -> Path:
    path = folder / "wide.csv"
    path.write_text(("," * 9_999 + "\n") * 300)
    return path


def _repeats(folder: Path) -> Path:
    cell = '<table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"/>'
    row = f'<table:table-row table:number-rows-repeated="90000">{cell}</table:table-row>'
    return spreadsheet(folder / "repeats.ods", f"<table:table>{row}</table:table>")


def _fat_text(folder: Path) -> Path:
    return workbook(folder / "fat.xlsx", f"<sheetData>{_cell('A1')}</sheetData>", strings="<si><t>" + "a" * 50_000_000)


def _fat_text_thinly_packed(folder: Path) -> Path:
    noise = random.Random(1).randbytes(1_500).hex() * 16
    return workbook(
        folder / "fat.xlsx", f"<sheetData>{_cell('A1')}</sheetData>", strings=f"<si><t>{noise}</t></si>" * 900
    )


def _fat_tag(folder: Path) -> Path:
    noise = random.Random(1).randbytes(2_000_000).hex()
    return workbook(folder / "fat.xlsx", f'<sheetData a="{noise}">{_cell("A1")}</sheetData>')


def _fat_part_that_says_it_is_small(folder: Path) -> Path:
    path = folder / "lie.ods"
    size = 150_000_000
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file, file.open("mimetype", "w") as part:
        for _ in range(size // 1_000_000):
            part.write(b" " * 1_000_000)
    path.write_bytes(path.read_bytes().replace(struct.pack("<I", size), struct.pack("<I", 40)))
    return path


def _many_parts(folder: Path) -> Path:
    return packed(folder / "many.xlsx", {f"xl/{number}.xml": "" for number in range(2_001)})


def _fat_document(folder: Path) -> Path:
    noise = random.Random(1).randbytes(8_000).hex()
    return word(folder / "fat.docx", f"<w:p><w:r><w:t>{noise}</w:t></w:r></w:p>" * 2_000)


def _deep_document(folder: Path) -> Path:
    return word(folder / "deep.docx", "<w:ins>" * 5_000 + "</w:ins>" * 5_000)


def _many_cells(folder: Path) -> Path:
    return word(folder / "cells.docx", f"<w:tbl>{'<w:tr>' + '<w:tc/>' * 50 + '</w:tr>'}</w:tbl>" * 2_001)


def _laughs(folder: Path) -> Path:
    path = workbook(folder / "laughs.xlsx", "<sheetData/>")
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    names = "abcdefgh"
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)
    )
    sheet = f"<!DOCTYPE worksheet [{entities}]><worksheet {MAIN}><sheetData><c><v>&h;</v></c></sheetData></worksheet>"
    return packed(path, parts | {"xl/worksheets/sheet1.xml": sheet})


def _outside(folder: Path) -> Path:
    document = '<!DOCTYPE x [<!ENTITY out SYSTEM "file:///etc/passwd">]><x>&out;</x>'
    return packed(
        folder / "outside.ods", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": document}
    )


def _nested_lists(folder: Path) -> Path:
    path = folder / "deep.json"
    path.write_text("[" * 500_000)
    return path


def _unending_page(folder: Path) -> Path:
    path = folder / "page.html"
    path.write_text("<table>" + '<a "' * 100_000 + "<td colspan=999999999 rowspan=999999999>x" * 400_000)
    return path


def _unending_comments(folder: Path) -> Path:
    path = folder / "page.html"
    path.write_text("<body>" + "<!--" * 1_000_000 + "<a href='" * 100_000)
    return path


_ATTACKS = {
    _far_cell: "rows long, to XFD1048576",
    _far_corners: "cells, to A99999",
    _million_rows: "rows long",
    _endless_row: "more than 16,384 columns wide",
    _million_lines: "rows long",
    _wide_lines: "cells",
    _repeats: "cells, to ALL90000",
    _fat_text: "times its size",
    _fat_text_thinly_packed: "one cell holds more than 32,767 characters",
    _fat_tag: "longer than a million characters",
    _fat_part_that_says_it_is_small: "broken or not whole",
    _many_parts: "2,001 parts",
    _fat_document: "MB of text",
    _deep_document: "within each other",
    _many_cells: "more than 100,000 cells",
    _laughs: "document type",
    _outside: "document type",
    _nested_lists: "nested too deep",
    _unending_page: "it is more than 16,384 columns wide",
    _unending_comments: "no table in it",
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the memory of a process is told by Linux")
@pytest.mark.parametrize(("make", "said"), _ATTACKS.items(), ids=[make.__name__.strip("_") for make in _ATTACKS])
def test_an_attack_is_refused_in_a_sentence_and_in_little_memory(
    tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    path = make(tmp_path)
    done = subprocess.run([sys.executable, "-c", _READ, path], capture_output=True, text=True, timeout=120, check=True)
    message, used = done.stdout.splitlines()
    assert message.startswith(str(path))
    assert said in message
    assert int(used) / 1024 < _MOST_MB
    assert not done.stderr


def _named(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def _book(name: str) -> Callable[[Path], Path]:
    return lambda folder: workbook(folder / name, f"<sheetData>{_cell('A1')}</sheetData>")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_named("plan.xlsx", b""), "it is empty"),
        (_named("plan.csv", b" \n\n"), "it is empty"),
        (_named("plan.xlsx", b"Ref,Action\n1,Meet\n"), "it ends in .xlsx and is rows of text"),
        (_named("plan.ods", b"Ref,Action\n1,Meet\n"), "it ends in .ods and is rows of text"),
        (_named("plan.xls", b"<html><table><tr><td>x"), "it ends in .xls and is a web page"),
        (_named("plan.json", b"Ref,Action\n1,Meet\n"), "it ends in .json and is rows of text"),
        (_book("plan.csv"), "it ends in .csv and is an Excel workbook"),
        (_book("plan.docx"), "it ends in .docx and is an Excel workbook"),
        (_named("plan.xlsx", b"PK\x03\x04 and no more"), "broken or not whole"),
        (_named("plan.csv", b"%PDF-1.7"), "it is a PDF"),
        (_named("plan.docx", b"{\\rtf1"), "rich text"),
        (_named("plan.db", b"SQLite format 3\0"), "a database"),
        (_named("plan.csv", bytes(range(32)) * 20), "it is no text"),
        (_named("plan.csv", b"\xff\xfeR\0e\0f\0\x00\xd8"), "bytes that are no text"),
        (_named("plan.xml", b"<?xml version='1.0'?><Workbook/>"), "it is XML"),
        (_named("pending.data", b'[description:"Meet" uuid:"1"]\n[description:"Write"]'), "Taskwarrior's own file"),
        (_named("poam.json", b'{"plan": {"uuid": "1", "metadata": {"oscal-version": "1.1.2"}}}'), "OSCAL"),
        (_named("plan.json", b'[{"title": "Meet"'), "broken JSON in line 1"),
        (_named("plan.json", b'{"title": "Meet"}'), "no list of objects"),
        (_named("plan.html", b"Words <b>alone</b>"), "no table in it"),
        (_named("plan.html", b"Ref,Action"), "it ends in .html and is rows of text"),
        (_named("plan.md", b"# Plan\n\nMeet the board.\n"), "no table in it"),
        (_named("plan.csv", b'Ref,Action\n1,"' + b"x" * 200_000), "a cell of it never ends"),
    ],
)
def test_a_file_that_holds_no_table_is_refused_by_what_it_is(
    tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    path = make(tmp_path)
    with pytest.raises(PlanwatchError, match=path.name) as refused:
        read_tables(path)
    assert said in refused.value.message
    assert "\n" not in str(refused.value)


def test_no_file_a_folder_and_a_file_of_others_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PlanwatchError, match="no such file"):
        read_tables(tmp_path / "plan.xlsx")
    with pytest.raises(PlanwatchError, match="is a folder"):
        read_tables(tmp_path)
    with pytest.raises(PlanwatchError, match="could not be read"):
        read_tables(tmp_path / ("x" * 300))


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(PlanwatchError, match="larger than 50 MB"):
        read_tables(path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_that_was_not_saved_to_its_end_is_broken(tmp_path: Path, share: float) -> None:
    path = workbook(tmp_path / "plan.xlsx", f"<sheetData>{_cell('A1')}</sheetData>")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(PlanwatchError, match="broken or not whole"):
        read_tables(path)


def test_encrypted_parts_and_strange_packing_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "plan.xlsx", f"<sheetData>{_cell('A1')}</sheetData>")
    data = path.read_bytes()
    path.write_bytes(data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"))
    with pytest.raises(PlanwatchError, match="encrypted"):
        read_tables(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("_rels/.rels", "<a/>")
    with pytest.raises(PlanwatchError, match="broken"):
        read_tables(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "binary workbook"),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "presentation"),
        ("application/octet-stream", "no document that is known"),
    ],
)
def test_other_documents_of_office_are_refused_by_what_they_are(tmp_path: Path, content: str, said: str) -> None:
    path = workbook(tmp_path / "plan.xlsx", "<sheetData/>")
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    packed(path, parts | {"[Content_Types].xml": parts["[Content_Types].xml"].replace(kind, content)})
    with pytest.raises(PlanwatchError, match=said):
        read_tables(path)


def test_a_mere_archive_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(PlanwatchError, match="packed file and no document"):
        read_tables(packed(tmp_path / "plan.zip", {"plan.csv": "Ref,Action"}))
    with pytest.raises(PlanwatchError, match="mail of Outlook"):
        read_tables(ole(tmp_path / "plan.msg", {"__properties_version1.0": b"x" * 5000}))
