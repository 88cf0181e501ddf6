"""The generated plan as a council keeps it elsewhere: a table of 12 columns, as a workbook, CSV or Word document."""

import csv
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from generate import actions
from xlsxwriter import Workbook

from planwatch.model.dates.span import Span
from planwatch.model.plan.action import Action

HEADINGS = (
    "Ref", "Action", "Theme", "Lead officer", "Supported by", "Start date", "Due date", "Status", "RAG", "Completed",
    "Progress update", "What success looks like",
)  # fmt: skip
Cell = str | date


def rows(number: int) -> Iterator[tuple[Cell, ...]]:
    """The headings and so many actions: a date that is a day as one, all else as words."""
    yield HEADINGS
    for action in actions(number):
        yield _row(action)


def _row(action: Action) -> tuple[Cell, ...]:
    said = action.update[-1].text if action.update else ""
    return (
        action.ref, action.title, action.theme, action.lead, "; ".join(action.support), _when(action.start),
        _when(action.due), action.status.capitalize(), action.rag.capitalize() if action.rag else "",
        _when(action.completed), said, action.success,
    )  # fmt: skip


def _when(when: Span) -> Cell:
    return when.last if when.last is not None and when.is_one_day else when.text


def _xlsx(path: Path, number: int) -> None:
    with Workbook(path, {"constant_memory": False}) as book:
        page: Any = book.add_worksheet("Action plan")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for at, row in enumerate(rows(number)):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(at, column, cell, day)
                elif cell:
                    page.write_string(at, column, cell)


def _csv(path: Path, number: int) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([_words(cell) for cell in row] for row in rows(number))


def _words(cell: Cell) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell


def _ods(path: Path, number: int) -> None:
    def cell(one: Cell) -> str:
        if isinstance(one, date):
            kind = f'office:value-type="date" office:date-value="{one}"'
        else:
            kind = 'office:value-type="string"'
        return f"<table:table-cell {kind}><text:p>{escape(_words(one))}</text:p></table:table-cell>"

    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows(number))
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        packed.writestr(
            "content.xml",
            f'<office:document-content{names}><office:body><office:spreadsheet><table:table table:name="Action plan">'
            f"{body}</table:table></office:spreadsheet></office:body></office:document-content>",
        )


def _docx(path: Path, number: int) -> None:
    def cell(one: Cell) -> str:
        return f"<w:tc><w:p><w:r><w:t>{escape(_words(one))}</w:t></w:r></w:p></w:tc>"

    body = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows(number))
    space = "http://schemas.openxmlformats.org"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types"><Override '
        f'PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{space}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}/wordprocessingml/2006/main"><w:body><w:tbl>{body}</w:tbl>'
        "</w:body></w:document>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)


WRITERS: Mapping[str, Callable[[Path, int], None]] = {".xlsx": _xlsx, ".csv": _csv, ".ods": _ods, ".docx": _docx}


def write_table(number: int, path: Path) -> None:
    """Write the table as the suffix says."""
    WRITERS[path.suffix](path, number)
