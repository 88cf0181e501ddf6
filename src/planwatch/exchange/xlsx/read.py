"""The tables of a workbook: of each sheet its table objects, where it has some, else what stands in it."""

from msgspec import Struct
from msgspec.structs import replace

from planwatch.exchange.archive import Archive, related
from planwatch.exchange.table.build import Box, Sparse, dense, filled, line_of, within_box
from planwatch.exchange.table.provenance import Merge, Table
from planwatch.exchange.xlsx.book import Sheet, read_book
from planwatch.exchange.xlsx.cells import Cells
from planwatch.exchange.xlsx.guard import check_sheet
from planwatch.exchange.xlsx.places import area_of
from planwatch.exchange.xlsx.plain import rows
from planwatch.exchange.xlsx.sheet import SheetReader
from planwatch.exchange.xlsx.strings import read_strings
from planwatch.exchange.xlsx.styles import read_styles

_FAR = 10
"""Rows above a table object in which its title is looked for."""


class _Object(Struct, frozen=True):
    """A range that Excel keeps as a table, with its row of headings and perhaps one of totals."""

    name: str
    area: Merge
    heads: int
    totals: int


def read_xlsx(archive: Archive, main: str, file: str) -> list[Table]:
    """The tables of the workbook with that main part; raises PlanwatchError where it is broken or does harm."""
    book = read_book(archive, main)
    for sheet in book.sheets:
        check_sheet(archive, sheet.part)
    strings = read_strings(archive, book.strings)
    cells = Cells(strings, read_styles(archive, book.styles, book.theme), from_1904=book.from_1904)
    tables: list[Table] = []
    for sheet in book.sheets:
        reader = SheetReader(cells)
        archive.walk(sheet.part, reader.start, None, reader.heard, reader.follow, rows(reader.take))
        reader.finish()
        tables += _tables(sheet, reader, _objects(archive, sheet.part), file)
    return tables


def _objects(archive: Archive, part: str) -> list[_Object]:
    found: list[_Object] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "table" and attributes.get("ref"):
            heads = 0 if attributes.get("headerRowCount") == "0" else 1
            totals = 1 if attributes.get("totalsRowCount", "0") != "0" else 0
            name = attributes.get("displayName") or attributes.get("name", "")
            found.append(_Object(name, area_of(attributes["ref"]), heads, totals))

    for kind, target in related(archive, part).values():
        if kind == "table" and archive.has(target):
            archive.walk(target, start)
    return sorted(found, key=lambda one: (one.area.row, one.area.column))


def _tables(sheet: Sheet, reader: SheetReader, objects: list[_Object], file: str) -> list[Table]:
    whole = _table(sheet, reader, reader.box, file)
    inside = [(one, box) for one in objects if (box := _box_of(one, reader)).top >= 0]
    if not inside or not whole.rows:
        return [whole] if whole.rows else []
    boxes = [box for _, box in inside]
    rest = _outside(reader.cells, boxes)
    tables: list[Table] = []
    for one, box in inside:
        groups = _groups(rest, box) if one.heads else 0
        name = sheet.name if len(inside) == 1 else f"{sheet.name}: {one.name}"
        reaching = replace(box, top=box.top - groups)
        table = _table(sheet, reader, reaching, file)
        tables.append(replace(table, name=name, heads=one.heads + groups, above=_above(rest, reaching)))
    if sum(len(filled(rest, row)) for row in rest) <= sum(len(row) for table in tables for row in table.rows):
        return tables
    # Lists for drop-downs are table objects, too: more stands beside them than in them.
    return [whole, *tables]


def _table(sheet: Sheet, reader: SheetReader, box: Box, file: str) -> Table:
    return Table(
        file=file,
        name=sheet.name,
        rows=dense(reader.cells, box),
        merges=tuple(within_box(reader.merges, box)),
        is_grid=True,
        first_row=box.top + 1,
        first_column=box.left,
        is_hidden=sheet.is_hidden,
        hidden_columns=frozenset(
            column - box.left for column in reader.hidden_columns if box.left <= column <= box.right
        ),
        hidden_rows=frozenset(row - box.top for row in reader.hidden_rows if box.top <= row <= box.bottom),
        notes=reader.taken.notes(),
    )


def _box_of(one: _Object, reader: SheetReader) -> Box:
    """The table object's cells, down to the last row that holds something and touches it.

    What writes a row under a table object without telling the object of it is not only openpyxl.
    """
    area = one.area
    right = min(area.column + area.columns - 1, reader.box.right)
    bottom = min(area.row + area.rows - 1 - one.totals, reader.box.bottom)
    while not one.totals and filled(reader.cells, bottom + 1, area.column, right):
        bottom += 1
    while bottom >= area.row and not filled(reader.cells, bottom, area.column, right):
        bottom -= 1
    return Box(area.row, bottom, area.column, right) if bottom >= area.row and right >= area.column else Box()


def _groups(rest: Sparse, box: Box) -> int:
    """How many rows above the headings name groups of columns: Excel's tables have one row of headings only."""
    named = [column for column, _ in filled(rest, box.top - 1, box.left, box.right)]
    return 1 if len(named) > 1 and max(named) > box.left + 1 else 0


def _above(rest: Sparse, box: Box) -> tuple[str, ...]:
    """The texts of the rows above, each row as one."""
    rows = range(max(box.top - _FAR, 0), box.top)
    said = (" ".join(cell.text for _, cell in filled(rest, row) if cell.text) for row in rows)
    return tuple(line for line in said if line)


def _outside(cells: Sparse, boxes: list[Box]) -> Sparse:
    """What stands in none of the boxes."""

    def is_inside(row: int, column: int) -> bool:
        return any(box.top <= row <= box.bottom and box.left <= column <= box.right for box in boxes)

    rest: Sparse = {}
    for row in cells:
        outside = {column: cell for column, cell in filled(cells, row) if not is_inside(row, column)}
        if line := line_of(outside):
            rest[row] = line
    return rest
