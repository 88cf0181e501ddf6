"""Documents put together part by part: traps and attacks that no program writes, and what programs not at hand do."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{where}:1.0"'
    for name, where in [
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"), ("draw", "drawing"),
    ]
) + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'  # fmt: skip


def packed(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """A zip file of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return path


def workbook(path: Path, *sheets: str, strings: str = "", styles: str = "") -> Path:
    """A workbook of these sheets: what stands between the tags of each, ``<sheetData>`` and all."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/>'
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="Sheet{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    related = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    related += f'<Relationship Id="rs" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    related += f'<Relationship Id="ry" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    return packed(
        path,
        {
            "[Content_Types].xml": f"<Types>{types}</Types>",
            "_rels/.rels": _RELS.format(
                f'<Relationship Id="r0" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
            ),
            "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": _RELS.format(related),
            "xl/sharedStrings.xml": f"<sst {MAIN}>{strings}</sst>",
            "xl/styles.xml": f"<styleSheet {MAIN}>{styles}</styleSheet>",
            **{
                f"xl/worksheets/sheet{n}.xml": f"<worksheet {MAIN}>{sheet}</worksheet>"
                for n, sheet in enumerate(sheets, 1)
            },
        },
    )


def word(path: Path, body: str) -> Path:
    """A Word document of what stands in its body."""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return packed(
        path,
        {
            "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
            "_rels/.rels": _RELS.format(
                f'<Relationship Id="r0" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            ),
            "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
        },
    )


def spreadsheet(path: Path, tables: str, styles: str = "") -> Path:
    """An OpenDocument spreadsheet of these tables and automatic styles."""
    body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
    looks = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content = f"<office:document-content {OPEN}>{looks}{body}</office:document-content>"
    return packed(path, {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def record(kind: int, data: bytes) -> bytes:
    """One record of a workbook of before 2007."""
    return struct.pack("<HH", kind, len(data)) + data


def old_workbook(
    path: Path, cells: bytes, look: bytes = b"", dimensions: tuple[int, int, int, int] = (0, 9, 0, 9)
) -> Path:
    """A workbook of before 2007 with one sheet of these records; ``look`` are fonts, formats and styles."""
    return ole(path, {"Workbook": old_stream(cells, look, dimensions)})


def old_stream(cells: bytes, look: bytes = b"", dimensions: tuple[int, int, int, int] = (0, 9, 0, 9)) -> bytes:
    """What its stream holds."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    end = record(0x000A, b"")
    start = len(begin) + len(look) + len(record(0x0085, struct.pack("<IBBBB", 0, 0, 0, 4, 0) + b"Plan")) + len(end)
    listed = record(0x0085, struct.pack("<IBBBB", start, 0, 0, 4, 0) + b"Plan")
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    sheet += record(0x0200, struct.pack("<IIHHH", *dimensions, 0)) + cells + end
    return begin + look + listed + end + sheet


def small_ole(path: Path, name: str, data: bytes) -> Path:
    """The same of one stream that is too short for sectors of its own."""
    pieces = -(-len(data) // 64)
    directory = _entry("Root Entry", 5, 3, pieces * 64, child=1) + _entry(name, 2, 0, len(data))
    sectors = -(-pieces * 64 // 512)
    following = [-3, -2, -2, *range(4, 3 + sectors), -2]
    within = [*range(1, pieces), -2]
    table, shorts = (struct.pack("<128i", *numbers, *[-1] * (128 - len(numbers))) for numbers in (following, within))
    header = _header(shorts=2)
    path.write_bytes(header + table + directory.ljust(512, b"\0") + shorts + data.ljust(sectors * 512, b"\0"))
    return path


def _header(shorts: int) -> bytes:
    """Where the table of sectors, the directory and the table of short sectors are: the first, the second, there."""
    return struct.pack(
        "<8s16xHHHHH6xIIIIIiIIIi", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6,
        0, 1, 1, 0, 4096, shorts, 1, 0xFFFFFFFE, 0, 0,
    ) + b"\xff" * (108 * 4)  # fmt: skip


def ole(path: Path, streams: dict[str, bytes]) -> Path:
    """A file of streams, as Office wrote before 2007, and as it packs what it encrypts."""
    padded = [(name, data.ljust(4096, b"\0")) for name, data in streams.items()]
    directory = [_entry("Root Entry", 5, -2, 0, child=1)]
    sectors: list[bytes] = []
    following: list[int] = [-3, -2]  # the table of sectors itself, and the directory
    for name, data in padded:
        pieces = [data[at : at + 512].ljust(512, b"\0") for at in range(0, len(data), 512)]
        first = len(following)
        directory.append(_entry(name, 2, first, len(data)))
        following += [*range(first + 1, first + len(pieces)), -2]
        sectors += pieces
    following += [-1] * (128 - len(following))
    table = struct.pack("<128i", *following[:128])
    path.write_bytes(_header(shorts=-2) + table + b"".join(directory).ljust(512, b"\0") + b"".join(sectors))
    return path


def _entry(name: str, kind: int, start: int, size: int, child: int = -1) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBiii36xiI4x", written, len(written), kind, 1, -1, -1, child, start, size)


def texts(rows: Sequence[Sequence[object]]) -> list[list[str]]:
    """What a person reads in the cells of these rows."""
    return [[str(getattr(cell, "text", cell)) for cell in row] for row in rows]
