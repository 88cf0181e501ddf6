"""What Excel refuses, and other programs forgive: found in the bytes of a workbook."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
from openpyxl.utils import range_boundaries  # pyright: ignore[reportUnknownVariableType]

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FUNCTIONS = {"IF", "AND", "OR", "ISNUMBER", "TODAY", "SUM"}
"""What our formulas use; each was in Excel 97."""


def faults(held: bytes) -> list[str]:
    """What of a workbook Excel would not take, in words."""
    with zipfile.ZipFile(BytesIO(held)) as packed:
        parts = {
            name: ET.fromstring(packed.read(name)) for name in packed.namelist() if name.endswith((".xml", ".rels"))
        }
    sheets = {name: part for name, part in parts.items() if name.startswith("xl/worksheets/sheet")}
    found = [*_names(parts["xl/workbook.xml"]), *_texts(parts["xl/sharedStrings.xml"]), *_opened(held)]
    styles = next(parts["xl/styles.xml"].iter(f"{_MAIN}cellXfs"))
    figures = {str(at) for at, one in enumerate(styles) if one.get("numFmtId") == "0"}
    for part in sheets.values():
        found += [*_sizes(part, figures), *_choices(part), *_formulas(part), *_overlaps(part)]
    return found


def _opened(held: bytes) -> Iterator[str]:
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        openpyxl.load_workbook(BytesIO(held))
    yield from (str(warning.message) for warning in said)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _names(book: ET.Element) -> Iterator[str]:
    names = [sheet.attrib["name"] for sheet in book.iter(f"{_MAIN}sheet")]
    for name in names:
        if (
            not 0 < _units(name) <= 31
            or re.search(r"[\[\]:*?/\\\x00-\x1f]|^'|'$", name)
            or name.casefold() == "history"
        ):
            yield f"a sheet is named {name!r}"
    if len({name.casefold() for name in names}) < len(names):
        yield f"two sheets have one name: {names}"
    defined = [(one.attrib["name"], one.attrib.get("localSheetId")) for one in book.iter(f"{_MAIN}definedName")]
    yield from (f"the name {name} is defined" for name, _ in defined if not name.startswith("_xlnm."))
    if len(set(defined)) < len(defined):
        yield "a name is defined twice"


def _texts(strings: ET.Element) -> Iterator[str]:
    for one in strings.iter(f"{_MAIN}si"):
        text = "".join(part.text or "" for part in one.iter(f"{_MAIN}t"))
        if _units(re.sub(r"_x[0-9A-Fa-f]{4}_", "x", text)) > 32_767:
            yield f"a cell holds {_units(text)} characters"


def _sizes(sheet: ET.Element, figures: set[str]) -> Iterator[str]:
    for row in sheet.iter(f"{_MAIN}row"):
        if float(row.get("ht", "0")) > 409:
            yield f"row {row.get('r')} is {row.get('ht')} high"
    for cell in sheet.iter(f"{_MAIN}c"):
        is_figure = cell.get("s") in figures
        if cell.get("t") is None and not is_figure and float(cell.findtext(f"{_MAIN}v") or "0") < 0:
            yield f"{cell.get('r')} is a day that Excel does not know, or a sum below nothing"
    for foot in sheet.iter(f"{_MAIN}oddFooter"):
        if len(foot.text or "") > 255 or re.search(r"&(?![&LRPN])", (foot.text or "").replace("&&", "")):
            yield f"a foot says {foot.text!r}"


def _choices(sheet: ET.Element) -> Iterator[str]:
    for one in sheet.iter(f"{_MAIN}dataValidation"):
        source = one.findtext(f"{_MAIN}formula1", "")
        if source.startswith('"') and len(source) > 257:
            yield f"a list of choices is {len(source)} long"
        for name, most in (("errorTitle", 32), ("error", 255), ("promptTitle", 32), ("prompt", 255)):
            if len(one.get(name, "")) > most:
                yield f"{name} is too long"


def _formulas(sheet: ET.Element) -> Iterator[str]:
    for one in sheet.iter(f"{_MAIN}f"):
        text = re.sub(r'"[^"]*"', "", one.text or "")
        strange = set(re.findall(r"([A-Z.]+)\(", text)) - _FUNCTIONS
        if strange or len(one.text or "") > 8_192:
            yield f"a formula has {strange}: {one.text}"


def _overlaps(sheet: ET.Element) -> Iterator[str]:
    ranges = [one.attrib["ref"] for tag in ("mergeCell", "autoFilter") for one in sheet.iter(f"{_MAIN}{tag}")]
    for at, one in enumerate(ranges):
        yield from (f"{one} overlaps {other}" for other in ranges[at + 1 :] if _meet(one, other))


def _meet(one: str, other: str) -> bool:
    a: Any = range_boundaries(one)
    b: Any = range_boundaries(other)
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def strict(path: Path) -> list[str]:
    """The same of a file."""
    return faults(path.read_bytes())
